internal import Foundation

/// SplitMix64: random numbers that a seed repeats.
///
/// Prints its seed at the start. To repeat a run, set the environment variable `SEED` to it.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Takes the seed from `SEED` where it is set, otherwise a new one.
  ///
  /// - Parameter purpose: what the numbers are for, printed with the seed.
  public init(for purpose: String) {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64(UInt32.max))
    print("\(purpose): SEED=\(seed)")
    self.init(seed: seed)
  }

  /// Takes a seed that is fixed in the test, and prints nothing.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits of the sequence that the seed begins.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// A number of any magnitude: as many short ones as long ones.
  public mutating func number() -> UInt64 {
    next() >> UInt64.random(in: 0...63, using: &self)
  }

  /// Random bytes, up to a count.
  public mutating func bytes(upTo limit: Int) -> [UInt8] {
    (0..<Int.random(in: 0...limit, using: &self)).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  /// True once in so many times.
  public mutating func oneIn(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &self) == 0
  }
}
