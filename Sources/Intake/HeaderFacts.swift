import DataSet

/// What is known of a submission as a whole when its rows are checked.
struct HeaderFacts: Sendable {
  /// What the header must say, by the name that the rules have for it.
  let expected: [String: String]
  /// What the first row of the header says, by field, in normal form.
  let header: [String: String]
  /// The day on which the file came.
  let submittedOn: Day

  /// A day that the header gives; nil where it is missing or cannot be read.
  func headerDay(_ field: String) -> Day? {
    header[field].flatMap { Day(iso: $0.prefix(10)) }
  }

  /// Whether the header has a value in a field: one of a date that cannot be read is none to compare with.
  func headerHolds(_ field: String) -> Bool {
    HeaderDeclaration.Name.days.contains(field) ? headerDay(field) != nil : header[field] != nil
  }

  /// The days of the reporting period, as the header gives them.
  var period: ClosedRange<Day>? {
    guard let start = headerDay(HeaderDeclaration.Name.periodStart),
      let end = headerDay(HeaderDeclaration.Name.periodEnd), start <= end
    else { return nil }
    return start...end
  }
}
