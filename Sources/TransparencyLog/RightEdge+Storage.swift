extension RightEdge {
  /// The edge as bytes: the size as eight bytes, the highest first, then the peaks, 32 bytes each.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + peaks.count * Hash.byteCount)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: size.rawValue >> shift))
    }
    for peak in peaks { peak.append(to: &bytes) }
    return bytes
  }

  /// Reads what `encoded` wrote, or returns nil if the size is out of range or the length not its
  /// own.
  ///
  /// The hashes themselves are not checked: compare `root` with a signed one.
  public init?(encoded bytes: Span<UInt8>) {
    guard bytes.count >= 8 else { return nil }
    var rawSize: UInt64 = 0
    for index in 0..<8 { rawSize = rawSize << 8 | UInt64(bytes[index]) }
    guard let size = TreeSize(exactly: rawSize),
      bytes.count == 8 + rawSize.nonzeroBitCount * Hash.byteCount
    else { return nil }
    var peaks: [Hash] = []
    peaks.reserveCapacity(64)
    for start in stride(from: 8, to: bytes.count, by: Hash.byteCount) {
      guard let peak = Hash(bytes.extracting(start..<start + Hash.byteCount)) else { return nil }
      peaks.append(peak)
    }
    self.init(size: size, peaks: peaks)
  }
}
