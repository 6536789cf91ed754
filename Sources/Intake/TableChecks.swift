import DataSet

/// What is checked of the rows of one table, made ready once for a submission.
struct TableChecks: Sendable {
  /// A check with the place of its rule.
  struct Numbered: Sendable {
    let rule: Int
    let check: RowCheck
    /// The one field that the rule is about; nil where it is about several.
    let field: Int?
  }

  let table: Table
  /// The place of the table in the data set's order.
  let place: Int
  let types: [FieldType]
  /// Which values of each field are not as good as others.
  let quality: [QualityCodes]
  let message: RowMessage
  /// Whether a row without a patient is left out of the records.
  let belongsToPatients: Bool
  /// The place of the field by which other tables name a row of this one.
  let key: Int?
  /// The place of the field that names the row above.
  let keyAbove: Int?
  /// The place of the table above in the data set's order.
  let tableAbove: Int?
  /// The checks that a field without a value passes, by field.
  let ofValues: [[Numbered]]
  /// All other checks of a row.
  let ofRows: [Numbered]
  /// Which rules reject the rows that fail them.
  let rejectsRow: [Bool]
  /// The fields whose days rows below compare with.
  let fieldsWantedBelow: [Int]
  /// Where the days stand, in tables above, that the table's rules compare with.
  let daysAbove: [(table: Int, field: Int)]
  /// The fields whose dates say that a row lies in the period.
  let datesOfRecords: [Int]
  let period: ClosedRange<Day>?
  let uniques: [UniqueCheck]
  let occurrences: [OccurrenceCheck]
  let registrations: [RegistrationCheck]

  init(_ table: Table, _ rules: RuleBook) {
    self.table = table
    place = table.index
    types = table.fields.map(\.type)
    quality = table.fields.map { QualityCodes($0) }
    message = RowMessage(table: table)
    belongsToPatients = table.parent != nil || table.name == SubmissionPass.Name.patients
    key = table.key
    keyAbove = table.parent?.field
    tableAbove = table.parent.flatMap { rules.dataSet.table(named: $0.table)?.index }
    let checks = rules.rowChecks(of: table)
    var ofValues: [[Numbered]] = table.fields.map { _ in [] }
    var ofRows: [Numbered] = []
    for (rule, check) in checks {
      let fields = rules.rules[rule].fields
      let numbered = Numbered(
        rule: rule, check: check,
        field: fields.count == 1 ? table.fieldIndex(named: fields[0]) : nil)
      if let field = check.field {
        ofValues[field].append(numbered)
      } else {
        ofRows.append(numbered)
      }
    }
    self.ofValues = ofValues
    self.ofRows = ofRows
    rejectsRow = rules.rejectsRow
    fieldsWantedBelow = rules.fieldsWantedBelow(table)
    daysAbove = rules.fieldsAbove(table).map { above in
      guard let table = rules.dataSet.table(named: above.table),
        let field = table.fieldIndex(named: above.field)
      else { preconditionFailure("\(above.table).\(above.field) is not a field of the data set") }
      return (table.index, field)
    }
    datesOfRecords = rules.datesOfRecords.filter { $0.table == table.name }
      .compactMap { table.fieldIndex(named: $0.field) }
    period = rules.period
    uniques = rules.places(of: table) { if case .unique = $0 { true } else { false } }
      .map { UniqueCheck(rule: $0, of: table, rules) }
    occurrences = rules.places(of: table) { if case .occurrences = $0 { true } else { false } }
      .map { OccurrenceCheck(rule: $0, of: table, rules) }
    registrations = rules.places(of: table) { if case .continuity = $0 { true } else { false } }
      .map { RegistrationCheck(rule: $0, of: table, rules) }
  }
}
