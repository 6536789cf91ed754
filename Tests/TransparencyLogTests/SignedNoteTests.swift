import Testing

@testable import TransparencyLog

@Suite struct SignedNoteTests {
  static let peterNote = Samples.peterText + "\n" + Samples.peterLine

  let peter: NoteVerifier
  let enoch: NoteVerifier

  init() throws {
    peter = try NoteVerifier(parsing: Samples.peterPublic)
    enoch = try NoteVerifier(parsing: Samples.enochPublic)
  }

  @Test func `signing gives the note of the Go project, byte for byte`() throws {
    let signer = try NoteSigner(parsingPrivateKey: Samples.peterPrivate)
    let note = try SignedNote(text: Samples.peterText, signers: [signer])
    #expect(note.encoded.utf8.elementsEqual(Self.peterNote.utf8))
  }

  @Test func `the examples of the C2SP specification verify`() throws {
    let verifier = try NoteVerifier(
      parsing: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
    let text = """
      This is an example message.

      \u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3\
      mFXmRKuwHjG1Yu72IneyaQM=

      """
    try SignedNote(parsing: text.utf8.span).verify(by: verifier)
  }

  @Test func `a signature by an unknown key is kept and ignored`() throws {
    let text = Self.peterNote + Samples.enochLine
    let note = try SignedNote(parsing: text.utf8.span)
    #expect(note.encoded.utf8.elementsEqual(text.utf8))
    #expect(note.signatures.map(\.key) == [peter.key, enoch.key])
    try note.verify(by: peter)
    try note.verify(by: enoch)
    try SignedNote(parsing: Self.peterNote.utf8.span).verify(by: peter)
    #expect(throws: NoteError.signatureMissing(enoch.key)) {
      try SignedNote(parsing: Self.peterNote.utf8.span).verify(by: enoch)
    }
  }

