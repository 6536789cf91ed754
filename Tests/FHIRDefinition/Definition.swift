import Foundation

/// One element of a definition.
struct ElementRule {
  let path: String
  /// The last part of the path; of a choice without `[x]`.
  let name: String
  let isChoice: Bool
  let min: Int
  let isList: Bool
  let types: [String]
  /// What a reference may lead to; empty for anything.
  let targets: [String]
  let binding: (strength: String, valueSet: String)?

  init(_ line: Substring) {
    let words = line.split(separator: " ").map(String.init)
    path = words[0]
    isChoice = path.hasSuffix("[x]")
    name = String((path.split(separator: ".").last ?? "").replacing("[x]", with: ""))
    min = words[1].hasPrefix("1") ? 1 : 0
    isList = words[1].hasSuffix("*")
    let type = words[2].split(separator: "(")
    types = type[0].split(separator: "|").map(String.init)
    let targets = type.count > 1 ? type[1].dropLast().split(separator: ",").map(String.init) : []
    self.targets = targets == ["Any"] ? [] : targets
    binding = words.count > 3 ? (words[3], words[4]) : nil
  }

  /// The keys under which it may stand in JSON, with the type of each.
  var keys: [(key: String, type: String)] {
    isChoice
      ? types.map { (name + $0.prefix(1).uppercased() + $0.dropFirst(), $0) }
      : [(name, types[0])]
  }
}

/// The definitions.
enum Definition {
  /// The elements of each type and of each element that has elements of its own, by its path.
  static let elements: [String: [ElementRule]] = {
    let rules = elementTable.split(separator: "\n").map { ElementRule($0) }
    return Dictionary(grouping: rules) { rule in
      rule.path.split(separator: ".").dropLast().joined(separator: ".")
    }
  }()

  /// The codes of each value set by system; `-` stands for the system that a code element is bound to.
  static let valueSets: [String: [String: Set<String>]] = {
    var sets: [String: [String: Set<String>]] = [:]
    for line in valueSetTable.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      sets[words[0], default: [:]][words[1]] = Set(words[2...])
    }
    return sets
  }()

  /// What a primitive value must look like.
  static let forms: [String: String] = [
    "id": #"[A-Za-z0-9\-.]{1,64}"#, "uri": #"\S+"#, "canonical": #"\S+"#,
    "code": #"[^\s]+(\s[^\s]+)*"#, "string": #"[ \r\n\t\S]+"#,
    "base64Binary": #"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"#,
    "instant":
      #"[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))"#,
    "dateTime":
      #"[1-9]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00)))?)?)?"#,
  ]
}
