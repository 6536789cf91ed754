internal import Crypto

/// The private half of an Ed25519 key that signs notes.
///
/// Printing one, dumping one or interpolating one shows the name and ID of the key and nothing of
/// the secret; only `encodedPrivateKey()` gives it away.
public struct NoteSigner: Sendable {
  /// The public half.
  public let verifier: NoteVerifier

  private let privateKey: Curve25519.Signing.PrivateKey

  /// Makes a new key from the system's source of randomness.
  public init(generatingKeyNamed name: KeyName) {
    self.init(name: name, privateKey: Curve25519.Signing.PrivateKey())
  }

  /// Takes a name and the 32-byte seed of an Ed25519 key, or returns nil for another length.
  public init?(name: KeyName, seed: [UInt8]) {
    guard let privateKey = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      return nil
    }
    self.init(name: name, privateKey: privateKey)
  }

  private init(name: KeyName, privateKey: Curve25519.Signing.PrivateKey) {
    self.privateKey = privateKey
    verifier = NoteVerifier(name: name, publicKey: privateKey.publicKey)
  }

  /// Reads what `encodedPrivateKey()` wrote; errors tell nothing of the key bytes.
  public init(parsingPrivateKey text: String) throws(NoteError) {
    let fields = try KeyText(parsing: text, as: .signingKey)
    guard let signer = NoteSigner(name: fields.name, seed: fields.keyBytes) else {
      throw .malformed(.signingKey, line: 1, .unknownAlgorithm)
    }
    try fields.check(signer.key, as: .signingKey)
    self = signer
  }

  /// The name and ID that signatures by this key carry.
  public var key: KeyIdentity { verifier.key }

  /// The secret itself, as `PRIVATE+KEY+` and the text form of a key; keep it where only the log
  /// reads.
  public func encodedPrivateKey() -> String {
    KeyText(name: key.name, id: key.id, keyBytes: Array(privateKey.rawRepresentation))
      .encoded(as: .signingKey)
  }

  /// Signs the bytes of `text`, whatever they are; `SignedNote` checks that they make a note.
  func sign(_ text: String) throws(NoteError) -> SignedNote.Signature {
    guard let signature = try? privateKey.signature(for: Array(text.utf8)) else {
      throw .signingFailed(key)
    }
    return SignedNote.Signature(key: key, bytes: Array(signature))
  }
}

extension NoteSigner: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The name and ID of the key, without the secret.
  public var description: String { "signing key \(key), secret withheld" }

  /// The same as `description`.
  public var debugDescription: String { description }

  /// A mirror without children, so that no debugger or log walks into the secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
