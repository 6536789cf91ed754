import Foundation
import TestSupport
import Testing

/// What a command must say of a file.
enum FileOutcome {
  /// Accepted, with so many rows in its official tables.
  case accepted(rows: Int, refused: Bool = false)
  /// Rejected by this rule.
  case rejected(code: String)
  /// Refused with one line on standard error that names the file or table.
  case refused(naming: String)
}

@Suite struct FileOutcomeTests {
  struct Entry: Decodable {
    let kind: String
  }

  /// The kinds of the index that a file is refused or rejected for.
  static let edgeFiles: [String: String] = {
    let path = FixtureFiles.path("edge/index.json")
    let data = FileManager.default.contents(atPath: path) ?? Data()
    let index = try? JSONDecoder().decode([String: Entry].self, from: data)
    return (index ?? [:]).mapValues(\.kind)
  }()

  /// A valid database has the rows of its bundle; `unicode-names` speaks of a valid container that
  /// holds a table which is not one of the data set, and that is a defect of structure.
  private func expected(_ name: String, _ kind: String) throws -> FileOutcome {
    func rows(_ bundle: String) throws -> Int { try CSVTables(fixture: bundle).rowCount }
    switch (kind, name) {
    case (_, "unicode-names.accdb"), ("structure defect: IDSREJ001 expected", _):
      return .rejected(code: "IDSREJ001")
    // Patients who became one by the change are the same patient twice.
    case (_, "overflow-rows.accdb"): return .rejected(code: "IDSREJ010")
    case (_, "deleted-rows.accdb"):
      let kept = try CSVTables(fixture: "edge/base.bundle").tables.values.map { table in
        table.rows.count - table.rows.count / 3
      }
      return .accepted(rows: kept.reduce(0, +), refused: true)
    case (_, "overflow-then-deleted.accdb"):
      let kept = try CSVTables(fixture: "small-2.0").tables.values.map { ($0.rows.count + 1) / 2 }
      return .accepted(rows: kept.reduce(0, +), refused: true)
    // Dates before 1890 are kept from the data set row by row.
    case (_, "dates.accdb"): return .accepted(rows: try rows("edge/dates.bundle"), refused: true)
    case (_, "small-2.0.accdb.zip"): return .accepted(rows: try rows("small-2.0"))
    case ("valid database", _), ("content defect", _), ("same fields in another order", _):
      return .accepted(rows: try rows("edge/base.bundle"))
    case ("damaged: must be refused", _), ("bad container", _): return .refused(naming: name)
    default:
      Issue.record("\(name) is of the unknown kind \(kind)")
      return .refused(naming: name)
    }
  }

  @Test(arguments: FixtureFiles.names(in: "edge").filter { !$0.hasSuffix(".json") })
  func anEdgeFileHasTheOutcomeOfItsKind(name: String) throws {
    if name.hasSuffix(".bundle") {
      let bundle = try CSVTables(fixture: "edge/" + name)
      let outcome: FileOutcome =
        name == "unicode-names.bundle"
        ? .rejected(code: "IDSREJ001")
        : .accepted(rows: bundle.rowCount, refused: name == "dates.bundle")
      return try Home().expect(outcome, of: "Fixtures/edge/" + name)
    }
    let kind = try #require(Self.edgeFiles[name], "the index does not name \(name)")
    try Home().expect(expected(name, kind), of: "Fixtures/edge/" + name)
  }

  @Test func everyFileOfTheIndexIsThere() {
    let names = Set(FixtureFiles.names(in: "edge"))
    #expect(Set(Self.edgeFiles.keys).subtracting(names).isEmpty)
    #expect(Self.edgeFiles.count > 25)
  }

