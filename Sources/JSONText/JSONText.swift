/// A JSON document whose members stand in the order in which they were given.
///
/// The same document is the same bytes on every machine.
public indirect enum JSONText: Sendable {
  case text(String)
  case number(UInt64)
  case flag(Bool)
  case list([JSONText])
  case members([(String, JSONText)])

  /// The document, with an end of line behind it.
  public var document: String { lines(indent: "") + "\n" }

  private func lines(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items) where items.isEmpty: return "[]"
    case .list(let items):
      let lines = items.map { inner + $0.lines(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .members(let members) where members.isEmpty: return "{}"
    case .members(let members):
      let lines = members.map { name, value in
        "\(inner)\(Self.quoted(name)): \(value.lines(indent: inner))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  /// The document on one line, without white space between its parts and without an end of line.
  public var line: String {
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items): return "[" + items.map(\.line).joined(separator: ",") + "]"
    case .members(let members):
      let lines = members.map { name, value in "\(Self.quoted(name)):\(value.line)" }
      return "{" + lines.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        quoted += "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst()
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
