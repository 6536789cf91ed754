import Crypto
import Testing

@testable import KeyVault

@Suite("Pseudonyms")
struct PseudonymiserTests {
  private func family(_ first: UInt8) -> Pseudonymiser {
    let secret = (0..<32).map { UInt8($0) &+ first }
    return Pseudonymiser(
      SystemKey(id: SealingKeyID(rawValue: 1), secret: SymmetricKey(data: secret)))
  }

  private func pseudonym(
    _ family: Pseudonymiser, _ domain: String, _ parts: [String]
  ) throws -> String {
    let last = Array(try #require(parts.last).utf8)
    var text = Array("before,".utf8)
    family.pseudonyms(of: domain, parts.dropLast()).append(of: last[...], to: &text)
    let whole = String(decoding: text, as: UTF8.self)
    #expect(whole.hasPrefix("before,"))
    return String(whole.dropFirst(7))
  }

  // Worked out with the `cryptography` package of Python: HKDF-SHA256 without salt, then HMAC-SHA256 over each
  // part with its length in front as eight bytes.
  private static let vectors: [(String, [String], String)] = [
    ("person", ["1"], "bb4b17a8d95821fbd07eaed357a82915"),
    ("referral", ["1"], "316bdba4f842fb4a692a7fc5c3cd8c90"),
    (
      "value", ["CareContactId", "RX4", "CC0010003A1"], "8ee58188e4cf2542773cb944ddbd12a2"
    ),
    (
      "value", ["CareContactId", "RX4CC", "0010003A1"], "dd72c1296bdfb524bd24cf6510ab6752"
    ),
    ("value", [""], "f09ca0d4de20e052025f4cb447ae4428"),
  ]

  @Test("agree with those of another implementation", arguments: vectors)
  func agreement(domain: String, parts: [String], expected: String) throws {
    #expect(try pseudonym(family(0), domain, parts) == expected)
  }

  @Test("of another family, or another domain, tell nothing of each other")
  func families() throws {
    let (one, other) = (family(0), family(1))
    let numbers = (1...1_000).map(String.init)
    let mine = Set(try numbers.map { try pseudonym(one, "person", [$0]) })
    #expect(mine.count == numbers.count)
    #expect(mine.isDisjoint(with: try numbers.map { try pseudonym(other, "person", [$0]) }))
    #expect(mine.isDisjoint(with: try numbers.map { try pseudonym(one, "referral", [$0]) }))
    #expect("\(one)" == "\(other)" && !"\(one)".contains("secret:"))
  }
}
