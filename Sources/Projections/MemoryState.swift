internal import EventLog
public import TransparencyLog

/// A state that lives in memory only, for folds that stop at a position and for tests.
public struct MemoryState: ProjectionState, Sendable {
  private var values: [[UInt8]: [UInt8]] = [:]

  /// Begins with no key at all, as every fold does.
  public init() {}

  /// The value of a key, nil where there is none; never fails.
  public func value(of key: [UInt8]) -> [UInt8]? { values[key] }

  /// Sets the value of a key; never fails.
  public mutating func set(_ value: [UInt8], for key: [UInt8]) { values[key] = value }

  /// Adds bytes to the value of a key, which is empty where there is none; never fails.
  public mutating func extend(_ key: [UInt8], with bytes: [UInt8]) {
    values[key, default: []] += bytes
  }

  /// The digest of the content, as `ContentDigest` defines it.
  public var digest: Hash {
    var digest = ContentDigest()
    for key in values.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let value = values[key] ?? []
      digest.add(key: key.span, value: value.span)
    }
    return digest.finish()
  }
}

/// A digest that depends on keys and values alone.
///
/// SHA-256 over every entry in the order of the keys: the length of the key and of the value, each as
/// eight bytes, most significant first, then the key, then the value.
struct ContentDigest {
  private var hasher = SHA256Hasher()

  mutating func add(key: Span<UInt8>, value: Span<UInt8>) {
    let lengths = bigEndian(UInt64(key.count)) + bigEndian(UInt64(value.count))
    hasher.update(lengths.span)
    hasher.update(key)
    hasher.update(value)
  }

  func finish() -> Hash { hasher.finalize() }
}
