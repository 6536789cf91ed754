import Crypto
import SeededRandom
import Testing

@testable import Disclosure
@testable import KeyVault

@Suite struct RememberedPseudonymsTests {
  private let kinds = ["one", "other"].map { name in
    Pseudonymiser(
      SystemKey(
        id: SealingKeyID(rawValue: 1),
        secret: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
    ).pseudonyms(of: "value", [name])
  }

  /// More values than are remembered, of two kinds, again and again and in any order.
  @Test func everyValueHasItsOwnWhateverWasRememberedAndForgotten() {
    var random = SeededGenerator(for: "values that come again")
    var remembered = RememberedPseudonyms(kinds)
    for _ in 0..<20_000 {
      let kind = Int.random(in: 0...1, using: &random)
      let near = Bool.random(using: &random) ? 20 : 2_500
      let text = "value \(Int.random(in: 0..<near, using: &random))"
      let content = Array("before \(text) behind".utf8)
      let value = 7..<7 + text.utf8.count
      var (found, expected): ([UInt8], [UInt8]) = ([], [])
      remembered.remember(value, in: content, kind)
      remembered.append(lastOf: kind, to: &found)
      kinds[kind].append(of: Array(text.utf8)[...], to: &expected)
      #expect(found == expected, "\(text) of \(kind)")
    }
  }
}
