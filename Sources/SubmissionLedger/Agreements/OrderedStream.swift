internal import Agreements
internal import EventLog
internal import Foundation

/// A stream whose events are found without a walk over the log: each has an idempotency key that names
/// its place in the stream.
struct OrderedStream {
  let id: StreamID

  /// The key of the event at a place, from 1.
  private func keyName(_ version: UInt64) -> String { "\(id)/\(version)" }

  /// Its events below a size of the log, in order.
  ///
  /// Cost: two looks into the log for each event.
  func events(
    in snapshot: borrowing LogSnapshot, asOfSize size: UInt64
  ) throws(EventLogError) -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    for version in 0..<(try snapshot.version(of: id)) {
      let event = try event(version + 1, in: snapshot)
      guard event.position.rawValue < size else { break }
      events.append(event)
    }
    return events
  }

  /// The event at a place, from 1, that the stream has.
  func event(
    _ version: UInt64, in snapshot: borrowing LogSnapshot
  ) throws(EventLogError) -> RecordedEvent {
    let name = keyName(version)
    guard let result = try snapshot.result(ofKeyNamed: name) else {
      throw .damaged(.missingState("idempotency record of \(name)"))
    }
    return try snapshot.event(at: result.first)
  }

  /// An event to be appended behind so many others, and its key.
  func draft(
    after version: UInt64, _ fields: EventFields
  ) -> (draft: EventDraft, key: IdempotencyKey) {
    (
      EventDraft(fields, expecting: .exactly(version)),
      IdempotencyKey(keyName(version + 1), content: fields.body)
    )
  }
}

extension SubmissionLedger {
  /// Appends what follows from the events of a stream; nil where nothing does.
  ///
  /// Where another process appends in between, what it said is looked at first.
  func append(
    to findStream: () throws(LedgerError) -> OrderedStream,
    _ decide: (StreamID, [RecordedEvent]) throws(LedgerError) -> EventFields?
  ) throws(LedgerError) -> Position? {
    while true {
      let stream = try findStream()
      let events = try logging { () throws(EventLogError) in
        try stream.events(in: try log.beginRead(), asOfSize: .max)
      }
      guard let fields = try decide(stream.id, events) else { return nil }
      let (draft, key) = stream.draft(after: UInt64(events.count), fields)
      do throws(LedgerError) {
        let result = try append([draft], idempotency: key)
        // A repeat is the event of another process, which said the same.
        if !result.isRepeat { return result.first }
      } catch {
        switch error {
        case .log(.idempotencyConflict), .log(.wrongExpectedVersion): continue
        default: throw error
        }
      }
    }
  }

  /// A small document as it stands in its file.
  func readDocument(_ path: String) throws(LedgerError) -> [UInt8] {
    let limit = DocumentLimits.bytes
    var bytes: [UInt8] = []
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      bytes = Array(try handle.read(upToCount: limit + 1) ?? Data())
    } catch {
      throw .document(path: path, .unreadable(reason: "the file cannot be read"))
    }
    guard bytes.count <= limit else {
      throw .document(path: path, .unreadable(reason: "expected at most \(limit) bytes"))
    }
    return bytes
  }
}

/// What a document may be like.
enum DocumentLimits {
  /// Far more than any agreement takes; what an event holds of it is shorter, and so fits.
  static let bytes = 60_000
}
