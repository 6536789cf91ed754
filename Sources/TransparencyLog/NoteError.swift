/// Why a key, a signed note or a document built on one was refused.
public enum NoteError: Error, Hashable, Sendable {
  /// The text breaks the rules of its form, first at the given line, counted from 1.
  case malformed(TextForm, line: Int, TextFault)
  /// The note carries no signature by the key that was asked for.
  case signatureMissing(KeyIdentity)
  /// The note carries a signature by the key that was asked for, and it does not match the text.
  case signatureInvalid(KeyIdentity)
  /// The checkpoint is that of another log.
  case originDiffers(expected: String, actual: String)
  /// The key could not sign: the cryptographic library refused.
  case signingFailed(KeyIdentity)
}

/// A form of text that this module reads and writes.
public enum TextForm: String, Hashable, Sendable {
  case signedNote = "signed note"
  case checkpoint = "checkpoint"
  case inclusionProof = "inclusion proof"
  case consistencyProof = "consistency proof"
  case verifierKey = "verifier key"
  case signingKey = "signing key"
}

/// A rule that a text breaks.
public enum TextFault: Hashable, Sendable {
  case tooLong(limit: Int)
  case notUTF8
  case controlCharacter
  case noFinalNewline
  case endsEarly
  case emptyLine
  case wrongHeader(expected: String)
  case badField(expected: String)
  case badNumber
  case badHash
  case badBase64
  case tooManyHashes(limit: Int)
  case badKeyName
  case badKeyID
  case unknownAlgorithm
  case keyIDDiffers(expected: NoteKeyID)
  case noBlankLine
  case noSignature
  case badSignatureLine
  case tooManySignatures(limit: Int)
  case sizeDiffersFromCheckpoint
}

extension NoteError: CustomStringConvertible {
  /// One line: what was refused and why, and what to do about it; no secret key is ever part of it.
  public var description: String {
    switch self {
    case .malformed(let form, let line, let fault):
      "this is no \(form.rawValue): line \(line) \(fault); obtain the text again, unchanged"
    case .signatureMissing(let key):
      "the note has no signature by \(key): check that it is the log's key and its own note"
    case .signatureInvalid(let key):
      "the signature by \(key) does not match the note: the text or the signature was changed"
    case .originDiffers(let expected, let actual):
      "the checkpoint is of log \"\(actual)\", expected \"\(expected)\": ask the right log"
    case .signingFailed(let key):
      "the key \(key) could not sign: check the cryptographic library"
    }
  }
}

extension TextFault: CustomStringConvertible {
  /// The words that follow the line number in the description of a ``NoteError``.
  public var description: String {
    switch self {
    case .tooLong(let limit): "goes beyond the limit of \(limit) bytes"
    case .notUTF8: "is not valid UTF-8"
    case .controlCharacter: "holds a control character"
    case .noFinalNewline: "does not end with a newline"
    case .endsEarly: "is missing"
    case .emptyLine: "is empty"
    case .wrongHeader(let expected): "is not \"\(expected)\""
    case .badField(let expected): "does not begin with \"\(expected) \""
    case .badNumber: "is not a decimal number from 0 to 2^63 - 1 without leading zeros"
    case .badHash: "is not the base64 of 32 bytes"
    case .badBase64: "holds something other than padded standard base64"
    case .tooManyHashes(let limit): "is one hash more than the \(limit) a proof can have"
    case .badKeyName: "has a key name that is empty or holds a space, a plus or a control character"
    case .badKeyID: "has a key ID that is not eight lower-case hexadecimal digits"
    case .unknownAlgorithm: "is not of an Ed25519 key, algorithm byte 1 and then 32 bytes"
    case .keyIDDiffers(let expected): "has another key ID than \(expected), which its key has"
    case .noBlankLine: "ends the text without the blank line that comes before signatures"
    case .noSignature: "is the last, and no signature follows"
    case .badSignatureLine:
      "is not a signature: a dash, a key name and base64 of five bytes or more"
    case .tooManySignatures(let limit): "is one signature more than the limit of \(limit)"
    case .sizeDiffersFromCheckpoint: "gives another size than the checkpoint"
    }
  }
}
