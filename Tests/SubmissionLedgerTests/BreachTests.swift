import EventLog
import EventSchema
import Foundation
import KeyVault
import SwiftProtobuf
import TestSupport
import Testing

@testable import SubmissionLedger

/// The search for breaches where it is close: days, moments, links, exemptions, and lies (R13 to R17).
@Suite struct BreachTests {
  /// When everybody was asked about, and nobody had opted out.
  private static let checked = "2020-10-12T09:30:00Z"
  private static let midnight = "2020-10-15T00:00:00Z"

  private struct Stage {
    let ledger: TestLedger
    let persons: [String: UInt64]
    let numbers: [String: String]

    init() throws {
      ledger = try TestLedger(at: BreachTests.checked)
      try ledger.submit("small-2.0")
      try ledger.checkEverybody()
      let patients = try CSVTables(fixture: "small-2.0")["IDS001MPI"]
      let ids = patients.rows.indices.map { patients[$0, "LocalPatientId"] }
      // One of the ids names somebody of whom no row was taken.
      persons = try ledger.persons(of: ids.filter { $0 != "" })
      numbers = Dictionary(
        patients.rows.indices.map {
          (patients[$0, "LocalPatientId"], patients[$0, "NHSNumber"])
        }
      ) { first, _ in first }
    }

    func person(_ patient: String) throws -> UInt64 { try #require(persons[patient]) }

    func report(asOf moment: AsOf = .now) throws -> BreachReport {
      try ledger.use { try $0.disclosuresAfterOptOut(asOf: moment) }
    }
  }

  /// What lists told of one patient, and since when they had opted out at a release at midnight on the
  /// fifteenth; nil where they had not.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    /// The status, its first day, and the moment that the list describes.
    let told: [(status: String, from: String, asAt: String)]
    let since: String?
  }

  static let cases = [
    Case(testDescription: "nothing was told but by the check", told: [], since: nil),
    Case(
      testDescription: "set from the moment of the decision on",
      told: [("set", "2020-10-15", "2020-10-14T10:00:00Z")], since: "2020-10-15T00:00:00Z"),
    Case(
      testDescription: "set from the next day on",
      told: [("set", "2020-10-16", "2020-10-14T10:00:00Z")], since: nil),
    Case(
      testDescription: "set for long", told: [("set", "2020-10-13", "2020-10-13T10:00:00Z")],
      since: "2020-10-13T00:00:00Z"),
    Case(
      testDescription: "set, and taken back before",
      told: [
        ("set", "2020-10-13", "2020-10-13T10:00:00Z"),
        ("withdrawn", "2020-10-14", "2020-10-14T10:00:00Z"),
      ], since: nil),
    Case(
      testDescription: "set, and taken back from the moment of the decision on",
      told: [
        ("set", "2020-10-13", "2020-10-13T10:00:00Z"),
        ("withdrawn", "2020-10-15", "2020-10-14T10:00:00Z"),
      ], since: nil),
    Case(
      testDescription: "set, and taken back from the next day on",
      told: [
        ("set", "2020-10-13", "2020-10-13T10:00:00Z"),
        ("withdrawn", "2020-10-16", "2020-10-14T10:00:00Z"),
      ], since: "2020-10-13T00:00:00Z"),
    Case(
      testDescription: "set by a list older than the check, which knows better",
      told: [("set", "2020-10-01", "2020-10-12T09:00:00Z")], since: nil),
    Case(
      testDescription: "set twice: since the first day",
      told: [
        ("set", "2020-10-14", "2020-10-13T10:00:00Z"),
        ("set", "2020-10-13", "2020-10-14T10:00:00Z"),
      ], since: "2020-10-13T00:00:00Z"),
    Case(
      testDescription: "taken back, and set again",
      told: [
        ("set", "2020-10-11", "2020-10-12T10:00:00Z"),
        ("withdrawn", "2020-10-13", "2020-10-13T10:00:00Z"),
        ("set", "2020-10-14", "2020-10-14T10:00:00Z"),
      ], since: "2020-10-14T00:00:00Z"),
  ]

