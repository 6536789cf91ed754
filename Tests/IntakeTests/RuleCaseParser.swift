import DataSet

/// Reads the tables of cases.
///
/// A line is a rule, a verdict, changes to the good submission, the rows on which the rule fails
/// unless it is the first, and the reference data that are there:
///
///     IDS10113  fails   ReferralRequestReceivedDate={end+1}
///     IDSREJ009 fails   copy; #2.LocalPatientId=P2 @1,2
///     IDS00034  passes  OrgIDSubmit=RX4 with organisations=RX4 closes {start}
///
/// Changes are separated by semicolons and made in order: `Table#row.Field=value`, where the table
/// is the rule's own and the row the first unless named; `copy`, which puts a copy of a row behind
/// the last; `delete` for a row or all of a table; `drop` and `add` for a table or field; `base`
/// for none. A bar gives the last field one value more, which is a case of its own. No value is
/// `null`; one with spaces around it or with a mark of this language stands in quotation marks.
/// `2.0` or `2.1` before the rule holds a line to that version; `#` begins a comment.
struct RuleCaseParser {
  let setting: RuleCaseSetting

  /// The cases of a table that run in the version.
  func cases(in table: String) throws -> [RuleCase] {
    try RuleCaseParser.lines(of: table).flatMap(cases(of:))
  }

  /// The lines of a table that are not comments.
  static func lines(of table: String) -> [Substring] {
    table.split(separator: "\n").filter { $0.first != "#" }
  }

  /// The rule that a line is about, whether or not the version has it.
  static func code(of line: Substring) -> Substring? {
    line.split(separator: " ").first { $0.hasPrefix("IDS") || $0.hasPrefix("INTAKE") }
  }

  private func cases(of line: Substring) throws -> [RuleCase] {
    let form = /(?:(2\.[01]) )?((?:IDS|INTAKE)[0-9A-Z]+) +(passes|fails|unchecked) +(.+)/
    guard let match = line.wholeMatch(of: form),
      let verdict = RuleCase.Verdict(rawValue: String(match.3))
    else { throw RuleCaseFault("not a case", in: line) }
    let version = setting.dataSet.version.text
    let rules = setting.dataSet.rules
    guard match.1 == nil || match.1.map(String.init) == version,
      let rule = rules.first(where: { $0.code == match.2 })
    else { return [] }

    let halves = match.4.parts(between: " with ")
    let reference = try halves.count == 2 ? references(halves[1], line) : [:]
    let body = halves[0].parts(between: " @")
    let rows = body.count == 2 ? body[1].split(separator: ",").compactMap { Int($0) } : [1]
    let values = body[0].parts(between: "|")
    let edits = values[0].parts(between: ";").map(\.trimmed)
    guard halves.count <= 2, body.count <= 2, let last = edits.last else {
      throw RuleCaseFault("not a case", in: line)
    }
    return try values.enumerated().map { place, value in
      let field = last.prefix { $0 != "=" }
      let edits = place == 0 ? edits : edits.dropLast() + ["\(field)=\(value)"]
      return RuleCase(
        code: rule.code, verdict: verdict, rows: rows,
        edits: try edits.filter { $0 != "base" }.map { try edit($0, rule.table, line) },
        reference: reference, description: "\(version): \(line) [\(value.trimmed)]")
    }
  }

  private func edit(
    _ text: Substring, _ table: String?, _ line: Substring
  ) throws -> TableEdit {
    let verb = text.prefix { $0 != " " && $0 != "=" }
    let object = try place(text.dropFirst(verb.count).trimmed, table, line)
    switch verb {
    case "copy": return .copy(table: object.table, row: object.row ?? 1)
    case "delete":
      return object.row.map { .deleteRow(table: object.table, row: $0) }
        ?? .deleteRows(table: object.table)
    case "drop":
      return object.field.map { .dropField(table: object.table, field: $0) }
        ?? .dropTable(object.table)
    case "add":
      return object.field.map { .addField(table: object.table, field: $0) }
        ?? .addTable(object.table)
    default:
      guard let sign = text.firstIndex(of: "=") else {
        throw RuleCaseFault("\(text) is no change", in: line)
      }
      let target = try place(text[..<sign], table, line)
      guard let field = target.field else {
        throw RuleCaseFault("\(text) names no field", in: line)
      }
      return .set(
        table: target.table, row: target.row ?? 1, field: field,
        value: setting.filled(try text[text.index(after: sign)...].trimmed.unquoted(line)))
    }
  }

