import Crypto
import Hashing
import SeededRandom
import Testing

@Suite("A hash that runs")
struct RunningSHA256Tests {
  private static func bytes(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }

  private static func list(_ hash: InlineArray<32, UInt8>) -> [UInt8] {
    hash.indices.map { hash[$0] }
  }

  @Test("is that of the library, wherever the bytes are cut")
  func sameAsTheLibrary() {
    var random = SeededGenerator(for: "hashes that run")
    for count in 0..<200 {
      let bytes = Self.bytes(count, &random)
      let cut = Int.random(in: 0...count, using: &random)
      var hash = RunningSHA256()
      let (first, second) = (bytes[..<cut], bytes[cut...])
      hash.update(first.span)
      hash.update(second.span)
      let found = hash.finalize()
      #expect(Self.list(found) == Array(SHA256.hash(data: bytes)))
    }
  }

  @Test("goes on by itself where it was copied, and after it was asked for")
  func copies() {
    let numbers: [UInt8] = [1, 2, 3]
    var one = RunningSHA256()
    one.update(numbers.span.extracting(0..<1))
    var other = one
    other.update(numbers.span.extracting(1..<2))
    _ = one.finalize()
    one.update(numbers.span.extracting(2..<3))
    #expect(Self.list(one.finalize()) == Array(SHA256.hash(data: [1, 3] as [UInt8])))
    #expect(Self.list(other.finalize()) == Array(SHA256.hash(data: [1, 2] as [UInt8])))
  }

  @Test(
    "of a byte and two parts is that of all three in a row, on the stack or not",
    arguments: [0, 1, 31, 511, 512, 1023, 1024, 5000])
  func gathered(count: Int) {
    var random = SeededGenerator(for: "hashes of parts")
    let (first, second) = (Self.bytes(count, &random), Self.bytes(count, &random))
    let found = RunningSHA256.hash(7, first.span, second.span)
    #expect(Self.list(found) == Array(SHA256.hash(data: [7] + first + second)))
  }
}
