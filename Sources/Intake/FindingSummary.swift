import DataSet

/// Gathers what is said about a submission: one finding a rule.
struct FindingSummary {
  private let rules: RuleBook
  private var unsorted: [Finding] = []

  init(_ rules: RuleBook) {
    self.rules = rules
  }

  /// Whether a finding rejects the file as a whole.
  var isFileRejected: Bool { unsorted.contains { $0.severity == .file } }

  /// The findings, those first that do most; equal ones by code and table.
  var findings: [Finding] {
    unsorted.sorted { left, right in
      left.severity != right.severity
        ? left.severity > right.severity
        : (left.code, left.table ?? "") < (right.code, right.table ?? "")
    }
  }

  /// Adds what is wrong with tables and columns.
  mutating func addStructure(_ faults: [StructureFault]) {
    for place in rules.places(where: { if case .structure = $0 { true } else { false } }) {
      for fault in faults {
        add(
          place, table: fault.table, count: 1, message: fault.message,
          messageToKeep: fault.message)
      }
    }
  }

  /// Adds tables that hold nothing and must not; one that is missing is told by the structure.
  mutating func addContent(_ tables: [TablePass], missing: [String]) {
    for place in rules.places(where: { if case .filledTable = $0 { true } else { false } }) {
      for table in tables where rules.rules[place].table == table.table.name {
        if table.filledRows == 0, !missing.contains(table.table.name) {
          add(place, table: table.table.name, count: 1)
        }
      }
    }
  }

  /// Adds tables whose text had spaces around it.
  mutating func addPadding(_ tables: [TablePass]) {
    for place in rules.places(where: { if case .padding = $0 { true } else { false } }) {
      for table in tables where table.paddedCells > 0 {
        add(
          place, table: table.table.name, count: table.paddedCells,
          message: "\(table.paddedCells) \(rules.message(place))")
      }
    }
  }

  /// Adds the rules that rows failed; the failures are in order of table and row.
  mutating func add(_ failures: [PackedFailure]) {
    var counts = Array(repeating: 0, count: rules.rules.count)
    var firstRows: [UInt32?] = Array(repeating: nil, count: rules.rules.count)
    for failure in failures {
      counts[failure.rule] += 1
      firstRows[failure.rule] = firstRows[failure.rule] ?? failure.row
    }
    for place in counts.indices where counts[place] > 0 {
      add(
        place, table: rules.rules[place].table, count: counts[place],
        firstRow: firstRows[place])
    }
  }

  /// Adds the first of the rules on the outcome that fails, in the order in which they are published:
  /// each later one only says in another way that nothing is left.
  mutating func addOutcome(_ tables: [TablePass]) {
    for place in rules.outcomePlaces {
      let rule = rules.rules[place]
      let table = tables.first { $0.table.name == rule.table }
      let accepted = table?.failed.count { !$0 } ?? 0
      let isFailed =
        switch RuleBook.kind(of: rule).stage {
        case .singleRow: table?.count != 1 || accepted != 1
        case .recordInPeriod: rules.period != nil && !tables.contains(where: \.hasDateInPeriod)
        case .anyRow: accepted == 0
        default: false
        }
      guard isFailed else { continue }
      add(place, table: table?.table.name, count: table?.count ?? 1)
      return
    }
  }

  private mutating func add(
    _ place: Int, table: String?, count: Int, firstRow: UInt32? = nil, message: String? = nil,
    messageToKeep: String? = nil
  ) {
    let rule = rules.rules[place]
    unsorted.append(
      Finding(
        code: rule.code, severity: rule.severity, table: table, fields: rule.fields, count: count,
        firstRow: firstRow, message: message ?? rules.message(place, row: firstRow),
        messageToKeep: messageToKeep))
  }
}
