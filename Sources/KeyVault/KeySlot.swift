internal import Crypto
internal import Foundation

/// A slot of 128 bytes that holds one wrapped key.
///
/// ```text
///   0  state (1): 0 never written, 1 live, 2 erased; then 3 zeros
///   4  key id (4)
///   8  generation of the key encryption key (4)
///  12  nonce (12), wrapped key (32), tag (16)
///  72  name tag (32): which system key this is; zeros for a person
/// 104  binding (8): random, goes into the check of whatever points to this slot
/// 112  zeros (8)
/// 120  check (8)
/// ```
/// A slot lies within one disk sector, and is erased by overwriting it where it is.
struct KeySlot: Sendable {
  static let size = 128

  enum State: UInt8, Sendable {
    case live = 1
    case erased = 2
  }

  let state: State
  let keyID: SealingKeyID
  let kekGeneration: UInt32
  /// Nonce, ciphertext and tag.
  let wrapped: [UInt8]
  let nameTag: LookupTag
  let binding: UInt64

  /// The length of a key.
  static let secretSize = 32

  /// Makes a slot for a new key.
  static func make(
    holding secret: [UInt8], number: UInt64, kind: FileKind, nameTag: LookupTag = .zero,
    secrets: VaultSecrets, random: inout RandomPool
  ) throws(VaultError) -> KeySlot {
    let data = associatedData(kind, number, .first, secrets.kekGeneration, secrets.vaultID)
    let wrapped = Wrapping.wrap(
      secret, under: secrets.kek, associatedData: data, nonce: try random.take(12))
    return KeySlot(
      state: .live, keyID: .first, kekGeneration: secrets.kekGeneration, wrapped: wrapped,
      nameTag: nameTag, binding: try random.takeNonZero())
  }

  /// The key in the slot, or nil when it was not wrapped for this place.
  func unwrapped(number: UInt64, kind: FileKind, secrets: VaultSecrets) -> SymmetricKey? {
    guard state == .live, kekGeneration == secrets.kekGeneration else { return nil }
    let data = Self.associatedData(kind, number, keyID, kekGeneration, secrets.vaultID)
    return Wrapping.unwrap(wrapped, under: secrets.kek, associatedData: data)
      .map { SymmetricKey(data: $0) }
  }

  /// What a wrapping is bound to: the kind of the slot, its vault, its number and its key.
  static func associatedData(
    _ kind: FileKind, _ number: UInt64, _ keyID: SealingKeyID, _ kekGeneration: UInt32,
    _ vaultID: [UInt8]
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(40)
    bytes.append(bigEndian: kind.rawValue)
    bytes.append(contentsOf: vaultID)
    bytes.append(bigEndian: number)
    bytes.append(bigEndian: keyID.rawValue)
    bytes.append(bigEndian: kekGeneration)
    return bytes
  }
}

extension SlotFile {
  /// The key slot of that number, or nil when it is missing, torn or not of this place.
  mutating func keySlot(_ number: UInt64) throws(VaultError) -> KeySlot? {
    guard let (page, offset) = try locate(number),
      let state = KeySlot.State(rawValue: page[offset]),
      page.bigEndianUInt64(at: offset + 120)
        == check(number, page, in: offset..<offset + 120)
    else { return nil }
    return KeySlot(
      state: state, keyID: SealingKeyID(rawValue: page.bigEndianUInt32(at: offset + 4)),
      kekGeneration: page.bigEndianUInt32(at: offset + 8),
      wrapped: Array(page[offset + 12..<offset + 72]),
      nameTag: LookupTag(page, at: offset + 72),
      binding: page.bigEndianUInt64(at: offset + 104))
  }

  /// The binding of the key slot of that number, or nil unless the slot is whole and live.
  mutating func liveBinding(_ number: UInt64) throws(VaultError) -> UInt64? {
    if let binding = keptBinding(number) { return binding }
    guard let (page, offset) = try locate(number),
      page[offset] == KeySlot.State.live.rawValue,
      page.bigEndianUInt64(at: offset + 120)
        == check(number, page, in: offset..<offset + 120)
    else { return nil }
    let binding = page.bigEndianUInt64(at: offset + 104)
    keepBinding(binding, of: number)
    return binding
  }

  mutating func store(_ slot: KeySlot, at number: UInt64) throws(VaultError) {
    try store(encoded(slot, at: number), at: number)
    keepBinding(slot.state == .live ? slot.binding : 0, of: number)
  }

  /// Overwrites a key slot, whatever it holds, so that nothing is left but that it was erased.
  mutating func eraseKeySlot(_ number: UInt64) throws(VaultError) {
    try store(erasedSlot(number), at: number)
    keepBinding(0, of: number)
  }

  func encoded(_ slot: KeySlot, at number: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(KeySlot.size)
    bytes.append(contentsOf: [slot.state.rawValue, 0, 0, 0])
    bytes.append(bigEndian: slot.keyID.rawValue)
    bytes.append(bigEndian: slot.kekGeneration)
    bytes.append(contentsOf: slot.wrapped)
    slot.nameTag.append(to: &bytes)
    bytes.append(bigEndian: slot.binding)
    bytes.append(bigEndian: 0 as UInt64)
    bytes.append(bigEndian: check(number, bytes, in: 0..<120))
    return bytes
  }
}
