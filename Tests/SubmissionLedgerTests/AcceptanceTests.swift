import EventLog
import EventSchema
import SubmissionLedger
import TestSupport
import Testing

@Suite struct AcceptanceTests {
  struct Month: CustomTestStringConvertible {
    let file: String
    let bundle: String
    let provider: String
    let time: String
    let version: String
    var testDescription: String { file }

    static let all = [
      Month(file: "small-2.0.accdb", bundle: "small-2.0"),
      Month(file: "small-2.0", bundle: "small-2.0"),
      Month(file: "edge/small-2.0.accdb.zip", bundle: "small-2.0"),
      Month(file: "small-2.0-RWK.accdb", bundle: "small-2.0-RWK", provider: "RWK"),
      Month(
        file: "small-2.1.accdb", bundle: "small-2.1", time: "2022-06-20T09:00:00Z", version: "2.1"),
    ]

    init(
      file: String, bundle: String, provider: String = "RX4", time: String = TestLedger.october,
      version: String = "2.0"
    ) {
      self.file = file
      self.bundle = bundle
      self.provider = provider
      self.time = time
      self.version = version
    }
  }

  @Test(arguments: Month.all)
  func everyRowOfAGoodMonthIsAccepted(month: Month) throws {
    let ledger = try TestLedger()
    let bundle = try CSVTables(fixture: month.bundle)
    let summary = try ledger.submit(month.file, provider: month.provider, at: month.time)
    #expect(summary.status == .accepted)
    #expect(summary.window == "primary")
    #expect(summary.dataSetVersion == month.version)
    #expect(summary.isLatest && summary.duplicateOf == nil)
    for outcome in summary.tables {
      #expect(outcome.received == bundle.tables[outcome.table]?.rows.count, "\(outcome.table)")
      #expect(outcome.accepted == outcome.received, "\(outcome.table)")
    }
    #expect(summary.count(\.received) == bundle.rowCount)
    let referrals = try ledger.events(of: .referralSubmitted)
    #expect(referrals.count == bundle["IDS101Referral"].rows.count)
    #expect(Set(referrals.map(\.header.referralNumber)).count == referrals.count)
    #expect(try ledger.events(of: .patientSubmitted).count == bundle["IDS001MPI"].rows.count)
  }

  @Test func aSubmissionStandsInTheLogFromItsFirstEventToItsLast() throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit("small-2.0")
    let events = try ledger.events().map(\.event)
    #expect(summary.firstPosition == Position(1))
    #expect(summary.position == events.last?.position)
    #expect(events[1].header.type == .submissionReceived)
    #expect(events.last?.header.type == .submissionAccepted)
    #expect(Set(events.dropFirst().map(\.correlationID)).count == 1)
    #expect(events.allSatisfy { $0.actor == "tester" })
    #expect(events.map(\.position.rawValue) == Array(0..<UInt64(events.count)))
  }

  @Test func aDatabaseAndItsBundleLeaveTheSameRecords() throws {
    let submitted = try ["small-2.0.accdb", "small-2.0"].map { file in
      let ledger = try TestLedger()
      try ledger.submit(file)
      return try ledger.events().map(\.event).filter { event in
        ![.ledgerCreated, .submissionReceived].contains(event.header.type)
      }
    }
    #expect(submitted[0].map(\.header.type) == submitted[1].map(\.header.type))
    #expect(submitted[0].map(\.header.stream) == submitted[1].map(\.header.stream))
    #expect(submitted[0].map(\.body) == submitted[1].map(\.body))
  }

  @Test func monthsOfOneServiceKeepTheirPatientsAndReferrals() throws {
    let ledger = try TestLedger()
    let names = ["small-2.0", "small-2.0-2020-10", "small-2.0-2020-11"]
    let times = [TestLedger.october, TestLedger.november, TestLedger.december]
    for (name, time) in zip(names, times) {
      #expect(try ledger.submit(name + ".accdb", at: time).status == .accepted)
    }
    let bundles = try names.map { try CSVTables(fixture: $0) }
    let patients = Set(bundles.flatMap { $0["IDS001MPI"].column("LocalPatientId") })
    let referrals = Set(bundles.flatMap { $0["IDS101Referral"].column("ServiceRequestId") })
    #expect(try ledger.events(of: .personRegistered).count == patients.count)
    let submitted = try ledger.events(of: .referralSubmitted)
    #expect(Set(submitted.map(\.header.referralNumber)).count == referrals.count)
    let list = try ledger.list()
    #expect(list.map(\.period) == ["2020-09", "2020-10", "2020-11"])
    #expect(list.allSatisfy { $0.isLatest && $0.window == "primary" })
  }

  @Test func aPatientOfTwoProvidersIsOnePerson() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0", provider: "RX4")
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    let numbers = try ["small-2.0", "small-2.0-RWK"].map { name in
      try CSVTables(fixture: name)["IDS001MPI"].column("NHSNumber")
    }
    let shared = Set(numbers[0]).intersection(numbers[1]).subtracting([""])
    #expect(shared.count == 10)
    let persons = try ledger.events(of: .patientSubmitted)
    #expect(persons.count == numbers[0].count + numbers[1].count)
    let registered = Set(persons.map(\.header.personNumber))
    #expect(registered.count == persons.count - shared.count)
    #expect(try ledger.events(of: .personRegistered).count == registered.count)
    // The providers' own ids of patients and referrals collide and mean nothing to each other.
    let referrals = try ledger.events(of: .referralSubmitted)
    #expect(Set(referrals.map(\.header.referralNumber)).count == 200)
  }
}
