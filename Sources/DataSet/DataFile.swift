/// The facts of the data set as text: one line a fact, columns separated by tabs.
///
/// They are string literals rather than bundled files so that the program needs no file beside it.
enum DataFile {
  /// Reads tables: a line `table NAME [PARENT]` begins one, and each line `NAME TYPE` after it is a
  /// field, with `key` or `parent` behind it, `default=CODE|…` and `other=CODE|…` where they hold.
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
      guard let table = tables.popLast(), columns.count >= 2,
        let type = FieldType(rawValue: columns[1])
      else { throw DataFileError(line: number) }
      let notes = columns[2...].filter { $0.contains("=") }
      let roles = columns[2...].filter { !$0.contains("=") }
      let field = Field(
        name: columns[0], type: type, defaultCodes: codes("default", in: notes),
        otherCodes: codes("other", in: notes))
      guard roles.count <= 1,
        notes.allSatisfy({ $0.hasPrefix("default=") || $0.hasPrefix("other=") })
      else { throw DataFileError(line: number) }
      tables.append(try table.adding(field, role: roles.first, line: number))
    }
    return tables
  }

  private static func codes(_ name: String, in notes: [String]) -> [String] {
    guard let note = notes.first(where: { $0.hasPrefix(name + "=") }) else { return [] }
    return note.dropFirst(name.count + 1).split(separator: "|").map(String.init)
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

  /// Reads the scales: `CODE TOOL range LOWEST HIGHEST FORM`, the two numbers in one column, or `set` and
  /// the texts separated by a bar.
  static func readScales(_ text: String) throws(DataFileError) -> [Scale] {
    var scales: [Scale] = []
    for (number, columns) in lines(text) {
      guard columns.count == 5, let scores = scores(columns[2], columns[3]) else {
        throw DataFileError(line: number)
      }
      scales.append(Scale(code: columns[0], tool: columns[1], scores: scores, form: columns[4]))
    }
    return scales
  }

  private static func scores(_ kind: String, _ text: String) -> Scale.Scores? {
    if kind == "set" { return .texts(text.split(separator: "|").map(String.init)) }
    let ends = text.split(separator: " ").compactMap { Double($0) }
    guard kind == "range", ends.count == 2, ends[0] <= ends[1] else { return nil }
    return .range(ends[0]...ends[1])
  }

  static func lines(_ text: String) -> [(number: Int, columns: [String])] {
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
