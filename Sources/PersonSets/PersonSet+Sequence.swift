extension PersonSet: Sequence {
  /// A walk over the numbers in ascending order, which sees the set as it was at the beginning.
  public func makeIterator() -> Iterator { Iterator(BitmapWalk(bitmap)) }

  /// The number of people, for whoever reserves space.
  public var underestimatedCount: Int { count }

  /// Gives the numbers of a set in ascending order; reads a thousand at once.
  public struct Iterator: IteratorProtocol {
    private var walk: BitmapWalk
    private var numbers = [UInt32](repeating: 0, count: PersonSet.bufferCount)
    private var filled = 0
    private var given = 0

    init(_ walk: BitmapWalk) {
      self.walk = walk
    }

    /// The next number, or nil after the last.
    public mutating func next() -> UInt64? {
      if given == filled {
        filled = walk.read(into: &numbers)
        given = 0
        if filled == 0 { return nil }
      }
      defer { given += 1 }
      return UInt64(numbers[given])
    }
  }
}

extension PersonSet {
  /// The longest ranges without a gap that make up the set, in ascending order.
  public var ranges: Ranges { Ranges(set: self) }

  /// A set as ranges.
  public struct Ranges: Sequence {
    let set: PersonSet

    /// A walk over the ranges.
    public func makeIterator() -> Iterator { Iterator(set.makeIterator()) }

    /// Gives the ranges of a set in ascending order; costs a step for each number.
    public struct Iterator: IteratorProtocol {
      private var numbers: PersonSet.Iterator
      private var first: UInt64?

      init(_ numbers: PersonSet.Iterator) {
        self.numbers = numbers
        first = self.numbers.next()
      }

      /// The next range, or nil after the last.
      public mutating func next() -> ClosedRange<UInt64>? {
        guard let first else { return nil }
        var last = first
        while let number = numbers.next() {
          if number > last + 1 {
            self.first = number
            return first...last
          }
          last = number
        }
        self.first = nil
        return first...last
      }
    }
  }
}
