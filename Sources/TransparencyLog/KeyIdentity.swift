/// What a signature names its key by: a name and an ID (C2SP signed-note).
public struct KeyIdentity: Hashable, Sendable {
  /// The name of the key, by recommendation that of the log it signs for.
  public let name: KeyName
  /// A short hint of which key and algorithm; not a strong hash, and not to be trusted as one.
  public let id: NoteKeyID

  init(name: KeyName, id: NoteKeyID) {
    self.name = name
    self.id = id
  }

  /// The identity of the Ed25519 key whose 32 public bytes are `publicKey`.
  init(name: KeyName, ed25519 publicKey: Span<UInt8>) {
    var hasher = SHA256Hasher()
    hasher.update(name.rawValue.utf8.span)
    let separator: InlineArray<2, UInt8> = [newline, ed25519Algorithm]
    hasher.update(separator.span)
    hasher.update(publicKey)
    let hash = hasher.finalize()
    var id: UInt32 = 0
    for index in 0..<4 { id = id << 8 | UInt32(hash.span[index]) }
    self.init(name: name, id: NoteKeyID(rawValue: id))
  }
}

/// The byte that stands for Ed25519 before a key and in the hash that gives its ID.
let ed25519Algorithm: UInt8 = 0x01

extension KeyIdentity: CustomStringConvertible {
  /// The name, a plus and the ID, as a verifier key begins.
  public var description: String { "\(name)+\(id)" }
}

/// The name of a signing key: not empty, without white space, plus signs or control characters.
///
/// Two names are equal when their bytes are, as a signature covers bytes.
public struct KeyName: Sendable {
  /// The name as text.
  public let rawValue: String

  /// Takes a name, or returns nil for one that the rules do not allow.
  public init?(_ name: String) {
    let isAllowed = name.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
    }
    guard !name.isEmpty, isAllowed else { return nil }
    rawValue = name
  }
}

extension KeyName: Hashable, CustomStringConvertible {
  /// Compares bytes, where the equality of `String` would take two spellings of a letter for one.
  public static func == (left: KeyName, right: KeyName) -> Bool {
    left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
  }

  /// Takes in the bytes that equality compares.
  public func hash(into hasher: inout Hasher) {
    for byte in rawValue.utf8 { hasher.combine(byte) }
  }

  /// The name as signature lines carry it (C2SP signed-note).
  public var description: String { rawValue }
}

/// The four bytes that a signature names its key by.
public struct NoteKeyID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The bytes as a number, the first the highest.
  public let rawValue: UInt32

  /// Takes the four bytes as a number, the first the highest.
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The ID as eight lower-case hexadecimal digits.
  public var description: String { Hex.encode(bytes.span) }

  var bytes: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: rawValue >> $0) }
  }
}
