/// The fields of a key in text: `name+id+base64` of an algorithm byte and the key's bytes.
///
/// A signing key has the words `PRIVATE` and `KEY` before them. Not `CustomStringConvertible` on
/// purpose: it may hold a secret.
struct KeyText {
  let name: KeyName
  let id: NoteKeyID
  let keyBytes: [UInt8]

  init(name: KeyName, id: NoteKeyID, keyBytes: [UInt8]) {
    self.name = name
    self.id = id
    self.keyBytes = keyBytes
  }

  init(parsing text: String, as form: TextForm) throws(NoteError) {
    let limit = 1024
    guard text.utf8.count <= limit else {
      throw .malformed(form, line: 1, .tooLong(limit: limit))
    }
    var rest = Array(text.utf8)[...]
    let prefix = form.keyPrefix.utf8
    guard rest.starts(with: prefix) else {
      throw .malformed(form, line: 1, .wrongHeader(expected: form.keyPrefix))
    }
    rest.removeFirst(prefix.count)
    // Base64 may hold pluses of its own, so only the first two divide.
    let fields = rest.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3 else { throw .malformed(form, line: 1, .endsEarly) }
    guard let name = KeyName(String(fields[0])) else {
      throw .malformed(form, line: 1, .badKeyName)
    }
    let (idText, keyText) = (fields[1], fields[2])
    guard let id = Hex.decode(idText.span), id.count == 4 else {
      throw .malformed(form, line: 1, .badKeyID)
    }
    guard let bytes = Base64.decode(keyText.span) else {
      throw .malformed(form, line: 1, .badBase64)
    }
    guard bytes.first == ed25519Algorithm, bytes.count == 33 else {
      throw .malformed(form, line: 1, .unknownAlgorithm)
    }
    self.init(
      name: name, id: NoteKeyID(rawValue: id.reduce(0) { $0 << 8 | UInt32($1) }),
      keyBytes: Array(bytes.dropFirst()))
  }

  func encoded(as form: TextForm) -> String {
    "\(form.keyPrefix)\(name)+\(id)+\(Base64.encode(([ed25519Algorithm] + keyBytes).span))"
  }

  /// Refuses an ID that is not the one the key has.
  func check(_ key: KeyIdentity, as form: TextForm) throws(NoteError) {
    guard key.id == id else { throw .malformed(form, line: 1, .keyIDDiffers(expected: key.id)) }
  }
}

extension TextForm {
  fileprivate var keyPrefix: String { self == .signingKey ? "PRIVATE+KEY+" : "" }
}
