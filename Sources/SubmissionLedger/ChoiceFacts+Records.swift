internal import DataSet
internal import EventLog
internal import EventSchema
internal import Policy
internal import Projections

extension ChoiceFacts {
  /// What the records say, as policy takes it.
  init(_ records: [ChoiceRecord]) {
    self.init()
    var liftings: [UInt64: Day] = [:]
    for case .lifting(let body) in records.map(\.content) {
      let from = Day(daysSince1970: body.from)
      liftings[body.appliedPosition] = min(from, liftings[body.appliedPosition] ?? from)
    }
    for record in records {
      let position = record.position.rawValue
      switch record.content {
      case .consent(let body):
        consents.append(
          ConsentFact(
            position: position,
            soughtOn: body.hasSoughtOn ? Day(daysSince1970: body.soughtOn) : nil,
            outcome: ConsentFact.Outcome(rawValue: body.outcome)))
      case .informed(let body):
        informed.append(
          InformedFact(position: position, informedOn: Day(daysSince1970: body.informedOn)))
      case .restriction(let body):
        restrictions.append(
          RestrictionFact(
            position: position, from: Day(daysSince1970: body.from),
            until: body.hasUntil ? Day(daysSince1970: body.until) : nil,
            liftedFrom: liftings[position]))
      case .lifting: break
      }
    }
  }
}

extension SubmissionLedger {
  /// What the log holds of choices about a referral and its person, up to a size.
  func choiceFacts(
    ofReferral referral: UInt64, person: UInt64, asOfSize size: UInt64
  ) throws(LedgerError) -> ChoiceFacts {
    try readChoices(asOfSize: size) { (model) throws(ProjectionError) in
      ChoiceFacts(try model.records(ofReferral: referral, person: person))
    }
  }

  func readChoices<Result>(
    asOfSize size: UInt64, _ cohorts: CohortCache = CohortCache(),
    _ body: (ChoiceModel) throws(ProjectionError) -> Result
  ) throws(LedgerError) -> Result {
    try projecting { () throws(ProjectionError) in
      try choices.read { (reader) throws(ProjectionError) in
        try body(ChoiceModel(reader, asOfSize: size, cohorts))
      }
    }
  }
}
