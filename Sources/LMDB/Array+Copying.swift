extension [UInt8] {
  /// Copies bytes out of the map, in one move.
  public init(copying span: Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
  }
}
