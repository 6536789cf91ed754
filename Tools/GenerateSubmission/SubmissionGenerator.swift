/// Writes one submission, patient by patient; memory does not grow with its size.
struct SubmissionGenerator {
  let plan: SubmissionPlan
  let bundle: SubmissionBundle
  let population: Population

  var month: Month { plan.period }

  /// Makes a generator for a plan that `validate` accepts.
  init(_ plan: SubmissionPlan, bundle: SubmissionBundle) {
    self.plan = plan
    self.bundle = bundle
    population = Population(plan)
  }

  /// Writes every row and closes the bundle; returns the faults, in order.
  ///
  /// Faulty patients come after the sound ones, whose rows are the same with and without faults.
  func run() throws(GenerationError) -> [InjectedFault] {
    addHeader()
    addPersonnel()
    let places = plan.places
    for number in 0..<places.count {
      let patient = Place(number, in: plan).patient(in: month, of: population)
      bundle.add(identity(of: patient), to: .patient)
      addBackground(of: patient)
      for referral in patient.referrals(in: month, second: places.hasSecondReferral(number)) {
        bundle.add(fields(of: referral), to: .referral)
        addCare(of: referral)
      }
      try bundle.flush()
    }
    let faults = injectFaults()
    try bundle.close()
    return faults
  }

  /// The time of making is early on the day after the period: before any submission window ends.
  private func addHeader() {
    let next = month.advanced(by: 1)
    bundle.add(
      [
        .code(plan.version.rawValue), .code(plan.provider), .code(plan.provider),
        "SYNTHETIC-GENERATOR", .day(month.day(1)), .day(month.day(month.length)),
        .code("\(next.year)-\(next.number.padded(to: 2))-01T00:30:00"),
      ], to: .header)
  }

  /// Everything that hangs on a referral.
  func addCare(of referral: Referral) {
    addPause(of: referral)
    addConditions(of: referral)
    addOnwardReferral(of: referral)
    addInternetTherapy(of: referral)
    addQuestionnaires(of: referral)
    addContacts(of: referral)
  }
}
