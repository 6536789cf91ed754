import DataSet
import WorkAhead

/// The one pass over the rows of a submission: every row is checked on its own, its keys are
/// numbered, and what may survive goes to the record store.
///
/// Rows are examined in batches, on whatever core is free, and settled in the order of the file.
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
  private var batch: RowBatch
  private let batchRows: Int
  private var examiner: TableExaminer?
  private var examined = AheadLine<ExaminedRows>(limit: SubmissionPass.batchesAhead)
  private var related: [RelatedRows]
  private let places: OwnerPlaces
  private var writer: RecordWriter
  private let options: IntakeOptions
  private let hasher = KeyHasher()
  private var rowsRead = 0
  private var rowsTotal: Int?
  private var bytesRead: UInt64 = 0
  private let bytesTotal: UInt64?
  private var keyBytes = 0
  private let progress: (IntakeProgress) -> Void

  /// The batches that are examined, or wait to be settled, at a time.
  private static let batchesAhead = 8

  init(
    rules: RuleBook, checks: [TableChecks]? = nil, options: IntakeOptions, bytesTotal: UInt64?,
    batchRows: Int = RowBatch.rowLimit, progress: @escaping (IntakeProgress) -> Void
  ) throws(IntakeError) {
    self.rules = rules
    tables = (checks ?? rules.tableChecks).map { TablePass($0) }
    self.options = options
    self.bytesTotal = bytesTotal
    self.batchRows = batchRows
    batch = RowBatch(firstNumber: 1, rowLimit: batchRows)
    self.progress = progress
    places = OwnerPlaces(rules.dataSet)
    related = rules.places { if case .related = $0 { true } else { false } }
      .map { RelatedRows(RelatedRule(rule: $0, rules)) }
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
  mutating func report() {
    // What rows are compared by goes with the end of their table.
    keyBytes = max(keyBytes, tables.reduce(0) { $0 + $1.keyBytes })
    progress(
      IntakeProgress(
        rowsRead: rowsRead, rowsTotal: rowsTotal, bytesRead: bytesRead, bytesTotal: bytesTotal,
        keyBytes: keyBytes))
  }

  /// Adds the failures of rules that ask for rows further down.
  func finishRelated(_ tables: inout [TablePass], _ failures: inout [PackedFailure]) {
    for rows in related {
      for row in rows.failures() {
        tables[rows.rule.table].fail(rows.rule.rule, row: row, failures: &failures)
      }
    }
  }

  // Settles the rows of a batch, which are the next of their table.
  private mutating func settle(_ examined: ExaminedRows) throws(IntakeError) {
    var rows = examined
    failures += rows.failures
    try options.check(failures)
    tables[current].take(rows)
    let ownKeys = tables[current].insertKeys(of: rows)
    var concerned = rows.related[...].map { $0[...] }
    for index in 0..<rows.count {
      let link = tables[current].settle(index, of: rows, ownKeys, places)
      let number = rows.number(index)
      for place in concerned.indices where concerned[place].first == number {
        concerned[place].removeFirst()
        related[place].take(number, link, ofTable: current)
      }
      rows.owners[index] = link.owner
    }
    try writer.add(rows, of: tables[current].checks)
  }

  private mutating func examine() throws(IntakeError) {
    guard let examiner else { preconditionFailure("rows come after their table has begun") }
    let full = batch
    batch = RowBatch(firstNumber: full.firstNumber + UInt32(full.count), rowLimit: batchRows)
    if let rows = examined.add({ examiner.examine(full) }) { try settle(rows) }
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
    batch = RowBatch(firstNumber: 1, rowLimit: batchRows)
    examiner = TableExaminer(
      checks: tables[current].checks, keys: tables.map(\.keys), related: related.map(\.rule),
      places: places, hasher: hasher)
    return order
  }

  mutating func accept(_ row: inout CellRow) throws(IntakeError) {
    guard rowsRead < options.rowLimit else {
      throw .tooMany(what: "rows", limit: options.rowLimit)
    }
    rowsRead += 1
    batch.append(row)
    if batch.isFull { try examine() }
    if rowsRead % 8192 == 0 { report() }
  }

  mutating func end() throws(IntakeError) {
    while let rows = examined.next() { try settle(rows) }
    // Nothing else is left to do meanwhile.
    if let examiner { try settle(examiner.examine(batch)) }
    examiner = nil
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
