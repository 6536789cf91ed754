public import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
public import Intake
internal import SwiftProtobuf

extension SubmissionLedger {
  /// Loads a file of reference data, which from its event on replaces the one of that kind.
  ///
  /// The content is durable before the event that names it. Content that is in force already appends
  /// nothing, and is written again where its file was lost.
  /// - Parameter asAt: the day that the file describes; nil for the day on which it is loaded.
  /// - Throws: ``LedgerError/intake(_:)`` for a file that cannot stand; nothing of it is kept.
  public func loadReference(
    _ kind: ReferenceData.Kind, from path: String, asAt: Day? = nil
  ) throws(LedgerError) -> ReferenceLoading {
    let (register, fileDigest) = try taking { () throws(IntakeError) in
      try CodeRegister.read(path, as: kind)
    }
    let contentDigest = register.contentDigest()
    let files = ReferenceFiles(layout: layout)
    let before = try files.state(of: contentDigest)
    if before != .whole { try files.write(register, contentDigest) }
    var body = SchemaReferenceDataLoaded()
    body.kind = kind.rawValue
    body.rows = UInt64(register.rowCount)
    body.contentDigest = Data(contentDigest.bytes)
    body.asAt = (asAt ?? today).daysSince1970
    body.fileDigest = Data(fileDigest.bytes)
    while true {
      let newest = try newestReferences(atMost: 1)[kind]?.first
      if let newest, newest.contentDigest == contentDigest {
        return ReferenceLoading(loaded: newest, isNew: false, isRestored: before != .whole)
      }
      // Another process may have been quicker; then what it loaded is looked at first.
      guard let loading = try append(body, to: kind, after: newest?.version ?? 0) else { continue }
      return loading
    }
  }

  /// What is in force at the head of the log and the events that say so, in the order of kinds.
  ///
  /// Cost: two looks into the log for each kind, then the content is read.
  /// - Throws: ``LedgerError/referenceLost(kind:path:_:)`` for content that is not what its event
  ///   says.
  public func referenceData() throws(LedgerError) -> (
    data: ReferenceData, loaded: [LoadedReference]
  ) {
    let newest = try newestReferences(atMost: 1)
    let loaded = ReferenceData.Kind.allCases.compactMap { newest[$0]?.first }
    let files = ReferenceFiles(layout: layout)
    var registers: [CodeRegister] = []
    for load in loaded { registers.append(try files.read(load)) }
    return (ReferenceData(registers), loaded)
  }

  /// Everything that was ever loaded, in the order of the log, and how its content is.
  ///
  /// Cost: all content is read.
  public func referenceList() throws(LedgerError) -> [ListedReference] {
    let files = ReferenceFiles(layout: layout)
    var list: [ListedReference] = []
    for loads in try newestReferences(atMost: .max).values {
      for (index, loaded) in loads.enumerated() {
        list.append(
          ListedReference(
            loaded: loaded, isInForce: index == 0,
            content: try files.state(of: loaded.contentDigest)))
      }
    }
    return list.sorted { $0.loaded.position < $1.loaded.position }
  }

  /// The last loads of each kind, the newest first, in one view of the log.
  private func newestReferences(
    atMost count: UInt64
  ) throws(LedgerError) -> [ReferenceData.Kind: [LoadedReference]] {
    try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      var found: [ReferenceData.Kind: [LoadedReference]] = [:]
      for kind in ReferenceData.Kind.allCases {
        let newest = try snapshot.version(of: kind.stream)
        for version in (newest - min(newest, count)..<newest).reversed() {
          let name = keyName(kind, version: version + 1)
          guard let result = try snapshot.result(ofKeyNamed: name) else {
            throw .damaged(.missingState("idempotency record of \(name)"))
          }
          let event = try snapshot.event(at: result.first)
          found[kind, default: []].append(try loadedReference(event))
        }
      }
      return found
    }
  }

  private func loadedReference(
    _ event: RecordedEvent
  ) throws(EventLogError) -> LoadedReference {
    guard let loaded = LoadedReference(event) else {
      throw .damaged(.missingState("reference data of position \(event.position)"))
    }
    return loaded
  }

  /// Appends the next event of a kind's stream; nil where another process was quicker.
  ///
  /// Its idempotency key names its place in the stream. So the newest load is found by the version
  /// of the stream, however long the log is, and no place is taken twice.
  private func append(
    _ body: SchemaReferenceDataLoaded, to kind: ReferenceData.Kind, after version: UInt64
  ) throws(LedgerError) -> ReferenceLoading? {
    let draft = EventDraft(
      EventFields(
        type: .referenceDataLoaded, stream: kind.stream, effectiveAt: now, actor: session.actor,
        body: try serialized(body)),
      expecting: .exactly(version))
    let key = IdempotencyKey(
      keyName(kind, version: version + 1), content: Array(body.contentDigest))
    let result: AppendResult
    do throws(LedgerError) {
      result = try append([draft], idempotency: key)
    } catch {
      if case .log(.idempotencyConflict) = error { return nil }
      throw error
    }
    let loaded = try logging { () throws(EventLogError) in
      try loadedReference(try log.beginRead().event(at: result.first))
    }
    return ReferenceLoading(loaded: loaded, isNew: !result.isRepeat, isRestored: false)
  }

  private func keyName(_ kind: ReferenceData.Kind, version: UInt64) -> String {
    "reference/\(kind.rawValue)/\(version)"
  }
}
