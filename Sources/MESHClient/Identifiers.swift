/// The name of a mailbox, which is also the address of its owner: 1 to 100 of `A-Z` and `0-9`.
///
/// The service signs and matches it in capitals, so lower case is refused instead of guessed at.
public struct MailboxID: Hashable, Sendable, CustomStringConvertible {
  /// The name as the service writes it.
  public let description: String

  /// Checks the characters and the length.
  public init(_ text: String) throws(MESHError) {
    try FieldRule.check(text, as: "mailbox", most: 100, "A-Z 0-9") { byte in
      FieldRule.isCapital(byte) || FieldRule.isDigit(byte)
    }
    description = text
  }
}

/// The name of a business flow, such as `SPINE_NTT_UPHOLDING`: 1 to 300 of `A-Z a-z 0-9 _ - .`.
public struct WorkflowID: Hashable, Sendable, CustomStringConvertible {
  /// The name as it was registered with the service.
  public let description: String

  /// Checks the characters and the length.
  public init(_ text: String) throws(MESHError) {
    try FieldRule.check(text, as: "workflow", most: 300, "A-Z a-z 0-9 _ - .") { byte in
      FieldRule.isLetter(byte) || FieldRule.isDigit(byte)
        || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
    }
    description = text
  }
}

/// The name that the service gave a message, an opaque text: 1 to 100 of `A-Z a-z 0-9 _ -`.
///
/// It becomes part of a path, which is why nothing else is let in.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// The name as the service wrote it.
  public let description: String

  /// Checks the characters and the length.
  public init(_ text: String) throws(MESHError) {
    try FieldRule.check(text, as: "message id", most: 100, "A-Z a-z 0-9 _ -") { byte in
      FieldRule.isLetter(byte) || FieldRule.isDigit(byte)
        || [UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
    }
    description = text
  }

  /// Whether both name one message; some servers answer in capitals what was asked in small ones.
  func isSame(as other: MessageID) -> Bool {
    description.lowercased() == other.description.lowercased()
  }
}

/// What may stand in a field that becomes a header or a part of a path.
enum FieldRule {
  static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte) || (0x61...0x7A).contains(byte) }

  /// Refuses `text` when it is empty, too long, or has a byte that is not allowed.
  static func check(
    _ text: String, as field: String, most: Int, _ allowed: String, where isAllowed: (UInt8) -> Bool
  ) throws(MESHError) {
    guard (1...most).contains(text.utf8.count) else {
      throw .invalidField(
        name: field, reason: "it has \(text.utf8.count) bytes, expected 1 to \(most)")
    }
    guard text.utf8.allSatisfy(isAllowed) else {
      throw .invalidField(
        name: field, reason: "it has a character other than the allowed \(allowed)")
    }
  }

  /// Refuses a local id that could not stand in a path.
  static func checkLocalID(_ text: String) throws(MESHError) {
    try check(text, as: "local id", most: 300, "A-Z a-z 0-9 _ - .") { byte in
      isLetter(byte) || isDigit(byte)
        || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
    }
    guard text != ".", text != ".." else {
      throw .invalidField(name: "local id", reason: "it is a step in a path")
    }
  }

  /// Refuses a header value that could end its line, begin or end in space, or leave ASCII.
  static func checkHeader(_ text: String, as field: String, most: Int) throws(MESHError) {
    try check(text, as: field, most: most, "visible ASCII characters and space") { byte in
      (0x20...0x7E).contains(byte)
    }
    guard text.first != " ", text.last != " " else {
      throw .invalidField(name: field, reason: "it begins or ends with a space")
    }
  }
}
