import LMDB
import SeededRandom
import Testing

@Suite struct KeyTests {
  private static let corners64: [UInt64] =
    (0..<64).flatMap { [1 << $0, (1 << $0) - 1] as [UInt64] } + [.max, .max - 1]
  private static let corners32: [UInt32] =
    (0..<32).flatMap { [1 << $0, (1 << $0) - 1] as [UInt32] } + [.max, .max - 1]

  @Test func `Numbers of 8 bytes keep their order and come back`() {
    let numbers = Self.corners64 + random(300) { UInt64.random(in: .min ... .max, using: &$0) }
    for left in numbers {
      #expect(Key(left).span.bigEndianUInt64() == left)
      for right in numbers where (left < right) != precedes(Key(left), Key(right)) {
        Issue.record("\(left) and \(right) change places")
      }
    }
  }

  @Test func `Numbers of 4 bytes keep their order and come back`() {
    let numbers = Self.corners32 + random(300) { UInt32.random(in: .min ... .max, using: &$0) }
    for left in numbers {
      #expect(Key(left).span.bigEndianUInt32() == left)
      for right in numbers where (left < right) != precedes(Key(left), Key(right)) {
        Issue.record("\(left) and \(right) change places")
      }
    }
  }

  @Test func `Keys of several parts compare like tuples`() {
    let tuples = random(400) { generator -> (UInt8, UInt32, UInt64) in
      (
        UInt8.random(in: 0...1, using: &generator), UInt32.random(in: 0...2, using: &generator),
        UInt64.random(in: 254...258, using: &generator)
      )
    }
    for left in tuples {
      for right in tuples where (left < right) != precedes(key(left), key(right)) {
        Issue.record("\(left) and \(right) change places")
      }
    }
  }

  @Test func `The bytes of a key are pinned`() {
    var key = Key(0x0102_0304_0506_0708 as UInt64)
    key.append(0x0A0B_0C0D as UInt32)
    key.append(0xFF as UInt8)
    key.append(bytes("xy").span)
    #expect(
      [UInt8](copying: key.span) == [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 255, 120, 121])
    #expect(key.span.bigEndianUInt64(at: 1) == 0x0203_0405_0607_080A)
    #expect(key.span.bigEndianUInt32(at: 8) == 0x0A0B_0C0D)
    #expect([UInt8](copying: Key().span) == [])
  }

  @Test func `A key holds 64 bytes and not one more`() async {
    var key = Key()
    for number in UInt64.zero..<8 { key.append(number) }
    let count = key.span.count
    #expect(count == Key.capacity)
    await #expect(processExitsWith: .failure) {
      var key = Key()
      for number in UInt64.zero..<8 { key.append(number) }
      key.append(0 as UInt8)
    }
  }

  @Test func `LMDB itself sorts by these keys`() throws {
    let folder = TemporaryFolder()
    let environment = try Environment.open(at: folder.path)
    let database = try environment.database()
    let numbers = Set(Self.corners64)
    var transaction = try environment.beginWrite()
    for number in numbers {
      try transaction.put(Key(number).span, forKey: Key(number).span, in: database)
    }
    var cursor = try transaction.snapshot.cursor(in: database)
    var found: [UInt64] = []
    while let entry = try cursor.next() { found.append(entry.key.bigEndianUInt64()) }
    #expect(found == numbers.sorted())
  }

  private func key(_ parts: (UInt8, UInt32, UInt64)) -> Key {
    var key = Key()
    key.append(parts.0)
    key.append(parts.1)
    key.append(parts.2)
    return key
  }

  private func precedes(_ left: Key, _ right: Key) -> Bool {
    [UInt8](copying: left.span).lexicographicallyPrecedes([UInt8](copying: right.span))
  }

  private func random<Element>(
    _ count: Int, _ make: (inout SeededGenerator) -> Element
  ) -> [Element] {
    var generator = SeededGenerator(seed: 20_201_001)
    return (0..<count).map { _ in make(&generator) }
  }
}
