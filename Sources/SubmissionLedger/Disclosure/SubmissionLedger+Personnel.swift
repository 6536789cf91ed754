internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Projections
internal import SwiftProtobuf

/// An event about no patient, and what was sealed in it, which cannot be printed.
struct OpenedEvent: Redacted {
  let event: RecordedEvent
  let content: [UInt8]
}

extension SubmissionLedger {
  /// The rows of no patient of a submission: the header, and those about staff.
  ///
  /// They stand behind the patients, so they are looked for from the end.
  func personnel(
    of source: DisclosureSource, _ vault: Vault
  ) throws(LedgerError) -> [OpenedEvent] {
    let start = source.record.receivedPosition.rawValue
    let end = source.accepted.rawValue
    var span: UInt64 = 512
    while true {
      let first = end - start > span ? end - span : start
      let events = try logging { () throws(EventLogError) in
        try log.copyEvents(from: Position(first), limit: Int(end - first) + 1)
      }
      let own = events.filter { event in
        event.header.type == .personnelSubmitted
          && (try? SchemaPersonnelSubmitted(serializedBytes: event.body).submission)
            == UInt32(truncatingIfNeeded: source.record.number)
      }
      let isWhole =
        own.first.flatMap {
          try? SchemaPersonnelSubmitted(serializedBytes: $0.body).part
        } == 1
      if isWhole || first == start {
        return try own.map { event throws(LedgerError) in
          try opened(event, vault)
        }
      }
      span *= 16
    }
  }

  private func opened(
    _ event: RecordedEvent, _ vault: Vault
  ) throws(LedgerError) -> OpenedEvent {
    do {
      return OpenedEvent(event: event, content: try open(event, vault))
    } catch let error as VaultError {
      throw .vault(error)
    } catch {
      throw .projection(.malformedBody(event.position))
    }
  }
}
