import DataSet

/// The one pass over the rows of a submission: every row is checked on its own, its keys are
/// numbered, and what may survive goes to the record store.
struct SubmissionPass {
  /// The names that the project itself gives a meaning.
  enum Name {
    static let patients = "IDS001MPI"
    static let referrals = "IDS101Referral"
  }

  let rules: RuleBook
  /// What is kept of each table, in the data set's order.
  private(set) var tables: [TablePass]
  /// The rules that rows failed, in no order.
  private(set) var failures: [PackedFailure] = []
  /// Columns that are not the data set's, where the file states them with its rows.
  private(set) var structureFaults: [StructureFault] = []

  // The place of the table whose rows are passing.
  private var current = 0
  private var related: [RelatedCheck]
  // The fields above that the rules of the current table compare with.
  private var daysAbove: [(table: Int, field: Int)] = []
  private let patients: Int
  private let referrals: Int
  private var writer: RecordWriter
  private let options: IntakeOptions
  private let hasher = KeyHasher()
  private var rowsRead = 0
  private var rowsTotal: Int?
  private var bytesRead: UInt64 = 0
  private let bytesTotal: UInt64?
  private let progress: (IntakeProgress) -> Void

  init(
    rules: RuleBook, checks: [TableChecks]? = nil, options: IntakeOptions, bytesTotal: UInt64?,
    progress: @escaping (IntakeProgress) -> Void
  ) throws(IntakeError) {
    self.rules = rules
    tables = (checks ?? rules.tableChecks).map { TablePass($0) }
    self.options = options
    self.bytesTotal = bytesTotal
    self.progress = progress
    patients = SubmissionPass.place(of: Name.patients, in: rules.dataSet)
    referrals = SubmissionPass.place(of: Name.referrals, in: rules.dataSet)
    related = rules.places { if case .related = $0 { true } else { false } }
      .map { RelatedCheck(rule: $0, rules) }
    writer = try RecordWriter(dataSet: rules.dataSet, options: options)
  }

  /// The tables so that each comes after the one above it, else in the data set's order.
  static func readingOrder(of dataSet: DataSet) -> [Table] {
    var waiting = dataSet.tables
    var ordered: [Table] = []
    while let next = waiting.firstIndex(where: { table in
      table.parent.map { parent in ordered.contains { $0.name == parent.table } } ?? true
    }) {
      ordered.append(waiting.remove(at: next))
    }
    precondition(waiting.isEmpty, "every table hangs on one that the data set has")
    return ordered
  }

  private static func place(of name: String, in dataSet: DataSet) -> Int {
    guard let table = dataSet.table(named: name) else {
      preconditionFailure("every version has a table \(name)")
    }
    return table.index
  }

  /// Ends the pass: the rows that went to the store, and those of them that are still good.
  mutating func finish(_ tables: [TablePass]) throws(IntakeError) -> RecordStore {
    try writer.finish(failed: tables.map(\.failed))
  }

  /// How many rows were read, of how many.
  func report() {
    progress(
      IntakeProgress(
        rowsRead: rowsRead, rowsTotal: rowsTotal, bytesRead: bytesRead, bytesTotal: bytesTotal))
  }

  /// Adds the failures of rules that ask for rows further down.
  func finishRelated(_ tables: inout [TablePass], _ failures: inout [PackedFailure]) {
    for check in related {
      for row in check.failures() {
        tables[check.table].fail(check.rule, row: row, failures: &failures)
      }
    }
  }

  // Gives the row's keys their numbers and finds the patient and the referral that it belongs to.
  private mutating func link(_ row: CellRow) -> RowLink {
    var link = RowLink(ownKey: nil, parent: nil, patients: patients, referrals: referrals)
    if let parent = tables[current].table.parent, let above = tables[current].tableAbove {
      var number = KeyIndex.null
      if row.cells[parent.field].state != .null {
        number = tables[above].keys.ordinal(of: hasher.hash(row, parent.field))
      }
      tables[current].rowParents.append(number)
      link.parent = (above, number)
      link.owner = number < KeyIndex.missing ? tables[above].keys.owner(number) : nil
    }
    guard let key = tables[current].table.key else { return link }
    guard row.cells[key].state != .null else {
      tables[current].rowKeys.append(KeyIndex.null)
      link.owner = nil
      return link
    }
    let number = UInt32(tables[current].count + 1)
    let insertion = tables[current].keys.insert(hasher.hash(row, key), row: row, number: number)
    tables[current].rowKeys.append(insertion.ordinal)
    link.ownKey = insertion
    // A row without a patient is rejected, and so is everything that names it.
    var owner = link.owner ?? RowOwner(patient: KeyIndex.missing, referral: KeyIndex.missing)
    if current == patients {
      owner = RowOwner(patient: insertion.ordinal, referral: KeyIndex.null)
    } else if current == referrals {
      owner.referral = insertion.ordinal
    }
    tables[current].keys.settle(insertion, owner: owner)
    link.owner = owner
    return link
  }

  // Fetches the days out of rows above that the table's rules compare with.
  private func fetchDaysAbove(_ row: inout CellRow, _ link: RowLink) {
    if row.daysAbove.count != daysAbove.count {
      row.daysAbove = Array(repeating: nil, count: daysAbove.count)
    }
    for place in daysAbove.indices {
      let source = daysAbove[place]
      guard let key = link.key(of: source.table), key < KeyIndex.missing else {
        row.daysAbove[place] = nil
        continue
      }
      row.daysAbove[place] = tables[source.table].keys.day(source.field, of: key)
    }
  }
}

extension SubmissionPass: RowSink {
  mutating func begin(
    _ table: Table, columns: [String], rows: Int?
  ) throws(IntakeError) -> ColumnOrder {
    let order = ColumnOrder(columns, of: table)
    structureFaults += order.faults
    if let rows { rowsTotal = (rowsTotal ?? 0) + rows }
    current = table.index
    daysAbove = tables[current].daysAbove
    return order
  }

  mutating func accept(_ row: inout CellRow) throws(IntakeError) {
    guard rowsRead < options.rowLimit else {
      throw .tooMany(what: "rows", limit: options.rowLimit)
    }
    rowsRead += 1
    tables[current].cleanse(&row)
    let link = link(row)
    fetchDaysAbove(&row, link)
    tables[current].check(row, ownKey: link.ownKey, hasher: hasher, failures: &failures)
    try options.check(failures)
    let number = UInt32(tables[current].count)
    for place in related.indices {
      related[place].take(row, number: number, link: link, table: current)
    }
    if !tables[current].failed[Int(number) - 1] {
      try writer.add(row, number: number, table: tables[current].table, owner: link.owner)
    }
    if rowsRead % 8192 == 0 { report() }
  }

  mutating func end() throws(IntakeError) {
    tables[current].finish(failures: &failures)
    try options.check(failures)
  }

  mutating func didRead(bytes: Int) {
    bytesRead += UInt64(bytes)
  }
}

extension IntakeOptions {
  /// Throws when there are more failures than are listed.
  func check(_ failures: [PackedFailure]) throws(IntakeError) {
    guard failures.count <= failureLimit else {
      throw .tooMany(what: "failures", limit: failureLimit)
    }
  }
}
