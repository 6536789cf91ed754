/// A scale on which a patient's answers are scored, by its SNOMED CT code.
public struct Scale: Sendable {
  /// The SNOMED CT code that a submission names it by.
  public let code: String
  /// The name of the questionnaire that it is part of.
  public let tool: String
  /// The scores that it can have.
  public let scores: Scores
  /// The form of the written score, as a regular expression over the whole text.
  public let form: String

  /// The scores that a scale can have.
  public enum Scores: Sendable, Equatable {
    /// Any number from the lowest to the highest, both of them included.
    case range(ClosedRange<Double>)
    /// One of these texts, exactly.
    case texts([String])
  }
}
