internal import DataSet
internal import Intake
internal import KeyVault

/// Finds the number of the person whom a patient record is about (R4).
///
/// A patient with an NHS number is the person of that number, at whichever provider. One without is
/// the person whom the provider's own id named last, or somebody new. When an NHS number arrives
/// for an id that was first seen without one, the two are linked by an event, so that history stays
/// whole. Another number under an id that had one is another person, and the vault keeps everybody
/// whom an id has named: nobody can tell a corrected number from an id that is used again.
struct PersonIdentification: Sendable {
  let vault: Vault
  /// As part of what its own ids are found by.
  private let provider: SensitiveText
  private let nhsNumbers: LookupSeries
  private let localIDs: LookupSeries
  private let referrals: LookupSeries

  init(vault: Vault, provider: OrganisationCode) {
    self.vault = vault
    let provider = SensitiveText(provider.text)
    self.provider = provider
    nhsNumbers = vault.series(of: "person/nhs-number")
    localIDs = vault.series(of: "person/local", [provider])
    referrals = vault.series(of: "referral/local", [provider])
  }

  /// Who a patient record is about, and what that tells the ledger for the first time.
  struct Answer {
    let person: PersonNumber
    var isNew = false
    /// The person was registered without a number, which arrived now or earlier.
    var wasTraced = false
    /// A person registered without a number, who is this person.
    var formerly: PersonNumber?
    /// Whom else the provider's id has named.
    var others: Set<PersonNumber> = []

    /// Whether the log is to be told who is, or may be, whom.
    var saysWhoIsWhom: Bool { wasTraced || formerly != nil || !others.isEmpty }
  }

  /// A patient of a submission, and what the vault knows the identifiers by.
  ///
  /// An object, as records are: what is handed from core to core is one reference.
  final class Tagged: Sendable {
    let record: PatientRecord
    let referrals: [ReferralRecord]
    fileprivate let local: LookupTag
    fileprivate let nhsNumber: LookupTag?
    fileprivate let referralTags: [LookupTag]

    fileprivate init(
      _ record: PatientRecord, _ referrals: [ReferralRecord], local: LookupTag,
      nhsNumber: LookupTag?, referralTags: [LookupTag]
    ) {
      self.record = record
      self.referrals = referrals
      self.local = local
      self.nhsNumber = nhsNumber
      self.referralTags = referralTags
    }
  }

  /// Makes the tags of a patient, on any core.
  func tag(_ patient: PatientRecord, _ referrals: [ReferralRecord]) -> Tagged {
    Tagged(
      patient, referrals, local: tag(of: patient.localPatientID),
      nhsNumber: patient.nhsNumber.map { nhsNumbers.tag(of: SensitiveText($0.unredacted)) },
      referralTags: referrals.map { tag(of: $0.serviceRequestID) })
  }

  /// What the vault knows a referral of this provider by.
  func tag(of id: ServiceRequestID) -> LookupTag {
    referrals.tag(of: SensitiveText(id.unredacted))
  }

  private func tag(of id: LocalPatientID) -> LookupTag {
    localIDs.tag(of: SensitiveText(id.unredacted))
  }

  func identify(_ patient: Tagged) throws(VaultError) -> Answer {
    guard let number = patient.nhsNumber else {
      return try identify(patient.record.localPatientID, patient.local)
    }
    // An id that was never seen was never traced: most of the looks at the vault are spared.
    if let (person, isNew) = try vault.registerPerson(for: number, alsoFoundBy: patient.local) {
      return Answer(person: person, isNew: isNew)
    }
    return try identify(number, patient)
  }

  /// The person whom the provider's own id names, without an NHS number; somebody new where it names
  /// nobody yet.
  func identify(_ id: LocalPatientID) throws(VaultError) -> Answer {
    try identify(id, tag(of: id))
  }

  private func identify(
    _ id: LocalPatientID, _ local: LookupTag
  ) throws(VaultError) -> Answer {
    let named = try named(id, local: local)
    if let known = named.last {
      return Answer(person: known, others: Set(named).subtracting([known]))
    }
    let (person, isNew) = try vault.registerPerson(for: local)
    try vault.link(tag("person/untraced", of: id), to: person)
    return Answer(person: person, isNew: isNew)
  }

