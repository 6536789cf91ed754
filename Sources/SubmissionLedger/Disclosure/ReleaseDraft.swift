internal import Crypto
internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Evidence
internal import Foundation
internal import JSONText
internal import Projections
internal import TransparencyLog
internal import WorkAhead
internal import ZipArchive

/// The whole file of a release, durable, under a name that it does not keep.
struct ReleaseDraft {
  let digest: [UInt8]
  let bytes: UInt64
  let tables: [SchemaReleasedTable]

  /// Puts the tables and the manifest together.
  init(
    _ directory: ReleaseDirectory, _ rows: [String: [Int]], _ manifest: ReleaseManifest,
    at path: String
  ) throws(LedgerError) {
    let finished = try directory.finish(rows)
    tables = finished.map(\.table)
    let text = manifest.text(tables)
    var members = [ZipMember(name: "manifest.json", content: .bytes(Array(text.utf8)))]
    for (file, table) in finished {
      members.append(ZipMember(name: ReleaseManifest.fileName(of: table), content: .file(file)))
    }
    // In the directory of the tables, so that with it goes whatever a process leaves that is killed.
    let whole = directory.path + "/whole.zip"
    (digest, bytes) = try Self.write(members, to: whole, as: path)
    try ReportDirectory.perform(path) {
      try ReleaseFile.move(whole, to: path)
    }
    directory.remove()
  }

  /// Writes the file, durably; gives SHA-256 and length of it.
  private static func write(
    _ members: [ZipMember], to whole: String, as path: String
  ) throws(LedgerError) -> (digest: [UInt8], bytes: UInt64) {
    // It is read while the disk takes it.
    var reading: Ahead<Result<(digest: [UInt8], bytes: UInt64), LedgerError>>?
    defer { reading?.abandon() }
    do throws(ZipError) {
      try ZipWriter.write(members, toNewInPrivateFolder: whole) {
        reading = Ahead { Result { () throws(LedgerError) in try digest(of: whole) } }
      }
    } catch {
      throw .report(path: path, reason: error.description)
    }
    return if let reading { try reading.value().get() } else { try digest(of: whole) }
  }

  /// SHA-256 and length of a file.
  static func digest(of path: String) throws(LedgerError) -> (digest: [UInt8], bytes: UInt64) {
    try ReportDirectory.perform(path) {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      var digest = SHA256()
      var bytes: UInt64 = 0
      // Memory for larger pieces would be asked of the system, and given back, piece by piece.
      while let piece = try handle.read(upToCount: 1 << 16), !piece.isEmpty {
        digest.update(data: piece)
        bytes += UInt64(piece.count)
      }
      return (Array(digest.finalize()), bytes)
    }
  }
}

/// What stands in front of the tables of a release: what it is, under what, and the digest of each table.
///
/// It says nothing of who was left out: that would tell of opt-outs.
struct ReleaseManifest {
  let origin: String
  let number: UInt64
  let request: SchemaDisclosureRequest
  let ground: SchemaDisclosureGround
  let decidedAt: String
  let sources: [DisclosureSource]

  static func fileName(of table: SchemaReleasedTable) -> String {
    "\(table.version)/\(table.name).csv"
  }

  func text(_ tables: [SchemaReleasedTable]) -> String {
    let periods = request.periods.map { "\($0.lowerBound)..\($0.upperBound)" } ?? ""
    let members: [(String, JSONText)] = [
      ("origin", .text(origin)), ("disclosureId", .number(number)), ("use", .text(request.use)),
      ("recipient", .text(request.recipient)), ("agreement", .text(ground.agreement)),
      ("lawfulBasis", .text(ground.lawfulBasis)), ("periods", .text(periods)),
      ("decidedAt", .text(decidedAt)), ("policyVersion", .text(ground.policyVersion)),
      ("optOutApplied", .flag(ground.optOutApplies)), ("tables", .list(tables.map(json))),
      ("submissions", .list(sources.map(json))),
    ]
    return JSONText.members(members).document
  }

  private func json(_ table: SchemaReleasedTable) -> JSONText {
    .members([
      ("file", .text(Self.fileName(of: table))), ("dataSetVersion", .text(table.version)),
      ("table", .text(table.name)), ("columns", .list(table.columns.map { .text($0) })),
      ("rows", .number(table.rows)), ("sha256", .text(hexadecimal(table.digest))),
    ])
  }

  private func json(_ source: DisclosureSource) -> JSONText {
    .members([
      ("submission", .number(source.record.number)),
      ("provider", .text(source.record.received.provider)),
      ("period", .text(source.period.description)),
      ("position", .number(source.accepted.rawValue)),
    ])
  }
}
