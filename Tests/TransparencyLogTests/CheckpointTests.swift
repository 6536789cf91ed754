import Testing
import TransparencyLog

@Suite struct CheckpointTests {
  static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
  /// The text of the example in the C2SP specification.
  static let text = "example.com/behind-the-sofa\n20852163\n\(root)\n"

  @Test func `the example of the C2SP specification is read and written`() throws {
    let checkpoint = try Checkpoint(parsing: Self.text.utf8.span)
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.root.base64 == Self.root)
    #expect(checkpoint.extensions.isEmpty)
    #expect(checkpoint.text == Self.text)
    let signature =
      "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5"
      + "/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8="
    let signed = "\(Self.text)\n\u{2014} example.com/behind-the-sofa \(signature)\n"
    #expect(try SignedCheckpoint(parsing: signed.utf8.span).unverified == checkpoint)
  }

  @Test(
    arguments: [
      ("", 1, .noFinalNewline), ("\n", 1, .emptyLine), ("a\n", 2, .endsEarly),
      ("a\n1\n", 3, .endsEarly), ("\n1\n\(root)\n", 1, .emptyLine),
      ("a\n1\n\(root)", 3, .noFinalNewline), ("a\n1\n\(root)\n\n", 4, .emptyLine),
      ("a\n1\n\(root)\next\n\n", 5, .emptyLine), ("a\n1\n\(root)\n\next\n", 4, .emptyLine),
      ("a\n\n\(root)\n", 2, .badNumber), ("a\n01\n\(root)\n", 2, .badNumber),
      ("a\n00\n\(root)\n", 2, .badNumber), ("a\n-1\n\(root)\n", 2, .badNumber),
      ("a\n+1\n\(root)\n", 2, .badNumber), ("a\n1 \n\(root)\n", 2, .badNumber),
      ("a\n1e3\n\(root)\n", 2, .badNumber), ("a\n0x1\n\(root)\n", 2, .badNumber),
      ("a\n\u{661}\n\(root)\n", 2, .badNumber),
      ("a\n9223372036854775808\n\(root)\n", 2, .badNumber),
      ("a\n18446744073709551616\n\(root)\n", 2, .badNumber),
      ("a\n99999999999999999999999999\n\(root)\n", 2, .badNumber),
      ("a\n1\n\(root.dropLast())\n", 3, .badHash), ("a\n1\n \(root)\n", 3, .badHash),
      ("a\n1\nAAAA\n", 3, .badHash), ("a\n1\n\n", 3, .badHash),
      ("a\r\n1\n\(root)\n", 1, .controlCharacter),
    ] as [(String, Int, TextFault)])
  func `a bad checkpoint is refused with the line and the reason`(
    text: String, line: Int, fault: TextFault
  ) {
    #expect(throws: NoteError.malformed(.checkpoint, line: line, fault)) {
      try Checkpoint(parsing: text.utf8.span)
    }
  }

  @Test(arguments: [0, 1, 10, UInt64(Int64.max)])
  func `every size in range is read and written`(size: UInt64) throws {
    let checkpoint = try Checkpoint(
      origin: "a log", size: TreeSize(size), root: .emptyRoot, extensions: ["one", "two words"])
    #expect(try Checkpoint(parsing: checkpoint.text.utf8.span) == checkpoint)
  }

  @Test(arguments: [
    ("", []), ("a\nb", []), ("a\n1\n\(root)", []), ("a\u{7}", []), ("a", [""]), ("a", ["b\nc"]),
    ("a", ["b\r"]), ("a\r\n", []),
  ])
  func `lines that could not be read back make no checkpoint`(
    origin: String, extensions: [String]
  ) {
    #expect(throws: NoteError.self) {
      try Checkpoint(origin: origin, size: 1, root: .emptyRoot, extensions: extensions)
    }
  }

  @Test func `a signed checkpoint opens with its key and origin only`() throws {
    let signed = try Samples.checkpoint(size: 5, extensions: ["more"])
    let reread = try SignedCheckpoint(parsing: signed.encoded.utf8.span)
    let verifier = Samples.signer.verifier
    #expect(try reread.opened(by: verifier) == signed.unverified)
    #expect(try reread.opened(by: verifier, origin: Samples.origin).size == 5)
    #expect(
      throws: NoteError.originDiffers(expected: "example.org/other", actual: Samples.origin)
    ) { try reread.opened(by: verifier, origin: "example.org/other") }

    let namesake = try #require(
      NoteSigner(name: verifier.key.name, seed: [UInt8](repeating: 1, count: 32)))
    #expect(throws: NoteError.signatureMissing(namesake.key)) {
      try reread.opened(by: namesake.verifier)
    }
    let larger = signed.encoded.replacing("\n5\n", by: "\n6\n")
    #expect(throws: NoteError.signatureInvalid(verifier.key)) {
      try SignedCheckpoint(parsing: larger.utf8.span).opened(by: verifier)
    }
    // A witness's signature stands, and yet the log is not named after the witness.
    #expect(throws: NoteError.self) { try reread.opened(by: Samples.stranger.verifier) }
    _ = try reread.opened(by: Samples.stranger.verifier, origin: Samples.origin)
  }

  @Test func `origins that only look alike are told apart`() throws {
    let name = try #require(KeyName("caf\u{e9}"))
    let signer = try #require(NoteSigner(name: name, seed: [UInt8](repeating: 2, count: 32)))
    let signed = try SignedCheckpoint(
      Checkpoint(origin: "cafe\u{301}", size: 1, root: .emptyRoot), signers: [signer])
    #expect(throws: NoteError.self) { try signed.opened(by: signer.verifier) }
    let composed = try Checkpoint(origin: "caf\u{e9}", size: 1, root: .emptyRoot)
    #expect(signed.unverified != composed)
  }
}
