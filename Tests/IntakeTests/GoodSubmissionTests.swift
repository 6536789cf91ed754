import DataSet
import Testing

@testable import Intake

@Suite struct GoodSubmissionTests {
  struct Good: CustomTestStringConvertible {
    let name: String
    let provider: String
    let period: String
    let referrals: Int
    /// The rows that a warning is given for, by rule and table.
    let warnings: [String: [UInt32]]
    var testDescription: String { name }

    init(
      _ name: String, _ provider: String, _ period: String, _ referrals: Int,
      _ warnings: [String: [UInt32]]
    ) {
      self.name = name
      self.provider = provider
      self.period = period
      self.referrals = referrals
      self.warnings = warnings
    }

    private static let noNumber = "IDS00111 IDS001MPI"
    private static let noPostcode = "IDS00123 IDS001MPI"

    static let all = [
      Good("small-2.0", "RX4", "2020-09", 120, [noNumber: [83, 99], noPostcode: [64]]),
      Good(
        "small-2.0-2020-10", "RX4", "2020-10", 126, [noNumber: [73, 88], noPostcode: [57, 101]]),
      Good("small-2.0-2020-11", "RX4", "2020-11", 114, [noNumber: [45], noPostcode: [37, 68]]),
      Good("small-2.0-refresh", "RX4", "2020-09", 120, [noNumber: [83, 99], noPostcode: [64]]),
      Good("small-2.0-RWK", "RWK", "2020-09", 80, [noNumber: [13]]),
      // Its accommodation rows say settled or not in digits, and three contacts have a mechanism of version 2.0 only.
      Good(
        "small-2.1", "RX4", "2022-05", 120,
        [
          noNumber: [46], noPostcode: [69, 101], "IDS20120 IDS201CareContact": [7, 99, 153],
          "IDSX00310 IDS003AccommStatus": Array(1...62),
        ]),
    ]
  }

  @Test(arguments: Good.all, ["", ".accdb"])
  func aGoodSubmissionIsCheckedWithoutARejection(good: Good, form: String) throws {
    let submission = try Fixture.checked(good.name + form, as: Fixture.provider(good.provider))
    #expect(submission.header.provider.text == good.provider)
    #expect(submission.header.submitter?.text == good.provider)
    #expect("\(submission.header.period)" == good.period)
    #expect(submission.header.periodStart == submission.header.period.firstDay)
    #expect(submission.header.periodEnd == submission.header.period.lastDay)
    #expect(submission.header.systemInUse == "SYNTHETIC-FIXGEN")
    #expect(submission.report.version.text == good.name.split(separator: "-")[1])
    #expect(submission.report.tables.allSatisfy { $0.rejected == 0 })
    #expect(submission.report.failures.allSatisfy { $0.severity == .warning })
    #expect(submission.report.findings.allSatisfy { $0.severity == .warning })
    let warnings = Dictionary(grouping: submission.report.failures) { "\($0.code) \($0.table)" }
    #expect(warnings.mapValues { $0.map(\.row) } == good.warnings)
    let codes = good.warnings.keys.map { $0.prefix { $0 != " " } }
    #expect(Set(submission.report.findings.map(\.code)) == Set(codes.map(String.init)))
    let referrals = submission.report.tables.first { $0.table == "IDS101Referral" }
    #expect(referrals?.received == good.referrals)
    #expect(try Records(submission).referrals.count == good.referrals)
  }

  @Test(arguments: Good.all)
  func aDatabaseAndItsTablesGiveTheSameRows(good: Good) throws {
    let provider = try Fixture.provider(good.provider)
    let tables = try Records(Fixture.checked(good.name, as: provider))
    let database = try Records(Fixture.checked(good.name + ".accdb", as: provider))
    #expect(tables == database)
    #expect(!tables.referrals.isEmpty)
  }
}

/// Everything that a walk over a submission gives, in a form that can be compared.
struct Records: Equatable {
  struct Referral: Equatable {
    let patient: UInt32
    let id: String
    let received: Day
    let discharged: Day?
    let rows: [UInt8]
    let numbers: [Int: [UInt32]]
  }

  struct Patient: Equatable {
    let ordinal: UInt32
    let id: String
    let nhsNumber: String?
    let rows: [UInt8]
    let numbers: [Int: [UInt32]]
  }

  var patients: [Patient] = []
  var referrals: [Referral] = []
  var personnel: [UInt8] = []
  var rowCount = 0

  init(_ submission: CheckedSubmission) throws {
    try submission.forEachPatient { patient, referrals in
      patients.append(
        Patient(
          ordinal: patient.ordinal, id: patient.localPatientID.unredacted,
          nhsNumber: patient.nhsNumber?.unredacted, rows: Array(patient.rows.bytes),
          numbers: patient.rows.numbers))
      rowCount += patient.rows.count
      for referral in referrals {
        self.referrals.append(
          Referral(
            patient: patient.ordinal, id: referral.serviceRequestID.unredacted,
            received: referral.receivedOn, discharged: referral.dischargedOn,
            rows: Array(referral.rows.bytes), numbers: referral.rows.numbers))
        rowCount += referral.rows.count
      }
    }
    try submission.forEachPersonnelBatch { rows in
      personnel += rows.bytes
      rowCount += rows.count
    }
  }
}

extension SubmittedRows {
  /// The places of the rows of each table in the submitted file.
  fileprivate var numbers: [Int: [UInt32]] {
    var numbers: [Int: [UInt32]] = [:]
    forEachTable { numbers[$0] = Array($1) }
    return numbers
  }
}
