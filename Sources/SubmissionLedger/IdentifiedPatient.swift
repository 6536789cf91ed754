internal import DataSet
internal import Intake
internal import KeyVault
internal import Policy

/// A patient of a submission, with the numbers and the key that the vault has for the person.
struct IdentifiedPatient: Sendable {
  let record: PatientRecord
  let referrals: [ReferralRecord]
  let person: PersonNumber
  let key: PersonKey
  /// The numbers of the referrals, in their order.
  let referralNumbers: [ReferralNumber]
  /// What was decided about each referral, in their order.
  let flows: [FlowDecision]
  /// Whether the log does not know the person yet.
  var isUnheardOf: Bool

  /// Why the patient's own rows are not kept: none of the referrals flows.
  var withheld: FlowDecision? {
    flows.contains { $0.outcome == .flows } ? nil : flows.first
  }

  /// Everything that is not kept, the patient's own rows first.
  var withheldRows: [SubmittedRows] {
    let own = withheld == nil ? [] : [record.rows]
    return own + zip(referrals, flows).filter { $1.outcome != .flows }.map(\.0.rows)
  }
}

extension ReferralRecord {
  /// The days by which the transition decides.
  var dates: ReferralDates {
    ReferralDates(receivedOn: receivedOn, dischargedOn: dischargedOn)
  }
}
