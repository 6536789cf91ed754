/// HTML in the making: every text that comes from elsewhere is escaped here.
struct Markup {
  private(set) var text = ""

  /// Adds an element with a text in it.
  mutating func add(_ tag: String, _ content: String, id: String? = nil, of kind: String? = nil) {
    let id = id.map { " id=\"\($0)\"" } ?? ""
    let kind = kind.map { " class=\"\($0)\"" } ?? ""
    text += "<\(tag)\(id)\(kind)>\(Self.escaped(content))</\(tag)>\n"
  }

  /// Adds markup as it is.
  mutating func add(raw markup: String) { text += markup + "\n" }

  /// Adds a table, or a line that says that there is nothing.
  ///
  /// - Parameter none: what is said where there is no row.
  mutating func add(table heads: [Head], _ rows: [[String]], none: String) {
    guard !rows.isEmpty else { return add("p", none, of: "none") }
    text += "<table><thead><tr>"
    for head in heads { text += "<th\(head.attribute)>\(Self.escaped(head.title))</th>" }
    text += "</tr></thead><tbody>\n"
    for row in rows {
      text += "<tr>"
      for (head, cell) in zip(heads, row) {
        text += "<td\(head.attribute)>\(Self.escaped(cell))</td>"
      }
      text += "</tr>\n"
    }
    text += "</tbody></table>\n"
  }

  /// Adds names with their values.
  mutating func add(facts: [(name: String, value: String)]) {
    text += "<dl>\n"
    for fact in facts {
      text += "<dt>\(Self.escaped(fact.name))</dt><dd>\(Self.escaped(fact.value))</dd>\n"
    }
    text += "</dl>\n"
  }

  /// The head of a column.
  enum Head {
    case words(String)
    case number(String)
    /// A day, month or moment, which stays on one line.
    case date(String)
    /// A digest, which is long and breaks anywhere.
    case digest(String)

    var title: String {
      switch self {
      case .words(let title), .number(let title), .date(let title), .digest(let title): title
      }
    }

    var attribute: String {
      switch self {
      case .words: ""
      case .number: " class=\"number\""
      case .date: " class=\"date\""
      case .digest: " class=\"digest\""
      }
    }
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // No sign of a text can move the page or turn the direction of reading.
      case _ where scalar.properties.generalCategory == .control: escaped += "\u{FFFD}"
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Markup.Head: ExpressibleByStringLiteral {
  init(stringLiteral title: String) { self = .words(title) }
}
