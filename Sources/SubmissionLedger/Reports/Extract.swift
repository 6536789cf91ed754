internal import DataSet

/// A bundle of CSV tables in the making: all tables of a version, whether or not they have rows.
struct Extract {
  private let files: [CSVFile]

  /// Begins a bundle.
  ///
  /// - Parameter further: the names of the columns behind the submitted ones of each table.
  init(
    _ name: String, of dataSet: DataSet, in directory: ReportDirectory,
    further: [[String]]? = nil
  ) throws(LedgerError) {
    try directory.makeDirectory(name)
    var files: [CSVFile] = []
    for table in dataSet.tables {
      let columns = table.fields.map(\.name) + (further?[table.index] ?? [])
      files.append(try directory.table("\(name)/\(table.name).csv", columns: columns))
    }
    self.files = files
  }

  /// Adds a row to its table.
  func write(_ row: AcceptedRow, further: [String?] = []) throws(LedgerError) {
    try files[row.table.index].write((row.values + further).map { $0 ?? "" })
  }

  /// Ends all tables; gives the number of rows.
  func finish() throws(LedgerError) -> Int {
    var rows = 0
    for file in files {
      try file.finish()
      rows += file.lines
    }
    return rows
  }
}
