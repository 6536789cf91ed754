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
  /// What is kept of each table, in the data set's order; nil until its rows are read.
  private(set) var tables: [TablePass?]
  /// The rules that rows failed, in no order.
  private(set) var failures: [PackedFailure] = []
  /// Columns that are not the data set's, where the file states them with its rows.
  private(set) var structureFaults: [(table: String?, fault: String)] = []

  private var current: TablePass?
  private var writer: RecordWriter
  private let options: IntakeOptions
  private let hasher = KeyHasher()
  private var rowsRead = 0
  private var rowsTotal: Int?
  private var bytesRead: UInt64 = 0
  private let bytesTotal: UInt64?
  private let progress: (IntakeProgress) -> Void

  init(
    rules: RuleBook, options: IntakeOptions, bytesTotal: UInt64?,
    progress: @escaping (IntakeProgress) -> Void
  ) throws(IntakeError) {
    self.rules = rules
    self.options = options
    self.bytesTotal = bytesTotal
    self.progress = progress
    tables = Array(repeating: nil, count: rules.dataSet.tables.count)
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

  // Gives the row's keys their numbers and finds the patient and the referral that it belongs to.
  private mutating func own(_ row: CellRow, _ pass: inout TablePass) -> RowOwner? {
    var owner: RowOwner?
    if let parent = pass.table.parent {
      guard let above = pass.tableAbove else {
        preconditionFailure("a table below another knows its place")
      }
      var number = KeyIndex.null
      if row.cells[parent.field].state != .null {
        let hash = hasher.hash(row, [parent.field])
        number = tables[above]?.keys.ordinal(of: hash) ?? KeyIndex.missing
      }
      pass.rowParents.append(number)
      owner = number < KeyIndex.missing ? tables[above]?.owners[Int(number)] : nil
    }
    guard let key = pass.table.key else { return owner }
    guard row.cells[key].state != .null else {
      pass.rowKeys.append(KeyIndex.null)
      return nil
    }
    let (number, isNew) = pass.keys.insert(hasher.hash(row, [key]))
    pass.rowKeys.append(number)
    if pass.table.name == Name.patients {
      owner = RowOwner(patient: number, referral: KeyIndex.null)
    } else if pass.table.name == Name.referrals {
      owner?.referral = number
    }
    if isNew {
      // A row without a patient is rejected, and so is everything that names it.
      pass.owners.append(owner ?? RowOwner(patient: KeyIndex.missing, referral: KeyIndex.missing))
    }
    return owner
  }
}

extension SubmissionPass: RowSink {
  mutating func begin(
    _ table: Table, columns: [String], rows: Int?
  ) throws(IntakeError) -> [Int]? {
    let columns = ColumnOrder(columns, of: table)
    structureFaults += columns.faults.map { (table.name, $0) }
    guard structureFaults.isEmpty, let order = columns.order else { return nil }
    if let rows { rowsTotal = (rowsTotal ?? 0) + rows }
    current = TablePass(table, rules: rules)
    return order
  }

  mutating func accept(_ row: inout CellRow) throws(IntakeError) {
    guard var pass = current.take() else { preconditionFailure("a row stands within a table") }
    defer { current = pass }
    guard rowsRead < options.rowLimit else {
      throw .tooMany(what: "rows", limit: options.rowLimit)
    }
    rowsRead += 1
    pass.check(&row, hasher: hasher, failures: &failures)
    try options.check(failures)
    let owner = own(row, &pass)
    if !pass.failed[pass.count - 1] {
      try writer.add(row, number: UInt32(pass.count), table: pass.table, owner: owner)
    }
    if rowsRead % 8192 == 0 { report() }
  }

  mutating func end() throws(IntakeError) {
    guard var pass = current.take() else { return }
    pass.finish(failures: &failures)
    try options.check(failures)
    tables[pass.table.index] = pass
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
