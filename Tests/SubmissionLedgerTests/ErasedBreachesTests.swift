import EventSchema
import Foundation
import Intake
import KeyVault
import SwiftProtobuf
import TestSupport
import Testing

@testable import SubmissionLedger

/// The index of breaches keeps opt-outs under a key of the system: an erasure removes it (R27).
@Suite struct ErasedBreachesTests {
  /// The patient whom `erase()` of tests is about.
  private static let patient = "0010003"
  private static let day = "2020-10-13T10:00:00Z"

  private let ledger: TestLedger
  private let person: UInt64

  /// Somebody opts out, is left out of one release and was put into another, and both are searched for.
  init() throws {
    ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.agree("dars-1-application")
    try ledger.checkEverybody()
    person = try #require(try ledger.persons(of: [Self.patient])[Self.patient])
    let number = try ledger.number(of: Self.patient)
    try ledger.list(["\(number.unredacted),set,2020-10-13"], at: Self.day)
    let (path, person) = (ledger.home.path + "/r.zip", person)
    try ledger.use { opened in
      #expect(try opened.release(.september(), to: path).status == .released)
      _ = try opened.forge(ForgedRelease(included: [person], check: 1))
      #expect(try opened.disclosuresAfterOptOut().breaches.map(\.person) == [person])
    }
  }

  private var isKept: Bool {
    FileManager.default.fileExists(atPath: ledger.path + "/projections/breaches.sealed")
  }

  /// Whether the index on disk tells anything of the person but that they were erased.
  private func isToldOf() throws -> Bool {
    try ledger.use { opened in
      let file = BreachIndexFile(opened, try opened.openVault(readOnly: true))
      let index = try #require(try file.read())
      let chronicle = index.chronicle
      return chronicle.tellings[person] != nil || chronicle.toldByChecks.contains(person)
        || chronicle.checks.values.contains {
          $0.told.contains(person) || $0.cleared.contains(person)
        }
        || index.releases.contains { release in
          release.unknown.contains(person) || release.optedOut.contains { $0.person == person }
        }
    }
  }

  @Test func anErasureRemovesWhatWasFoundAndTheNextSearchFindsNothing() throws {
    #expect(isKept)
    #expect(try isToldOf())
    #expect(try ledger.erased(ledger.number(of: Self.patient)).persons == [person])
    #expect(!isKept)
    let report = try ledger.use { try $0.disclosuresAfterOptOut() }
    #expect(report.breaches.isEmpty && report.findings.isEmpty && report.erased == 1)
    #expect(isKept)
    #expect(try !isToldOf())
    try ledger.check()
  }

  /// The event is durable and the process ends before the vault knows of it.
  @Test(arguments: ["audit", "plan", "submit", "erase"])
  func anErasureThatWasCutShortRemovesItWithTheNextCommand(command: String) throws {
    var body = SchemaPersonErased()
    body.persons = [person]
    (body.reason, body.reference) = ("the patient asked for it", "request 9")
    let bytes = try body.serializedBytes() as [UInt8]
    try ledger.use { try $0.forge(.personErased, about: person, bytes) }
    #expect(isKept)
    switch command {
    case "audit": _ = try ledger.audit("SR0010001A")
    case "plan":
      let plan = try ledger.use { try $0.planDisclosure(.september()) }
      #expect(plan.removed.first { $0.reason == "erased" }?.persons == 1)
    case "submit": try ledger.submit("small-2.0-RWK", provider: "RWK")
    default:
      guard case .nobody = try ledger.erase(try ledger.number(of: Self.patient)) else {
        Issue.record("nobody is left to be erased")
        return
      }
    }
    #expect(!isKept)
    try ledger.check()
  }
}
