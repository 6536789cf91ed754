internal import Foundation

/// A bundle of CSV tables in memory, read without any code of the product.
public struct CSVTables: Sendable {
  /// One table: the names of its fields, and its rows.
  public struct Table: Sendable {
    /// The names of the fields, in the order of the file.
    public var fields: [String]
    /// The cells of each row, in the order of the fields.
    public var rows: [[String]]

    /// Where a field stands in each row.
    public func place(of field: String) -> Int {
      guard let place = fields.firstIndex(of: field) else {
        preconditionFailure("the table has no field \(field)")
      }
      return place
    }

    /// The values of a field, row by row.
    public func column(_ field: String) -> [String] {
      let place = place(of: field)
      return rows.map { $0[place] }
    }

    /// The cell of a row, counted from 0.
    public subscript(row: Int, field: String) -> String {
      get { rows[row][place(of: field)] }
      set { rows[row][place(of: field)] = newValue }
    }
  }

  /// Tables by name, without `.csv`.
  public var tables: [String: Table] = [:]

  /// Reads every CSV file of a directory.
  public init(at path: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where name.hasSuffix(".csv") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
      var rows = Self.rows(of: Array(bytes))
      guard !rows.isEmpty else { continue }
      tables[String(name.dropLast(4))] = Table(fields: rows.removeFirst(), rows: rows)
    }
  }

  /// Reads tables that were found elsewhere than in a directory.
  public init(files: [String: [UInt8]]) {
    for (name, bytes) in files {
      var rows = Self.rows(of: bytes)
      guard !rows.isEmpty else { continue }
      tables[name] = Table(fields: rows.removeFirst(), rows: rows)
    }
  }

  /// The NHS number of a patient by the provider's id; empty where none was sent.
  public func number(of patient: String) -> String {
    let patients = self["IDS001MPI"]
    let row = patients.rows.indices.first { patients[$0, "LocalPatientId"] == patient }
    return row.map { patients[$0, "NHSNumber"] } ?? ""
  }

  /// Reads a bundle of the fixtures.
  public init(fixture name: String) throws {
    try self.init(at: FixtureFiles.path(name))
  }

  /// A table by its name, which must be there.
  public subscript(table: String) -> Table {
    get {
      guard let found = tables[table] else { preconditionFailure("there is no \(table)") }
      return found
    }
    set { tables[table] = newValue }
  }

  /// Rows of all tables together.
  public var rowCount: Int { tables.values.reduce(0) { $0 + $1.rows.count } }

  /// Writes the tables into a directory, which is made.
  @discardableResult
  public func write(to path: String) throws -> String {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, table) in tables {
      let lines = ([table.fields] + table.rows).map { row in
        row.map(Self.quoted).joined(separator: ",") + "\n"
      }
      try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: "\(path)/\(name).csv"))
    }
    return path
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { [0x22, 0x2c, 0x0a, 0x0d].contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// RFC 4180, for files that are known to be good.
  static func rows(of bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    func text() -> String { String(decoding: cell, as: UTF8.self) }
    while index < bytes.count {
      let byte = bytes[index]
      let isDoubled = isQuoted && index + 1 < bytes.count && bytes[index + 1] == 0x22
      switch byte {
      case 0x22 where isDoubled:
        cell.append(byte)
        index += 1
      case 0x22: isQuoted.toggle()
      case 0x2c where !isQuoted:
        row.append(text())
        cell = []
      case 0x0a where !isQuoted:
        rows.append(row + [text()])
        (row, cell) = ([], [])
      case 0x0d where !isQuoted: break
      default: cell.append(byte)
      }
      index += 1
    }
    if !row.isEmpty || !cell.isEmpty { rows.append(row + [text()]) }
    return rows
  }
}
