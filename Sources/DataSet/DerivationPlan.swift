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
    let reading = DerivationReading(row: row, submission: submission, calendar: calendar)
    var values: [String?] = []
    values.reserveCapacity(operations.count)
    for operation in operations { values.append(try operation.value(reading)) }
    return values
  }

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
    case row
    case header
    case patient
    case referral
    case contact
    case activity

    /// The rows above that a caller finds, by their tables.
    static let above: [String: Source] = [
      "IDS000Header": .header, "IDS001MPI": .patient, "IDS101Referral": .referral,
      "IDS201CareContact": .contact, "IDS202CareActivity": .activity,
    ]
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
    if found.name == table.name { return .row }
    guard let source = Place.Source.above[found.name] else { return nil }
    return source == .header || isAbove(found.name) ? source : nil
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