  /// Everybody whom the provider's own id names or named, and the one who was registered before the
  /// id was traced.
  func everybody(named id: LocalPatientID) throws(VaultError) -> Set<PersonNumber> {
    var everybody = Set(try named(id, local: tag(of: id)))
    if let untraced = try vault.person(for: tag("person/untraced", of: id)) {
      everybody.insert(untraced)
    }
    return everybody
  }

  /// The people whom the provider's own id has named, in order; somebody who came back stands in it
  /// again.
  ///
  /// - Parameters:
  ///   - local: the tag of the id.
  ///   - traced: the tag of the id once it was traced, where it was made already.
  private func named(
    _ id: LocalPatientID, local: LookupTag, traced: LookupTag? = nil
  ) throws(VaultError) -> [PersonNumber] {
    guard let first = try vault.person(for: local) else { return [] }
    var named = [try vault.person(for: traced ?? tag("person/traced", of: id)) ?? first]
    while let next = try vault.person(for: tag("person/named", of: id, named.count)) {
      named.append(next)
    }
    return named
  }

  /// Finds the person of a number who comes under an id that is known, and keeps that the id names
  /// them now.
  private func identify(
    _ number: LookupTag, _ patient: Tagged
  ) throws(VaultError) -> Answer {
    let id = patient.record.localPatientID
    let traced = tag("person/traced", of: id)
    var answer = try identify(number, tag("person/untraced", of: id), traced)
    let named = try named(id, local: patient.local, traced: traced)
    if named.last != answer.person {
      try vault.link(tag("person/named", of: id, named.count), to: answer.person)
    }
    answer.others = Set(named).subtracting([answer.person])
    return answer
  }

  /// Finds the person of a number, and whether the local id tells who that was before.
  ///
  /// An id that was registered without a number is traced once: to the first number that comes with
  /// it. A later number under the same id is that of somebody else.
  private func identify(
    _ number: LookupTag, _ untraced: LookupTag, _ traced: LookupTag
  ) throws(VaultError) -> Answer {
    let known = try vault.person(for: number)
    let tracedBefore = try vault.person(for: traced)
    let mayBeTraced = tracedBefore == nil || tracedBefore == known
    let before = mayBeTraced ? try vault.person(for: untraced) : nil
    switch (known, before) {
    case (let known?, let before?):
      try vault.link(traced, to: known)
      return known == before
        ? Answer(person: known, wasTraced: true) : Answer(person: known, formerly: before)
    case (let known?, nil):
      return Answer(person: known)
    case (nil, let before?):
      try vault.link(number, to: before)
      try vault.link(traced, to: before)
      return Answer(person: before, wasTraced: true)
    case (nil, nil):
      let (person, isNew) = try vault.registerPerson(for: number)
      return Answer(person: person, isNew: isNew)
    }
  }

  /// The numbers of the referrals of a patient, in their order, and whether the vault gave all of them
  /// out only now.
  func referralNumbers(
    of patient: Tagged, _ person: PersonNumber
  ) throws(VaultError) -> (numbers: [ReferralNumber], areNew: Bool) {
    var numbers: [ReferralNumber] = []
    numbers.reserveCapacity(patient.referralTags.count)
    var areNew = true
    for tag in patient.referralTags {
      let (number, isNew) = try vault.registerReferral(for: tag, person: person)
      numbers.append(number)
      areNew = areNew && isNew
    }
    return (numbers, areNew)
  }

  /// - Parameter place: which of those that the id has named, from 0; nil where there is one alone.
  private func tag(_ domain: String, of id: LocalPatientID, _ place: Int? = nil) -> LookupTag {
    var parts = [provider, SensitiveText(id.unredacted)]
    if let place { parts.append(SensitiveText(String(place))) }
    return vault.tag(of: Lookup(domain: domain, parts: parts))
  }
}

/// How the vault finds a referral: ids of providers collide, so the provider is part of it.
func referralLookup(provider: OrganisationCode, _ id: ServiceRequestID) -> Lookup {
  Lookup(
    domain: "referral/local",
    parts: [SensitiveText(provider.text), SensitiveText(id.unredacted)])
}
