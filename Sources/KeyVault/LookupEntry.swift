/// An entry of a lookup table: `tag (32) ‖ number (8) ‖ check (8)`.
///
/// A place of 48 zeros is empty. A removed entry has zeros and the number 2^64 - 1. The
/// check takes in the binding of the slot that the number names, so an entry dies with its slot.
struct LookupEntry: Sendable {
  static let size = 48
  static let removed = UInt64.max

  /// What stands in the place of an entry that was removed.
  static let removedPlace: [UInt8] = {
    var bytes = [UInt8](repeating: 0, count: size)
    bytes.store(bigEndian: removed, at: 32)
    return bytes
  }()

  let number: UInt64
  let check: UInt64

  init(_ page: [UInt8], at offset: Int) {
    number = page.bigEndianUInt64(at: offset + 32)
    check = page.bigEndianUInt64(at: offset + 40)
  }

  static func check(
    of tag: LookupTag, number: UInt64, binding: UInt64, kind: FileKind, key: SipHash.Key
  ) -> UInt64 {
    var hash = SipHash(key)
    hash.absorb(kind.rawValue)
    hash.absorb(tag.first)
    hash.absorb(tag.second)
    hash.absorb(tag.third)
    hash.absorb(tag.fourth)
    hash.absorb(number)
    hash.absorb(binding)
    return hash.finish()
  }

  /// Appends the bytes of an entry for a slot with that binding.
  static func append(
    _ tag: LookupTag, number: UInt64, binding: UInt64, kind: FileKind, key: SipHash.Key,
    to bytes: inout [UInt8]
  ) {
    tag.append(to: &bytes)
    bytes.append(bigEndian: number)
    bytes.append(
      bigEndian: check(of: tag, number: number, binding: binding, kind: kind, key: key))
  }
}
