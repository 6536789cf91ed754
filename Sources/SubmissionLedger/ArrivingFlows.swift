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
  /// The decisions about referrals of which nothing is on record: they differ by their dates alone.
  private var withoutRecords: [ReferralDates: FlowDecision] = [:]
  private static let withoutRecordsLimit = 4_096

  init(_ ledger: SubmissionLedger, before start: Position, on day: Day) {
    self.ledger = ledger
    self.start = start
    self.day = day
    policy = PolicyBook.standard.version(on: day)
  }

  /// The decision about each referral of a patient, in their order.
  ///
  /// - Parameter areNew: whether the numbers of the referrals were given out only now.
  mutating func decide(
    _ referrals: [ReferralRecord], _ numbers: [ReferralNumber], areNew: Bool,
    _ answer: PersonIdentification.Answer
  ) throws(LedgerError) -> [FlowDecision] {
    // What was unknown to the vault has nothing on record.
    if areNew, answer.isNew, !answer.saysWhoIsWhom {
      return referrals.map { decideWithoutRecords($0.dates) }
    }
    let records = try records(numbers, answer)
    return zip(referrals, records).map { referral, records in
      records.isEmpty
        ? decideWithoutRecords(referral.dates) : decide(referral.dates, ChoiceFacts(records))
    }
  }

  private func decide(_ dates: ReferralDates, _ facts: ChoiceFacts) -> FlowDecision {
    FlowDecision.decide(dates, facts, on: day, policy: policy)
  }

  private mutating func decideWithoutRecords(_ dates: ReferralDates) -> FlowDecision {
    if let known = withoutRecords[dates] { return known }
    if withoutRecords.count == Self.withoutRecordsLimit { withoutRecords = [:] }
    let decision = decide(dates, ChoiceFacts())
    withoutRecords[dates] = decision
    return decision
  }

  /// What is on record of each referral and of its patient, in the order of the log.
  private func records(
    _ numbers: [ReferralNumber], _ answer: PersonIdentification.Answer
  ) throws(LedgerError) -> [[ChoiceRecord]] {
    try ledger.readChoices(asOfSize: start.rawValue, cohorts) {
      (model) throws(ProjectionError) -> [[ChoiceRecord]] in
      let ofPerson = try model.records(ofPerson: answer.person.rawValue)
      let elsewhere = try elsewhere(answer, model)
      return try numbers.map { number throws(ProjectionError) in
        let records = try model.records(ofReferral: number.rawValue) + ofPerson
        let known = Set(records.map(\.position))
        return (records + elsewhere.filter { !known.contains($0.position) })
          .sorted { $0.position < $1.position }
      }
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
