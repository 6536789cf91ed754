public import EventLog
internal import EventSchema
internal import Foundation
internal import KeyVault
internal import Projections
internal import SwiftProtobuf
internal import TransparencyLog

/// The ledger: command in, events out; question in, answer out.
///
/// ```swift
/// let ledger = try SubmissionLedger.open(at: path, session: LedgerSession(actor: "operator"))
/// let summary = try ledger.submit(request)
/// ```
public final class SubmissionLedger: Sendable {
  let layout: LedgerLayout
  let session: LedgerSession
  private let clock: LedgerClock
  /// The log beneath, for questions that need no more than events and the tree.
  public let log: EventLog
  /// What the first event says of the ledger.
  public let identity: LedgerIdentity
  let submissions: ProjectionStore
  let referrals: ProjectionStore
  let choices: ProjectionStore
  let optOuts: ProjectionStore
  let disclosureStore: ProjectionStore
  let erasureStore: ProjectionStore
  let breachMemory = ProcessMemory<BreachIndex>()
  let memberMemory = ProcessMemory<MemberShelf>()

  private init(
    _ layout: LedgerLayout, _ session: LedgerSession, _ clock: LedgerClock, _ log: EventLog,
    _ identity: LedgerIdentity
  ) throws(LedgerError) {
    self.layout = layout
    self.session = session
    self.clock = clock
    self.log = log
    self.identity = identity
    submissions = try projecting { () throws(ProjectionError) in
      try ProjectionStore(Submissions.self, of: log, in: layout.projections)
    }
    referrals = try projecting { () throws(ProjectionError) in
      try ProjectionStore(Referrals.self, of: log, in: layout.projections)
    }
    choices = try projecting { () throws(ProjectionError) in
      try ProjectionStore(Choices.self, of: log, in: layout.projections)
    }
    optOuts = try projecting { () throws(ProjectionError) in
      try ProjectionStore(OptOuts.self, of: log, in: layout.projections)
    }
    disclosureStore = try projecting { () throws(ProjectionError) in
      try ProjectionStore(Disclosures.self, of: log, in: layout.projections)
    }
    erasureStore = try projecting { () throws(ProjectionError) in
      try ProjectionStore(Erasures.self, of: log, in: layout.projections)
    }
  }

  /// Opens a ledger.
  ///
  /// - Throws: ``LedgerError/clockIsReal`` and ``LedgerError/timeRunsBackwards(given:newest:)`` for a
  ///   time in the session that the ledger cannot take.
  public static func open(
    at directory: String, session: LedgerSession
  ) throws(LedgerError) -> SubmissionLedger {
    try session.check()
    let layout = LedgerLayout(directory: directory)
    guard LedgerFiles.isLedger(layout) else { throw .notALedger(path: directory) }
    let clock = LedgerClock()
    let log = try logging { () throws(EventLogError) in
      try EventLog.open(at: layout.log, clock: clock.read)
    }
    let identity = try LedgerIdentity(of: log, at: directory)
    let newest = try logging { () throws(EventLogError) in try log.head().recordedAt }
    if let time = session.simulatedTime {
      guard identity.hasSimulatedClock else { throw .clockIsReal }
      guard time >= newest else { throw .timeRunsBackwards(given: time, newest: newest) }
    }
    if identity.hasSimulatedClock { clock.stop(at: session.simulatedTime ?? newest) }
    return try SubmissionLedger(layout, session, clock, log, identity)
  }

