/// A code in the form in which a register holds it, so that looking one up allocates nothing.
///
/// A postcode has neither spaces nor lower-case letters there; any other code has its exact bytes.
struct CodeKey {
  /// The bytes of the longest code that a register can hold.
  static let byteLimit = 64

  /// The bytes of the code.
  private(set) var count = 0
  private var bytes = InlineArray<64, UInt8>(repeating: 0)

  /// Nil where no register can hold the code: it is empty or too long.
  init?(_ code: Span<UInt8>, of kind: ReferenceData.Kind) {
    for index in code.indices {
      guard let byte = CodeKey.stored(code[index], kind) else { continue }
      guard count < CodeKey.byteLimit else { return nil }
      bytes[count] = byte
      count += 1
    }
    if count == 0 { return nil }
  }

  subscript(index: Int) -> UInt8 { bytes[index] }

  private static func stored(_ byte: UInt8, _ kind: ReferenceData.Kind) -> UInt8? {
    guard kind == .postcodes else { return byte }
    switch byte {
    case UInt8(ascii: " "): return nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return byte - 32
    default: return byte
    }
  }
}
