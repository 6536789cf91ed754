public import EventLog
internal import EventSchema
internal import SwiftProtobuf
public import TransparencyLog

/// What a ledger's first event says of it.
public struct LedgerIdentity: Sendable {
  /// The name under which its checkpoints are signed (C2SP tlog-checkpoint).
  public let origin: String
  /// Whether commands bring the time with them; set for good when the ledger is made.
  public let hasSimulatedClock: Bool
  /// The key that checks its checkpoints, in the C2SP form.
  public let verifier: NoteVerifier
  /// When the log took its first event; simulated time on a ledger with a simulated clock.
  public let createdAt: Timestamp
  /// The id of the vault that belongs to it.
  public let vaultID: [UInt8]

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
    vaultID = Array(body.vaultID)
    createdAt = first.header.recordedAt
  }
}
