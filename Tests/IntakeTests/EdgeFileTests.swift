import DataSet
import Foundation
import Testing

@testable import Intake

@Suite struct EdgeFileTests {
  @Test(arguments: [
    ("small-2.0.accdb", "small-2.0"), ("small-2.0-2020-10.accdb", "small-2.0-2020-10"),
    ("small-2.0-2020-11.accdb", "small-2.0-2020-11"),
    ("small-2.0-refresh.accdb", "small-2.0-refresh"), ("small-2.0-RWK.accdb", "small-2.0-RWK"),
    ("small-2.1.accdb", "small-2.1"), ("edge/v2016.accdb", "edge/base.bundle"),
    ("edge/v2003.mdb", "edge/base.bundle"),
    ("edge/uncompressed-unicode.accdb", "edge/base.bundle"),
    ("edge/żółć naïve 日本 (copy).accdb", "edge/base.bundle"),
    ("edge/padded.accdb", "edge/base.bundle"),
    ("edge/zero-length-strings.accdb", "edge/base.bundle"),
    ("edge/fields-reversed.accdb", "edge/base.bundle"), ("edge/dates.accdb", "edge/dates.bundle"),
    ("edge/unicode-names.accdb", "edge/unicode-names.bundle"),
    ("edge/small-2.0.accdb.zip", "small-2.0"),
  ])
  func aDatabaseHasTheRowsOfItsBundle(database: String, bundle: String) throws {
    let rows = try RowCollector.collect(database)
    #expect(rows == (try RowCollector.collect(bundle)))
    #expect(rows["IDS101Referral"]?.isEmpty == false)
  }

  @Test func deletedRowsAreNotRead() throws {
    let all = try RowCollector.collect("edge/base.bundle")
    let left = try RowCollector.collect("edge/deleted-rows.accdb")
    for (table, rows) in all {
      let kept = rows.enumerated().filter { $0.offset % 3 != 2 }.map(\.element)
      #expect(left[table] == kept, "\(table)")
    }
  }

  @Test func aRowThatMovedAndWasDeletedStaysDeleted() throws {
    let moved = try RowCollector.collect("edge/overflow-rows.accdb")
    let deleted = try RowCollector.collect("edge/overflow-then-deleted.accdb")
    #expect(moved["IDS101Referral"]?.count == 120)
    #expect(deleted["IDS101Referral"]?.count == 60)
  }

  @Test(arguments: [
    ("missing-table.accdb", [" IDS803CareCluster: the table is missing"]),
    ("missing-field.accdb", [" IDS201CareContact: field AppType is missing"]),
    (
      "wrong-type-date-as-text.accdb",
      [" IDS201CareContact: field CareContDate must be a date and time"]
    ),
    (
      "wrong-type-int-as-double-and-memo.accdb",
      [
        " IDS101Referral: field OnsetDate must be text",
        " IDS202CareActivity: field ClinContactDurOfCareAct must be a whole number",
      ]
    ),
    (
      "extra-table-and-field.accdb",
      [
        ": \(StructureFault.unknownTables(StructurePlaces([20])).message)",
        " IDS101Referral: column 10 is not a field of the table",
      ]
    ),
    (
      "unicode-names.accdb",
      [": \(StructureFault.unknownTables(StructurePlaces([20])).message)"]
    ),
    (
      "unicode-names.bundle",
      [": \(StructureFault.unknownTables(StructurePlaces([20])).message)"]
    ),
  ])
  func aFileOfAnotherStructureIsRejected(name: String, findings: [String]) throws {
    let submission = try Fixture.rejected(Fixture.check("edge/\(name)"))
    let structure = submission.report.findings.filter { $0.severity == .file }
    #expect(structure.map(\.description) == findings.map { "IDSREJ001\($0)" })
    #expect(submission.report.structureFaults.count == findings.count)
  }

  @Test(arguments: [
    "truncated-half.accdb", "truncated-page.accdb", "truncated-100-bytes.accdb",
    "one-zero-page.accdb", "truncated-tail.accdb", "zip-renamed.accdb", "two-members.accdb.zip",
    "path-traversal.accdb.zip", "no-accdb-inside.zip", "nested.zip", "truncated.accdb.zip",
    "ratio-1000.accdb.zip",
  ])
  func aDamagedOrHostileFileIsRefusedByTheReader(name: String) throws {
    let path = try Fixture.path("edge/\(name)")
    let error = try #require(throws: IntakeError.self) { try Fixture.check(atPath: path) }
    guard case .readerRefused(path, _, let detail) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test func aFileOfNoKnownKindIsRefusedByItsFirstBytes() throws {
    let empty = try Fixture.path("edge/zero-bytes.accdb")
    #expect(throws: IntakeError.empty(path: empty)) { try Fixture.check(atPath: empty) }
    let text = try Fixture.path("edge/text-renamed.accdb")
    #expect(throws: IntakeError.unknownKind(path: text)) { try Fixture.check(atPath: text) }
  }

  @Test func theDigestIsThatOfTheBytesAsReceived() throws {
    let file = try SubmissionFile.open(
      Fixture.path("edge/small-2.0.accdb.zip"), options: Fixture.options)
    #expect(file.kind == .zippedAccess)
    #expect(
      file.digest.description
        == "5687ff17f2d111563bf082dd6372bc1db99bfeb0dd67247147a78b0c6172da6e")
    #expect(file.byteCount == 40_314)
  }

  @Test func paddedTextIsReportedOnceForEachTable() throws {
    let submission = try Fixture.checked("edge/padded.accdb")
    let padded = submission.report.findings.filter { $0.code == "INTAKE004" }
    #expect(Set(padded.compactMap(\.table)).count == padded.count)
    #expect(padded.contains { $0.table == "IDS101Referral" && $0.count > 25 })
    #expect(try Records(submission) == Records(Fixture.checked("edge/base.bundle")))
  }
}
