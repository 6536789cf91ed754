/// Numbers distinct keys densely, from 0, in the order in which they first come.
///
/// Keys are kept as 128-bit keyed hashes and never as text: the index of a submission with a
/// million referrals stays small, and holds no identifier.
struct KeyIndex: Sendable {
  /// Stands for a row that has no value in the key field.
  static let null = UInt32.max
  /// Stands for a row whose key no row of the other table has.
  static let missing = UInt32.max - 1

  private var hashes: [KeyHash] = []
  // Open addressing: 0 is a free slot, any other number an ordinal plus one.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  /// The number of distinct keys.
  var count: Int { hashes.count }

  /// The bytes in use.
  var byteCount: Int { hashes.count * MemoryLayout<KeyHash>.stride + slots.count * 4 }

  /// The number of the key, and whether it is new.
  mutating func insert(_ hash: KeyHash) -> (ordinal: UInt32, isNew: Bool) {
    let slot = slot(of: hash)
    if slots[slot] != 0 { return (slots[slot] - 1, false) }
    hashes.append(hash)
    slots[slot] = UInt32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return (UInt32(hashes.count - 1), true)
  }

  /// The number of the key, or ``missing``.
  func ordinal(of hash: KeyHash) -> UInt32 {
    let found = slots[slot(of: hash)]
    return found == 0 ? KeyIndex.missing : found - 1
  }

  private func slot(of hash: KeyHash) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash.low) & mask
    while slots[slot] != 0, hashes[Int(slots[slot]) - 1] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let count = slots.count * 2
    // The old ones go first: all of them follow from the hashes.
    slots = []
    slots = Array(repeating: 0, count: count)
    for (ordinal, hash) in hashes.enumerated() {
      slots[slot(of: hash)] = UInt32(ordinal + 1)
    }
  }
}

/// The keyed hash of a key, 128 bits long.
struct KeyHash: Equatable, Sendable {
  let low: UInt64
  let high: UInt64
}

/// Hashes keys under a secret that lives as long as the check of one submission.
///
/// With 128 bits, two different keys out of fifty million meet with a chance below 2^-76.
struct KeyHasher: Sendable {
  private let seeded: Hasher

  init() {
    var generator = SystemRandomNumberGenerator()
    var hasher = Hasher()
    for _ in 0..<4 { hasher.combine(generator.next()) }
    seeded = hasher
  }

  /// The hash of the row's values in these fields, in this order; a null is a value of its own.
  func hash(_ row: RowView, _ fields: [Int]) -> KeyHash {
    var hasher = seeded
    for place in fields.indices { combine(row, fields[place], &hasher) }
    return KeyHasher.finish(hasher)
  }

  /// The hash of the row's value in the field.
  func hash(_ row: RowView, _ field: Int) -> KeyHash {
    var hasher = seeded
    combine(row, field, &hasher)
    return KeyHasher.finish(hasher)
  }

  private func combine(_ row: RowView, _ field: Int, _ hasher: inout Hasher) {
    let text = row.span(field)
    var word: UInt64 = 0
    var shift: UInt64 = 0
    for place in text.indices {
      word |= UInt64(text[place]) << shift
      shift += 8
      guard shift == 64 else { continue }
      hasher.combine(word)
      (word, shift) = (0, 0)
    }
    // The length keeps a value apart from the same one with zeros behind, and cells apart.
    let length = row.holds(field) ? text.count : -1
    if shift > 0 { hasher.combine(word) }
    hasher.combine(length)
  }

  // The state has 256 bits: two ways to end it give two halves that tell nothing of each other.
  private static func finish(_ hasher: Hasher) -> KeyHash {
    var other = hasher
    other.combine(0)
    return KeyHash(
      low: UInt64(bitPattern: Int64(hasher.finalize())),
      high: UInt64(bitPattern: Int64(other.finalize())))
  }
}
