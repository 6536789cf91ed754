/// The place of an event in the log: dense from 0, and also its leaf index in the tree.
public struct Position: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: UInt64

  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  public init(_ rawValue: UInt64) {
    self.rawValue = rawValue
  }

  public static func < (left: Position, right: Position) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The position after this one.
  public var next: Position { Position(rawValue + 1) }

  public var description: String { String(rawValue) }
}
