import EventLog
import EventSchema
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct PersonTests {
  /// A bundle in which the first patient has another NHS number, or none.
  private func bundle(_ ledger: TestLedger, number: String, as name: String) throws -> String {
    var tables = try CSVTables(fixture: "edge/base.bundle")
    tables["IDS001MPI"][0, "NHSNumber"] = number
    tables["IDS001MPI"][0, "NHSNumberStatus"] = number.isEmpty ? "07" : "01"
    return try ledger.write(tables, as: name)
  }

  /// The person of the first patient of the newest submission.
  private func firstPerson(_ ledger: TestLedger) throws -> UInt64 {
    let newest = try ledger.list().count
    let event = try ledger.events(of: .patientSubmitted).first { event in
      try SchemaPatientSubmitted(serializedBytes: event.body).submission == UInt32(newest)
    }
    return try #require(event?.header.personNumber)
  }

  @Test func aPatientWithoutAnNHSNumberIsKnownByTheProvidersId() throws {
    let ledger = try TestLedger()
    try ledger.submit(bundle(ledger, number: "", as: "untraced"))
    let person = try firstPerson(ledger)
    let registered = try ledger.events(of: .personRegistered)
    let untraced = try registered.filter {
      try !SchemaPersonRegistered(serializedBytes: $0.body).hasNhsNumber_p
    }
    #expect(untraced.contains { $0.header.personNumber == person })
    var refresh = try CSVTables(fixture: "edge/base.bundle")
    refresh["IDS001MPI"][0, "NHSNumber"] = ""
    refresh["IDS001MPI"][0, "NHSNumberStatus"] = "07"
    refresh["IDS000Header"][0, "PrimSystemInUse"] = "SYNTHETIC-OTHER"
    try ledger.submit(ledger.write(refresh, as: "again"))
    #expect(try firstPerson(ledger) == person)
    #expect(try ledger.events(of: .personRegistered).count == registered.count)
    #expect(try ledger.events(of: .personLinked).isEmpty)
  }

  @Test func aNumberTracedLaterIsLinkedToThePersonKnownByThen() throws {
    let ledger = try TestLedger()
    try ledger.submit(bundle(ledger, number: "", as: "untraced"))
    let person = try firstPerson(ledger)
    let registered = try ledger.events(of: .personRegistered).count
    let number = NHSNumbers.test(from: 1)
    try ledger.submit(bundle(ledger, number: number, as: "traced"))
    #expect(try firstPerson(ledger) == person)
    let links = try ledger.events(of: .personLinked)
    #expect(links.map(\.header.personNumber) == [person])
    let bodies = try links.map { try SchemaPersonLinked(serializedBytes: $0.body) }
    #expect(bodies.allSatisfy { !$0.hasSameAs })
    #expect(try ledger.events(of: .personRegistered).count == registered)

    // Another provider that sends the number means the same person.
    var other = try CSVTables(fixture: "small-2.0-RWK")
    other["IDS001MPI"][0, "NHSNumber"] = number
    other["IDS001MPI"][0, "NHSNumberStatus"] = "01"
    try ledger.submit(ledger.write(other, as: "other"), provider: "RWK")
    #expect(try firstPerson(ledger) == person)
    #expect(try ledger.events(of: .personLinked).count == 1)
  }

  @Test func aNumberThatBelongsToSomebodyLinksTheTwoOnce() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    let owner = try firstPerson(ledger)
    let number = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "NHSNumber"]
    try #require(!number.isEmpty)
    try ledger.submit(bundle(ledger, number: "", as: "untraced"))
    let formerly = try firstPerson(ledger)
    #expect(formerly != owner)
    let traced = try bundle(ledger, number: number, as: "traced")
    try ledger.submit(traced)
    #expect(try firstPerson(ledger) == owner)
    let links = try ledger.events(of: .personLinked)
    #expect(links.map(\.header.personNumber) == [formerly])
    let body = try SchemaPersonLinked(serializedBytes: try #require(links.first).body)
    #expect(body.sameAs == owner)

    try ledger.submit(bundle(ledger, number: "", as: "untraced"))
    try ledger.submit(traced)
    #expect(try ledger.events(of: .personLinked).count == 1)
  }

  @Test func `An id that was traced once and comes with another number is somebody else`() throws {
    let ledger = try TestLedger()
    try ledger.submit(bundle(ledger, number: "", as: "untraced"))
    try ledger.submit(bundle(ledger, number: NHSNumbers.test(from: 1), as: "first"))
    let first = try firstPerson(ledger)
    try ledger.submit(bundle(ledger, number: NHSNumbers.test(from: 500), as: "second"))
    let second = try firstPerson(ledger)
    #expect(second != first)
    // Nobody can tell whether the number was corrected: that one id named both is on record, once.
    try ledger.submit(bundle(ledger, number: NHSNumbers.test(from: 1), as: "first again"))
    #expect(try firstPerson(ledger) == first)
    let links = try ledger.events(of: .personLinked)
    #expect(links.map(\.header.personNumber) == [first, second])
    let bodies = try links.map { try SchemaPersonLinked(serializedBytes: $0.body) }
    #expect(bodies.map(\.hasAlsoNamed) == [false, true] && bodies[1].alsoNamed == first)
  }
}
