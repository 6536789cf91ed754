/// A slot of 32 bytes that says whose a referral is.
///
/// ```text
///   0  state (1): 0 never written, 1 live, 2 erased; then 7 zeros
///   8  person number (8)
///  16  binding (8): random, goes into the check of the lookup entry
///  24  check (8), which takes in the binding of the person's slot
/// ```
/// Because the check takes in the person's binding, the slot dies with the person's slot, and can
/// never come to belong to another person who was given the same number after a crash.
struct ReferralSlot: Sendable {
  static let size = 32

  let person: PersonNumber
  let binding: UInt64
}

extension SlotFile {
  /// The referral slot of that number as it reads, with its check still to be compared.
  mutating func uncheckedReferralSlot(
    _ number: UInt64
  ) throws(VaultError) -> (slot: ReferralSlot, check: UInt64)? {
    guard let (page, offset) = try locate(number),
      page.bigEndianUInt64(at: offset) == 1 << 56
    else { return nil }
    let slot = ReferralSlot(
      person: PersonNumber(rawValue: page.bigEndianUInt64(at: offset + 8)),
      binding: page.bigEndianUInt64(at: offset + 16))
    return (slot, page.bigEndianUInt64(at: offset + 24))
  }

  func check(_ slot: ReferralSlot, at number: UInt64, personBinding: UInt64) -> UInt64 {
    check(number, body(of: slot), in: 0..<24, binding: personBinding)
  }

  mutating func store(
    _ slot: ReferralSlot, at number: UInt64, personBinding: UInt64
  ) throws(VaultError) {
    var bytes = body(of: slot)
    bytes.append(bigEndian: check(slot, at: number, personBinding: personBinding))
    try store(bytes, at: number)
  }

  /// Overwrites a referral slot, whatever it holds, so that nothing is left but that it was erased.
  mutating func eraseReferralSlot(_ number: UInt64) throws(VaultError) {
    try store(erasedSlot(number), at: number)
  }

  private func body(of slot: ReferralSlot) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ReferralSlot.size)
    bytes.append(bigEndian: 1 << 56 as UInt64)
    bytes.append(bigEndian: slot.person.rawValue)
    bytes.append(bigEndian: slot.binding)
    return bytes
  }
}
