/// The place of an event in the log: dense from 0, and also its leaf index in the tree.
public struct Position: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number of events in front of this one.
  public let rawValue: UInt64

  /// Takes any number; whether the log has an event there is found out on reading.
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// Takes any number, as `init(rawValue:)` does, with less to write.
  public init(_ rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// Orders positions as their events were appended.
  public static func < (left: Position, right: Position) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The position after this one.
  public var next: Position { Position(rawValue + 1) }

  /// The decimal number, as the command line reads and prints it.
  public var description: String { String(rawValue) }
}
