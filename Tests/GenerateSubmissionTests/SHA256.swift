/// SHA-256 of FIPS 180-4, for the golden digests alone: slow and plain.
func sha256(_ message: [UInt8]) -> String {
  var state = firstBits(ofRoots: 2, count: 8)
  let constants = firstBits(ofRoots: 3, count: 64)
  var padded = message + [0x80]
  padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
  padded += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
  for block in stride(from: 0, to: padded.count, by: 64) {
    var words = (0..<16).map { word in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(padded[block + word * 4 + $1]) }
    }
    for t in 16..<64 {
      let a = words[t - 15]
      let b = words[t - 2]
      let small0 = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let small1 = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      words.append(words[t - 16] &+ small0 &+ words[t - 7] &+ small1)
    }
    var v = state
    for t in 0..<64 {
      let big1 = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25)
      let choice = v[4] & v[5] ^ ~v[4] & v[6]
      let first = v[7] &+ big1 &+ choice &+ constants[t] &+ words[t]
      let big0 = rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22)
      let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
      v = [first &+ big0 &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    state = zip(state, v).map { $0 &+ $1 }
  }
  return state.map { word in
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }.joined()
}

private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word >> count | word << (32 - count)
}

/// The first 32 bits after the point of the square or cube roots of the first primes.
private func firstBits(ofRoots degree: Int, count: Int) -> [UInt32] {
  let primes = (2...311).filter { n in (2..<n).allSatisfy { n % $0 != 0 } }
  return primes.prefix(count).map { prime in
    // The greatest x with x^degree <= prime * 2^(32 * degree), found bit by bit in whole numbers.
    var root: UInt64 = 0
    for bit in (0..<37).reversed() {
      let trial = root | 1 << UInt64(bit)
      let power = (0..<degree).reduce(UInt128(1)) { value, _ in value * UInt128(trial) }
      if power <= UInt128(prime) << UInt128(32 * degree) { root = trial }
    }
    return UInt32(truncatingIfNeeded: root)
  }
}
