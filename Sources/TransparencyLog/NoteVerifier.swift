internal import Crypto

/// The public half of an Ed25519 key that signs notes; what an auditor holds.
public struct NoteVerifier: Sendable {
  /// The name and ID that signatures by this key carry.
  public let key: KeyIdentity

  private let publicKey: Curve25519.Signing.PublicKey

  /// Takes a name and the 32 bytes of an Ed25519 public key, or returns nil for another length.
  public init?(name: KeyName, publicKey bytes: [UInt8]) {
    guard let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return nil
    }
    self.init(name: name, publicKey: publicKey)
  }

  init(name: KeyName, publicKey: Curve25519.Signing.PublicKey) {
    self.publicKey = publicKey
    key = KeyIdentity(name: name, ed25519: Array(publicKey.rawRepresentation).span)
  }

  /// Reads the text form: the name, the ID in hexadecimal and the key in base64, joined by pluses.
  public init(parsing text: String) throws(NoteError) {
    let fields = try KeyText(parsing: text, as: .verifierKey)
    guard let verifier = NoteVerifier(name: fields.name, publicKey: fields.keyBytes) else {
      throw .malformed(.verifierKey, line: 1, .unknownAlgorithm)
    }
    try fields.check(verifier.key, as: .verifierKey)
    self = verifier
  }

  /// The text form, as `init(parsing:)` reads it.
  public var encoded: String {
    KeyText(name: key.name, id: key.id, keyBytes: publicKeyBytes).encoded(as: .verifierKey)
  }

  /// The 32 bytes of the public key.
  public var publicKeyBytes: [UInt8] { Array(publicKey.rawRepresentation) }

  /// Whether `signature` is this key's over the bytes of `text`.
  func isValid(_ signature: [UInt8], of text: String) -> Bool {
    publicKey.isValidSignature(signature, for: Array(text.utf8))
  }
}

extension NoteVerifier: Hashable, CustomStringConvertible {
  /// Compares the key bytes too, because a name and a four-byte ID can be made to match.
  public static func == (left: NoteVerifier, right: NoteVerifier) -> Bool {
    left.key == right.key && left.publicKeyBytes == right.publicKeyBytes
  }

  /// Takes in the name and the ID only, which nearly always tell two keys apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(key)
  }

  /// The text form of the key, which is public.
  public var description: String { encoded }
}
