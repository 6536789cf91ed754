import EventLog
import EventSchema
import Foundation
import Intake
import KeyVault
import PersonSets
import SwiftProtobuf
import Testing

@testable import SubmissionLedger

/// A release that no pipeline made: whatever somebody with the keys and the log could write into it.
struct ForgedRelease {
  var included: [UInt64]
  var use = "dars-release"
  var agreement = ""
  var optOutApplies = true
  var exemption = ""
  var document = ""
  /// The check that it names.
  var check: UInt64 = 0
  /// What it says of when it was decided; nil for the time of the ledger.
  var decidedAt: Timestamp?
  /// How many people it says were in it; nil for the truth.
  var claims: Int?
  /// How many of its parts are left out, from the last.
  var partsMissing = 0
}

extension SubmissionLedger {
  /// Appends a forged release as the log would take a true one; gives its number.
  func forge(_ release: ForgedRelease) throws -> UInt64 {
    let number = (try log.beginRead().highestNumber(in: .disclosure) ?? 0) + 1
    let vault = try openVault(readOnly: false)
    let key = try vault.systemKey(named: disclosureKeyName)
    try vault.flush()
    var request = SchemaDisclosureRequest()
    request.use = release.use
    request.recipient = "X9Q"
    (request.firstPeriod, request.lastPeriod) = (202_009, 202_009)
    var planned = SchemaDisclosurePlanned()
    planned.request = request
    var drafts = [
      EventDraft(try fields(.disclosurePlanned, number, planned), expecting: .noStream)
    ]
    // Who was left out is a part too.
    let groups = [("included", release.included), ("optOut", [UInt64(1_000_000)])]
    let pieces = try groups.flatMap { group, numbers in
      try PersonSet(numbers).pieces(ofAtMost: 60_000).map { (group, $0) }
    }
    for (place, (group, piece)) in pieces.enumerated().dropLast(release.partsMissing) {
      var members = SchemaDisclosureMembers()
      (members.part, members.parts) = (UInt32(place + 1), UInt32(pieces.count))
      members.firstChunk = UInt32(piece.chunks.lowerBound.rawValue)
      members.lastChunk = UInt32(piece.chunks.upperBound.rawValue)
      var content = SchemaDisclosureMemberSet()
      content.group = group
      content.persons = Data(piece.serialized)
      drafts.append(try sealed(try fields(.disclosureMembers, number, members), content, key))
    }
    drafts.append(
      EventDraft(try fields(.disclosureReleased, number, body(of: release, request))))
    _ = try append(drafts)
    return number
  }

  private func body(
    of release: ForgedRelease, _ request: SchemaDisclosureRequest
  ) -> SchemaDisclosureReleased {
    var body = SchemaDisclosureReleased()
    body.request = request
    body.ground.agreement = release.agreement
    body.ground.optOutApplies = release.optOutApplies
    body.ground.exemption = release.exemption
    body.ground.exemptionDocument = release.document
    body.ground.optOutCheck = release.check
    body.decidedAtMicroseconds = (release.decidedAt ?? now).microseconds
    body.included = UInt64(release.claims ?? release.included.count)
    return body
  }

  private func fields(
    _ type: EventType, _ number: UInt64, _ body: some Message
  ) throws -> EventFields {
    EventFields(
      type: type, stream: StreamID(.disclosure, number), effectiveAt: now, actor: "forger",
      body: try body.serializedBytes())
  }

  /// Appends a release of nobody whose event says what it likes; gives its number.
  func forge(_ body: SchemaDisclosureReleased) throws -> UInt64 {
    let number = (try log.beginRead().highestNumber(in: .disclosure) ?? 0) + 1
    var planned = SchemaDisclosurePlanned()
    planned.request = body.request
    _ = try append([
      EventDraft(try fields(.disclosurePlanned, number, planned), expecting: .noStream),
      EventDraft(try fields(.disclosureReleased, number, body)),
    ])
    return number
  }

  /// Appends an event about a person that no command made.
  func forge(_ type: EventType, about person: UInt64, _ body: [UInt8] = []) throws {
    _ = try append([
      EventDraft(
        EventFields(
          type: type, stream: StreamID(.person, person), effectiveAt: now, actor: "forger",
          personNumber: person, body: body))
    ])
  }
}

extension TestLedger {
  /// The number of the person of each of the provider's ids, by what the vault knows.
  func persons(of patients: [String]) throws -> [String: UInt64] {
    try use { ledger in
      let vault = try ledger.openVault(readOnly: true)
      let identification = PersonIdentification(vault: vault, provider: rx4)
      var persons: [String: UInt64] = [:]
      for patient in patients {
        let found = try identification.everybody(named: LocalPatientID(patient))
        persons[patient] = try #require(found.first?.rawValue)
      }
      return persons
    }
  }

  /// Records a list of opt-outs: lines of NHS number, status and first day.
  func list(_ lines: [String], at time: String, asAt moment: String? = nil) throws {
    let path = try write(
      (["NHSNumber,Status,EffectiveFrom"] + lines).map { $0 + "\n" }.joined())
    let told = try use(at: time) { ledger in
      try ledger.importOptOuts(
        from: path, asAt: try #require(Timestamp(moment ?? time)))
    }
    #expect(told.recorded == lines.count)
  }
}
