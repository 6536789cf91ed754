internal import DataSet
internal import Intake
internal import KeyVault

/// Finds the number of the person whom a patient record is about (R4).
///
/// A patient with an NHS number is the person of that number, at whichever provider. One without is
/// the person whom the provider's own id named before, or somebody new. When an NHS number arrives
/// for an id that was first seen without one, the two are linked by an event, so that history stays
/// whole.
struct PersonIdentification {
  let vault: Vault
  let provider: OrganisationCode

  /// Who a patient record is about, and what that tells the ledger for the first time.
  struct Answer {
    let person: PersonNumber
    var isNew = false
    /// The person was registered without a number, which arrived now or earlier.
    var wasTraced = false
    /// A person registered without a number, who is this person.
    var formerly: PersonNumber?
  }

  func identify(_ patient: PatientRecord) throws(VaultError) -> Answer {
    let local = lookup("person/local", patient.localPatientID.unredacted)
    let untraced = lookup("person/untraced", patient.localPatientID.unredacted)
    let traced = lookup("person/traced", patient.localPatientID.unredacted)
    guard let nhsNumber = patient.nhsNumber else {
      if let known = try vault.person(for: traced) { return Answer(person: known) }
      if let known = try vault.person(for: local) { return Answer(person: known) }
      let (person, isNew) = try vault.registerPerson(for: local)
      try vault.link(untraced, to: person)
      return Answer(person: person, isNew: isNew)
    }
    let number = Lookup(
      domain: "person/nhs-number", parts: [SensitiveText(nhsNumber.unredacted)])
    guard try vault.person(for: local) == nil else { return try identify(number, untraced, traced) }
    // An id that was never seen was never traced: most of the looks at the vault are spared.
    let (person, isNew) = try vault.registerPerson(for: number)
    // The first person of a local id stays; a provider that gives an id to somebody else has to send
    // the NHS number with it.
    try vault.link(local, to: person)
    return Answer(person: person, isNew: isNew)
  }

  /// Finds the person of a number, and whether the local id tells who that was before.
  ///
  /// An id that was registered without a number is traced once: to the first number that comes with
  /// it. A later number under the same id is that of somebody else.
  private func identify(
    _ number: Lookup, _ untraced: Lookup, _ traced: Lookup
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

  /// The number of a referral of this provider.
  func referral(
    _ id: ServiceRequestID, of person: PersonNumber
  ) throws(VaultError) -> ReferralNumber {
    try vault.registerReferral(
      for: referralLookup(provider: provider, id), person: person
    ).referral
  }

  private func lookup(_ domain: String, _ text: String) -> Lookup {
    Lookup(domain: domain, parts: [SensitiveText(provider.text), SensitiveText(text)])
  }
}

/// How the vault finds a referral: ids of providers collide, so the provider is part of it.
func referralLookup(provider: OrganisationCode, _ id: ServiceRequestID) -> Lookup {
  Lookup(
    domain: "referral/local",
    parts: [SensitiveText(provider.text), SensitiveText(id.unredacted)])
}
