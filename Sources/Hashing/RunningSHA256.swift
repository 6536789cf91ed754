internal import Crypto

/// An SHA-256 hash computed piece by piece from bytes that stay where they are.
///
/// The underlying hash takes raw pointers. This file is the one place that hands it any, each for the
/// length of one call. A copy goes on by itself from where the original was. Costs one small allocation a
/// hash, made below this module.
public struct RunningSHA256: Sendable {
  private var state = SHA256()

  /// The length of what is hashed in one go, in bytes.
  public static let blockByteCount = 64

  /// Starts a hash of nothing.
  public init() {}

  /// Adds `bytes` to the end of what is hashed.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe state.update(bufferPointer: buffer)
    }
  }

  /// The hash of everything added so far; more may be added after.
  public func finalize() -> InlineArray<32, UInt8> {
    let digest = state.finalize()
    return unsafe digest.withUnsafeBytes { buffer in
      unsafe buffer.loadUnaligned(as: InlineArray<32, UInt8>.self)
    }
  }
}

extension RunningSHA256 {
  /// The hash of one byte, then `first`, then `second`.
  ///
  /// Short parts are gathered on the stack first: one run of bytes hashes quicker than several.
  public static func hash(
    _ prefix: UInt8, _ first: Span<UInt8>, _ second: Span<UInt8> = Span()
  ) -> InlineArray<32, UInt8> {
    let count = 1 + first.count + second.count
    guard count <= longestGathered else { return hashInPieces(prefix, first, second) }
    var hash = RunningSHA256()
    unsafe withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { run in
      unsafe run[0] = prefix
      unsafe first.withUnsafeBytes { unsafe copy($0, into: run, at: 1) }
      unsafe second.withUnsafeBytes { unsafe copy($0, into: run, at: 1 + first.count) }
      unsafe hash.state.update(bufferPointer: UnsafeRawBufferPointer(run))
    }
    return hash.finalize()
  }

  /// Small enough for the stack, large enough for most entries.
  private static let longestGathered = 1024

  private static func hashInPieces(
    _ prefix: UInt8, _ first: Span<UInt8>, _ second: Span<UInt8>
  ) -> InlineArray<32, UInt8> {
    var hash = RunningSHA256()
    let prefix: InlineArray<1, UInt8> = [prefix]
    hash.update(prefix.span)
    hash.update(first)
    hash.update(second)
    return hash.finalize()
  }

  @unsafe
  private static func copy(
    _ source: UnsafeRawBufferPointer, into run: UnsafeMutableRawBufferPointer, at offset: Int
  ) {
    unsafe UnsafeMutableRawBufferPointer(rebasing: run[offset...]).copyMemory(from: source)
  }
}
