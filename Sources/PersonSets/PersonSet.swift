/// A set of person numbers, compressed: lists, bit maps or runs, whichever is smallest.
///
/// A value like any other; copies share memory until one of them is changed. Dense numbers take at
/// most a bit each, whole ranges next to nothing. Holds numbers below 2^32; 0 is one of them.
///
/// ```swift
/// var disclosed = try PersonSet(1...5_000_000)
/// disclosed.subtract(optedOut)
/// let bytes = disclosed.serialized()
/// ```
public struct PersonSet: Sendable {
  /// Shared with copies; ``changeable()`` before every change.
  var bitmap: Bitmap

  init(_ bitmap: Bitmap) {
    self.bitmap = bitmap
  }

  /// The empty set.
  public init() {
    self.init(Bitmap())
  }

  /// The set of the numbers of a sequence, in any order; ascending ones are quickest.
  public init(_ numbers: some Sequence<UInt64>) throws(PersonSetError) {
    self.init()
    var buffer: [UInt64] = []
    buffer.reserveCapacity(Self.bufferCount)
    for number in numbers {
      buffer.append(number)
      if buffer.count == Self.bufferCount {
        try insert(buffer.span)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try insert(buffer.span)
  }

  /// The set of the numbers of an array, in any order; several times as quick as any sequence.
  public init(_ numbers: [UInt64]) throws(PersonSetError) {
    self.init()
    try insert(numbers.span)
  }

  /// The set of all numbers of a range; costs as much as one number for each 65,536.
  public init(_ numbers: ClosedRange<UInt64>) throws(PersonSetError) {
    self.init()
    try insert(numbers)
  }

  /// The number of people in the set; costs a step for each 65,536 numbers.
  public var count: Int { Int(bitmap.count) }

  /// Whether nobody is in the set.
  public var isEmpty: Bool { bitmap.isEmpty }

  /// Whether the set holds a number; one that no set can hold is in none.
  public func contains(_ number: UInt64) -> Bool {
    guard let number = UInt32(exactly: number) else { return false }
    return bitmap.contains(number)
  }

  /// Adds a number, and says whether it is new.
  @discardableResult
  public mutating func insert(_ number: UInt64) throws(PersonSetError) -> Bool {
    let number = try Self.checked(number)
    return changeable().insert(number)
  }

  /// Adds numbers in any order, or none when one of them is too large.
  public mutating func insert(_ numbers: Span<UInt64>) throws(PersonSetError) {
    for index in numbers.indices { _ = try Self.checked(numbers[index]) }
    let bitmap = changeable()
    var buffer: [UInt32] = []
    buffer.reserveCapacity(Swift.min(numbers.count, Self.bufferCount))
    for start in stride(from: 0, to: numbers.count, by: Self.bufferCount) {
      buffer.removeAll(keepingCapacity: true)
      for index in start..<Swift.min(start + Self.bufferCount, numbers.count) {
        buffer.append(UInt32(numbers[index]))
      }
      bitmap.insert(buffer.span)
    }
  }

  /// Adds all numbers of a range, or none when the last one is too large.
  public mutating func insert(_ numbers: ClosedRange<UInt64>) throws(PersonSetError) {
    let last = try Self.checked(numbers.upperBound)
    changeable().insert(UInt32(numbers.lowerBound)...last)
  }

  /// How many numbers pass between Swift and the library at once.
  static let bufferCount = 1024

  private static func checked(_ number: UInt64) throws(PersonSetError) -> UInt32 {
    guard let small = UInt32(exactly: number) else { throw .numberTooLarge(number) }
    return small
  }

  /// The bitmap, which nobody else refers to from here on.
  private mutating func changeable() -> Bitmap {
    if !isKnownUniquelyReferenced(&bitmap) { bitmap = Bitmap(copying: bitmap) }
    return bitmap
  }
}

extension PersonSet: Equatable {
  /// Whether two sets hold the same numbers.
  public static func == (left: PersonSet, right: PersonSet) -> Bool {
    left.bitmap === right.bitmap || left.bitmap.equals(right.bitmap)
  }
}
