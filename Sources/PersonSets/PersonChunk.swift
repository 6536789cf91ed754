/// 65,536 neighbouring person numbers: those that agree in all but their lowest 16 bits.
///
/// A serialised set is made of chunks, one after the other.
public struct PersonChunk: RawRepresentable, Hashable, Comparable, Sendable,
  CustomStringConvertible
{
  /// The upper 16 bits of each number in the chunk.
  public let rawValue: UInt16

  /// The chunk of that number, from 0.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// The chunk that a person number lies in; nil for a number that no set holds.
  public init?(of number: UInt64) {
    guard let number = UInt32(exactly: number) else { return nil }
    self.init(rawValue: UInt16(number >> 16))
  }

  /// The person numbers in the chunk.
  public var numbers: ClosedRange<UInt64> {
    let first = UInt64(rawValue) << 16
    return first...first + 0xffff
  }

  /// The decimal number.
  public var description: String { String(rawValue) }

  /// Whether the numbers of one chunk come before those of another.
  public static func < (left: PersonChunk, right: PersonChunk) -> Bool {
    left.rawValue < right.rawValue
  }
}
