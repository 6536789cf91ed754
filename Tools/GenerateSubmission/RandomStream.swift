/// A SplitMix64 generator: its draws depend on its key alone, so any part can be made alone.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014). Not for
/// secrets.
struct RandomStream {
  private var state: UInt64

  init(_ key: StreamKey) {
    state = key.value
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return StreamKey.mixed(state)
  }

  /// A number in `0..<bound`; `bound` is 1 to 2^32, and the bias is under one in a thousand.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0 && bound <= 1 << 32, "a bound of \(bound) has no draw")
    return Int(((next() >> 32) * UInt64(bound)) >> 32)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func chance(perThousand: Int) -> Bool {
    below(1000) < perThousand
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[below(values.count)]
  }
}

/// The name of a stream: children of different names draw independently of each other.
struct StreamKey: Equatable, Sendable {
  let value: UInt64

  init(_ value: UInt64) {
    self.value = value
  }

  func child(_ name: Int) -> StreamKey {
    StreamKey(Self.mixed(value ^ Self.mixed(UInt64(bitPattern: Int64(name)) &+ 1)))
  }

  func child(_ purpose: Purpose) -> StreamKey {
    child(-purpose.rawValue)
  }

  func child(_ name: String) -> StreamKey {
    name.utf8.reduce(self) { $0.child(Int($1)) }
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// What a stream is drawn for.
///
/// The numbers decide every output byte: never reuse or change one.
enum Purpose: Int {
  case place = 1
  case patient = 2
  case person = 3
  case registration = 4
  case employment = 5
  case circumstances = 6
  case accommodation = 7
  case history = 8
  case referral = 9
  case pause = 10
  case conditions = 11
  case onward = 12
  case internet = 13
  case questionnaires = 14
  case contacts = 15
  case personnel = 16
  case faults = 17
}

/// Values with the weights by which they are drawn.
struct Weighted<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  let entries: [(value: Value, weight: Int)]
  let total: Int

  /// At least one weight must be above zero.
  init(dictionaryLiteral elements: (Value, Int)...) {
    entries = elements.map { (value: $0.0, weight: $0.1) }
    total = entries.reduce(0) { $0 + $1.weight }
    precondition(total > 0, "nothing to draw from")
  }

  func draw(_ random: inout RandomStream) -> Value {
    var left = random.below(total)
    for entry in entries {
      left -= entry.weight
      if left < 0 { return entry.value }
    }
    preconditionFailure("the weights add up to less than their total")
  }
}
