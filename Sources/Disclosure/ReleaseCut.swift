internal import DataSet

/// How the rows of one submission become lines: what is the same for many of them, worked out once.
///
/// Each core works with one of its own: of what several refer to at the same time, counting who does costs more than
/// what is done with it.
struct ReleaseCut: ~Copyable, Sendable {
  let facts: SubmissionFacts
  let calendar: SubmissionCalendar
  /// What stands in the cells of a line, by the tables of the release.
  let forms: [[Cell]]
  /// Where a row of a table names a member of staff, by the tables of the release.
  let staffFields: [Int?]
  /// Where the tables of the data set stand among those of the release.
  let places: [Int?]
  let derivations: [Derivation]
  /// What the provider's own values are called that leave as pseudonyms.
  let valueNames: [String]

  /// What stands in a cell: nothing that anything refers to, so that it is read without counting.
  enum Cell: Sendable {
    case nothing
    case submitted(Int)
    /// By the place of the derivation.
    case derived(Int)
    /// By the place of the family of pseudonyms.
    case person(Int)
    case referral
    case pseudonym(field: Int, kind: Int)
    case derivedPseudonym(Int, kind: Int)
  }

  init(_ source: ReleaseSource) {
    let isIdentifiable = source.pseudonyms == nil
    facts = source.facts
    calendar = source.dataSet.calendar
    places = source.dataSet.tables.map { table in
      source.tables.firstIndex { $0.table.index == table.index }
    }
    staffFields = source.tables.map(\.staffField)
    var names: [String] = []
    var derivations: [Derivation] = []
    forms = source.tables.map { table in
      let plan = source.dataSet.derivations[table.table.index]
      return table.columns.map { column in
        isIdentifiable && column.isPseudonym
          ? .nothing : Self.cell(column, plan, &names, &derivations)
      }
    }
    self.derivations = derivations
    valueNames = names
  }

  private static func cell(
    _ column: ReleaseColumn, _ plan: DerivationPlan, _ names: inout [String],
    _ derivations: inout [Derivation]
  ) -> Cell {
    func kind(_ name: String) -> Int {
      if let known = names.firstIndex(of: name) { return known }
      names.append(name)
      return names.count - 1
    }
    func derivation(_ place: Int) -> Int {
      derivations.append(plan.derivation(at: place))
      return derivations.count - 1
    }
    switch column.source {
    case .value(.submitted(let field)): return .submitted(field)
    case .value(.derived(let place)): return .derived(derivation(place))
    case .person: return .person(0)
    case .linkedPerson(let place): return .person(place + 1)
    case .referral: return .referral
    case .key(let name, let field): return .pseudonym(field: field, kind: kind(name))
    case .pseudonym(of: .submitted(let field)):
      return .pseudonym(field: field, kind: kind(column.name))
    case .pseudonym(of: .derived(let place)):
      return .derivedPseudonym(derivation(place), kind: kind(column.name))
    }
  }
}
