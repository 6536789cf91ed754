internal import Hashing

/// The hash of bytes that come piece by piece.
public struct SHA256Hasher: Sendable {
  private var running = RunningSHA256()

  /// Starts a hash of nothing.
  public init() {}

  /// The hash of `bytes`, in one step.
  public static func hash(_ bytes: Span<UInt8>) -> Hash {
    var hasher = SHA256Hasher()
    hasher.update(bytes)
    return hasher.finalize()
  }

  /// Adds `bytes` to the end of what is hashed.
  public mutating func update(_ bytes: Span<UInt8>) {
    running.update(bytes)
  }

  /// The hash of everything added so far; more may be added after.
  public func finalize() -> Hash {
    Hash(storage: running.finalize())
  }
}
