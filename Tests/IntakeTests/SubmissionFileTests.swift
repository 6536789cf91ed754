import Crypto
import DataSet
import Foundation
import Testing

@testable import Intake

@Suite struct SubmissionFileTests {
  @Test func aPathThatLeadsNowhereIsSaid() throws {
    #expect(throws: IntakeError.notFound(path: "/nowhere/x.accdb")) {
      try Fixture.check(atPath: "/nowhere/x.accdb")
    }
    #expect(throws: IntakeError.notAFile(path: "/dev/null")) {
      try Fixture.check(atPath: "/dev/null")
    }
    let empty = try ScratchBundle()
    #expect(throws: IntakeError.empty(path: empty.path)) { try empty.check() }
    try empty.write("notes.txt", "x".utf8)
    #expect(throws: IntakeError.unknownKind(path: empty.path)) { try empty.check() }
  }

  @Test func aDirectoryMayHoldTablesOnly() throws {
    let bundle = try ScratchBundle(copying: "small-2.0")
    try bundle.write(".hidden", "x".utf8)
    _ = try Fixture.accepted(bundle.check())
    try bundle.write("notes.txt", "x".utf8)
    let submission = try Fixture.rejected(bundle.check())
    let structure = submission.report.findings.filter { $0.severity == .file }
    #expect(
      structure.map(\.message)
        == [StructureFault.unknownTables(StructurePlaces([20])).message])
    try FileManager.default.createSymbolicLink(
      atPath: "\(bundle.path)/link.csv", withDestinationPath: "/etc/hostname")
    #expect(throws: IntakeError.notAFile(path: "\(bundle.path)/link.csv")) { try bundle.check() }
  }

  @Test func theDigestOfADirectoryIsThatOfItsListing() throws {
    let path = try Fixture.path("small-2.0")
    let file = try SubmissionFile.open(path, options: Fixture.options)
    var listing = ""
    for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
      let digest = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
      listing += "\(digest)  \(name)\n"
    }
    let expected = SHA256.hash(data: Data(listing.utf8)).map { String(format: "%02x", $0) }.joined()
    #expect(file.digest.description == expected)
    #expect(file.kind == .csvDirectory)
  }

  @Test func aFileThatChangesWhileItIsReadIsRefused() throws {
    let bundle = try ScratchBundle(copying: "small-2.0")
    let file = try SubmissionFile.open(bundle.path, options: Fixture.options)
    try bundle.set("IDS902CarePersQual", row: 1, "QualAttainLevelIAPT", to: "12")
    let changed = "\(bundle.path)/IDS902CarePersQual.csv"
    #expect(throws: IntakeError.changedWhileReading(path: changed)) {
      try file.check(Fixture.provider())
    }
  }

  @Test func limitsAreKept() throws {
    let path = try Fixture.path("small-2.0")
    func check(_ change: (inout IntakeOptions) -> Void) throws -> SubmissionResult {
      var options = Fixture.options
      change(&options)
      return try SubmissionFile.open(path, options: options).check(Fixture.provider())
    }
    #expect(throws: IntakeError.tooMany(what: "rows", limit: 1000)) {
      try check { $0.rowLimit = 1000 }
    }
    let error = try #require(throws: IntakeError.self) { try check { $0.fileLimitBytes = 10_000 } }
    guard case .tooLarge(path, _, 10_000) = error else {
      Issue.record("\(error)")
      return
    }
    let faulty = try SubmissionFile.open(
      Fixture.path("faulty-2.0"), options: IntakeOptions(failureLimit: 2))
    #expect(throws: IntakeError.tooMany(what: "failures", limit: 2)) {
      try faulty.check(Fixture.provider())
    }
  }

  @Test(arguments: [("small-2.0", nil), ("small-2.0.accdb", 1572)] as [(String, Int?)])
  func progressEndsAtTheLastRow(name: String, total: Int?) throws {
    let file = try SubmissionFile.open(Fixture.path(name), options: Fixture.options)
    var last: IntakeProgress?
    let result = try file.check(Fixture.provider()) { last = $0 }
    let rows = try Fixture.accepted(result).report.tables.reduce(0) { $0 + $1.received }
    #expect(last?.rowsRead == rows)
    #expect(last?.rowsTotal == total.map { _ in rows })
    #expect(last?.bytesRead == last?.bytesTotal ?? 0)
    // 16 bytes for each key of a patient, referral, pause, contact or activity, and its place.
    let named = [
      "IDS001MPI", "IDS101Referral", "IDS108WaitingTimePauses", "IDS201CareContact",
      "IDS202CareActivity",
    ]
    let keys = try Fixture.accepted(result).report.tables
      .reduce(0) { $0 + (named.contains($1.table) ? $1.received : 0) }
    #expect(try #require(last).keyBytes >= keys * 24)
  }

  @Test(arguments: ["", "bundle/", "2020/09 September/"])
  func aZipOfTablesGivesTheRowsOfTheDirectory(folder: String) throws {
    let path = try Fixture.path("small-2.0")
    let scratch = try ScratchBundle()
    var zip = StoredZip()
    for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
      zip.add(folder + name, Array(bytes))
    }
    try scratch.write("bundle.zip", zip.bytes)
    let file = try SubmissionFile.open("\(scratch.path)/bundle.zip", options: Fixture.options)
    #expect(file.kind == .zippedCSV)
    let submission = try Fixture.accepted(file.check(Fixture.provider()))
    #expect(try Records(submission) == Records(Fixture.checked("small-2.0")))
  }

  @Test func aFolderMoreInAZipIsAForeignTable() throws {
    let path = try Fixture.path("small-2.0")
    let scratch = try ScratchBundle()
    var zip = StoredZip()
    zip.add("b/extra/notes.csv", Array("a\n".utf8))
    for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      zip.add("b/" + name, Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))))
    }
    try scratch.write("bundle.zip", zip.bytes)
    #expect(throws: IntakeError.self) {
      try SubmissionFile.open("\(scratch.path)/bundle.zip", options: Fixture.options)
    }
  }

  @Test func aZipOfOtherTablesAloneIsRejectedForItsStructure() throws {
    let scratch = try ScratchBundle()
    var zip = StoredZip()
    zip.add("folder/notes.csv", Array("a\n1\n".utf8))
    try scratch.write("bundle.zip", zip.bytes)
    let file = try SubmissionFile.open("\(scratch.path)/bundle.zip", options: Fixture.options)
    let submission = try Fixture.rejected(file.check(Fixture.provider()))
    #expect(submission.report.structureFaults.contains(.unknownTables(StructurePlaces([1]))))
    #expect(submission.report.structureFaults.contains(.missingTable("IDS000Header")))
  }
}

/// A zip file whose members are stored as they are.
struct StoredZip {
  private var content: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ bytes: [UInt8]) {
    let offset = content.count
    let sizes =
      Self.number(Self.checksum(bytes), 4) + Self.number(bytes.count, 4)
      + Self.number(bytes.count, 4) + Self.number(name.utf8.count, 2)
    let head = Self.number(20, 2) + Self.number(0, 8) + sizes + Self.number(0, 2)
    content += Self.number(0x0403_4B50, 4) + head + Array(name.utf8) + bytes
    directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + head + Self.number(0, 10)
    directory += Self.number(offset, 4) + Array(name.utf8)
    count += 1
  }

  var bytes: [UInt8] {
    content + directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4)
      + Self.number(count, 2) + Self.number(count, 2) + Self.number(directory.count, 4)
      + Self.number(content.count, 4) + Self.number(0, 2)
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
