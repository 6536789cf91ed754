import Testing
import TransparencyLog

@Suite struct NoteKeyTests {
  @Test func `a verifier key is read and written as the Go project does`() throws {
    let verifier = try NoteVerifier(parsing: Samples.peterPublic)
    #expect(verifier.encoded == Samples.peterPublic)
    #expect(verifier.key.name.rawValue == "PeterNeumann")
    #expect(verifier.key.id == NoteKeyID(rawValue: 0xc74f_20a3))
    #expect("\(verifier.key)" == "PeterNeumann+c74f20a3")
    #expect(NoteVerifier(name: verifier.key.name, publicKey: verifier.publicKeyBytes) == verifier)
  }

  @Test func `a signing key is read and written as the Go project does`() throws {
    let signer = try NoteSigner(parsingPrivateKey: Samples.peterPrivate)
    #expect(signer.encodedPrivateKey() == Samples.peterPrivate)
    #expect(signer.verifier.encoded == Samples.peterPublic)
  }

  @Test func `no part of a key and no key with one byte changed is a key`() {
    for text in [Samples.peterPublic, Samples.peterPrivate] {
      let bytes = Array(text.utf8)
      func isKey(_ bytes: some Collection<UInt8>) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return (try? NoteVerifier(parsing: text)) != nil
          || (try? NoteSigner(parsingPrivateKey: text)) != nil
      }
      #expect(isKey(bytes))
      for start in 0...bytes.count {
        for end in start...bytes.count where end - start < bytes.count {
          if isKey(bytes[start..<end]) { Issue.record("\(start)..<\(end) of \(text) is a key") }
        }
      }
      for index in bytes.indices {
        var changed = bytes
        changed[index] &+= 1
        #expect(!isKey(changed), "byte \(index)")
      }
    }
  }

  @Test(
    arguments: [
      ("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", .badBase64),
      ("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .unknownAlgorithm),
      ("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .badKeyID),
      (
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        .keyIDDiffers(expected: NoteKeyID(rawValue: 0xc74f_20a3))
      ),
      ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .badKeyName),
      ("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .badKeyName),
      ("PeterNeumann", .endsEarly), ("", .endsEarly), ("++", .badKeyName), ("a++", .badKeyID),
      ("a+00000000+", .unknownAlgorithm), ("a+00000000+AQ==", .unknownAlgorithm),
      (String(repeating: "a", count: 2000), .tooLong(limit: 1024)),
    ] as [(String, TextFault)])
  func `a bad verifier key is refused with the reason`(text: String, fault: TextFault) {
    #expect(throws: NoteError.malformed(.verifierKey, line: 1, fault)) {
      try NoteVerifier(parsing: text)
    }
  }

  @Test(arguments: [
    "", " ", "a b", "a+b", "a\nb", "a\u{a0}b", "a\u{2003}b", "a\u{85}b", "a\u{1}b", "a\u{3000}",
  ])
  func `a name with nothing, a space, a plus or a control character is no key name`(name: String) {
    #expect(KeyName(name) == nil)
  }

  @Test func `names are told apart by their bytes`() throws {
    let composed = try #require(KeyName("caf\u{e9}"))
    let decomposed = try #require(KeyName("cafe\u{301}"))
    #expect(composed.rawValue == decomposed.rawValue)
    #expect(composed != decomposed)
  }

  @Test func `a key of another length is no key`() throws {
    let name = try #require(KeyName("a"))
    for count in [0, 31, 33, 64] {
      #expect(NoteSigner(name: name, seed: [UInt8](repeating: 1, count: count)) == nil)
      #expect(NoteVerifier(name: name, publicKey: [UInt8](repeating: 1, count: count)) == nil)
    }
  }

  @Test func `two generated keys differ`() throws {
    let name = try #require(KeyName("a"))
    let (one, other) = (NoteSigner(generatingKeyNamed: name), NoteSigner(generatingKeyNamed: name))
    #expect(one.verifier != other.verifier)
    #expect(try NoteSigner(parsingPrivateKey: one.encodedPrivateKey()).verifier == one.verifier)
  }

  @Test func `no way of printing a signing key shows the secret`() throws {
    let signer = try NoteSigner(parsingPrivateKey: Samples.peterPrivate)
    var dumped = ""
    dump(signer, to: &dumped)
    dump([signer], to: &dumped)
    dump((key: signer, other: Optional(signer)), to: &dumped)
    let printed = "\(signer) \(String(reflecting: signer)) \([signer]) \(dumped)"
    #expect(Mirror(reflecting: signer).children.isEmpty)
    #expect(printed.contains("PeterNeumann+c74f20a3"))
    #expect(!printed.contains("AYEKFALV") && !printed.contains("810a1402"))
    #expect(!printed.contains("privateKey") && !printed.contains("Curve25519"))
    #expect(!printed.contains("129, 10, 20, 2") && !printed.contains("129\n"))
  }
}
