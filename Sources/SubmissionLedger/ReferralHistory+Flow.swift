internal import DataSet
internal import EventSchema
internal import Policy
internal import Projections

extension ReferralHistory {
  /// What would become of the referral, as it stands or as it was withheld last, if it came on a day;
  /// nil where nothing of it counts and it was never withheld.
  ///
  /// - Parameter state: what counts of the history.
  func flow(_ state: ReferralState, _ facts: ChoiceFacts, on day: Day) -> FlowDecision? {
    let stated = state.current?.entries.first.map { ReferralDates($0.body) }
    let dates = stated ?? withheld.last.map { ReferralDates($0.body) }
    return dates.map {
      FlowDecision.decide($0, facts, on: day, policy: PolicyBook.standard.version(on: day))
    }
  }
}

extension ReferralDates {
  init(_ body: SchemaReferralSubmitted) {
    self.init(
      receivedOn: Day(daysSince1970: body.receivedOn),
      dischargedOn: body.hasDischargedOn ? Day(daysSince1970: body.dischargedOn) : nil)
  }

  init(_ body: SchemaRecordWithheld) {
    self.init(
      receivedOn: Day(daysSince1970: body.receivedOn),
      dischargedOn: body.hasDischargedOn ? Day(daysSince1970: body.dischargedOn) : nil)
  }
}
