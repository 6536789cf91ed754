import DataSet
import EventLog
import EventSchema
import Intake
import SeededRandom
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

/// Months with many kinds of faults, of patients some of whom may not be disclosed: each row has one outcome.
@Suite struct RowPartitionTests {
  /// The rows of a table that events name.
  private struct Outcomes {
    var kept: [UInt32] = []
    var refused: [UInt32] = []
    var withheld: [UInt32] = []
  }

  @Test func everyRowIsKeptRefusedOrWithheldOnceAndCountedAsThat() throws {
    var generator = SeededGenerator(for: "outcomes of rows")
    var tablesWithAll = 0
    for round in 0..<6 {
      let ledger = try TestLedger()
      var tables = try CSVTables(fixture: "small-2.0")
      try restrictSome(of: tables, in: ledger, &generator)
      damage(&tables, &generator)
      let summary = try ledger.submit(try ledger.write(tables, as: "month-\(round)"))
      let refusing = summary.findings.filter { $0.severity == "file" }.map(\.code)
      #expect(refusing == [])
      try #require(summary.status == .accepted)
      let outcomes = try outcomes(in: ledger)
      for table in summary.tables where table.table != "IDS000Header" {
        let came = outcomes[table.table] ?? Outcomes()
        let count = tables[table.table].rows.count
        #expect(
          (came.kept + came.refused + came.withheld).sorted() == (0..<count).map { UInt32($0 + 1) },
          "\(table.table): a row has no outcome, or two")
        #expect(table.received == count && table.accepted == came.kept.count)
        #expect(table.rejected == came.refused.count && table.withheld == came.withheld.count)
        if table.accepted > 0, table.rejected > 0, table.withheld > 0 { tablesWithAll += 1 }
      }
    }
    #expect(tablesWithAll > 6)
  }

  /// A tenth of the referrals, half of them with all else of their patients.
  private func restrictSome(
    of tables: CSVTables, in ledger: TestLedger, _ generator: inout SeededGenerator
  ) throws {
    let referrals = tables["IDS101Referral"]
    for row in referrals.rows.indices where row == 0 || generator.oneIn(10) {
      let referral = ServiceRequestID(referrals[row, "ServiceRequestId"])
      let request = RestrictionRequest(
        provider: ledger.rx4, patient: LocalPatientID(referrals[row, "LocalPatientId"]),
        referral: generator.oneIn(2) ? referral : nil, kind: "court-order",
        reference: "case \(row)", from: try #require(Day(iso: "2020-10-01")))
      let answer = try ledger.use { try $0.applyRestriction(request) }
      #expect(answer.isNew)
    }
  }

  /// Contacts that hang on nobody, cells that hold what they may not, rows that stand twice and rows that are gone.
  private func damage(_ tables: inout CSVTables, _ generator: inout SeededGenerator) {
    for row in tables["IDS201CareContact"].rows.indices where generator.oneIn(20) {
      tables["IDS201CareContact"][row, "ServiceRequestId"] = "NOBODY"
    }
    let names = tables.tables.keys.sorted().filter { $0 != "IDS000Header" }
    for _ in 0..<60 {
      guard let name = names.randomElement(using: &generator),
        let row = tables[name].rows.indices.randomElement(using: &generator),
        let field = tables[name].fields.indices.randomElement(using: &generator),
        !Self.refusesTheFile.contains(tables[name].fields[field]) || name != "IDS001MPI"
      else { continue }
      switch Int.random(in: 0..<8, using: &generator) {
      case 0 where name != "IDS001MPI": tables[name].rows.append(tables[name].rows[row])
      case 1: tables[name].rows.remove(at: row)
      case 2, 3: tables[name].rows[row][field] = ""
      default:
        let values = [
          "?", "2020-02-30", "1890-01-01", "NOBODY", "-1", String(repeating: "Z", count: 60),
        ]
        tables[name].rows[row][field] = values.randomElement(using: &generator) ?? ""
      }
    }
  }

  /// The fields of a patient whose faults, and the same value twice, refuse the file (IDSREJ006 to IDSREJ010).
  private static let refusesTheFile = [
    "NHSNumber", "Postcode", "PersonBirthDate", "LocalPatientId",
  ]

  private func outcomes(in ledger: TestLedger) throws -> [String: Outcomes] {
    var outcomes: [String: Outcomes] = [:]
    func note(_ rows: [SchemaTableRows], _ list: WritableKeyPath<Outcomes, [UInt32]>) {
      for table in rows {
        outcomes[name(table.table), default: Outcomes()][keyPath: list] += table.numbers
      }
    }
    for event in try ledger.events().map(\.event) {
      let body = event.body
      switch event.header.type {
      case .patientSubmitted: note(try SchemaPatientSubmitted(serializedBytes: body).rows, \.kept)
      case .referralSubmitted: note(try SchemaReferralSubmitted(serializedBytes: body).rows, \.kept)
      case .personnelSubmitted:
        note(try SchemaPersonnelSubmitted(serializedBytes: body).rows, \.kept)
      case .recordWithheld: note(try SchemaRecordWithheld(serializedBytes: body).rows, \.withheld)
      case .recordRejected:
        let rejected = try SchemaRecordRejected(serializedBytes: body)
        outcomes[name(rejected.table), default: Outcomes()].refused +=
          Set(rejected.failures.unpacked.map(\.row))
      default: break
      }
    }
    return outcomes
  }

  private func name(_ number: UInt32) -> String {
    let prefix = "IDS" + (number < 10 ? "00" : number < 100 ? "0" : "") + String(number)
    return Self.names.first { $0.hasPrefix(prefix) } ?? prefix
  }

  private static let names = (try? CSVTables(fixture: "small-2.0"))?.tables.keys.sorted() ?? []
}
