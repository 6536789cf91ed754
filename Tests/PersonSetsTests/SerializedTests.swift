import PersonSets
import SeededRandom
import Testing

@Suite struct SerializedTests {
  /// Worked out by hand from the specification of the portable form.
  private static let byHand: [(numbers: [UInt64], bytes: [UInt8])] = [
    // 12346 and a count of 0.
    ([], [0x3a, 0x30, 0, 0, 0, 0, 0, 0]),
    (
      [5, 7, 0x2_0001],
      [
        0x3a, 0x30, 0, 0, 2, 0, 0, 0,  // 12346, two chunks
        0, 0, 1, 0,  // chunk 0, two numbers
        2, 0, 0, 0,  // chunk 2, one number
        24, 0, 0, 0, 28, 0, 0, 0,  // where they begin
        5, 0, 7, 0,
        1, 0,
      ]
    ),
    (
      [1, 2, 3, 10] + (0x1_0000...0x1_0063),
      [
        0x3b, 0x30, 1, 0,  // 12347, two chunks
        0b10,  // the second is made of runs
        0, 0, 3, 0,  // chunk 0, four numbers
        1, 0, 99, 0,  // chunk 1, a hundred
        1, 0, 2, 0, 3, 0, 10, 0,
        1, 0, 0, 0, 99, 0,  // one run: from 0 on, 99 more
      ]
    ),
    (
      // One more than a list holds, no two next to each other.
      (0...4_096).map { 0xffff_0000 + 2 * $0 },
      [0x3a, 0x30, 0, 0, 1, 0, 0, 0, 0xff, 0xff, 0, 0x10, 16, 0, 0, 0]
        + [UInt8](repeating: 0b0101_0101, count: 1_024) + [1] + [UInt8](repeating: 0, count: 7_167)
    ),
  ]

  @Test(arguments: byHand)
  func `Small sets have the bytes of the specification`(
    numbers: [UInt64], bytes: [UInt8]
  ) throws {
    #expect(try PersonSet(numbers).serialized() == bytes)
    #expect(Array(try PersonSet(serialized: bytes.span)) == numbers)
    #expect(portableForm(of: Set(numbers)) == bytes)
  }

  @Test(arguments: UInt64(1)...16)
  func `Random sets have the bytes of the specification and come back`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let numbers = randomNumbers(&generator)
    let bytes = try PersonSet(numbers).serialized()
    #expect(bytes == portableForm(of: numbers))
    let back = try PersonSet(serialized: bytes.span)
    #expect(Array(back) == numbers.sorted())
    #expect(back.serialized() == bytes)
  }

  @Test(arguments: UInt64(1)...10)
  func `The bytes do not tell how a set was made`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let numbers = randomNumbers(&generator)
    let expected = portableForm(of: numbers)
    let plain = try PersonSet(numbers.sorted())
    var ways = [plain, try PersonSet(numbers.shuffled(using: &generator))]
    var ranges = PersonSet()
    for range in plain.ranges { try ranges.insert(range) }
    ways.append(ranges)
    var single = PersonSet()
    for number in numbers { try single.insert(number) }
    ways.append(single)
    let more = try PersonSet(randomNumbers(&generator))
    ways.append(plain.union(more).subtracting(more.subtracting(plain)))
    ways.append(plain.union(more).intersection(ranges))
    ways.append(more.union(plain).intersection(single))
    let whole = try PersonSet(0...UInt64(UInt32.max))
    ways.append(whole.subtracting(whole.subtracting(plain)))
    let withoutRuns = portableForm(of: numbers, runs: false)
    ways.append(try PersonSet(serialized: withoutRuns.span))
    for (index, set) in ways.enumerated() where set.serialized() != expected {
      Issue.record("way \(index) gives other bytes")
    }
  }

  /// Runs that take as much space as a list are where the library leaves what it finds.
  @Test func `A list and a run of the same size do not both occur`() throws {
    for count in UInt64(1)...8 {
      var pairs = PersonSet()
      for start in 0..<count { try pairs.insert(10 * start...10 * start + 1) }
      let listed = try PersonSet((0..<count).flatMap { [10 * $0, 10 * $0 + 1] })
      #expect(pairs.serialized() == listed.serialized())
    }
  }

  @Test(arguments: UInt64(1)...16)
  func `Bytes answer like the set`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let numbers = randomNumbers(&generator)
    for runs in [true, false] {
      let bytes = portableForm(of: numbers, runs: runs)
      let serialized = try SerializedPersonSet(bytes.span)
      for number in telling(numbers, &generator) {
        let found = try serialized.contains(number)
        if found != numbers.contains(number) { Issue.record("\(number): \(found)") }
      }
    }
  }

  @Test func `Every number of a chunk of each form is found`() throws {
    let chunks: [Set<UInt64>] = [
      Set((0...4_095).map { 16 * $0 + 3 }), Set((0...0xffff).filter { $0 % 3 != 0 }),
      Set((0...0xffff).filter { $0 / 100 % 2 == 0 }), Set(0...0xffff), [0], [0xffff],
    ]
    for numbers in chunks {
      let bytes = portableForm(of: numbers)
      let serialized = try SerializedPersonSet(bytes.span)
      for number in UInt64(0)...0x1_0000 {
        let found = try serialized.contains(number)
        if found != numbers.contains(number) { Issue.record("\(number): \(found)") }
      }
    }
  }
}