  @Test(arguments: [
    ("IDSREJ006", "IDSREJ006"), ("IDSREJ007", "IDSREJ007"), ("IDSREJ009", "IDSREJ009"),
    ("IDSREJ010", "IDSREJ010"), ("IDS00004", "IDS00004"), ("IDS00003", "IDS00003"),
    ("IDSREJ008", "IDSREJ008"), ("IDSREJ101-all-rejected", "IDSREJ101"),
    ("IDSREJ015", "IDSREJ015"), ("IDSREJ002", "IDSREJ002"), ("IDSREJ003", "IDSREJ003"),
    ("IDSREJ004", "IDSREJ004"), ("IDSREJ005", "IDSREJ005"),
    ("IDSREJ001-missing-table", "IDSREJ001"), ("IDSREJ001-missing-field", "IDSREJ001"),
    ("IDSREJ012-wrong-period", "IDSREJ012"),
  ])
  func aFileIsRejectedByItsRule(bundle: String, code: String) throws {
    try Home().expect(.rejected(code: code), of: "Fixtures/file-rejects/" + bundle)
  }

  /// Variants of the referrals of one bundle, each written into a copy of it.
  @Test(
    arguments: [
      "crlf", "bom", "reordered", "no-final-newline", "spaces", "blank-line", "latin1", "nul",
      "long-row", "short-row", "unclosed-quote", "case-header", "dup-header", "empty-file",
      "no-header", "unknown-column", "header-only", "newline-in-field", "formula",
    ])
  func aTableThatIsWrittenOtherwiseIsReadOrRefused(variant: String) throws {
    let home = try Home()
    let rows = try CSVTables(fixture: "csv-base").rowCount
    let source = "Fixtures/file-rejects"
    let copied = try home.shell(
      "cp -r Fixtures/csv-base bundle && chmod -R u+w bundle && "
        + "cp \(source)/csv-damage/IDS101Referral.\(variant).csv bundle/IDS101Referral.csv")
    try #require(copied.status == .exited(0), "\(copied.errors)")
    let outcome: FileOutcome =
      switch variant {
      case "crlf", "bom", "reordered", "no-final-newline", "spaces", "formula":
        .accepted(rows: rows)
      // A code with a line break in it is too long to be one.
      case "newline-in-field": .accepted(rows: rows, refused: true)
      case "header-only": .rejected(code: "IDSREJ004")
      case "case-header", "dup-header", "empty-file", "no-header", "unknown-column":
        .rejected(code: "IDSREJ001")
      default: .refused(naming: "IDS101Referral, row ")
      }
    try home.expect(outcome, of: "bundle")
  }

  @Test func everyDamagedTableIsAmongTheVariants() {
    #expect(FixtureFiles.names(in: "file-rejects/csv-damage").count == 19)
  }
}

extension Home {
  /// Hands in a file on a new ledger and checks what is said of it and what it left behind.
  func expect(_ outcome: FileOutcome, of path: String) throws {
    try makeLedger()
    let before = try status()
    let result = try run("submit", path, "--provider", "RX4", "--json")
    switch outcome {
    case .accepted(let rows, let refused):
      try #require(result.status == .exited(0), "\(result.errors) \(result.output.prefix(400))")
      let summary = try submission(result.output)
      let tables = summary.tables.values
      #expect(summary.status == "accepted" && summary.isLatest)
      #expect(tables.reduce(0) { $0 + $1.received } == rows)
      #expect(tables.allSatisfy { $0.received == $0.accepted + $0.rejected + $0.withheld })
      #expect(tables.contains { $0.rejected > 0 } == refused)
      #expect(result.complaints.isEmpty)
      try check()
    case .rejected(let code):
      try #require(result.status == .exited(1), "\(result.status) \(result.errors)")
      let summary = try submission(result.output)
      #expect(summary.status == "rejected" && summary.submissionId == 1)
      #expect(summary.findings.contains { $0.code == code })
      #expect(summary.findings.contains { $0.severity == "file" })
      #expect(summary.tables.values.allSatisfy { $0.received == $0.rejected })
      #expect(result.complaints.isEmpty)
      try check()
    case .refused(let name):
      #expect(result.status == .exited(2), "\(result.status)")
      #expect(result.output.isEmpty)
      let said = result.complaints
      #expect(said.hasPrefix("iapt-ledger: ") && said.contains(name))
      #expect(said.split(separator: "\n").count == 1, "\(said)")
      #expect(try status() == before)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: ledger + "/scratch").isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: self.path + "/tmp").isEmpty)
  }

  func submission(_ output: String) throws -> Submission {
    try JSONDecoder().decode(Submission.self, from: Data(output.utf8))
  }
}
