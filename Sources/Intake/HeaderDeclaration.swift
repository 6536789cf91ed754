import DataSet

/// What the first row of the header table says, before anything of it is checked.
struct HeaderDeclaration {
  /// The names that the project itself gives a meaning.
  enum Name {
    static let table = "IDS000Header"
    static let version = "DatSetVer"
    static let provider = "OrgIDProv"
    static let submitter = "OrgIDSubmit"
    static let system = "PrimSystemInUse"
    static let periodStart = "ReportingPeriodStartDate"
    static let periodEnd = "ReportingPeriodEndDate"
    static let created = "DateTimeDatSetCreate"
    static let days = [periodStart, periodEnd, created]
  }

  /// The values by field, in their normal form; a field without a value is left out.
  private(set) var values: [String: String] = [:]

  /// The version of the data set that the file says it follows.
  var version: String? { values[Name.version] }

  private let table: Table
  private let types: [FieldType]
  private var isDone = false

  init(table: Table) {
    self.table = table
    types = table.fields.map(\.type)
  }

  /// What is known of the submission: the caller's word, and the header's own where the caller has
  /// none.
  func facts(_ expectations: Expectations) -> HeaderFacts {
    var expected = ["providerId": expectations.provider.text]
    expected["senderId"] = expectations.submitter?.text ?? values[Name.submitter]
    let start = values[Name.periodStart].flatMap { Day(iso: $0) }
    if let period = expectations.period ?? start.map(Period.init(containing:)) {
      expected["reportingPeriodStart"] = "\(period.firstDay)"
      expected["reportingPeriodEnd"] = "\(period.lastDay)"
    }
    return HeaderFacts(
      expected: expected, header: values, submittedOn: expectations.submittedOn)
  }

  /// For a rule on the header, what was expected and what came.
  ///
  /// What came is shown only where headers hold such a thing.
  func difference(_ rule: Rule, _ submission: [String: String]) -> String {
    guard rule.table == table.name, let field = rule.fields.first else { return "" }
    let came = values[field].map {
      Printable.headerValue($0, of: field) ?? "something else, which is not shown here"
    }
    // The days of the period may follow from what came.
    let isDay = [Name.periodStart, Name.periodEnd].contains(field)
    let expected = rule.parameters["what"].flatMap { submission[$0] }
      .flatMap { isDay ? Printable.headerValue($0, of: field) : $0 }
    let said = came ?? "nothing"
    return expected.map { "; expected \($0), came \(said)" } ?? "; came \(said)"
  }

  /// Who sent it, also where another field of the header cannot be understood; without a line break at its
  /// end, which the rules on its form overlook.
  var submitter: OrganisationCode? {
    values[Name.submitter].flatMap { text in
      OrganisationCode(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }
  }

  /// The reporting period, also where another field of the header cannot be understood; nil where it lies
  /// before the first data set, since such a day may be one of birth.
  var period: Period? {
    values[Name.periodStart].flatMap { Day(iso: $0) }
      .flatMap { $0.date.year < Printable.firstYear ? nil : Period(containing: $0) }
  }

  /// The facts of a header that passed every check; nil where one still cannot be understood.
  func header() -> SubmissionHeader? {
    guard let provider = values[Name.provider].flatMap({ OrganisationCode($0) }),
      let start = values[Name.periodStart].flatMap({ Day(iso: $0) }),
      let end = values[Name.periodEnd].flatMap({ Day(iso: $0) }),
      let created = values[Name.created].flatMap({ DayAndTime(iso: $0) }),
      let system = values[Name.system]
    else { return nil }
    return SubmissionHeader(
      provider: provider, submitter: submitter,
      period: Period(containing: start),
      periodStart: start, periodEnd: end, created: created, systemInUse: system)
  }
}

extension HeaderDeclaration: RowSink {
  mutating func begin(
    _ table: Table, columns: [String], rows: Int?
  ) throws(IntakeError) -> ColumnOrder {
    ColumnOrder(columns, of: table)
  }

  mutating func accept(_ row: inout CellRow) throws(IntakeError) {
    guard !isDone else { return }
    isDone = true
    _ = row.cleanse(types)
    for (place, field) in table.fields.enumerated() { values[field.name] = row.text(place) }
  }

  mutating func end() throws(IntakeError) {}

  mutating func didRead(bytes: Int) {}
}
