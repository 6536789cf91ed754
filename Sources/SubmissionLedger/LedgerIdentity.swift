public import EventLog
internal import EventSchema
internal import SwiftProtobuf
public import TransparencyLog

/// What a ledger's first event says of it.
public struct LedgerIdentity: Sendable {
  public let origin: String
  public let hasSimulatedClock: Bool
  /// The key that checks its checkpoints, in the C2SP form.
  public let verifier: NoteVerifier
  public let createdAt: Timestamp

  init(of log: EventLog, at path: String) throws(LedgerError) {
    let first = try logging { () throws(EventLogError) in
      try log.copyEvents(from: Position(0), limit: 1).first
    }
    guard let first, first.header.type == .ledgerCreated,
      let body = try? SchemaLedgerCreated(serializedBytes: first.body),
      let verifier = try? NoteVerifier(parsing: body.verifierKey)
    else { throw .notALedger(path: path) }
    origin = body.origin
    hasSimulatedClock = body.simulatedClock
    self.verifier = verifier
    createdAt = first.header.recordedAt
  }
}
