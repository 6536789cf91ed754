import PersonSets
import SeededRandom
import Testing

@Suite struct HostileBytesTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let reason: MalformedPersonSet
    let offset: Int

    init(_ name: String, _ bytes: [UInt8], _ reason: MalformedPersonSet, _ offset: Int) {
      testDescription = name
      self.bytes = bytes
      self.reason = reason
      self.offset = offset
    }
  }

  /// A list of 3 in chunk 0 and a list of 1 in chunk 5.
  static let lists: [UInt8] = [
    0x3a, 0x30, 0, 0, 2, 0, 0, 0,
    0, 0, 2, 0, 5, 0, 0, 0,
    24, 0, 0, 0, 30, 0, 0, 0,
    1, 0, 9, 0, 20, 0,
    7, 0,
  ]

  /// Two runs in chunk 4: 10 to 19 and from 30 on to 39.
  static let runs: [UInt8] = [
    0x3b, 0x30, 0, 0, 1,
    4, 0, 19, 0,
    2, 0, 10, 0, 9, 0, 30, 0, 9, 0,
  ]

  static let map = portableForm(of: Set((0...0xffff).filter { $0 % 3 == 0 }))

  static func changed(_ bytes: [UInt8], _ offset: Int, _ new: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes.replaceSubrange(offset..<offset + new.count, with: new)
    return bytes
  }

  static let faults: [Fault] = [
    Fault("nothing", [], .truncated, 0),
    Fault("three bytes", [0x3a, 0x30, 0], .truncated, 0),
    Fault("no count", [0x3a, 0x30, 0, 0, 1, 0, 0], .truncated, 4),
    Fault("another form", changed(lists, 0, [0x39]), .unknownForm, 0),
    Fault("lists with a count in the upper half", changed(lists, 2, [1]), .unknownForm, 0),
    Fault("65,537 chunks", changed(lists, 4, [1, 0, 1]), .tooManyChunks, 4),
    Fault("most chunks", changed(lists, 4, [255, 255, 255, 255]), .tooManyChunks, 4),
    Fault("tables beyond the end", changed(lists, 4, [4]), .truncated, 8),
    Fault("a chunk twice", changed(lists, 12, [0]), .chunksOutOfOrder, 12),
    Fault("chunks the wrong way round", changed(lists, 8, [6]), .chunksOutOfOrder, 12),
    Fault("an offset too low", changed(lists, 16, [23]), .wrongOffset, 16),
    Fault("an offset to another chunk", changed(lists, 20, [24]), .wrongOffset, 20),
    Fault("an offset beyond the end", changed(lists, 23, [255]), .wrongOffset, 20),
    Fault("a number twice", changed(lists, 26, [1]), .numbersOutOfOrder, 26),
    Fault("numbers the wrong way round", changed(lists, 24, [10]), .numbersOutOfOrder, 26),
    Fault("a list beyond the end", changed(lists, 14, [1]), .truncated, 30),
    Fault("a byte more", lists + [0], .excess, 32),
    Fault("an empty set and a byte more", [0x3a, 0x30, 0, 0, 0, 0, 0, 0, 0], .excess, 8),
    Fault("a flag of no chunk", changed(runs, 4, [0b11]), .excess, 4),
    Fault("runs without their count", Array(runs.prefix(10)), .truncated, 9),
    Fault("runs beyond the end", changed(runs, 9, [3]), .truncated, 9),
    Fault("no runs", changed(Array(runs.prefix(11)), 9, [0]), .wrongCount, 9),
    Fault("runs the wrong way round", changed(runs, 11, [50]), .numbersOutOfOrder, 15),
    Fault("runs that overlap", changed(runs, 15, [19]), .numbersOutOfOrder, 15),
    Fault("runs that touch", changed(runs, 15, [20]), .numbersOutOfOrder, 15),
    Fault("a run beyond its chunk", changed(runs, 15, [255, 255, 1, 0]), .runTooLong, 17),
    Fault("fewer numbers in runs", changed(runs, 7, [20]), .wrongCount, 9),
    Fault("more numbers in a map", changed(map, 16, [255]), .wrongCount, 16),
    Fault("a map beyond the end", Array(map.dropLast()), .truncated, 16),
  ]

  @Test(arguments: faults)
  func `A fault is named`(fault: Fault) {
    #expect(refusal(of: fault.bytes) == .malformed(fault.reason, offset: fault.offset))
  }

  @Test func `What the faults are made from is good`() throws {
    #expect(try Array(PersonSet(serialized: Self.lists.span)) == [1, 9, 20, 5 << 16 | 7])
    let ranges = Array(try PersonSet(serialized: Self.runs.span).ranges)
    let expected: [ClosedRange<UInt64>] = [0x4_000a...0x4_0013, 0x4_001e...0x4_0027]
    #expect(ranges == expected)
    #expect(try PersonSet(serialized: Self.map.span).count == 21_846)
  }

  @Test func `No beginning of a set is a set`() {
    for bytes in [Self.lists, Self.runs, Self.map] {
      for count in 0..<min(bytes.count, 200) where refusal(of: Array(bytes.prefix(count))) == nil {
        Issue.record("\(count) bytes of \(bytes.count) are taken")
      }
    }
  }

  @Test(arguments: UInt64(1)...8)
  func `Damaged bytes are refused or are a set`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var taken = 0
    for _ in 0..<500 {
      let good = portableForm(
        of: smallNumbers(&generator), runs: !generator.oneIn(4))
      var bytes = good
      for _ in 0...Int.random(in: 0...2, using: &generator) { damage(&bytes, &generator) }
      if try isTaken(bytes, &generator) { taken += 1 }
    }
    // Some damage gives another set; were it all refused, the test would not look at sets.
    #expect(taken > 0)
  }

  @Test(arguments: UInt64(1)...4)
  func `Damaged bit maps and long runs are refused or are a set`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<8 {
      var bytes = portableForm(of: randomNumbers(&generator), runs: !generator.oneIn(4))
      damage(&bytes, &generator)
      _ = try isTaken(bytes, &generator)
    }
  }

  @Test func `Random bytes behind a good beginning are refused or are a set`() throws {
    var generator = SeededGenerator(for: "random sets")
    for _ in 0..<3_000 {
      let count = UInt64.random(in: 0...5, using: &generator)
      let start =
        generator.oneIn(2) ? little(12346, 4) + little(count, 4) : little(12347 | count << 16, 4)
      _ = try isTaken(start + generator.bytes(upTo: 80), &generator)
    }
  }

  /// Whether bytes are taken for a set; if so, everything about it has to agree.
  private func isTaken(_ bytes: [UInt8], _ generator: inout SeededGenerator) throws -> Bool {
    let some = (0..<20).map { _ in generator.number() >> 32 } + [0, 0xffff, 1 << 16]
    if let refusal = refusal(of: bytes) {
      if case .malformed(.refused, _) = refusal { Issue.record("only the library minds \(bytes)") }
      // Unchecked bytes may say anything, but the program goes on.
      if let serialized = try? SerializedPersonSet(bytes.span) {
        for number in some { _ = try? serialized.contains(number) }
      }
      return false
    }
    let set = try PersonSet(serialized: bytes.span)
    let serialized = try SerializedPersonSet(bytes.span)
    let numbers = Array(set)
    if zip(numbers, numbers.dropFirst()).contains(where: { $0 >= $1 }) {
      Issue.record("numbers out of order from \(bytes)")
    }
    if numbers.count != set.count { Issue.record("a count of \(set.count) from \(bytes)") }
    for number in some + numbers.prefix(30) + numbers.suffix(30) {
      let found = try serialized.contains(number)
      if found != set.contains(number) { Issue.record("\(number) is \(found) from \(bytes)") }
    }
    let again = set.serialized()
    if try PersonSet(serialized: again.span) != set { Issue.record("not stable: \(bytes)") }
    if !again.elementsEqual(portableForm(of: Set(numbers))) { Issue.record("not plain: \(bytes)") }
    return true
  }

  /// Few numbers in up to 9 chunks, so that most of the bytes are tables.
  private func smallNumbers(_ generator: inout SeededGenerator) -> Set<UInt64> {
    var numbers: Set<UInt64> = []
    let count = Int.random(in: 0...9, using: &generator)
    for chunk in chunksOfRandomSets.shuffled(using: &generator).prefix(count) {
      let first = UInt64.random(in: 0...0xff00, using: &generator)
      if generator.oneIn(2) {
        for number in first...first + UInt64.random(in: 0...60, using: &generator) {
          numbers.insert(chunk << 16 | number)
        }
      }
      numbers.insert(chunk << 16 | UInt64.random(in: 0...0xffff, using: &generator))
    }
    return numbers
  }

  private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    // Half of the damage goes to the tables at the beginning.
    let end = generator.oneIn(2) ? min(bytes.count, 24) : bytes.count
    let place = Int.random(in: 0..<end, using: &generator)
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
    case 1: bytes[place] = [0, 1, 127, 128, 255].randomElement(using: &generator) ?? 0
    case 2: bytes[place] &+= generator.oneIn(2) ? 1 : 255
    case 3: bytes.removeLast(Int.random(in: 0...min(8, bytes.count), using: &generator))
    case 4: bytes.insert(contentsOf: generator.bytes(upTo: 8), at: place)
    case 5: bytes.removeSubrange(place..<min(bytes.count, place + 4))
    default:
      let other = Int.random(in: 0..<bytes.count, using: &generator)
      bytes.swapAt(place, other)
    }
  }
}
