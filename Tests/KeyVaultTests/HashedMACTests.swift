import Crypto
import SeededRandom
import Testing

@testable import KeyVault

@Suite("The code of a message")
struct HashedMACTests {
  // RFC 4231, test cases 1 to 4: key, data, HMAC-SHA-256.
  private static let published: [([UInt8], [UInt8], String)] = [
    (
      [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      (1...25).map { UInt8($0) }, [UInt8](repeating: 0xCD, count: 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
  ]

  @Test("is the published one", arguments: published)
  func vectors(key: [UInt8], message: [UInt8], expected: String) {
    let code = HashedMAC(key: key).code(endingWith: message.span)
    #expect(code.indices.map { code[$0] }.hexadecimal == expected)
  }

  @Test("is that of the library, wherever the message is cut")
  func sameAsTheLibrary() {
    var random = SeededGenerator(for: "codes of messages")
    for length in 0..<200 {
      let key = (0..<Int.random(in: 0...64, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
      let message = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let cuts = [
        Int.random(in: 0...length, using: &random), Int.random(in: 0...length, using: &random),
      ].sorted()
      let mac = HashedMAC(key: key).begun(with: Array(message[..<cuts[0]]))
      let (first, second) = (message[cuts[0]..<cuts[1]], message[cuts[1]...])
      let code = mac.code(endingWith: first.span, second.span)
      let expected = HMAC<SHA256>.authenticationCode(
        for: message, using: SymmetricKey(data: key))
      #expect(code.indices.map { code[$0] } == Array(expected))
    }
  }
}
