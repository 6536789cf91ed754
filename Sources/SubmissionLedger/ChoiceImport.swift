/// What became of a list of choices.
public struct ChoiceImport: Sendable {
  /// The rows of the list.
  public let rows: Int
  /// The rows that were appended.
  public let recorded: Int
  /// The rows that say what is on record already.
  public let onRecord: Int
  /// What is worth knowing about rows that were taken, with how often.
  public let findings: [Finding: Int]

  /// What can be found about a row that is taken.
  public enum Finding: String, Sendable, CaseIterable {
    /// An answer without a day counts as sought before the data set began (R9).
    case answerWithoutDay
    /// The day lies before that on which the referral was received, and counts.
    case soughtBeforeReceived
    /// Consent that was sought after the data set began is history and changes nothing (R12).
    case changesNothing
  }
}
