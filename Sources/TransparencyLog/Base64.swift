/// Standard padded base64 (RFC 4648, section 4), with exactly one spelling for every string of
/// bytes.
///
/// Decoding refuses missing padding, spaces and unused bits that are not zero, so that a document
/// that is read and written again keeps every byte.
enum Base64 {
  static func encode(_ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group: UInt32 = 0
      for offset in 0..<3 {
        group = group << 8 | (offset < count ? UInt32(bytes[start + offset]) : 0)
      }
      for offset in 0..<4 {
        let sextet = UInt8(group >> UInt32(18 - 6 * offset) & 0x3f)
        text.append(offset <= count ? character(sextet) : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that `text` spells, or nil unless encoding them gives `text` again.
  static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    for start in stride(from: 0, to: text.count, by: 4) {
      let isLast = start + 4 == text.count
      var significant = 4
      if isLast, text[start + 3] == padding {
        significant = text[start + 2] == padding ? 2 : 3
      }
      var group: UInt32 = 0
      for offset in 0..<4 {
        guard offset < significant else {
          group <<= 6
          continue
        }
        guard let sextet = value(text[start + offset]) else { return nil }
        group = group << 6 | UInt32(sextet)
      }
      let unused: UInt32 = significant == 2 ? 0xffff : significant == 3 ? 0xff : 0
      guard group & unused == 0 else { return nil }
      for offset in 0..<(significant - 1) {
        bytes.append(UInt8(group >> UInt32(16 - 8 * offset) & 0xff))
      }
    }
    return bytes
  }

  private static let padding = UInt8(ascii: "=")

  private static func character(_ sextet: UInt8) -> UInt8 {
    switch sextet {
    case 0..<26: UInt8(ascii: "A") + sextet
    case 26..<52: UInt8(ascii: "a") + sextet - 26
    case 52..<62: UInt8(ascii: "0") + sextet - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
