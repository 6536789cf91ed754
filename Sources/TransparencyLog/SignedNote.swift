/// A text and the signatures under it (C2SP signed-note).
///
/// The text means nothing until `verify(by:)` has returned for a key you trust. Reading a note and
/// writing it again gives the same bytes, signatures by unknown keys included.
public struct SignedNote: Sendable {
  /// The most signatures that a note may carry.
  public static let maximumSignatureCount = 100
  /// The most bytes that a note may take.
  public static let maximumByteCount = 1 << 20

  /// A signature, not yet verified.
  public struct Signature: Hashable, Sendable {
    /// The key that it claims to be by.
    public let key: KeyIdentity
    /// The bytes that the key's algorithm made; 64 for Ed25519, at least one for any other.
    public let bytes: [UInt8]
  }

  /// The text that is signed, ending with a newline.
  public let text: String

  /// The signatures, in their order in the note.
  public let signatures: [Signature]

  /// Signs `text` with each of `signers` in turn.
  ///
  /// Throws unless the text ends with a newline, holds no other control character and leaves room.
  public init(text: String, signers: [NoteSigner]) throws(NoteError) {
    var reader = try TextReader(
      text.utf8.span, as: .signedNote, limit: SignedNote.maximumByteCount)
    while !reader.isAtEnd { _ = try reader.readLine() }
    guard !signers.isEmpty else { throw reader.error(.noSignature) }
    self.text = text
    var signatures: [Signature] = []
    for signer in signers { signatures.append(try signer.sign(text)) }
    self.signatures = signatures
    // What is written must be something that this module reads.
    _ = try SignedNote(parsing: encoded.utf8.span)
  }

  /// Reads a note from the bytes of a file or message, checking its form but no signature.
  public init(parsing bytes: Span<UInt8>) throws(NoteError) {
    var reader = try TextReader(bytes, as: .signedNote, limit: SignedNote.maximumByteCount)
    try self.init(reading: &reader)
  }

  /// Reads the note that takes up the rest of a text.
  init(reading reader: inout TextReader) throws(NoteError) {
    let rest = reader.rest
    guard let blank = rest.lastIndex(where: { $0.isEmpty }), blank > rest.startIndex else {
      throw reader.error(.noBlankLine)
    }
    var text: [UInt8] = []
    while reader.rest.startIndex < blank { text += try reader.readLine() + [newline] }
    _ = try reader.readLine()
    guard !reader.isAtEnd else { throw reader.error(.noSignature) }
    var signatures: [Signature] = []
    while !reader.isAtEnd {
      let line = try reader.readLine()
      guard signatures.count < SignedNote.maximumSignatureCount else {
        throw reader.error(.tooManySignatures(limit: SignedNote.maximumSignatureCount))
      }
      guard let signature = Signature(line: line) else { throw reader.error(.badSignatureLine) }
      signatures.append(signature)
    }
    self.text = String(text[...])
    self.signatures = signatures
  }

  /// The note as written to a file: the text, a blank line, one line for each signature.
  public var encoded: String {
    signatures.reduce(into: text + "\n") { $0 += $1.line }
  }

  /// Checks that the key of `verifier` signed the text.
  ///
  /// Signatures by other keys are ignored, even ones that share the name or the ID. One that claims
  /// this key and does not match condemns the note.
  public func verify(by verifier: NoteVerifier) throws(NoteError) {
    let claimed = signatures.filter { $0.key == verifier.key }
    guard !claimed.isEmpty else { throw .signatureMissing(verifier.key) }
    for signature in claimed where !verifier.isValid(signature.bytes, of: text) {
      throw .signatureInvalid(verifier.key)
    }
  }
}

extension SignedNote.Signature {
  private static let dash = "\u{2014} "

  /// Reads a line of a dash, a key name and base64, or returns nil for anything else.
  fileprivate init?(line: TextReader.Line) {
    guard line.starts(with: Self.dash.utf8) else { return nil }
    let fields = line.dropFirst(Self.dash.utf8.count)
      .split(separator: space, maxSplits: 1, omittingEmptySubsequences: false)
    guard fields.count == 2, let name = KeyName(String(fields[0])) else { return nil }
    let encoded = fields[1]
    guard let bytes = Base64.decode(encoded.span), bytes.count > 4 else { return nil }
    let id = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    key = KeyIdentity(name: name, id: NoteKeyID(rawValue: id))
    self.bytes = Array(bytes.dropFirst(4))
  }

  fileprivate var line: String {
    "\(Self.dash)\(key.name) \(Base64.encode((key.id.bytes + bytes).span))\n"
  }
}
