import Dispatch
import PersonSets
import SeededRandom
import Testing

@Suite struct PersonSetTests {
  @Test(arguments: UInt64(1)...10)
  func `Sets answer like the sets of the standard library`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let left = randomNumbers(&generator)
    let right = randomNumbers(&generator)
    let ours = try PersonSet(left.shuffled(using: &generator))
    let theirs = try PersonSet(right.sorted())

    expectEqual(ours, left, &generator)
    expectEqual(ours.union(theirs), left.union(right), &generator)
    expectEqual(ours.intersection(theirs), left.intersection(right), &generator)
    expectEqual(ours.subtracting(theirs), left.subtracting(right), &generator)
    expectEqual(theirs.subtracting(ours), right.subtracting(left), &generator)

    // In place, once on memory that is shared and once on memory that is not.
    for make in [{ ours }, { PersonSet().union(ours) }] {
      var set = make()
      set.formUnion(theirs)
      expectEqual(set, left.union(right), &generator)
      set = make()
      set.formIntersection(theirs)
      expectEqual(set, left.intersection(right), &generator)
      set = make()
      set.subtract(theirs)
      expectEqual(set, left.subtracting(right), &generator)
    }
    expectEqual(ours, left, &generator)
    expectEqual(theirs, right, &generator)
    #expect((ours == theirs) == (left == right))
  }

  @Test(arguments: UInt64(1)...4)
  func `Many changes in a row keep a set right`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var set = PersonSet()
    var model: Set<UInt64> = []
    for _ in 0..<12 {
      let other = randomNumbers(&generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0:
        set.formUnion(try PersonSet(other))
        model.formUnion(other)
      case 1 where !generator.oneIn(3):
        set.subtract(try PersonSet(other))
        model.subtract(other)
      case 2 where generator.oneIn(3):
        set.formIntersection(try PersonSet(other))
        model.formIntersection(other)
      case 3:
        let first = UInt64.random(in: 0...0x3_ffff, using: &generator)
        let last = first + UInt64.random(in: 0...70_000, using: &generator)
        try set.insert(first...last)
        model.formUnion(first...last)
      default:
        try set.insert(Array(other.prefix(3_000)).span)
        model.formUnion(other.prefix(3_000))
        for number in other.shuffled(using: &generator).prefix(500) {
          #expect(try set.insert(number) == model.insert(number).inserted)
        }
      }
      if set.count != model.count { Issue.record("\(set.count) instead of \(model.count)") }
    }
    expectEqual(set, model, &generator)
    #expect(set.serialized() == portableForm(of: model))
  }

  @Test func `The ends of what a set holds are in and what lies beyond is refused`() throws {
    let ends: [UInt64] = [0, 65_535, 65_536, UInt64(UInt32.max)]
    for number in ends {
      var set = PersonSet()
      #expect(try set.insert(number))
      #expect(try !set.insert(number))
      #expect(set.contains(number) && set.count == 1 && Array(set) == [number])
      for other in ends where other != number { #expect(!set.contains(other)) }
    }
    var set = try PersonSet(ends)
    for number in [1 << 32, 1 << 32 | 65_535, .max] as [UInt64] {
      let expected = PersonSetError.numberTooLarge(number)
      #expect(!set.contains(number))
      #expect(throws: expected) { try set.insert(number) }
      #expect(throws: expected) { try set.insert(5...number) }
      #expect(throws: expected) { try PersonSet([1, number, 2]) }
      #expect(throws: expected) { try PersonSet([1, number, 2].lazy.map(\.self)) }
      #expect(throws: expected) { try set.insert([1, number, 2].span) }
      #expect(throws: expected) { try PersonSet(1...number) }
    }
    #expect(Array(set) == ends)
  }

  @Test(
    arguments: [
      1...1, 0...0xffff, 0xffff...0x1_0000, 5...200_000, 0xffff_0000...0xffff_ffff,
    ] as [ClosedRange<UInt64>])
  func `A range is the set of its numbers`(range: ClosedRange<UInt64>) throws {
    let set = try PersonSet(range)
    #expect(set == (try PersonSet(Array(range))))
    #expect(set.count == range.count)
    #expect(Array(set.ranges) == [range])
  }

  @Test func `A set of every number keeps count`() throws {
    let set = try PersonSet(0...UInt64(UInt32.max))
    #expect(set.count == 1 << 32)
    #expect(set.contains(0) && set.contains(UInt64(UInt32.max)))
    #expect(set.subtracting(set).isEmpty)
  }

  @Test(arguments: UInt64(1)...6)
  func `Ranges are as long as they can be`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let numbers = randomNumbers(&generator)
    var last: UInt64?
    var found = 0
    for range in try PersonSet(numbers).ranges {
      if let last, range.lowerBound <= last + 1 { Issue.record("\(range) touches \(last)") }
      if !range.allSatisfy(numbers.contains) { Issue.record("\(range) is not in the set") }
      found += range.count
      last = range.upperBound
    }
    #expect(found == numbers.count)
  }

  @Test func `The empty set is like any other`() throws {
    let empty = PersonSet()
    let some = try PersonSet([3, 70_000])
    #expect(empty.isEmpty && empty.count == 0 && Array(empty).isEmpty)
    #expect(Array(empty.ranges).isEmpty && !empty.contains(0))
    #expect(empty == (try PersonSet([])) && empty != some)
    #expect(empty.union(some) == some && some.intersection(empty) == empty)
    #expect(some.subtracting(some) == empty && some.subtracting(empty) == some)
  }

  @Test func `A copy and a walk do not see what is changed later`() throws {
    var set = try PersonSet(0...99)
    let copy = set
    var walk = set.makeIterator()
    #expect(walk.next() == 0)
    try set.insert(50_000)
    set.subtract(try PersonSet(1...50))
    var united = copy
    united.formUnion(united)
    var rest = 0
    while walk.next() != nil { rest += 1 }
    #expect(rest == 99)
    #expect(Array(copy) == Array(0...99) && united == copy)
    #expect(set.count == 51)
    let other = walk
    #expect(walk.next() == nil)
    var again = other
    #expect(again.next() == nil)
  }

  @Test func `A copied walk goes on by itself`() throws {
    let numbers = Array(stride(from: UInt64(0), to: 300_000, by: 3))
    var walk = try PersonSet(numbers).makeIterator()
    for number in numbers.prefix(1_500) { #expect(walk.next() == number) }
    var copy = walk
    var both: [[UInt64]] = [[], []]
    while let number = walk.next() { both[0].append(number) }
    while let number = copy.next() { both[1].append(number) }
    #expect(both[0] == Array(numbers[1_500...]) && both[0] == both[1])
  }

  @Test func `Threads share a set, and each changes its own copy`() throws {
    let numbers = (0..<60_000).map { UInt64($0) * 7 }
    let set = try PersonSet(numbers)
    DispatchQueue.concurrentPerform(iterations: 8) { index in
      for round in 0..<20 {
        var own = set
        let added = UInt64(1_000_000 + index * 100 + round)
        do throws(PersonSetError) { try own.insert(added) } catch { Issue.record(error) }
        own.formUnion(set)
        let bytes = own.serialized()
        if own.count != 60_001 || !own.contains(added) || bytes.isEmpty {
          Issue.record("thread \(index) lost count")
        }
      }
    }
    #expect(set.count == 60_000)
  }

  private func expectEqual(
    _ set: PersonSet, _ numbers: Set<UInt64>, _ generator: inout SeededGenerator,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(set.count == numbers.count, sourceLocation: sourceLocation)
    #expect(set.isEmpty == numbers.isEmpty, sourceLocation: sourceLocation)
    // Compared outside of the macro, which would explain a difference element by element.
    let isSame = Array(set) == numbers.sorted()
    #expect(isSame, sourceLocation: sourceLocation)
    for number in telling(numbers, &generator)
    where set.contains(number) != numbers.contains(number) {
      Issue.record("\(number) is in one of them only", sourceLocation: sourceLocation)
    }
  }
}
