import SeededRandom
import Testing

@testable import KeyVault

/// A table in which a few buckets are crowded, against a plain list of its entries.
@Suite struct LookupTableTests {
  private struct Known {
    let tag: LookupTag
    let number: UInt64
  }

  /// A tag whose home is one of the first two buckets of the smallest table, and whose last byte is often
  /// that of others.
  private func tag(_ random: inout SeededGenerator) -> LookupTag {
    let home = UInt64.random(in: 0...1, using: &random) << 60
    return LookupTag(
      words: (
        home | random.next() >> 4, random.next(), random.next(),
        random.next() & ~0xFF | UInt64.random(in: 0...9, using: &random)
      ))
  }

  private func entry(_ known: Known) -> [UInt8] {
    var bytes: [UInt8] = []
    known.tag.append(to: &bytes)
    bytes.append(bigEndian: known.number)
    bytes.append(bigEndian: 7 as UInt64)
    return bytes
  }

  private func makeTable(_ place: TemporaryPlace) throws -> LookupTable {
    let files = LookupFiles(
      directory: place.path, kind: .personLookups,
      secrets: try VaultHeader.make(
        under: testKey()
      ).secrets, cachedPages: 2)
    return try files.makeTable(generation: 1, order: LookupTable.smallestOrder)
  }

  private func expect(
    _ table: inout LookupTable, toHold known: [Known], and not: [LookupTag], _ what: String
  ) throws {
    for one in known {
      let numbers = try table.entries(for: one.tag).map(\.number)
      let expected = known.filter { $0.tag == one.tag }.map(\.number)
      #expect(Set(numbers) == Set(expected) && numbers.count == expected.count, "\(what)")
    }
    for tag in not {
      let isKnown = known.contains { $0.tag == tag }
      #expect(try table.entries(for: tag).isEmpty == !isKnown, "\(what)")
    }
  }

  @Test func `Every entry is found and no other, also where buckets overflow and entries go`()
    throws
  {
    var random = SeededGenerator(for: "crowded buckets")
    let place = try TemporaryPlace()
    var table = try makeTable(place)
    var known: [Known] = []
    let absent = (0..<40).map { _ in tag(&random) }
    for step in 0..<700 {
      if step % 41 == 0 { try expect(&table, toHold: known, and: absent, "step \(step)") }
      if step % 97 == 96 {
        let gone = Set((0..<20).compactMap { _ in known.randomElement(using: &random)?.number })
        try table.removeEntries { gone.contains($1.number) }
        known.removeAll { gone.contains($0.number) }
        try expect(&table, toHold: known, and: absent, "after a removal at \(step)")
        continue
      }
      let isRepeat = Int.random(in: 0..<20, using: &random) == 0
      let again = isRepeat ? known.randomElement(using: &random)?.tag : nil
      let one = Known(tag: again ?? tag(&random), number: UInt64(step + 1))
      // The two homes reach five buckets between them.
      guard try table.insert(entry(one).span) else {
        #expect(known.count > 3 * LookupBucket.places)
        continue
      }
      known.append(one)
    }
    #expect(known.count > 3 * LookupBucket.places, "more than one bucket has overflowed")
  }
}
