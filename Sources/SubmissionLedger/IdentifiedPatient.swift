internal import DataSet
internal import Intake
internal import KeyVault
internal import Policy

/// A patient of a submission, with the numbers and the key that the vault has for the person.
///
/// An object, as records are: what is handed from core to core is one reference.
final class IdentifiedPatient: Sendable {
  private let tagged: PersonIdentification.Tagged
  let person: PersonNumber
  let key: PersonKey
  /// The numbers of the referrals, in their order.
  let referralNumbers: [ReferralNumber]
  /// What was decided about each referral, in their order.
  let flows: [FlowDecision]
  /// Whether the log does not know the person yet.
  let isUnheardOf: Bool

  init(
    _ tagged: PersonIdentification.Tagged, person: PersonNumber, key: PersonKey,
    referralNumbers: [ReferralNumber], flows: [FlowDecision], isUnheardOf: Bool
  ) {
    self.tagged = tagged
    self.person = person
    self.key = key
    self.referralNumbers = referralNumbers
    self.flows = flows
    self.isUnheardOf = isUnheardOf
  }

  var record: PatientRecord { tagged.record }
  var referrals: [ReferralRecord] { tagged.referrals }

  /// Why the patient's own rows are not kept: none of the referrals flows.
  var withheld: FlowDecision? {
    flows.contains { $0.outcome == .flows } ? nil : flows.first
  }

  /// Everything that is not kept, the patient's own rows first.
  var withheldRows: [SubmittedRows] {
    if flows.allSatisfy({ $0.outcome == .flows }) { return [] }
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
