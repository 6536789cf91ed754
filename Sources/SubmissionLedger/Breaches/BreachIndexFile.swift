internal import EventLog
internal import EventSchema
internal import Foundation
internal import KeyVault
internal import SwiftProtobuf
internal import TransparencyLog

/// The index of breaches on disk, beside the projections.
///
/// It is sealed as a whole under the key of who is in disclosures, and bound to the root of the log up to
/// its size: what was changed by one bit, or comes from another log, does not open and counts as not there.
struct BreachIndexFile {
  private let ledger: SubmissionLedger
  private let vault: Vault
  private let path: String

  private static let magic = Array("iapt-ledger/breaches/1\n".utf8)
  private static let rootLength = 32
  private static var headLength: Int { magic.count + 8 + rootLength }

  init(_ ledger: SubmissionLedger, _ vault: Vault) {
    self.ledger = ledger
    self.vault = vault
    path = Self.path(in: ledger.layout)
  }

  private static func path(in layout: LedgerLayout) -> String {
    layout.projections + "/breaches.sealed"
  }

  /// The index; nil where there is none of this log that is whole.
  func read() throws(LedgerError) -> BreachIndex? {
    guard let data = FileManager.default.contents(atPath: path), data.count > Self.headLength,
      let key = try? vault.systemKey(named: disclosureKeyName)
    else { return nil }
    let head = Array(data.prefix(Self.headLength))
    var size: UInt64 = 0
    for byte in head.dropFirst(Self.magic.count).prefix(8) { size = size << 8 | UInt64(byte) }
    guard try head == self.head(ofSize: size),
      let content = try? Sealed.open(
        Array(data.dropFirst(Self.headLength)), associatedData: head, with: key),
      let kept = try? SchemaBreachIndex(serializedBytes: content), kept.size == size
    else { return nil }
    return try? BreachIndex(kept)
  }

  /// Keeps the index in place of the one that is there.
  ///
  /// That it cannot be written costs time the next time, and nothing else: the question is answered.
  func write(_ index: BreachIndex) throws(LedgerError) {
    guard let head = try head(ofSize: index.size),
      let key = try? vault.systemKey(named: disclosureKeyName)
    else { return }
    let content = try serialized(SchemaBreachIndex(index))
    let sealed = try vaulting { () throws(VaultError) in
      try Sealed.seal(content[...], associatedData: head[...], with: key)
    }
    let draft = Self.draft(of: path)
    try? FileManager.default.removeItem(atPath: draft)
    guard (try? PrivateFile.create(at: draft, content: head + sealed)) != nil else { return }
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.moveItem(atPath: draft, toPath: path)
  }

  /// Takes the index away, which the next question makes anew; so nothing of somebody who was erased stays.
  static func remove(from layout: LedgerLayout) {
    let path = path(in: layout)
    for path in [path, draft(of: path)] { try? FileManager.default.removeItem(atPath: path) }
  }

  private static func draft(of path: String) -> String { path + ".new" }

  /// What stands in front: the form, the size and the root of the log; nil where the log is shorter.
  private func head(ofSize size: UInt64) throws(LedgerError) -> [UInt8]? {
    try logging { () throws(EventLogError) in
      let snapshot = try ledger.log.beginRead()
      guard size <= snapshot.size else { return nil }
      let places = (0..<8).map { UInt8(truncatingIfNeeded: size >> UInt64(56 - 8 * $0)) }
      return Self.magic + places + Array(try snapshot.rootHash(ofSize: size).bytes)
    }
  }
}
