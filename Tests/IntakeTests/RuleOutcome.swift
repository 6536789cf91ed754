/// The reference data for a check; a list that is not there is nil.
struct ReferenceTables {
  let lists: [ReferenceList: [ReferenceEntry]]

  init(_ lists: [ReferenceList: [ReferenceEntry]]) {
    self.lists = lists
  }
}

/// What the check of a submission finds, with every stage run.
///
/// The provider submits the file itself. A rule on the file as a whole stands under
/// `fileFindings`, one on a row under `failures`, and one without its reference data under
/// `notChecked`.
func outcome(
  of tables: [String: String], version: String, provider: String, submittedOn: String,
  reference: ReferenceTables
) throws -> (
  failures: [(code: String, table: String, row: Int)], fileFindings: [String],
  notChecked: [String]
) {
  fatalError("the check of all rules is not merged")
}
