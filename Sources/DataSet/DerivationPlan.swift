/// Computes the derived attributes of one table's rows.
///
/// Made once for each table of a version; see ``DataSet/derivations``.
public struct DerivationPlan: Sendable {
  /// The attributes that are computed, in the order of their values.
  public let computed: [DerivedAttribute]
  /// The attributes of the published model that are not; each says why.
  public let notDerived: [DerivedAttribute]

  private let operations: [DerivationOperation<Place>]
  private let calendar: SubmissionCalendar

  /// The values of the row, one for each attribute of ``computed``; nil for null.
  ///
  /// Costs well under a microsecond a value and keeps nothing.
  public func values(
    of row: DerivationRow, in submission: SubmissionFacts
  ) throws(DerivationError) -> [String?] {
    var values: [String?] = []
    values.reserveCapacity(operations.count)
    for operation in operations {
      values.append(try operation.value(of: row, in: submission, calendar))
    }
    return values
  }

  /// How one attribute is computed, by its place among ``computed``.
  public func derivation(at place: Int) -> Derivation { Derivation(operation: operations[place]) }

  init(
    table: Table, attributes: [DerivedAttribute], tables: [Table], calendar: SubmissionCalendar
  ) throws(DerivationPlanError) {
    let places = PlaceFinder(table: table, tables: tables, attributes: attributes)
    var computed: [DerivedAttribute] = []
    var notDerived: [DerivedAttribute] = []
    var operations: [DerivationOperation<Place>] = []
    for attribute in attributes where attribute.table == table.name {
      switch attribute.definition {
      case .notDerived: notDerived.append(attribute)
      case .operation(let operation):
        computed.append(attribute)
        operations.append(try places.place(operation, of: attribute))
      }
    }
    self.computed = computed
    self.notDerived = notDerived
    self.operations = operations
    self.calendar = calendar
  }
}

/// How one attribute is computed.
public struct Derivation: Sendable {
  let operation: DerivationOperation<Place>

  /// The value of a row; nil for null.
  ///
  /// - Parameter calendar: that of the version of the data set.
  public func value(
    of row: borrowing some DerivationInput & ~Copyable, in submission: SubmissionFacts,
    _ calendar: SubmissionCalendar
  ) throws(DerivationError) -> String? {
    try operation.value(of: row, in: submission, calendar)
  }

  /// Adds the value of a row to the end of some text; false for null.
  public func append(
    valueOf row: borrowing some DerivationInput & ~Copyable, in submission: SubmissionFacts,
    _ calendar: SubmissionCalendar, to text: inout [UInt8]
  ) throws(DerivationError) -> Bool {
    // Every row has an id, too long to be a text that needs no memory.
    if case .concatDigits(let width) = operation {
      try submission.append(idOfRow: row.number, width: width, to: &text)
      return true
    }
    guard let value = try value(of: row, in: submission, calendar) else { return false }
    text.append(contentsOf: value.utf8)
    return true
  }

  /// Whether every row of a submission has a value of its own.
  public var isRowID: Bool {
    if case .concatDigits = operation { true } else { false }
  }
}

extension DataSet {
  /// The plan of each table, in the order of the tables.
  static func plans(
    _ attributes: [DerivedAttribute], _ tables: [Table], _ calendar: SubmissionCalendar
  ) throws(DerivationPlanError) -> [DerivationPlan] {
    if let stray = attributes.first(where: { one in !tables.contains { $0.name == one.table } }) {
      throw DerivationPlanError(attribute: stray.label, input: "the table \(stray.table)")
    }
    var plans: [DerivationPlan] = []
    for table in tables {
      plans.append(
        try DerivationPlan(
          table: table, attributes: attributes, tables: tables, calendar: calendar))
    }
    return plans
  }
}

/// Where an operation finds a value: in which of the rows, and at which field.
struct Place: Sendable {
  let source: Source
  let field: Int

  enum Source: Sendable {
    case header
    case row(RelatedRow)

    /// The rows that a caller finds, by their tables.
    static func above(_ table: String) -> Source? {
      if table == "IDS000Header" { return .header }
      return RelatedRow(rawValue: table).map { .row($0) }
    }
  }
}

/// Finds the places of what the attributes of one table read.
private struct PlaceFinder {
  let table: Table
  let tables: [Table]
  let attributes: [DerivedAttribute]

  func place(
    _ operation: DerivationOperation<InputName>, of attribute: DerivedAttribute
  ) throws(DerivationPlanError) -> DerivationOperation<Place> {
    if case .copy(let input) = operation, let derived = derived(input) {
      return try place(derived, of: attribute)
    }
    return try operation.mapInputs { (input, reading) throws(DerivationPlanError) in
      guard let found = tables.first(where: { $0.name == input.table }),
        let source = source(found),
        let field = found.fieldIndex(named: input.name),
        reading == .text || found.fields[field].type == .date
      else {
        throw DerivationPlanError(attribute: attribute.label, input: "\(input)")
      }
      return Place(source: source, field: field)
    }
  }

  /// The operation of a derived attribute of another row, where it can be repeated from here.
  private func derived(_ input: InputName) -> DerivationOperation<InputName>? {
    let found = attributes.first { $0.table == input.table && $0.name == input.name }
    guard case .operation(let operation)? = found?.definition else { return nil }
    switch operation {
    // The id of another row holds that row's number, which stands in no field.
    case .concatDigits, .copy: return nil
    default: return operation
    }
  }

  private func source(_ found: Table) -> Place.Source? {
    if found.name == table.name { return .row(.own) }
    guard let source = Place.Source.above(found.name) else { return nil }
    if case .header = source { return source }
    return isAbove(found.name) ? source : nil
  }

  private func isAbove(_ name: String) -> Bool {
    var current: Table? = table
    while let parent = current?.parent {
      if parent.table == name { return true }
      current = tables.first { $0.name == parent.table }
    }
    return false
  }
}

/// An attribute of the project's own data that reads what its rows cannot reach.
struct DerivationPlanError: Error, CustomStringConvertible {
  let attribute: String
  let input: String

  var description: String {
    "\(attribute) reads \(input), which its rows do not reach or which is no date"
  }
}

extension DataSet {
  /// The names of what the ledger has of a table: its fields, and the attributes that are derived.
  public func columns(of table: Table) -> [String] {
    table.fields.map(\.name) + derivations[table.index].computed.map(\.name)
  }
}
