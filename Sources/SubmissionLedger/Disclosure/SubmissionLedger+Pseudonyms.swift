internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
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
    if let held { return try makePseudonyms(ground, at: decided, in: held) }
    do throws(LedgerError) {
      return try pseudonyms(ground, try openVault(readOnly: true), asOfSize: decided.size)
    } catch {
      guard case .vault(.unknownSystemKey) = error else { throw error }
      let vault = try openVault(readOnly: false, patience: ReleaseInTheMaking.patience)
      return try makePseudonyms(ground, at: decided, in: vault)
    }
  }

  private func makePseudonyms(
    _ ground: ReleaseGround, at decided: DecidingMoment, in vault: Vault
  ) throws(LedgerError) -> ReleasePseudonyms? {
    try checkDisclosureKeys(in: vault)
    let made = try pseudonyms(ground, vault, asOfSize: decided.size)
    try vaulting { () throws(VaultError) in try vault.flush() }
    return made
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
    let names = try familyKeys(of: terms, asOfSize: size)
    return try vaulting { () throws(VaultError) in
      let own = Pseudonymiser(try vault.systemKey(named: names.own))
      var others: [Pseudonymiser] = []
      for name in names.linked { others.append(Pseudonymiser(try vault.systemKey(named: name))) }
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
      let families = try familyKeys(of: terms, asOfSize: record.decidedSize)
      names.formUnion([families.own] + families.linked)
    }
    for name in names {
      let isThere = try vaulting { () throws(VaultError) in try vault.hasSystemKey(named: name) }
      guard isThere else { throw .vaultLacksKey(name: name) }
    }
  }

  /// The names of the keys under which pseudonyms are made: the recipient's, and one for each linkage.
  ///
  /// Another agreement's pseudonyms are those of its recipient; a data set of others has a family of its own.
  private func familyKeys(
    of terms: AgreementTerms, asOfSize size: UInt64
  ) throws(LedgerError) -> (own: String, linked: [String]) {
    var linked: [String] = []
    for name in terms.linkage {
      guard let reference = AgreementReference(name) else {
        linked.append("pseudonyms/linkage/\(name)")
        continue
      }
      let record = try agreement(reference, asOf: .position(Position(size - 1))).record
      linked.append("pseudonyms/\(record.terms.recipient.text)")
    }
    return ("pseudonyms/\(terms.recipient.text)", linked)
  }
}

extension DisclosureRecord {
  /// The size of the log by which a release was decided, and by which its agreement was found.
  fileprivate var decidedSize: UInt64 {
    if case .released(_, _, let body) = outcome { body.decidedSize } else { 0 }
  }
}
