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
  func agreement(domain: String, parts: [String], pseudonym: String) {
    #expect(family(0).pseudonym(domain, parts) == pseudonym)
  }

  @Test("of another family, or another domain, tell nothing of each other")
  func families() {
    let (one, other) = (family(0), family(1))
    let numbers = (1...1_000).map(String.init)
    let mine = Set(numbers.map { one.pseudonym("person", [$0]) })
    #expect(mine.count == numbers.count)
    #expect(mine.isDisjoint(with: numbers.map { other.pseudonym("person", [$0]) }))
    #expect(mine.isDisjoint(with: numbers.map { one.pseudonym("referral", [$0]) }))
    #expect("\(one)" == "\(other)" && !"\(one)".contains("secret:"))
  }
}
