public import DataSet

/// A submission whose rows leave, and in which form.
public struct ReleaseSource: Sendable {
  /// The tables of the release, in order.
  public let tables: [ReleaseTable]
  /// The version of the data set.
  public let dataSet: DataSet
  let facts: SubmissionFacts
  let provider: String
  let pseudonyms: ReleasePseudonyms?

  /// - Parameters:
  ///   - facts: what all rows of the submission have in common.
  ///   - provider: whose ids the rows hold.
  ///   - pseudonyms: nil where nothing is written, or where the data are identifiable.
  public init(
    _ tables: [ReleaseTable], of dataSet: DataSet, facts: SubmissionFacts, provider: String,
    _ pseudonyms: ReleasePseudonyms?
  ) {
    self.tables = tables
    self.dataSet = dataSet
    self.facts = facts
    self.provider = provider
    self.pseudonyms = pseudonyms
  }
}
