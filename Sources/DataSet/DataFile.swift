/// The facts of the data set as text: one line a fact, columns separated by tabs.
///
/// They are string literals rather than bundled files so that the program needs no file beside it.
enum DataFile {
  /// Reads tables: a line `table NAME [PARENT]` begins one, and each line `NAME TYPE [key|parent]`
  /// after it is a field.
  static func readTables(_ text: String) throws(DataFileError) -> [Table] {
    var tables: [Table] = []
    for (number, columns) in lines(text) {
      if columns[0] == "table" {
        guard (2...3).contains(columns.count) else { throw DataFileError(line: number) }
        let parent = columns.count == 3 ? Table.Parent(table: columns[2], field: 0) : nil
        tables.append(
          Table(name: columns[1], index: tables.count, fields: [], key: nil, parent: parent))
        continue
      }
      guard let table = tables.popLast(), (2...3).contains(columns.count),
        let type = FieldType(rawValue: columns[1])
      else { throw DataFileError(line: number) }
      tables.append(
        try table.adding(
          Field(name: columns[0], type: type), role: columns.count == 3 ? columns[2] : nil,
          line: number))
    }
    return tables
  }

  /// Reads rules: `CODE SEVERITY TABLE FIELDS KIND [PARAMETER=VALUE]…`, where `*` stands for the
  /// file as a whole, `-` for no field, and fields are separated by a plus sign.
  static func readRules(_ text: String) throws(DataFileError) -> [Rule] {
    var rules: [Rule] = []
    for (number, columns) in lines(text) {
      guard columns.count >= 5, let severity = Severity(rawValue: columns[1]) else {
        throw DataFileError(line: number)
      }
      var parameters: [String: String] = [:]
      for column in columns[5...] {
        guard let equals = column.firstIndex(of: "=") else { throw DataFileError(line: number) }
        parameters[String(column[..<equals])] = String(column[column.index(after: equals)...])
      }
      rules.append(
        Rule(
          code: columns[0], severity: severity, table: columns[2] == "*" ? nil : columns[2],
          fields: columns[3] == "-" ? [] : columns[3].split(separator: "+").map(String.init),
          kind: columns[4], parameters: parameters))
    }
    return rules
  }

  /// Reads the windows of a version: `VERSION OPENS CLOSES PERIOD[,PERIOD]…`.
  static func readCalendar(
    _ text: String, version: String
  ) throws(DataFileError) -> SubmissionCalendar {
    var windows: [SubmissionCalendar.Window] = []
    for (number, columns) in lines(text) where columns[0] == version {
      guard columns.count == 4, let opens = Day(iso: columns[1]), let closes = Day(iso: columns[2])
      else { throw DataFileError(line: number) }
      let names = columns[3].split(separator: ",")
      let periods = names.compactMap { Period(iso: $0) }
      guard periods.count == names.count, !periods.isEmpty, opens <= closes else {
        throw DataFileError(line: number)
      }
      windows.append(.init(opens: opens, closes: closes, periods: periods.sorted()))
    }
    return SubmissionCalendar(windows: windows)
  }

  private static func lines(_ text: String) -> [(number: Int, columns: [String])] {
    text.split(separator: "\n").enumerated().map { place, line in
      (place + 1, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
  }
}

extension Table {
  fileprivate func adding(
    _ field: Field, role: String?, line: Int
  ) throws(DataFileError) -> Table {
    let place = fields.count
    var key = key
    var parent = parent
    switch role {
    case nil: break
    case "key": key = place
    case "parent":
      guard let above = parent else { throw DataFileError(line: line) }
      parent = Parent(table: above.table, field: place)
    default: throw DataFileError(line: line)
    }
    return Table(name: name, index: index, fields: fields + [field], key: key, parent: parent)
  }
}

/// A line of the data set's own files that cannot be read.
struct DataFileError: Error, CustomStringConvertible {
  /// The place of the line, from 1.
  let line: Int

  var description: String { "line \(line) is not in the form that its file has" }
}
