internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Policy
internal import Projections
internal import SwiftProtobuf
internal import TransparencyLog

/// What of the opt-outs is of no person alone is sealed under a key of this name.
let optOutKeyName = "opt-out"

extension SubmissionLedger {
  func optOutKey(_ vault: Vault) throws(LedgerError) -> SystemKey {
    try vaulting { () throws(VaultError) in
      let key = try vault.systemKey(named: optOutKeyName)
      // Events rely on it: it is durable before they are.
      try vault.flush()
      return key
    }
  }

  func sealed(
    _ fields: EventFields, _ content: some Message, _ key: SystemKey,
    expecting expected: ExpectedVersion = .any
  ) throws(LedgerError) -> EventDraft {
    let content = try serialized(content)
    return try vaulting { () throws(VaultError) in
      try EventDraft(fields, expecting: expected, keyID: key.id.rawValue) {
        (associatedData) throws(VaultError) in
        try Sealed.seal(content[...], associatedData: associatedData, with: key)
      }
    }
  }

  /// The files that an event of a check tells of.
  func openedFiles(
    _ event: RecordedEvent, _ vault: Vault
  ) throws(LedgerError) -> SchemaOptOutFiles {
    let bytes = try vaulting { () throws(VaultError) in
      try Sealed.open(
        event.sealed, associatedData: event.associatedData,
        with: try vault.systemKey(named: optOutKeyName))
    }
    guard let files = try? SchemaOptOutFiles(serializedBytes: bytes) else {
      throw .projection(.malformedBody(event.position))
    }
    return files
  }

  /// What is known of a person by some events; nothing of somebody who was erased.
  ///
  /// - Parameter checks: those that count. What a check appended that was not completed tells nothing.
  func openedStatuses(
    _ events: [RecordedEvent], of person: UInt64, counting checks: Set<UInt64>, _ vault: Vault
  ) throws(LedgerError) -> [OptOutTelling] {
    guard !events.isEmpty else { return [] }
    guard let key = try keyUnlessErased(of: person, vault) else { return [] }
    var tellings: [OptOutTelling] = []
    for event in events { tellings.append(try OptOutTelling(event, key)) }
    return tellings.filter { $0.check.map { checks.contains($0) } ?? true }
      .sorted { $0.fact < $1.fact }
  }
}

extension SchemaOptOutStatus {
  var facts: [(name: String, value: String)] {
    [
      ("status", state == .set ? "set" : "notSet"),
      ("effectiveFrom", Timestamp(microseconds: effectiveFromMicroseconds).description),
      ("knownAt", Timestamp(microseconds: knownAtMicroseconds).description),
    ]
  }
}

extension SchemaOptOutFiles {
  var facts: [(name: String, value: String)] {
    files.map { file in
      let digest = Hash(Array(file.digest).span)?.hex ?? ""
      return (file.name, "\(file.localID), \(file.numbers) numbers, \(digest)")
    }
  }
}

/// What one event tells of a person's opt-out.
struct OptOutTelling: Sendable {
  let fact: OptOutFact
  /// The check that told; nil where a list did.
  let check: UInt64?

  init(fact: OptOutFact, check: UInt64?) {
    self.fact = fact
    self.check = check
  }

  init(_ event: RecordedEvent, _ key: PersonKey) throws(LedgerError) {
    let bytes = try vaulting { () throws(VaultError) in
      try Sealed.open(event.sealed, associatedData: event.associatedData, with: key)
    }
    guard let status = try? SchemaOptOutStatus(serializedBytes: bytes),
      let body = try? SchemaOptOutStatusChanged(serializedBytes: event.body),
      [.set, .notSet].contains(status.state)
    else { throw .projection(.malformedBody(event.position)) }
    fact = OptOutFact(
      position: event.position.rawValue, isSet: status.state == .set,
      effectiveAt: Moment(microseconds: status.effectiveFromMicroseconds),
      knownAt: Moment(microseconds: status.knownAtMicroseconds))
    check = body.hasCheck ? UInt64(body.check) : nil
  }
}
