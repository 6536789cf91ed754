/// The rows that every patient has: identity, general practice, employment.
extension SubmissionGenerator {
  /// The fields of the patient; `number` stands in place of the patient's own NHS number.
  func identity(of patient: Patient, number: String? = nil) -> [Field] {
    var random = RandomStream(patient.key.child(.circumstances))
    let person = patient.person
    let isTraced = patient.isTraced || number != nil
    let status = (isTraced ? Codes.traced : Codes.untraced).draw(&random)
    let sameAtBirth = random.chance(perThousand: 40) ? "N" : "Y"
    return [
      .code(patient.localId), .code(plan.provider), plan.only(.v20, .code(person.commissioner)),
      isTraced ? .code(number ?? person.number.digits) : nil, .code(status), .day(person.birth),
      Field(code: person.postcode), .code(person.gender), plan.only(.v21, .code(person.identity)),
      plan.only(.v21, .code(sameAtBirth)), .code(person.ethnicity), plan.only(.v21, nil),
      .code(person.formerForces), .code(person.language), .code(person.education),
    ]
  }

  /// Everything about a patient but identity and referrals.
  func addBackground(of patient: Patient) {
    addPractice(of: patient)
    addEmployment(of: patient)
    addCircumstances(of: patient)
    addCluster(of: patient)
    guard plan.version == .v21 else { return }
    addAccommodation(of: patient)
    addHistory(of: patient)
  }

  /// One open registration; in the month of a move also the one that it replaces.
  private func addPractice(of patient: Patient) {
    var random = RandomStream(patient.key.child(.registration))
    let prefix = random.chance(perThousand: 500) ? "Z01" : "Z81"
    let ordinal = random.below(40)
    let start = Month(year: random.within(2003...2012), number: random.within(1...12))
      .day(random.within(1...28))
    let moves = random.chance(perThousand: 60)
    let moveMonth = patient.first.advanced(
      by: random.below(patient.first.distance(to: patient.last) + 1))
    let moveDay = random.within(1...27)

    func add(_ ordinal: Int, from start: CalendarDay, to end: CalendarDay?) {
      // Practices of the test organisations are numbered in steps of 17.
      let code = prefix + (ordinal % 40 * 17).padded(to: 3)
      bundle.add(
        [
          .code(patient.localId), .code(code), .day(start), Field(day: end),
          plan.only(.v20, .code(patient.person.commissioner)),
        ], to: .practice)
    }
    guard moves, month >= moveMonth else { return add(ordinal, from: start, to: nil) }
    if month == moveMonth {
      add(ordinal, from: start, to: moveMonth.day(moveDay))
    }
    add(ordinal + 1, from: moveMonth.day(moveDay + 1), to: nil)
  }

  /// The status on arrival; for a few also a later one, from its month on.
  private func addEmployment(of patient: Patient) {
    var random = RandomStream(patient.key.child(.employment))
    addEmployment(of: patient, recorded: patient.since, drawing: &random)
    let stay = patient.first.distance(to: patient.last)
    guard stay > 0, random.chance(perThousand: 80) else { return }
    let changed = patient.first.advanced(by: random.within(1...stay)).day(random.within(1...28))
    guard changed.month <= month else { return }
    addEmployment(of: patient, recorded: changed, drawing: &random)
  }

  private func addEmployment(
    of patient: Patient, recorded: CalendarDay, drawing random: inout RandomStream
  ) {
    let status = Codes.employment.draw(&random)
    let works = status == "01"
    let hours = works ? Codes.hours.draw(&random) : "98"
    let selfEmployed = works ? (random.chance(perThousand: 40) ? "Y" : "N") : "8"
    let sick = works ? (random.chance(perThousand: 160) ? "Y" : "N") : "8"
    let sickPay = sick == "Y" && random.chance(perThousand: 300)
    let benefit = random.chance(perThousand: 140) ? random.pick(Codes.benefits) : nil
    let support = Codes.employmentSupport.draw(&random)

    func receives(_ name: String) -> Field { benefit == name ? "Y" : "N" }
    bundle.add(
      [
        .code(patient.localId), .code(status), .day(recorded), .code(hours),
        .code(selfEmployed), .code(sick), sickPay ? "Y" : "N", benefit == nil ? "N" : "Y",
        plan.only(.v20, receives("JSA")), receives("ESA"), receives("UC"), receives("PIP"),
        plan.only(.v20, receives("Other")), Field(code: support),
        support == "Y" ? .day(recorded) : nil,
        plan.only(
          .v21, support == "Y" && month == patient.last ? .day(month.day(28)) : nil),
      ], to: .employment)
  }
}