  @Test func `a signature that shares only the name or only the ID is ignored`() throws {
    for line in [
      Samples.peterLine.replacing("PeterNeumann", by: "CarmenSandiego"),
      Samples.peterLine.replacing("x08g", by: "xxxx"),
    ] {
      let alone = Samples.peterText + "\n" + line
      #expect(throws: NoteError.signatureMissing(peter.key)) {
        try SignedNote(parsing: alone.utf8.span).verify(by: peter)
      }
      let both = alone + Samples.peterLine
      try SignedNote(parsing: both.utf8.span).verify(by: peter)
    }
  }

  @Test func `a false signature by the known key condemns the note`() throws {
    let wrong = Samples.peterLine.replacing("JnAM=", by: "JnAI=")
    for lines in [wrong, Samples.peterLine + wrong, wrong + Samples.peterLine] {
      let text = Samples.peterText + "\n" + lines
      #expect(throws: NoteError.signatureInvalid(peter.key)) {
        try SignedNote(parsing: text.utf8.span).verify(by: peter)
      }
    }
    let short = Samples.peterText + "\n\u{2014} PeterNeumann x08goww=\n"
    #expect(throws: NoteError.signatureInvalid(peter.key)) {
      try SignedNote(parsing: short.utf8.span).verify(by: peter)
    }
  }

  @Test func `a change of any byte of the text breaks the signature`() throws {
    let original = Array(Samples.peterText.utf8)
    for index in original.indices where original[index] != UInt8(ascii: "\n") {
      var bytes = original
      bytes[index] ^= 1
      let text = String(decoding: bytes, as: UTF8.self) + "\n" + Samples.peterLine
      #expect(throws: NoteError.signatureInvalid(peter.key)) {
        try SignedNote(parsing: text.utf8.span).verify(by: peter)
      }
    }
  }

  @Test func `the last blank line divides text from signatures`() throws {
    let text = "one\n\ntwo\n\n\u{2014} looks like a signature\n"
    let note = try SignedNote(text: text, signers: [Samples.signer])
    #expect(note.text == text)
    let reread = try SignedNote(parsing: note.encoded.utf8.span)
    #expect(reread.text == text)
    try reread.verify(by: Samples.signer.verifier)
  }

  @Test func `a hundred signatures are read and one more is not`() throws {
    let many = Samples.peterText + "\n" + String(repeating: Samples.peterLine, count: 100)
    try SignedNote(parsing: many.utf8.span).verify(by: peter)
    #expect(
      throws: NoteError.malformed(.signedNote, line: 104, .tooManySignatures(limit: 100))
    ) { try SignedNote(parsing: (many + Samples.peterLine).utf8.span) }
  }

  @Test func `a signature of another algorithm may be long`() throws {
    let signature = [UInt8](repeating: 5, count: 5000)
    let line = "\u{2014} pq.example " + Base64.encode(signature.span) + "\n"
    let text = Self.peterNote + line
    let note = try SignedNote(parsing: text.utf8.span)
    #expect(note.signatures[1].bytes == Array(signature.dropFirst(4)))
    #expect(note.encoded.utf8.elementsEqual(text.utf8))
    try note.verify(by: peter)
  }

  @Test(
    arguments: [
      ("", 1, .noFinalNewline), ("\n", 1, .noBlankLine), ("\n\n", 2, .noSignature),
      ("text\n", 1, .noBlankLine), ("text\n\n", 2, .noSignature),
      ("text\n\n\n", 3, .noSignature), ("text\n" + Samples.peterLine, 1, .noBlankLine),
      ("\n" + Samples.peterLine, 1, .noBlankLine),
      ("text\n\n" + Samples.peterLine.dropLast(), 3, .noFinalNewline),
      ("text\n\n" + Samples.peterLine + "more\n", 4, .badSignatureLine),
      ("text\n\n" + Samples.peterLine + "\n", 4, .noSignature),
      ("text\r\n\n" + Samples.peterLine, 1, .controlCharacter),
      ("te\u{0}xt\n\n" + Samples.peterLine, 1, .controlCharacter),
      ("te\txt\n\n" + Samples.peterLine, 1, .controlCharacter),
      ("text\n\n- PeterNeumann x08goww=\n", 3, .badSignatureLine),
      ("text\n\n\u{2014}PeterNeumann x08goww=\n", 3, .badSignatureLine),
      ("text\n\n\u{2014} PeterNeumann\n", 3, .badSignatureLine),
      ("text\n\n\u{2014}  x08goww=\n", 3, .badSignatureLine),
      ("text\n\n\u{2014} PeterNeumann  x08goww=\n", 3, .badSignatureLine),
      ("text\n\n\u{2014} PeterNeumann x08goww= \n", 3, .badSignatureLine),
      ("text\n\n\u{2014} Peter+Neumann x08goww=\n", 3, .badSignatureLine),
      ("text\n\n\u{2014} Peter\u{a0}Neumann x08goww=\n", 3, .badSignatureLine),
      ("text\n\n\u{2014} PeterNeumann x08gow==\n", 3, .badSignatureLine),
      ("text\n\n\u{2014} PeterNeumann x08gowx=\n", 3, .badSignatureLine),
      ("text\n\n\u{2014} PeterNeumann \n", 3, .badSignatureLine),
    ] as [(String, Int, TextFault)])
  func `a bad note is refused with the line and the reason`(
    text: String, line: Int, fault: TextFault
  ) {
    #expect(throws: NoteError.malformed(.signedNote, line: line, fault)) {
      try SignedNote(parsing: text.utf8.span)
    }
  }

  @Test func `bytes that are not UTF-8 and notes beyond the limit are refused`() {
    let bytes = [0xff] + Array(Self.peterNote.utf8)
    #expect(throws: NoteError.malformed(.signedNote, line: 1, .notUTF8)) {
      try SignedNote(parsing: bytes.span)
    }
    let long = [UInt8](repeating: 0x61, count: SignedNote.maximumByteCount + 1)
    #expect(
      throws: NoteError.malformed(.signedNote, line: 1, .tooLong(limit: 1 << 20))
    ) { try SignedNote(parsing: long.span) }
  }

  @Test(arguments: ["", "no newline", "control \u{1b}\n", "return\r\n"])
  func `a text that could not be read back is not signed`(text: String) {
    #expect(throws: NoteError.self) {
      try SignedNote(text: text, signers: [Samples.signer])
    }
  }

  @Test func `a note without signers is not a note`() {
    #expect(throws: NoteError.malformed(.signedNote, line: 1, .noSignature)) {
      try SignedNote(text: "text\n", signers: [])
    }
  }
}
