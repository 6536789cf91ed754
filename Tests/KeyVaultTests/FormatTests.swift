import Crypto
import Foundation
import Testing

@testable import KeyVault

/// Runs the worked example of `Docs/vault-format.md`, whose values were made by another program.
@Suite("The worked example of the format")
struct FormatTests {
  let blocks: [String: [UInt8]]
  let secrets: VaultSecrets

  init() throws {
    let document = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Docs/vault-format.md")
    var blocks: [String: [UInt8]] = [:]
    var name: String?
    var digits = ""
    for line in try String(contentsOf: document, encoding: .utf8).components(separatedBy: "\n") {
      if line == "```", let block = name {
        blocks[block] = [UInt8](hexadecimal: digits)
        name = nil
      } else if line.hasPrefix("```") {
        name = String(line.dropFirst(3))
        digits = ""
      } else if name != nil {
        digits += line
      }
    }
    self.blocks = blocks
    secrets = VaultSecrets(
      kek: try testKey(), kekGeneration: 1, vaultID: Self.bytes(0xA0, 16),
      lookupMAC: HashedMAC(key: Self.bytes(0x20, 32)),
      checkKey: SipHash.Key(Self.bytes(0x40, 16)))
  }

  private static func bytes(_ first: UInt8, _ count: UInt8) -> [UInt8] {
    (first..<first + count).map { $0 }
  }

  private func block(_ name: String) throws -> [UInt8] { try #require(blocks[name]) }

  private let personBinding: UInt64 = 0xB0B1_B2B3_B4B5_B6B7
  private let lookup = Lookup(
    domain: "person/nhs-number", parts: [SensitiveText("9990000018")])

  @Test("the header opens and holds the secrets")
  func header() throws {
    var bytes = VaultHeader.prefix(kekGeneration: 1, vaultID: secrets.vaultID)
    bytes += Wrapping.wrap(
      Self.bytes(0x20, 32) + Self.bytes(0x40, 16), under: secrets.kek, associatedData: bytes,
      nonce: Self.bytes(0x50, 12))
    #expect(bytes == (try block("header")))
    let whole = VaultHeader.completed(bytes)
    #expect(Array(whole[480...]) == (try block("digest")))
    let read = try VaultHeader.secrets(in: whole, file: "example", under: secrets.kek)
    #expect(read.vaultID == secrets.vaultID)
    #expect(LookupTag(of: lookup.encoded(), mac: read.lookupMAC).words == (try block("tag")))
  }

  @Test("file headers are as written")
  func fileHeaders() throws {
    let slots = SlotFile.header(
      of: .referralSlots, slotSize: 32, vaultID: secrets.vaultID, checkKey: secrets.checkKey)
    #expect(slots == (try block("slot-header")))
    let table = LookupTable.header(
      of: .personLookups, generation: 1, order: 4, secrets: secrets)
    #expect(Array(table[..<48]) == (try block("table-header")))
    #expect(table[48...].allSatisfy { $0 == 0 })
  }

  @Test("a lookup is encoded, tagged and entered as written")
  func lookups() throws {
    #expect(lookup.encoded() == (try block("encoding")))
    let tag = LookupTag(of: lookup.encoded(), mac: secrets.lookupMAC)
    #expect(tag.words == (try block("tag")))
    var entry: [UInt8] = []
    LookupEntry.append(
      tag, number: 1, binding: personBinding, kind: .personLookups, key: secrets.checkKey,
      to: &entry)
    #expect(entry == (try block("entry")))
  }

  @Test(
    "a lookup has the tag of its series", arguments: [[], [""], ["RX4"], ["RX4", "L-17"]],
    ["", "17"])
  func series(leading: [String], last: String) {
    let leading = leading.map { SensitiveText($0) }
    let series = LookupSeries("person/local", leading, secrets)
    let whole = Lookup(domain: "person/local", parts: leading + [SensitiveText(last)])
    #expect(series.tag(of: SensitiveText(last)).words == LookupTag(of: whole, secrets).words)
  }

  @Test("slots are as written and read back")
  func slots() throws {
    let place = try TemporaryPlace()
    var persons = try slotFile(.personSlots, KeySlot.size, place)
    let wrapped = Wrapping.wrap(
      Self.bytes(0x60, 32), under: secrets.kek,
      associatedData: KeySlot.associatedData(.personSlots, 1, .first, 1, secrets.vaultID),
      nonce: Self.bytes(0x80, 12))
    let slot = KeySlot(
      state: .live, keyID: .first, kekGeneration: 1, wrapped: wrapped, nameTag: .zero,
      binding: personBinding)
    #expect(persons.encoded(slot, at: 1) == (try block("key-slot")))
    try persons.store(try block("key-slot"), at: 1)
    let read = try #require(try persons.keySlot(1))
    let key = try #require(read.unwrapped(number: 1, kind: .personSlots, secrets: secrets))
    #expect(key == SymmetricKey(data: Self.bytes(0x60, 32)))
    let sealed = try Sealed.open(
      block("sealed"), associatedData: Array("envelope".utf8),
      with: PersonKey(id: read.keyID, secret: key))
    #expect(sealed == Array("hello".utf8))

    var referrals = try slotFile(.referralSlots, ReferralSlot.size, place)
    let referral = ReferralSlot(
      person: PersonNumber(rawValue: 1), binding: 0xC0C1_C2C3_C4C5_C6C7)
    try referrals.store(referral, at: 1, personBinding: personBinding)
    let (page, offset) = try #require(try referrals.locate(1))
    #expect(Array(page[offset..<offset + 32]) == (try block("referral-slot")))
  }

  private func slotFile(
    _ kind: FileKind, _ size: Int, _ place: TemporaryPlace
  ) throws -> SlotFile {
    let path = "\(place.path)/\(size).slots"
    try PrivateFile.create(
      at: path,
      content: SlotFile.header(
        of: kind, slotSize: size, vaultID: secrets.vaultID, checkKey: secrets.checkKey))
    return try SlotFile(
      kind, slotSize: size, secrets: secrets,
      file: PagedFile(path: path, forWriting: true, cachedPages: 4))
  }
}
