internal import DataSet
public import EventLog
public import EventSchema
internal import KeyVault
internal import Projections
internal import SwiftProtobuf
public import TransparencyLog

/// Which events to replay.
public struct ReplayFilter: Sendable {
  /// The first position to hand over; one at or beyond the end gives nothing.
  public var from: UInt64 = 0
  /// The last position, itself included; nil for the end of the log.
  public var to: UInt64?
  /// The moment of history at which the log is taken to end, at the latest.
  public var asOf: AsOf = .now
  /// The only type to hand over; nil for every type.
  public var type: EventType?
  /// The only stream to hand over; nil for every stream.
  public var stream: StreamID?
  /// The only person whose events to hand over; nil for everybody's, and those of nobody.
  public var personNumber: UInt64?

  /// Lets every event through, until something is set.
  public init() {}

  func matches(_ header: EventHeader) -> Bool {
    (type == nil || header.type == type) && (stream == nil || header.stream == stream)
      && (personNumber == nil || header.personNumber == personNumber)
  }
}

/// An event as it is replayed.
public struct ReplayedEvent: Sendable {
  /// The event, copied out of the log so that no snapshot stays open.
  public let event: RecordedEvent
  /// The hash of the stored bytes as a leaf of the tree (RFC 6962), by which it can be proved to be
  /// in the log.
  public let leafHash: Hash
  /// The rows in the sealed part; nil where nothing is sealed or unsealing was not asked for.
  public let content: UnsealedContent?
}

/// What was found on opening a sealed part.
public enum UnsealedContent: Sendable {
  case rows([UnsealedRow])
  /// What the event says under names of its own.
  case facts([(name: String, value: String)])
  /// The key no longer exists, or is another one.
  case unreadable(reason: String)
}

/// One row out of a sealed part.
public struct UnsealedRow: Sendable {
  /// The name of the table that the row was submitted in.
  public let table: String
  /// The place of the row in its table of the submitted file, from 1.
  public let number: UInt32
  /// The names of the fields that hold a value, and the values.
  public let cells: [(field: String, value: String)]

  init(_ row: SchemaRow, of dataSet: DataSet?) {
    table = row.table
    number = row.number
    let fields = dataSet?.table(named: row.table)?.fields ?? []
    cells = zip(row.fields, row.values).map { ordinal, value in
      let isKnown = (1...UInt32(max(1, fields.count))).contains(ordinal) && !fields.isEmpty
      return (isKnown ? fields[Int(ordinal) - 1].name : "field \(ordinal)", value)
    }
  }
}

extension SubmissionLedger {
  /// Hands over the events that match, in order.
  ///
  /// - Throws: what `body` throws, or a ``LedgerError``.
  public func replay(
    _ filter: ReplayFilter, _ body: (ReplayedEvent) throws -> Void
  ) throws {
    try replay(filter, unsealing: { _ in nil }, body)
  }

  /// As `replay`, with the sealed parts opened.
  ///
  /// Before the first event is handed over the look is recorded, once for each person whose content
  /// is opened (R28).
  public func replayUnsealed(
    _ filter: ReplayFilter, reason: String, _ body: (ReplayedEvent) throws -> Void
  ) throws {
    try checkWords(reason, "--reason")
    var bounded = filter
    // What is recorded about this look is not part of it.
    let size = try size(asOf: filter.asOf)
    if size == 0 { return }
    bounded.asOf = .position(Position(size - 1))
    var looks = ContentLooks()
    try replay(bounded, unsealing: { _ in nil }) { looks.count($0.event.header) }
    let vault = try openVault(readOnly: true)
    try recordAccesses(
      looks.without(try erasedPersons()), command: "replay --unseal", reason: reason)
    try catchUp()
    try replay(bounded, unsealing: { try unseal($0, vault) }, body)
  }

  private func replay(
    _ filter: ReplayFilter, unsealing: (RecordedEvent) throws -> UnsealedContent?,
    _ body: (ReplayedEvent) throws -> Void
  ) throws {
    var end = try size(asOf: filter.asOf)
    if let to = filter.to, to < end { end = to + 1 }
    var next = filter.from
    while next < end {
      // Copied in runs, so that no snapshot is held while somebody reads the output.
      let events = try logging { () throws(EventLogError) in
        try log.copyEvents(from: Position(next), limit: Int(min(1_000, end - next)))
      }
      guard let last = events.last else { return }
      for event in events where filter.matches(event.header) {
        try body(
          ReplayedEvent(
            event: event, leafHash: Hash.leaf(event.bytes.span), content: try unsealing(event)))
      }
      next = last.position.next.rawValue
    }
  }

  /// What a sealed part holds; a key that is gone is an answer, anything else is a failure.
  private func unseal(_ event: RecordedEvent, _ vault: Vault) throws -> UnsealedContent? {
    guard !event.header.sealed.isEmpty else { return nil }
    do {
      let content = try open(event, vault)
      switch event.header.type {
      case .optOutStatusChanged:
        return .facts(try SchemaOptOutStatus(serializedBytes: content).facts)
      case .restrictionApplied:
        return .facts(try SchemaRestrictionDetails(serializedBytes: content).facts)
      case .optOutCheckRequested, .optOutCheckCompleted:
        return .facts(try SchemaOptOutFiles(serializedBytes: content).facts)
      case .disclosureMembers:
        return .facts(try SchemaDisclosureMemberSet(serializedBytes: content).facts())
      default:
        let rows = try SchemaRows(serializedBytes: content).rows
        let dataSet = try dataSet(of: event)
        return .rows(rows.map { UnsealedRow($0, of: dataSet) })
      }
    } catch VaultError.erased(let person) {
      return .unreadable(reason: "\(VaultError.erased(person))")
    } catch VaultError.cannotUnseal {
      return .unreadable(reason: "\(VaultError.cannotUnseal)")
    } catch let error as VaultError {
      throw LedgerError.vault(error)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError.projection(.malformedBody(event.position))
    }
  }

  /// The version of the data set by which the rows of an event are to be read.
  private func dataSet(of event: RecordedEvent) throws -> DataSet? {
    // Bodies of submitted rows all begin with the number of their submission.
    let number = try SchemaPersonnelSubmitted(serializedBytes: event.body).submission
    let record = try readSubmissions { (model) throws(ProjectionError) in
      try model.submission(UInt64(number))
    }
    return record.flatMap { DataSet.version($0.received.dataSetVersion) }
  }

  /// The sealed part of an event, opened with the key of its person or provider.
  func open(_ event: RecordedEvent, _ vault: Vault) throws -> [UInt8] {
    if let person = event.header.personNumber {
      let key = try vault.key(of: PersonNumber(rawValue: person))
      return try Sealed.open(event.sealed, associatedData: event.associatedData, with: key)
    }
    let key = try vault.systemKey(named: try systemKeyName(of: event))
    return try Sealed.open(event.sealed, associatedData: event.associatedData, with: key)
  }

  private func systemKeyName(of event: RecordedEvent) throws -> String {
    if event.header.stream.category == .optOutCheck { return optOutKeyName }
    if event.header.stream.category == .disclosure { return disclosureKeyName }
    let body = try SchemaPersonnelSubmitted(serializedBytes: event.body)
    return personnelKeyName(provider: body.provider)
  }
}
