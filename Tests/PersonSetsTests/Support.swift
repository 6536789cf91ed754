import PersonSets
import SeededRandom

/// The chunks in which random sets have their numbers: first, last and between.
let chunksOfRandomSets: [UInt64] = [0, 1, 2, 3, 7, 8, 9, 500, 65_534, 65_535]

/// Numbers in some chunks, each of another density: few, about the longest list, dense, runs, all.
func randomNumbers(_ generator: inout SeededGenerator) -> Set<UInt64> {
  var numbers: Set<UInt64> = []
  let count = Int.random(in: 0...5, using: &generator)
  for chunk in chunksOfRandomSets.shuffled(using: &generator).prefix(count) {
    for low in randomChunk(&generator) { numbers.insert(chunk << 16 | low) }
  }
  return numbers
}

private func randomChunk(_ generator: inout SeededGenerator) -> [UInt64] {
  switch Int.random(in: 0..<12, using: &generator) {
  case 0: return [0]
  case 1: return [0xffff]
  case 2: return [0, 0xffff]
  case 3...5:
    let count = Int.random(in: 1...200, using: &generator)
    return (0..<count).map { _ in UInt64.random(in: 0...0xffff, using: &generator) }
  case 6, 7:
    // Around the size at which a list becomes a bit map, without neighbours.
    let count = UInt64.random(in: 4_094...4_098, using: &generator)
    let first = UInt64.random(in: 0...1, using: &generator)
    return (0..<count).map { first + 2 * $0 }
  case 8:
    return (0...0xffff).filter { _ in generator.oneIn(3) }
  case 9:
    return Array(0...0xffff)
  default:
    var numbers: [UInt64] = []
    var next = UInt64.random(in: 0...9, using: &generator)
    let longest = UInt64.random(in: 1...3_000, using: &generator)
    while next < 0xffff {
      let last = min(0xffff, next + UInt64.random(in: 0..<longest, using: &generator))
      numbers += next...last
      next = last + UInt64.random(in: 2...3_000, using: &generator)
    }
    return numbers
  }
}

/// The portable form by another way: from the numbers one by one, as the specification says.
///
/// Of the forms of a chunk, runs are taken when twice their count is below that of the numbers of a
/// list, or when they are shorter than a bit map.
func portableForm(of numbers: Set<UInt64>, runs runsAllowed: Bool = true) -> [UInt8] {
  let chunks = Dictionary(grouping: numbers, by: { $0 >> 16 }).sorted { $0.key < $1.key }
    .map { (key: $0.key, numbers: $0.value.map { $0 & 0xffff }.sorted()) }
  let bodies = chunks.map { chunkForm(of: $0.numbers, runsAllowed: runsAllowed) }
  let hasRuns = bodies.contains { $0.isRuns }
  var bytes: [UInt8] = []
  if hasRuns {
    bytes += little(12347, 2) + little(UInt64(chunks.count) - 1, 2)
    for start in stride(from: 0, to: chunks.count, by: 8) {
      let flags = (start..<min(start + 8, chunks.count)).filter { bodies[$0].isRuns }
      bytes.append(flags.reduce(0) { $0 | 1 << UInt8($1 - start) })
    }
  } else {
    bytes += little(12346, 4) + little(UInt64(chunks.count), 4)
  }
  for chunk in chunks {
    bytes += little(chunk.key, 2) + little(UInt64(chunk.numbers.count) - 1, 2)
  }
  if !hasRuns || chunks.count >= 4 {
    var offset = bytes.count + 4 * chunks.count
    for body in bodies {
      bytes += little(UInt64(offset), 4)
      offset += body.bytes.count
    }
  }
  return bytes + bodies.flatMap(\.bytes)
}

private func chunkForm(
  of numbers: [UInt64], runsAllowed: Bool
) -> (isRuns: Bool, bytes: [UInt8]) {
  var runs: [(first: UInt64, last: UInt64)] = []
  for number in numbers {
    if let last = runs.last, last.last + 1 == number {
      runs[runs.count - 1].last = number
    } else {
      runs.append((number, number))
    }
  }
  let runsAreSmaller =
    numbers.count <= 4_096 ? 2 * runs.count < numbers.count : 2 + 4 * runs.count < 8_192
  if runsAllowed && runsAreSmaller {
    return (
      true,
      little(UInt64(runs.count), 2)
        + runs.flatMap { little($0.first, 2) + little($0.last - $0.first, 2) }
    )
  }
  if numbers.count <= 4_096 { return (false, numbers.flatMap { little($0, 2) }) }
  var map = [UInt8](repeating: 0, count: 8_192)
  for number in numbers { map[Int(number / 8)] |= 1 << UInt8(number % 8) }
  return (false, map)
}

/// The lowest bytes of a number, the lowest first.
func little(_ number: UInt64, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
}

/// Numbers at the ends of chunks and next to numbers of a set: where a mistake would show.
func telling(_ numbers: Set<UInt64>, _ generator: inout SeededGenerator) -> [UInt64] {
  let ends = chunksOfRandomSets.flatMap { [$0 << 16, $0 << 16 | 0xffff] }
  let some = numbers.shuffled(using: &generator).prefix(100).flatMap { [$0, $0 &+ 1, $0 &- 1] }
  let others = (0..<100).map { _ in UInt64(UInt32.random(in: 0 ... .max, using: &generator)) }
  return ends + some + others + [1 << 32, .max]
}

/// The reason why bytes are refused, or nil.
func refusal(of bytes: [UInt8]) -> PersonSetError? {
  do throws(PersonSetError) {
    _ = try PersonSet(serialized: bytes.span)
    return nil
  } catch {
    return error
  }
}
