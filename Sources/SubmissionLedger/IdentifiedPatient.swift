internal import Intake
internal import KeyVault

/// A patient of a submission, with the numbers and the key that the vault has for the person.
struct IdentifiedPatient: Sendable {
  let record: PatientRecord
  let referrals: [ReferralRecord]
  let person: PersonNumber
  let key: PersonKey
  /// The numbers of the referrals, in their order.
  let referralNumbers: [ReferralNumber]
  /// Whether the log does not know the person yet.
  var isUnheardOf: Bool
}
