/// A file of equal slots, one for each number from 1 on; the place of slot 0 holds the file header.
///
/// File header: `magic (8) ‖ vault id (16) ‖ check (8)`, then zeros up to the slot size. The length of
/// the file tells how many numbers have been handed out: a slot cut short counts as handed out.
struct SlotFile: Sendable {
  let kind: FileKind
  let slotSize: Int
  private let checkKey: SipHash.Key
  private var file: PagedFile
  /// The bindings of the first slots as far as they were read or written, 0 where not; only the
  /// writer keeps them, since nobody else changes its files.
  private var bindings: [UInt64] = []
  private let keepsBindings: Bool

  /// The highest number handed out.
  private(set) var count: UInt64

  /// The header that a new file of this kind begins with.
  static func header(
    of kind: FileKind, slotSize: Int, vaultID: [UInt8], checkKey: SipHash.Key
  ) -> [UInt8] {
    var bytes = kind.magic + vaultID
    var hash = SipHash(checkKey)
    hash.absorb(bytes, in: 0..<24)
    bytes.append(bigEndian: hash.finish())
    return bytes + [UInt8](repeating: 0, count: slotSize - bytes.count)
  }

  init(
    _ kind: FileKind, slotSize: Int, secrets: VaultSecrets, file: consuming PagedFile
  ) throws(VaultError) {
    let header = Self.header(
      of: kind, slotSize: slotSize, vaultID: secrets.vaultID, checkKey: secrets.checkKey)
    guard try file.page(0).starts(with: header) else { throw .unknownFormat(file: file.path) }
    self.kind = kind
    self.slotSize = slotSize
    self.checkKey = secrets.checkKey
    self.file = file
    keepsBindings = self.file.isWritable
    count = 0
    count = numbers(in: self.file.length)
  }

  /// The page that holds a slot and where in the page the slot begins; nil for no slot at all.
  ///
  /// A number that was read from a damaged entry may be anything. Nothing lies at or above 2^48.
  mutating func locate(
    _ number: UInt64
  ) throws(VaultError) -> (page: [UInt8], offset: Int)? {
    guard number >= 1, number < 1 << 48 else { return nil }
    let start = number * UInt64(slotSize)
    let pageSize = UInt64(PagedFile.pageSize)
    return (try file.page(start / pageSize), Int(start % pageSize))
  }

  /// The binding of a whole and live slot, if it is kept in mind.
  func keptBinding(_ number: UInt64) -> UInt64? {
    guard number < UInt64(bindings.count), bindings[Int(number)] != 0 else { return nil }
    return bindings[Int(number)]
  }

  /// Keeps the binding of a whole and live slot in mind, within 8 MB for all of them.
  mutating func keepBinding(_ binding: UInt64, of number: UInt64) {
    guard keepsBindings, number < 1 << 20 else { return }
    if number >= UInt64(bindings.count) {
      let wanted = min(max(Int(number) + 1, bindings.count * 3 / 2), 1 << 20)
      bindings.append(contentsOf: repeatElement(0, count: wanted - bindings.count))
    }
    bindings[Int(number)] = binding
  }

  /// Writes a slot over what is there, or right behind the last one.
  mutating func store(_ slot: [UInt8], at number: UInt64) throws(VaultError) {
    precondition(slot.count == slotSize && number >= 1 && number <= count + 1, "no hole is left")
    let start = number * UInt64(slotSize)
    let pageSize = UInt64(PagedFile.pageSize)
    let offset = Int(start % pageSize)
    try file.modify(start / pageSize, growingTo: start + UInt64(slotSize)) { page in
      page.store(slot.span, at: offset)
    }
    count = max(count, number)
  }

  /// The bytes of an erased slot: its state, zeros, and the check that tells it from a torn one.
  func erasedSlot(_ number: UInt64) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: slotSize - 8)
    bytes[0] = KeySlot.State.erased.rawValue
    bytes.append(bigEndian: check(number, bytes, in: bytes.indices))
    return bytes
  }

  /// The check of the slot of that number, over its first bytes and what `binding` adds.
  func check(
    _ number: UInt64, _ bytes: [UInt8], in range: Range<Int>, binding: UInt64 = 0
  ) -> UInt64 {
    var hash = SipHash(checkKey)
    hash.absorb(kind.rawValue)
    hash.absorb(number)
    hash.absorb(bytes, in: range)
    hash.absorb(binding)
    return hash.finish()
  }

  var path: String { file.path }

  mutating func flush() throws(VaultError) { try file.flush() }

  /// Writes the slots; they are durable once that is synchronised.
  mutating func write() throws(VaultError) -> FileSync? { try file.write() }

  /// Looks how far another process has brought the file.
  mutating func refreshCount() throws(VaultError) {
    try file.refreshLength()
    count = numbers(in: file.length)
  }

  private func numbers(in length: UInt64) -> UInt64 {
    (length + UInt64(slotSize) - 1) / UInt64(slotSize) - 1
  }
}
