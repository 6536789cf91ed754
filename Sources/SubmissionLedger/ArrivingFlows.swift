internal import DataSet
internal import EventLog
internal import Intake
internal import KeyVault
internal import Policy
internal import Projections

/// Decides about the referrals of arriving patients by what the log holds up to their submission (R2,
/// R5 to R10).
///
/// Choices are appended under the vault's lock, which the submission holds since before the projections
/// caught up: none can be missing.
struct ArrivingFlows {
  let ledger: SubmissionLedger
  /// Where the submission begins: what was recorded later decides nothing of it.
  let start: Position
  /// The day of the submission.
  let day: Day
  let policy: PolicyVersion
  /// No cohort is appended while the submission is.
  private let cohorts = CohortCache()

  init(_ ledger: SubmissionLedger, before start: Position, on day: Day) {
    self.ledger = ledger
    self.start = start
    self.day = day
    policy = PolicyBook.standard.version(on: day)
  }

  /// The decision about each referral of a patient, in their order.
  func decide(
    _ referrals: [ReferralRecord], _ numbers: [ReferralNumber],
    _ answer: PersonIdentification.Answer
  ) throws(LedgerError) -> [FlowDecision] {
    try ledger.readChoices(asOfSize: start.rawValue, cohorts) {
      (model) throws(ProjectionError) -> [FlowDecision] in
      let ofPerson = try model.records(ofPerson: answer.person.rawValue)
      let elsewhere = try elsewhere(answer, model)
      var flows: [FlowDecision] = []
      flows.reserveCapacity(referrals.count)
      for (referral, number) in zip(referrals, numbers) {
        let records = try model.records(ofReferral: number.rawValue) + ofPerson
        let known = Set(records.map(\.position))
        let more = elsewhere.filter { !known.contains($0.position) }
        flows.append(
          FlowDecision.decide(
            referral.dates, ChoiceFacts((records + more).sorted { $0.position < $1.position }),
            on: day, policy: policy))
      }
      return flows
    }
  }

  /// What is on record of those who are, or may be, the same person, and whose link this submission
  /// brings: it is not in the log yet.
  private func elsewhere(
    _ answer: PersonIdentification.Answer, _ model: ChoiceModel
  ) throws(ProjectionError) -> [ChoiceRecord] {
    var elsewhere =
      try answer.formerly.map { person throws(ProjectionError) in
        try model.records(ofPerson: person.rawValue)
      } ?? []
    // Where the id named somebody else before, a restriction on them may be meant for this one.
    for person in answer.others {
      elsewhere += try model.records(ofPerson: person.rawValue).filter(\.restricts)
    }
    return elsewhere
  }
}