  // A name alone is that of a table where it is one's, and otherwise that of a field.
  private func place(
    _ text: Substring, _ own: String?, _ line: Substring
  ) throws -> (table: String, row: Int?, field: String?) {
    if text.isEmpty || text.first == "=" { return (own ?? "", nil, nil) }
    let form = /(IDS[0-9A-Za-z]+)?(?:#([0-9]+))?(?:\.?([A-Z][0-9A-Za-z]*))?/
    guard let match = text.wholeMatch(of: form) else {
      throw RuleCaseFault("\(text) is no place", in: line)
    }
    return (
      match.1.map(String.init) ?? own ?? "", match.2.flatMap { Int($0) }, match.3.map(String.init)
    )
  }

  private func references(
    _ text: Substring, _ line: Substring
  ) throws -> [ReferenceList: [ReferenceEntry]] {
    var lists: [ReferenceList: [ReferenceEntry]] = [:]
    for part in text.parts(between: ";").map(\.trimmed) {
      let name = part.prefix { $0 != "=" }
      guard let list = ReferenceList(rawValue: String(name)), name.count < part.count else {
        throw RuleCaseFault("\(part) lists nothing known", in: line)
      }
      let entries = part.dropFirst(name.count + 1).parts(between: ",").map(\.trimmed)
      lists[list] = try entries.filter { !$0.isEmpty }.map { try entry($0, line) }
    }
    return lists
  }

  private func entry(_ text: Substring, _ line: Substring) throws -> ReferenceEntry {
    let words = text.parts(between: " ")
    var entry = ReferenceEntry(code: try words[0].unquoted(line))
    for place in stride(from: 1, to: words.count, by: 2) {
      let value = place + 1 < words.count ? setting.filled(words[place + 1]) : ""
      switch words[place] {
      case "opens": entry.opens = value
      case "closes": entry.closes = value
      case "successor": entry.successor = value
      case "roles": entry.roles = value.split(separator: "+").map(String.init)
      default: throw RuleCaseFault("\(words[place]) is said of no code", in: line)
      }
    }
    return entry
  }
}

extension Substring {
  /// The text without the spaces around it.
  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The pieces between the separators that do not stand in quotation marks.
  fileprivate func parts(between separator: String) -> [Substring] {
    var parts: [Substring] = []
    var (first, place, isQuoted) = (startIndex, startIndex, false)
    while place < endIndex {
      if self[place] == "\"" { isQuoted.toggle() }
      if isQuoted, self[place] == "\\" {
        formIndex(after: &place)
      } else if !isQuoted, self[place] == separator.first, self[place...].hasPrefix(separator) {
        parts.append(self[first..<place])
        formIndex(&place, offsetBy: separator.count)
        first = place
        continue
      }
      formIndex(after: &place)
    }
    return parts + [self[first...]]
  }

  /// The value that is written so: empty for `null`, without quotation marks and escapes.
  fileprivate func unquoted(_ line: Substring) throws -> String {
    guard first == "\"" else {
      if contains(where: { "\"\\;|@".contains($0) }) {
        throw RuleCaseFault("\(self) must stand in quotation marks", in: line)
      }
      return self == "null" ? "" : String(self)
    }
    guard count > 1, last == "\"" else { throw RuleCaseFault("\(self) does not end", in: line) }
    return try dropFirst().dropLast().replacing(/\\(?:u\{([0-9A-F]+)\}|(.))/) { match in
      if let scalar = match.1.flatMap({ UInt32($0, radix: 16) }).flatMap(Unicode.Scalar.init) {
        return String(Character(scalar))
      }
      switch match.2 {
      case "n": return "\n"
      case "t": return "\t"
      case "\"", "\\": return match.2.map(String.init) ?? ""
      default: throw RuleCaseFault("\(match.0) is no escape", in: line)
      }
    }.description
  }
}
