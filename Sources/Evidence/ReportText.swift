internal import Foundation
internal import JSONText

/// The JSON of a report: members in the order of their names, the same bytes on every machine.
enum ReportText {
  static func document(_ value: some Encodable) throws(EvidenceError) -> String {
    do {
      // Encoders write numbers and spaces as they like; the tree is written by us.
      let tree = try JSONDecoder().decode(Tree.self, from: try JSONEncoder().encode(value))
      return tree.text.document
    } catch {
      throw .notWritable(String(describing: error))
    }
  }
}

/// Any JSON document of flags, texts and numbers that are not negative.
private enum Tree: Decodable {
  case flag(Bool)
  case number(UInt64)
  case text(String)
  case list([Tree])
  case members([String: Tree])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(UInt64.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([Tree].self) {
      self = .list(list)
    } else {
      self = .members(try value.decode([String: Tree].self))
    }
  }

  var text: JSONText {
    switch self {
    case .flag(let flag): .flag(flag)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let list): .list(list.map(\.text))
    case .members(let members):
      .members(
        members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
          .map { ($0.key, $0.value.text) })
    }
  }
}

extension EvidenceReport {
  /// The report as `report.json` has it.
  public func json() throws(EvidenceError) -> String { try ReportText.document(self) }

  /// Reads a `report.json`; nil where it has another form.
  ///
  /// What it holds besides is not kept, so a report that is read and written again differs then.
  public init?(json: [UInt8]) {
    guard let report = try? JSONDecoder().decode(EvidenceReport.self, from: Data(json)) else {
      return nil
    }
    self = report
  }
}
