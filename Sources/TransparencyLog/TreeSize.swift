/// The number of leaves in a tree, from 0 to 2^63 - 1.
///
/// The bound keeps every count of stored hashes below 2^64, so that no arithmetic here can
/// overflow.
public struct TreeSize: Hashable, Comparable, Sendable {
  /// The largest size of a tree.
  public static let maximum = TreeSize(UInt64(Int64.max))

  /// The number of leaves.
  public let rawValue: UInt64

  /// Makes a size known to be in range; one above the maximum is a programming error.
  public init(_ rawValue: UInt64) {
    precondition(rawValue <= UInt64(Int64.max), "a tree holds at most 2^63 - 1 leaves")
    self.rawValue = rawValue
  }

  /// Makes a size from a number of unknown origin, or returns nil if it is above the maximum.
  public init?(exactly rawValue: UInt64) {
    guard rawValue <= UInt64(Int64.max) else { return nil }
    self.rawValue = rawValue
  }

  /// Whether the tree has no leaf.
  public var isEmpty: Bool { rawValue == 0 }

  /// Orders trees by their number of leaves.
  public static func < (left: TreeSize, right: TreeSize) -> Bool { left.rawValue < right.rawValue }
}

extension TreeSize: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// Lets a literal stand for a size; one above the maximum is a programming error.
  public init(integerLiteral value: UInt64) { self.init(value) }

  /// The decimal number, as checkpoints write it (C2SP tlog-checkpoint).
  public var description: String { String(rawValue) }
}

/// The place of a leaf in the log, counted from 0 in the order of appending.
public struct LeafIndex: Hashable, Comparable, Sendable {
  /// The number of leaves before this one.
  public let rawValue: UInt64

  /// Makes an index known to be in range; 2^63 - 1 or more is a programming error.
  public init(_ rawValue: UInt64) {
    precondition(rawValue < UInt64(Int64.max), "a leaf index is below 2^63 - 1")
    self.rawValue = rawValue
  }

  /// Makes an index from a number of unknown origin, or returns nil if no tree could have that
  /// leaf.
  public init?(exactly rawValue: UInt64) {
    guard rawValue < UInt64(Int64.max) else { return nil }
    self.rawValue = rawValue
  }

  /// Whether a tree of `size` leaves has this one.
  public func isInside(_ size: TreeSize) -> Bool { rawValue < size.rawValue }

  /// Orders leaves as they were appended.
  public static func < (left: LeafIndex, right: LeafIndex) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension LeafIndex: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// Lets a literal stand for an index; 2^63 - 1 or more is a programming error.
  public init(integerLiteral value: UInt64) { self.init(value) }

  /// The decimal number, as inclusion proofs write it (C2SP tlog-proof).
  public var description: String { String(rawValue) }
}
