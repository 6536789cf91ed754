internal import DataSet

/// What is wrong with a document, gathered while it is read to its end.
final class DocumentReading {
  private(set) var faults: [DocumentFault] = []

  /// Notes that something else was expected at a place.
  func expect(_ expected: String, at path: String) {
    faults.append(DocumentFault(path: path, expected: expected))
  }

  /// Reads a document whole.
  ///
  /// - Throws: ``AgreementsError/faults(_:)`` with everything that is wrong with it.
  static func read<Value>(
    _ bytes: [UInt8], _ body: (JSONValue, DocumentReading) -> Value?
  ) throws(AgreementsError) -> Value {
    let document = try JSONValue(document: bytes)
    let reading = DocumentReading()
    let value = body(document, reading)
    guard let value, reading.faults.isEmpty else { throw .faults(reading.faults) }
    return value
  }
}

/// An object of a document while it is read: every answer that is nil has left a fault, unless the
/// member may be absent.
struct ObjectReading {
  let path: String
  let reading: DocumentReading
  private let members: [String: JSONValue]

  /// Begins an object, which has all of the required members and no other than the optional ones.
  ///
  /// nil where the value is no object.
  init?(
    _ value: JSONValue, at path: String = "", in reading: DocumentReading, required: [String],
    optional: [String] = []
  ) {
    guard case .object(let members) = value else {
      reading.expect("an object", at: path)
      return nil
    }
    self.init(members, at: path, in: reading)
    for name in required where self.members[name] == nil {
      reading.expect("a value; it is missing", at: place(name))
    }
    let known = Set(required + optional)
    for member in members where !known.contains(member.name) {
      reading.expect("no such member", at: place(member.name))
    }
  }

  private init(_ members: [JSONValue.Member], at path: String, in reading: DocumentReading) {
    self.path = path
    self.reading = reading
    self.members = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// Where a member stands.
  func place(_ name: String) -> String {
    let name = Self.shown(name)
    return path.isEmpty ? name : "\(path).\(name)"
  }

  /// A name of the document as messages repeat it: short, and with nothing that moves a terminal.
  static func shown(_ name: String) -> String {
    let plain = name.unicodeScalars.prefix(64).map {
      $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
    }
    return String(String.UnicodeScalarView(plain))
  }

  func has(_ name: String) -> Bool { members[name] != nil }

  /// A text on one line that says something.
  func text(_ name: String, limit: Int = 1_000) -> String? {
    guard let value = members[name] else { return nil }
    guard let text = value.words(limit: limit) else {
      reading.expect("1 to \(limit) bytes of text on one line", at: place(name))
      return nil
    }
    return text
  }

  /// The name of a person or system, as events name who acts.
  func actor(_ name: String) -> String? { text(name, limit: 256) }

  func bool(_ name: String) -> Bool? {
    guard let value = members[name] else { return nil }
    guard case .bool(let answer) = value else {
      reading.expect("true or false", at: place(name))
      return nil
    }
    return answer
  }

  /// A text that a type reads.
  func parsed<Value>(
    _ name: String, _ expected: String, _ read: (String) -> Value?
  ) -> Value? {
    guard let value = members[name] else { return nil }
    guard case .string(let text) = value, let found = read(text) else {
      reading.expect(expected, at: place(name))
      return nil
    }
    return found
  }

  func day(_ name: String) -> Day? { parsed(name, "a date such as 2020-10-12") { Day(iso: $0) } }

  /// A day that is not to come: what a document tells of has happened.
  func pastDay(_ name: String, today: Day) -> Day? {
    guard let day = day(name) else { return nil }
    guard day <= today else {
      reading.expect("a date that is not to come", at: place(name))
      return nil
    }
    return day
  }

  func organisation(_ name: String) -> OrganisationCode? {
    parsed(name, "an ODS code: 3 to 6 capital letters and digits") { OrganisationCode($0) }
  }

  func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, of type: Value.Type
  ) -> Value? where Value.RawValue == String {
    choice(name, of: Value.allCases.map(\.rawValue)).flatMap { Value(rawValue: $0) }
  }

  func choice(_ name: String, of choices: [String]) -> String? {
    parsed(name, "one of: \(choices.joined(separator: "; "))") {
      choices.contains($0) ? $0 : nil
    }
  }

  func object(
    _ name: String, required: [String], optional: [String] = []
  ) -> ObjectReading? {
    members[name].flatMap {
      ObjectReading($0, at: place(name), in: reading, required: required, optional: optional)
    }
  }

  /// The members of an object whose names are not known beforehand, in their order; nil for no object or one
  /// without members.
  func entries(_ name: String) -> [JSONValue.Member]? {
    guard let value = members[name] else { return nil }
    guard case .object(let members) = value, !members.isEmpty else {
      reading.expect("an object with at least one member", at: place(name))
      return nil
    }
    return members
  }

  /// The elements of an array, each with its place.
  func array(_ name: String, atLeast least: Int = 0) -> [(value: JSONValue, path: String)]? {
    members[name].flatMap { reading.array($0, at: place(name), atLeast: least) }
  }

  /// Texts in an array.
  func texts(_ name: String) -> [String]? {
    array(name).map { elements in
      elements.compactMap { element in
        let text = element.value.words(limit: 1_000)
        if text == nil { reading.expect("1 to 1000 bytes of text on one line", at: element.path) }
        return text
      }
    }
  }

  /// A document that is kept elsewhere.
  func document(_ name: String) -> CitedDocument? {
    guard let object = object(name, required: ["reference", "digest"]) else { return nil }
    let reference = object.text("reference", limit: 256)
    let digest = object.parsed(
      "digest", "a SHA-256 of 64 hexadecimal digits", CitedDocument.bytes(ofHexadecimal:))
    guard let reference, let digest else { return nil }
    return CitedDocument(reference: reference, digest: digest)
  }
}

extension DocumentReading {
  func array(
    _ value: JSONValue, at path: String, atLeast least: Int = 0
  ) -> [(value: JSONValue, path: String)]? {
    guard case .array(let values) = value, values.count >= least else {
      expect(least == 0 ? "an array" : "an array with at least \(least) element", at: path)
      return nil
    }
    return values.enumerated().map { ($0.element, "\(path)[\($0.offset)]") }
  }
}

extension JSONValue {
  /// Words that stand in events for ever say something, and are on one line.
  fileprivate func words(limit: Int) -> String? {
    guard case .string(let text) = self, (1...limit).contains(text.utf8.count),
      text.contains(where: { !$0.isWhitespace }),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    return text
  }
}

/// A document that is kept elsewhere, by where it is found and its digest.
public struct CitedDocument: Hashable, Sendable {
  /// Where it is found.
  public let reference: String
  /// The 32 bytes of its SHA-256.
  public let digest: [UInt8]

  /// Cites a document.
  public init(reference: String, digest: [UInt8]) {
    self.reference = reference
    self.digest = digest
  }

  static func bytes(ofHexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count == 64, text.allSatisfy(\.isHexDigit) else { return nil }
    return stride(from: 0, to: 64, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
  }
}
