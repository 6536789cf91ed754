/// A checkpoint as it is published: a signed note whose text is the head of a log.
public struct SignedCheckpoint: Sendable {
  /// The note, with every signature it carries.
  public let note: SignedNote

  /// What the note claims, before any signature has been looked at; fit to be shown, not relied on.
  public let unverified: Checkpoint

  /// Signs `checkpoint`, by recommendation with a key that has the origin as its name.
  public init(_ checkpoint: Checkpoint, signers: [NoteSigner]) throws(NoteError) {
    note = try SignedNote(text: checkpoint.text, signers: signers)
    unverified = checkpoint
  }

  /// Reads a signed checkpoint, checking its form but no signature.
  public init(parsing bytes: Span<UInt8>) throws(NoteError) {
    try self.init(SignedNote(parsing: bytes))
  }

  init(_ note: SignedNote) throws(NoteError) {
    self.note = note
    unverified = try Checkpoint(parsing: note.text.utf8.span)
  }

  /// The checkpoint as written to a file.
  public var encoded: String { note.encoded }

  /// The checkpoint, once it is known to be of the log `origin` and signed by its key.
  public func opened(by verifier: NoteVerifier, origin: String) throws(NoteError) -> Checkpoint {
    try note.verify(by: verifier)
    guard unverified.origin.utf8.elementsEqual(origin.utf8) else {
      throw .originDiffers(expected: origin, actual: unverified.origin)
    }
    return unverified
  }

  /// The checkpoint, once it is known to be of the log that the key is named after and signed by it.
  public func opened(by verifier: NoteVerifier) throws(NoteError) -> Checkpoint {
    try opened(by: verifier, origin: verifier.key.name.rawValue)
  }
}
