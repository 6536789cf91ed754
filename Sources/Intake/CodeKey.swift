/// A code in the form in which a register holds it, so that looking one up allocates nothing.
///
/// A postcode has neither spaces nor lower-case letters there; any other code has its exact bytes.
struct CodeKey {
  /// The bytes of the longest code that a register can hold.
  static let byteLimit = 64

  /// The bytes of the code.
  private(set) var count = 0
  private var bytes = InlineArray<64, UInt8>(repeating: 0)

  /// A code that a register lists; nil where none can hold it: it is empty or too long.
  init?(listed code: Span<UInt8>, of kind: ReferenceData.Kind) {
    self.init(code) { kind == .postcodes ? CodeKey.capital($0) : $0 }
  }

  /// A code that is looked up; nil where no register can hold it.
  ///
  /// In a postcode spaces do not count. The case of letters counts in every code, as the published rules
  /// have it: one in lower-case letters is on no list.
  init?(_ code: Span<UInt8>, of kind: ReferenceData.Kind) {
    self.init(code) { kind == .postcodes && $0 == CodeKey.space ? nil : $0 }
  }

  private init?(_ code: Span<UInt8>, _ stored: (UInt8) -> UInt8?) {
    for index in code.indices {
      guard let byte = stored(code[index]) else { continue }
      guard count < CodeKey.byteLimit else { return nil }
      bytes[count] = byte
      count += 1
    }
    if count == 0 { return nil }
  }

  subscript(index: Int) -> UInt8 { bytes[index] }

  private static let space = UInt8(ascii: " ")

  // Of a postcode; nil for a space.
  private static func capital(_ byte: UInt8) -> UInt8? {
    switch byte {
    case space: nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
    default: byte
    }
  }
}
