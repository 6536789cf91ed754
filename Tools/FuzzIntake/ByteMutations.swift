import SeededRandom

/// Ways to damage bytes without knowing what they mean.
enum ByteMutations {
  /// Damages the bytes once.
  static func mutate(
    _ bytes: inout [UInt8], telling texts: [[UInt8]], _ generator: inout SeededGenerator
  ) {
    guard !bytes.isEmpty else {
      bytes = generator.bytes(upTo: 8)
      return
    }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let length = min(Int(generator.number() % 64), bytes.count - place)
    switch Int.random(in: 0...7, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
    case 1: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: place)
    case 4: bytes.removeSubrange(place...)
    case 5: swap(&bytes, place, length, &generator)
    case 6: bytes.insert(contentsOf: generator.bytes(upTo: 8), at: place)
    default:
      guard let text = texts.randomElement(using: &generator) else { return }
      bytes.insert(contentsOf: text, at: place)
    }
  }

  private static func swap(
    _ bytes: inout [UInt8], _ place: Int, _ length: Int, _ generator: inout SeededGenerator
  ) {
    let other = Int.random(in: 0...bytes.count - length, using: &generator)
    for offset in 0..<length { bytes.swapAt(place + offset, other + offset) }
  }
}
