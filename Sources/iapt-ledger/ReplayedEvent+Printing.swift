internal import EventLog
internal import SubmissionLedger
internal import TransparencyLog

extension ReplayedEvent {
  /// The document of one event; the body by the names of its schema.
  func json() throws -> JSON {
    let header = event.header
    var members: [String: JSON] = [
      "position": .int(header.position.rawValue),
      "recordedAt": .text(header.recordedAt),
      "effectiveAt": .text(header.effectiveAt),
      "type": .string(header.type.name),
      "typeVersion": .int(header.typeVersion),
      "stream": .text(header.stream),
      "streamVersion": .int(header.streamVersion),
      "actor": .string(event.actor),
      "causation": .optional(header.causation) { .int($0.rawValue) },
      "personNumber": .optional(header.personNumber) { .int($0) },
      "referralNumber": .optional(header.referralNumber) { .int($0) },
      "leafHash": .string(leafHash.hex),
      "sealedBytes": .int(header.sealed.count),
      "body": event.bodyJSON,
    ]
    if let content { members["sealed"] = content.json }
    return .object(members)
  }

  var lines: [String] {
    let header = event.header
    var line = "\(header.position)  \(header.recordedAt)  \(header.type.name)  \(header.stream)"
    if let person = header.personNumber { line += "  person \(person)" }
    let sealed = header.sealed.isEmpty ? [] : ["\(header.sealed.count) bytes sealed"]
    let facts = event.bodyJSON.facts + sealed
    var lines = [line] + (facts.isEmpty ? [] : ["    " + facts.joined(separator: "  ")])
    if let content { lines += content.lines }
    return lines
  }
}

extension UnsealedContent {
  fileprivate var json: JSON {
    switch self {
    case .unreadable(let reason): .object(["unreadable": .string(reason)])
    case .rows(let rows): .object(["rows": .array(rows.map(\.json))])
    case .facts(let facts):
      .object(Dictionary(facts.map { ($0.name, .string($0.value)) }) { first, _ in first })
    }
  }

  fileprivate var lines: [String] {
    switch self {
    case .unreadable(let reason): ["    sealed part unreadable: \(reason)"]
    case .facts(let facts): facts.map { "    \($0.name) \($0.value)" }
    case .rows(let rows):
      rows.map { row in
        let cells = row.cells.map { "\($0.field)=\($0.value)" }
        return "    \(row.table) row \(row.number): \(cells.joined(separator: " "))"
      }
    }
  }
}

extension UnsealedRow {
  fileprivate var json: JSON {
    let values = cells.map { ($0.field, JSON.string($0.value)) }
    return .object([
      "table": .string(table), "row": .int(number),
      "values": .object(Dictionary(values) { first, _ in first }),
    ])
  }
}

extension JSON {
  /// The plain members of an object as `name value`, for a line that people read.
  fileprivate var facts: [String] {
    guard case .object(let members) = self else { return [] }
    return members.sorted { $0.key < $1.key }.compactMap { name, value in
      switch value {
      case .string(let text) where !text.isEmpty && !text.contains("\n"): "\(name) \(text)"
      case .int(let number): "\(name) \(number)"
      case .unsigned(let number): "\(name) \(number)"
      case .bool(let flag): "\(name) \(flag)"
      default: nil
      }
    }
  }
}
