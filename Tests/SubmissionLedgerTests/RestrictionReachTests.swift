import DataSet
import EventLog
import EventSchema
import Intake
import KeyVault
import Policy
import TestSupport
import Testing

@testable import SubmissionLedger

/// Whom a restriction reaches when ids and numbers change, who can state it, and who can lift it.
@Suite struct RestrictionReachTests {
  private func request(
    _ provider: String = "RX4", _ patient: String, _ referral: String? = nil,
    reference: String = "case 1"
  ) throws -> RestrictionRequest {
    RestrictionRequest(
      provider: try #require(OrganisationCode(provider)), patient: LocalPatientID(patient),
      referral: referral.map { ServiceRequestID($0) }, kind: "witness-protection",
      reference: reference, from: try #require(Day(iso: "2020-10-01")))
  }

  /// Hands in the base bundle with another NHS number for its first patient.
  private func submit(
    _ ledger: TestLedger, number: String, as name: String, at time: String? = nil
  ) throws {
    var tables = try CSVTables(fixture: "edge/base.bundle")
    tables["IDS001MPI"][0, "NHSNumber"] = number
    tables["IDS001MPI"][0, "NHSNumberStatus"] = number.isEmpty ? "07" : "01"
    try ledger.submit(ledger.write(tables, as: name), at: time)
  }

  @Test func aRestrictionHoldsAfterTheNumberOfThePatientWasCorrected() throws {
    let ledger = try TestLedger()
    let first = NHSNumbers.test(from: 41)
    let corrected = NHSNumbers.test(from: 42)
    try submit(ledger, number: first, as: "first")
    #expect(try ledger.audit("SR0060001A").state != nil)
    let restriction = try request("RX4", "0060001")
    #expect(try ledger.use { try $0.applyRestriction(restriction).isNew })
    let others = try ledger.events(of: .recordWithheld).count
    try submit(ledger, number: corrected, as: "corrected")
    #expect(try ledger.events(of: .recordWithheld).count > others)
    let audit = try ledger.audit("SR0060001A")
    #expect(audit.flow?.reason == .restriction && audit.state == nil)
    // It is told of whom the id names now, under either number.
    let again = try ledger.use {
      try $0.applyRestriction(try request("RX4", "0060001", reference: "case 2"))
    }
    #expect(again.isNew && again.isKnown)
    let applied = try ledger.events(of: .restrictionApplied).map(\.header.personNumber)
    #expect(applied.count == 2 && applied[0] != applied[1])
    // Back under the first number it is held too.
    try submit(ledger, number: first, as: "back")
    #expect(try ledger.audit("SR0060001A").flow?.reason == .restriction)
    #expect(try ledger.audit("SR0060001A").state == nil)
  }

  @Test func whatIsOnRecordOfEitherNumberCountsForBothOnceTheyAreLinked() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    let number = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "NHSNumber"]
    try submit(ledger, number: "", as: "untraced")
    try submit(ledger, number: number, as: "traced")
    let link = try #require(try ledger.events(of: .personLinked).first)
    let former = try #require(link.header.personNumber)
    // What another provider says of the person reaches the referral that stands under either.
    let patient = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "LocalPatientId"]
    #expect(try ledger.use { try $0.applyRestriction(try request("RWK", patient)).isNew })
    let applied = try #require(try ledger.events(of: .restrictionApplied).first)
    #expect(applied.header.personNumber != former)
    #expect(try ledger.audit("SR0060001A").flow?.reason == .restriction)
    let before = try ledger.audit(
      "SR0060001A", asOf: .position(Position(applied.position.rawValue - 1)))
    #expect(before.flow?.outcome == .flows)
  }

  @Test func anotherProviderLiftsNothing() throws {
    let ledger = try TestLedger()
    let number = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "NHSNumber"]
    let patient = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "LocalPatientId"]
    try submit(ledger, number: number, as: "shared")
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    let mine = try request("RX4", "0060001")
    let theirs = try request("RWK", patient)
    #expect(try ledger.use { try $0.applyRestriction(mine).isNew })
    #expect(throws: LedgerError.self) { try ledger.use { try $0.liftRestriction(theirs) } }
    #expect(try ledger.use { try $0.applyRestriction(theirs).isNew })
    #expect(try ledger.use { try $0.liftRestriction(theirs) } == 1)
    #expect(try ledger.audit("SR0060001A").flow?.reason == .restriction)
    #expect(try ledger.use { try $0.liftRestriction(mine) } == 1)
    #expect(try ledger.audit("SR0060001A").flow?.outcome == .flows)
    try ledger.check()
  }

  @Test func whatIsStatedOfSomebodyIsKeptForThemWhoeverElseTheIdHasNamed() throws {
    let ledger = try TestLedger()
    let (first, second) = (NHSNumbers.test(from: 41), NHSNumbers.test(from: 42))
    try submit(ledger, number: first, as: "first")
    let restriction = try request("RX4", "0060001")
    #expect(try ledger.use { try $0.applyRestriction(restriction).isNew })
    try submit(ledger, number: second, as: "second")
    // The id names another person now, of whom the same is stated.
    #expect(try ledger.use { try $0.applyRestriction(restriction).isNew })
    #expect(try !ledger.use { try $0.applyRestriction(restriction).isNew })
    let applied = try ledger.events(of: .restrictionApplied)
    #expect(Set(applied.map(\.header.personNumber)).count == 2)
    #expect(try ledger.audit("SR0060001A").flow?.reason == .restriction)
    #expect(try ledger.use { try $0.liftRestriction(restriction) } == 2)
    #expect(try ledger.audit("SR0060001A").flow?.outcome == .flows)
    try ledger.check()
  }

  @Test(arguments: [("0069999", nil), ("0069999", "SR0069999A"), ("0060001", "SR0069999A")])
  func aLiftingOfWhatIsNotKnownMakesNobodyKnown(patient: String, referral: String?) throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    func known() throws -> [UInt64] {
      try ledger.use { opened in
        let vault = try opened.openVault(readOnly: false)
        return try [vault.personCount(), vault.referralCount()]
      }
    }
    let (head, before) = (try ledger.head(), try known())
    let error = try ledgerError {
      _ = try ledger.use { try $0.liftRestriction(try request("RX4", patient, referral)) }
    }
    #expect(error.kind == .badInput)
    #expect(try known() == before && ledger.head() == head)
  }

  @Test func aRestrictionOnSomebodyNotKnownYetSaysSo() throws {
    let ledger = try TestLedger()
    let early = try ledger.use { try $0.applyRestriction(try request("RX4", "0060001")) }
    #expect(early.isNew && !early.isKnown)
    try ledger.submit("edge/base.bundle")
    #expect(try ledger.audit("SR0060001A").state == nil)
    let late = try ledger.use {
      try $0.applyRestriction(try request("RX4", "0060002", "SR0060002A"))
    }
    #expect(late.isNew && late.isKnown)
    let mistyped = try ledger.use {
      try $0.applyRestriction(try request("RX4", "0060002", "SR0060002Z"))
    }
    #expect(mistyped.isNew && !mistyped.isKnown)
  }

  @Test(arguments: [
    ("", nil), (" 0060001", nil), ("0060001\t", nil), ("0060001", ""), ("0060001", "SR0060001A "),
    // A referral that is known belongs to nobody whose id is new.
    ("9999999", "SR0060001A"), ("0060002", "SR0060001A"),
  ])
  func idsThatCannotBeMeantAreRefused(patient: String, referral: String?) throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let before = try ledger.head()
    let error = try ledgerError {
      _ = try ledger.use { try $0.applyRestriction(try request("RX4", patient, referral)) }
    }
    #expect(error.kind == .badInput && !error.description.contains("006000"))
    #expect(try ledger.head() == before)
  }
}
