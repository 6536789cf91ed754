internal import Crypto

/// An SHA-256 hash computed piece by piece from bytes that stay where they are.
///
/// The underlying hash takes raw pointers. This file is the one place in the module that hands it
/// any, each for the length of one call. Costs one small allocation a hash, made below this module.
public struct SHA256Hasher: Sendable {
  private var state = SHA256()

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
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe state.update(bufferPointer: buffer)
    }
  }

  /// The hash of everything added so far; more may be added after.
  public func finalize() -> Hash {
    let digest = state.finalize()
    let storage = unsafe digest.withUnsafeBytes { buffer in
      unsafe buffer.loadUnaligned(as: InlineArray<32, UInt8>.self)
    }
    return Hash(storage: storage)
  }
}

extension SHA256Hasher {
  /// The hash of one byte, then `first`, then `second`.
  ///
  /// Short parts are gathered on the stack first: one run of bytes hashes quicker than several.
  static func hash(
    _ prefix: UInt8, _ first: Span<UInt8>, _ second: Span<UInt8> = Span()
  ) -> Hash {
    let count = 1 + first.count + second.count
    guard count <= longestGathered else { return hashInPieces(prefix, first, second) }
    var hasher = SHA256Hasher()
    unsafe withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { run in
      unsafe run[0] = prefix
      unsafe first.withUnsafeBytes { unsafe copy($0, into: run, at: 1) }
      unsafe second.withUnsafeBytes { unsafe copy($0, into: run, at: 1 + first.count) }
      unsafe hasher.state.update(bufferPointer: UnsafeRawBufferPointer(run))
    }
    return hasher.finalize()
  }

  /// Small enough for the stack, large enough for most entries.
  private static let longestGathered = 1024

  private static func hashInPieces(
    _ prefix: UInt8, _ first: Span<UInt8>, _ second: Span<UInt8>
  ) -> Hash {
    var hasher = SHA256Hasher()
    let prefix: InlineArray<1, UInt8> = [prefix]
    hasher.update(prefix.span)
    hasher.update(first)
    hasher.update(second)
    return hasher.finalize()
  }

  @unsafe
  private static func copy(
    _ source: UnsafeRawBufferPointer, into run: UnsafeMutableRawBufferPointer, at offset: Int
  ) {
    unsafe UnsafeMutableRawBufferPointer(rebasing: run[offset...]).copyMemory(from: source)
  }
}