  /// Makes a ledger in a new or empty directory: log, vault and signing key.
  ///
  /// - Parameter origin: the name under which its checkpoints are signed, a schema-less URL as a rule.
  public static func create(
    at directory: String, origin: String, simulatedClock: Bool, session: LedgerSession
  ) throws(LedgerError) -> SubmissionLedger {
    try session.check()
    guard let name = KeyName(origin) else {
      throw .badArgument(
        name: "origin", expected: "a name without spaces and plus signs, such as example.org/iapt")
    }
    if session.simulatedTime != nil, !simulatedClock { throw .clockIsReal }
    guard origin.utf8.count <= 256 else {
      throw .badArgument(name: "origin", expected: "at most 256 bytes")
    }
    let layout = LedgerLayout(directory: directory)
    try checkKeySource(layout)
    try LedgerFiles.makeDirectories(layout)
    let signer = NoteSigner(generatingKeyNamed: name)
    try LedgerFiles.store(signer, at: layout.signingKey)
    let vaultID = try makeVault(layout).id
    let clock = LedgerClock()
    if simulatedClock {
      clock.stop(at: session.simulatedTime ?? Timestamp(microseconds: 0))
    }
    let log = try logging { () throws(EventLogError) in
      try EventLog.create(at: layout.log, clock: clock.read)
    }
    var body = SchemaLedgerCreated()
    body.origin = origin
    body.simulatedClock = simulatedClock
    body.verifierKey = signer.verifier.encoded
    body.vaultID = Data(vaultID)
    let draft = EventDraft(
      EventFields(
        type: .ledgerCreated, stream: StreamID(.ledger, 1), effectiveAt: clock.read(),
        actor: session.actor, body: try serialized(body)),
      expecting: .noStream)
    _ = try logging { () throws(EventLogError) in try log.enqueue(AppendBatch([draft])).wait() }
    let identity = try LedgerIdentity(of: log, at: directory)
    return try SubmissionLedger(layout, session, clock, log, identity)
  }

  /// Fails for a key that cannot be had, before anything is made.
  private static func checkKeySource(_ layout: LedgerLayout) throws(LedgerError) {
    let source = LedgerFiles.keyEncryptionKeySource(layout)
    if source == .file(layout.keyEncryptionKey) { return }
    _ = try vaulting { () throws(VaultError) in try source.load() }
  }

  private static func makeVault(_ layout: LedgerLayout) throws(LedgerError) -> Vault {
    let source = LedgerFiles.keyEncryptionKeySource(layout)
    return try vaulting { () throws(VaultError) in
      if source == .file(layout.keyEncryptionKey) {
        let key = try KeyEncryptionKey.create(at: layout.keyEncryptionKey)
        return try Vault.create(at: layout.vault, keyEncryptionKey: key)
      }
      return try Vault.create(at: layout.vault, keyEncryptionKey: try source.load())
    }
  }

  /// Opens the vault; a writer holds it alone and so also keeps a second submission waiting.
  ///
  /// It holds no key of anybody who was erased by the time.
  func openVault(
    readOnly: Bool, patience: Duration = .seconds(5)
  ) throws(LedgerError) -> Vault {
    let vault = try openVaultAsItIs(readOnly: readOnly, patience: patience)
    try settleErasures(in: vault, isReadOnly: readOnly)
    return vault
  }

  /// Opens the vault without a look at what the log says of erasures.
  func openVaultAsItIs(
    readOnly: Bool, patience: Duration = .seconds(5)
  ) throws(LedgerError) -> Vault {
    let vault = try vaulting { () throws(VaultError) in
      let key = try LedgerFiles.keyEncryptionKeySource(layout).load()
      return try Vault.open(
        at: layout.vault, keyEncryptionKey: key, readOnly: readOnly, patience: patience)
    }
    guard vault.id == identity.vaultID else { throw .vaultOfAnotherLedger }
    return vault
  }

  /// The key of a person; nil where it was destroyed.
  func keyUnlessErased(of person: UInt64, _ vault: Vault) throws(LedgerError) -> PersonKey? {
    try vault.keyUnlessErased(of: person)
  }

  /// Appends one batch and waits for it.
  func append(
    _ drafts: [EventDraft], idempotency: IdempotencyKey? = nil
  ) throws(LedgerError) -> AppendResult {
    try logging { () throws(EventLogError) in
      try log.enqueue(AppendBatch(drafts, idempotency: idempotency)).wait()
    }
  }

  /// The time at which what this command tells of takes effect.
  var now: Timestamp { clock.read() }
}

extension Vault {
  /// The key of a person; nil where it was destroyed.
  ///
  /// For work on other cores, which may hold a vault longer than whoever asked for it, and no ledger.
  func keyUnlessErased(of person: UInt64) throws(LedgerError) -> PersonKey? {
    do throws(VaultError) {
      return try key(of: PersonNumber(rawValue: person))
    } catch {
      if case .erased = error { return nil }
      throw .vault(error)
    }
  }
}

/// The encoded message; its fields are plain values, so this cannot fail for want of content.
func serialized(_ message: some Message) throws(LedgerError) -> [UInt8] {
  do {
    return try message.serializedBytes()
  } catch {
    throw .file(path: "event body", reason: String(describing: error))
  }
}
