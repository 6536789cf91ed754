internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventLog
internal import KeyVault
internal import Projections

/// Who is in a release is sealed under a key of this name.
let disclosureKeyName = "disclosures"

// The families of pseudonyms of recipients, each under a key of the system (R21).
extension SubmissionLedger {
  /// The families of a release, whose keys are durable before anything is made with them; nil where the data
  /// are identifiable.
  ///
  /// The vault is opened for writing only where a key is missing.
  /// - Parameter held: the vault, where it is held for writing already.
  func makePseudonyms(
    _ ground: ReleaseGround, at decided: DecidingMoment, holding held: Vault?
  ) throws(LedgerError) -> ReleasePseudonyms? {
    do throws(LedgerError) {
      let vault = if let held { held } else { try openVault(readOnly: true) }
      if held != nil { try checkDisclosureKeys(in: vault) }
      let made = try pseudonyms(ground, vault, asOfSize: decided.size)
      if held != nil { try vaulting { () throws(VaultError) in try vault.flush() } }
      return made
    } catch {
      guard case .vault(.unknownSystemKey) = error, held == nil else { throw error }
      let vault = try openVault(readOnly: false)
      return try makePseudonyms(ground, at: decided, holding: vault)
    }
  }

  /// The families of a release; a vault that can be written makes the keys that it lacks.
  ///
  /// - Parameter size: linkages name agreements as they were then.
  func pseudonyms(
    _ ground: ReleaseGround, _ vault: Vault, asOfSize size: UInt64
  ) throws(LedgerError) -> ReleasePseudonyms? {
    guard let terms = ground.agreement?.terms, !DisclosureRules.isIdentifiable(ground) else {
      return nil
    }
    var linked: [String] = []
    for name in terms.linkage { linked.append(try family(ofLinkage: name, asOfSize: size)) }
    return try vaulting { () throws(VaultError) in
      let own = Pseudonymiser(
        try vault.systemKey(named: Self.keyName(ofFamily: terms.recipient.text)))
      var others: [Pseudonymiser] = []
      for family in linked {
        others.append(Pseudonymiser(try vault.systemKey(named: Self.keyName(ofFamily: family))))
      }
      return ReleasePseudonyms(own: own, linked: others)
    }
  }

  /// A vault from a backup that is older than a release would make its keys anew: the recipient's pseudonyms
  /// would change without a word, and nobody could read who was in earlier files.
  func checkDisclosureKeys(in vault: Vault) throws(LedgerError) {
    try checkFit(of: vault)
    let released = try readDisclosures { (model) throws(ProjectionError) in
      try model.disclosures().filter { if case .released = $0.outcome { true } else { false } }
    }
    guard !released.isEmpty else { return }
    var names: Set = [disclosureKeyName]
    for record in released {
      guard let terms = try releasedAgreement(record)?.terms,
        terms.identifiability != .identifiable
      else { continue }
      names.insert(Self.keyName(ofFamily: terms.recipient.text))
    }
    for name in names {
      let isThere = try vaulting { () throws(VaultError) in try vault.hasSystemKey(named: name) }
      guard isThere else { throw .vaultLacksKey(name: name) }
    }
  }

  private static func keyName(ofFamily family: String) -> String { "pseudonyms/\(family)" }

  /// Another agreement's pseudonyms are those of its recipient; a data set of others has a family of its
  /// own.
  private func family(
    ofLinkage name: String, asOfSize size: UInt64
  ) throws(LedgerError) -> String {
    guard let reference = AgreementReference(name) else { return "linkage/\(name)" }
    let record = try agreement(reference, asOf: .position(Position(size - 1))).record
    return record.terms.recipient.text
  }
}