  @Test func whoHadOptedOutAtTheMomentOfTheDecisionIsFoundAndNobodyElse() throws {
    let stage = try Stage()
    // A case for each patient, in the order of the fixture.
    let patients = (1...Self.cases.count).map { "00100" + ($0 < 10 ? "0\($0)" : "\($0)") }
    let lists = zip(patients, Self.cases).flatMap { patient, each in
      each.told.map { (patient: patient, told: $0) }
    }
    for list in lists.sorted(by: { $0.told.asAt < $1.told.asAt }) {
      let number = try #require(stage.numbers[list.patient])
      try stage.ledger.list(
        ["\(number),\(list.told.status),\(list.told.from)"],
        at: max(list.told.asAt, Self.checked), asAt: list.told.asAt)
    }
    let before = try stage.ledger.head().size
    let release = try stage.ledger.use(at: Self.midnight) { ledger in
      try ledger.forge(
        ForgedRelease(included: try patients.map { try stage.person($0) }, check: 1))
    }
    try stage.ledger.check()
    let report = try stage.report()
    for (patient, each) in zip(patients, Self.cases) {
      let found = try report.breaches.filter { try $0.person == stage.person(patient) }
      #expect(
        found.map(\.optOutSince.description) == (each.since.map { [$0] } ?? []),
        "\(each.testDescription)")
      #expect(
        found.allSatisfy {
          $0.disclosure == release && $0.releasedAt.description == Self.midnight
        })
    }
    #expect(report.findings.isEmpty && report.exempt.isEmpty && !report.isGood)
    #expect(report.disclosures == 1 && report.persons == UInt64(patients.count))
    #expect(try stage.report(asOf: .position(Position(before - 1))).disclosures == 0)
  }

  @Test func linkedNumbersAreOnePerson() throws {
    let stage = try Stage()
    // 0010083 has no NHS number; it turns out to be the person of 0010001, who opts out.
    let (alias, person) = (try stage.person("0010083"), try stage.person("0010001"))
    let number = try #require(stage.numbers["0010001"])
    try stage.ledger.use { ledger in
      _ = try ledger.forge(ForgedRelease(included: [alias], check: 1))
      var link = SchemaPersonLinked()
      link.sameAs = person
      try ledger.forge(.personLinked, about: alias, try link.serializedBytes())
      _ = try ledger.forge(ForgedRelease(included: [alias], check: 1))
    }
    try stage.ledger.list(["\(number),set,2020-10-13"], at: "2020-10-13T10:00:00Z")
    try stage.ledger.use { _ = try $0.forge(ForgedRelease(included: [alias], check: 1)) }
    let report = try stage.report()
    #expect(report.breaches.map(\.disclosure) == [3])
    #expect(report.breaches.map(\.person) == [alias])
    // Before the link nobody could know of the first.
    #expect(report.findings.map(\.kind) == [.statusUnknown])
    #expect(report.findings.map(\.disclosure) == [1])
    #expect(report.findings.map(\.person) == [alias])
  }

  @Test func onlyAnExemptionOfTheAgreementSetsAnOptOutAside() throws {
    let stage = try Stage()
    let reference = "DARS-NIC-900001-A1B2C-v1.0"
    let digest = String(repeating: "ab", count: 32)
    try stage.ledger.agree(
      "dars-1-application",
      replacing: [
        #""optOut": {"applies": true}"#:
          #""optOut": {"applies": false, "exemption": "cag-decision", "document": "#
          + #"{"reference": "20/CAG/9001 letter", "digest": "\#(digest)"}}"#
      ])
    let (person, number) = (
      try stage.person("0010001"), try #require(stage.numbers["0010001"])
    )
    try stage.ledger.list(["\(number),set,2020-10-13"], at: "2020-10-13T10:00:00Z")
    var release = ForgedRelease(
      included: [person, try stage.person("0010083")], agreement: reference,
      optOutApplies: false, exemption: "cag-decision", document: "20/CAG/9001 letter")
    try stage.ledger.use { ledger in
      _ = try ledger.forge(release)
      release.document = "another letter"
      _ = try ledger.forge(release)
      release.document = "20/CAG/9001 letter"
      release.agreement = "DARS-NIC-900009-A1B2C-v1.0"
      _ = try ledger.forge(release)
      release.exemption = ""
      _ = try ledger.forge(release)
      release.use = "provider-return"
      _ = try ledger.forge(release)
    }
    let report = try stage.report()
    #expect(report.disclosures == 4)
    #expect(report.exempt.map(\.who.disclosure) == [1])
    #expect(report.exempt.map(\.who.person) == [person])
    #expect(report.exempt.map(\.ground) == ["cag-decision"])
    #expect(report.exempt.map(\.document) == ["20/CAG/9001 letter"])
    #expect(report.breaches.map(\.disclosure) == [2, 3, 4])
    #expect(report.findings.map(\.kind) == Array(repeating: .checkNotFresh, count: 3))
  }

  @Test func whatAReleaseSaysOfItselfIsNotBelieved() throws {
    let stage = try Stage()
    let (person, number) = (
      try stage.person("0010001"), try #require(stage.numbers["0010001"])
    )
    try stage.ledger.list(["\(number),set,2020-10-13"], at: "2020-10-13T10:00:00Z")
    try stage.ledger.use(at: Self.midnight) { ledger in
      // That it was decided before the mind was changed.
      _ = try ledger.forge(
        ForgedRelease(included: [person], check: 1, decidedAt: Timestamp(Self.checked)))
      // That it was decided later than it was released.
      _ = try ledger.forge(
        ForgedRelease(
          included: [person], check: 1, decidedAt: Timestamp("2021-10-15T00:00:00Z")))
      // That fewer were in it, or that a part got lost.
      _ = try ledger.forge(ForgedRelease(included: [person], check: 1, claims: 0))
      _ = try ledger.forge(ForgedRelease(included: [person], check: 1, partsMissing: 1))
      // That it rests on a check that was never made, or is old.
      _ = try ledger.forge(ForgedRelease(included: [], check: 7))
    }
    try stage.ledger.use(at: "2020-10-19T09:30:00Z") {
      _ = try $0.forge(ForgedRelease(included: [try stage.person("0010002")], check: 1))
    }
    try stage.ledger.use(at: "2020-10-19T09:30:01Z") {
      _ = try $0.forge(ForgedRelease(included: [try stage.person("0010002")], check: 1))
    }
    let report = try stage.report()
    #expect(report.breaches.map(\.disclosure) == [1, 2, 3, 4])
    #expect(
      report.findings.map { "\($0.disclosure) \($0.kind)" } == [
        "3 membersIncomplete", "4 membersIncomplete", "5 checkNotFresh", "7 checkNotFresh",
      ])
  }

  @Test func ofWhoWasErasedNothingIsSaidOrKept() throws {
    let stage = try Stage()
    let (person, other) = (try stage.person("0010001"), try stage.person("0010083"))
    let number = try #require(stage.numbers["0010001"])
    try stage.ledger.list(["\(number),set,2020-10-13"], at: "2020-10-13T10:00:00Z")
    try stage.ledger.use {
      _ = try $0.forge(ForgedRelease(included: [person, other], check: 1))
    }
    #expect(try stage.report().breaches.map(\.person) == [person])
    try stage.ledger.use {
      try $0.forge(.personErased, about: person)
      try $0.forge(.personErased, about: other)
    }
    let report = try stage.report()
    #expect(report.breaches.isEmpty && report.findings.isEmpty && report.erased == 2)
  }

  @Test func theIndexIsSealedAndMadeAgainWhereItIsLostOrDamaged() throws {
    let stage = try Stage()
    let (person, number) = (
      try stage.person("0010001"), try #require(stage.numbers["0010001"])
    )
    try stage.ledger.list(["\(number),set,2020-10-13"], at: "2020-10-13T10:00:00Z")
    try stage.ledger.use { _ = try $0.forge(ForgedRelease(included: [person], check: 1)) }
    let path = stage.ledger.path + "/projections/breaches.sealed"
    #expect(!FileManager.default.fileExists(atPath: path))
    let first = try stage.report()
    let kept = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(first.breaches.count == 1)
    // It is read and not made again: what was learned by then is not looked for.
    let index = try stage.ledger.use { ledger in
      try BreachIndexFile(ledger, try ledger.openVault(readOnly: true)).read()
    }
    #expect(index?.size == first.asOfSize && index?.releases.count == 1)
    for place in [0, 30, 60, 100, kept.count - 1] {
      var damaged = kept
      damaged[place] ^= 1
      try damaged.write(to: URL(fileURLWithPath: path))
      let read = try stage.ledger.use { ledger in
        try BreachIndexFile(ledger, try ledger.openVault(readOnly: true)).read()
      }
      #expect(read == nil, "byte \(place)")
      #expect(try stage.report().breaches == first.breaches)
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(try stage.report().breaches == first.breaches)
    // Nothing of it is readable.
    let again = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(again.count == kept.count)
    #expect(again.suffix(from: 100) != kept.suffix(from: 100))
  }

  @Test func theLookIsRecordedAndTheBareQuestionIsNot() throws {
    let stage = try Stage()
    _ = try stage.report()
    #expect(try stage.ledger.events(of: .recordAccessed).isEmpty)
    let report = try stage.ledger.use {
      try $0.auditDisclosuresAfterOptOut(reason: "quarterly review")
    }
    #expect(report.isGood)
    let look = try #require(try stage.ledger.events(of: .recordAccessed).first)
    let body = try SchemaRecordAccessed(serializedBytes: look.body)
    #expect(body.command == "audit disclosures --after-opt-out")
    #expect(body.reason == "quarterly review")
  }
}
