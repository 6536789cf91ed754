import EventLog
import EventSchema
import Evidence
import Foundation
import SeededRandom
import SwiftProtobuf
import TestSupport
import Testing
import TransparencyLog

@testable import SubmissionLedger

/// Good packs pass and others do not, by both verifiers: that of the product, and the one in Python that
/// shares no code with it.
@Suite struct EvidenceTamperTests {
  /// One history and its pack, which take some seconds to make, for everything that can be done to it.
  @Test func tamperedPacksPassNeitherVerifier() throws {
    let stage = try TamperedPacks()
    try aGoodPackPassesAlsoWhenItIsSignedAgain(stage)
    try aByteOfAnyMemberCondemnsThePack(stage)
    try damagedFilesAreRefusedOrSayTheSame(stage)
    try somebodyElsesKeyChecksNothing(stage)
    try anEventLeftOutIsMissed(stage)
    for (old, new, kind) in Self.figures { try aFigureThatIsChangedIsFound(stage, old, new, kind) }
    try talliesAreHeldAgainstEventsAndTheSpan(stage)
    try thePageTheRegisterAndTheFormOfTheReportAreThoseOfTheFigures(stage)
    try proofsAreOfTheirEventsAndLeadToTheCheckpoint(stage)
    try anEventAboutSomebodyHasNoBusinessInAPack(stage)
    try numbersThatAreNoCountsAreRefused(stage)
    try aSubmissionThatNothingNamesHasNoBusinessInAPack(stage)
    for (line, reason) in Self.hostile { try hostileFilesAreRefused(stage, line, reason) }
    try lengthsThatLieAreRefused(stage)
    try stage.history.ledger.check()
  }

  private func aGoodPackPassesAlsoWhenItIsSignedAgain(_ stage: TamperedPacks) throws {
    for path in [stage.pack.path, try stage.signed(stage.pack).write()] {
      let verdict = try EvidenceCheck.check(path, verifierKey: stage.key)
      #expect(verdict.findings == [] && verdict.events == stage.pack.proofs.count)
      let python = try PythonVerifier.verify(path, key: stage.key)
      #expect(python.status == 0, "\(python.text)")
    }
    // What the tests sign is what the product signs.
    #expect(try stage.signed(stage.pack).members == stage.pack.members)
  }

  private func aByteOfAnyMemberCondemnsThePack(_ stage: TamperedPacks) throws {
    var generator = SeededGenerator(for: "bytes of members")
    let members = stage.pack.members
    for member in members.filter({ !$0.name.hasPrefix("events/") }) + members.suffix(2) {
      var pack = stage.pack
      var bytes = member.bytes
      bytes[Int.random(in: bytes.indices, using: &generator)] ^= 1
      pack[member.name] = bytes
      try stage.expectRefusal(try pack.write(), member.name)
    }
  }

  private func damagedFilesAreRefusedOrSayTheSame(_ stage: TamperedPacks) throws {
    var generator = SeededGenerator(for: "bytes of the file")
    let whole = try Data(contentsOf: URL(fileURLWithPath: stage.pack.path))
    for round in 0..<60 {
      var bytes = whole
      if round % 4 == 0 {
        bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator))
      } else {
        // Half of them near the end, where the directory of the file stands.
        let low = round % 2 == 0 ? 0 : bytes.count - 4_000
        bytes[Int.random(in: low..<bytes.count, using: &generator)] ^=
          1 << Int.random(in: 0..<8, using: &generator)
      }
      let path = stage.pack.path + ".damaged"
      try bytes.write(to: URL(fileURLWithPath: path))
      do throws(LedgerError) {
        guard try EvidenceCheck.check(path, verifierKey: stage.key).isGood else { continue }
      } catch {
        #expect(error.kind == .badInput, "\(error)")
        continue
      }
      // A date or the system of whoever wrote it: nothing that a pack says.
      #expect(try PackFile(path).members == stage.pack.members)
    }
  }

  private func somebodyElsesKeyChecksNothing(_ stage: TamperedPacks) throws {
    let name = try #require(KeyName("example.org/iapt"))
    let other = NoteSigner(generatingKeyNamed: name)
    try stage.expectRefusal(stage.pack.path, "another key", key: other.verifier.encoded)
    try stage.expectRefusal(
      try stage.signed(stage.pack, by: other).write(), "a manifest signed by another key")
    #expect(try PythonVerifier.verify(stage.pack.path, key: "no key").status == 1)
    #expect(try PythonVerifier.verify(stage.pack.path + ".none", key: stage.key).status == 2)
    #expect(throws: LedgerError.self) {
      try EvidenceCheck.check(stage.pack.path, verifierKey: "no key")
    }
  }

  private func anEventLeftOutIsMissed(_ stage: TamperedPacks) throws {
    for type: EventType in [
      .disclosureReleased, .disclosureRefused, .submissionRejected, .instrumentRecorded,
      .agreementApproved, .optOutCheckInconclusive, .ledgerCreated, .disclosurePlanned,
    ] {
      var pack = stage.pack
      let found = try pack.proofs.first { try PackFile.event(of: $0).header.type == type }
      let proof = try #require(found)
      pack.members.removeAll { $0.name == proof.name }
      try stage.expectRefusal(try pack.write(), "\(type) left out")
      try stage.expectRefusal(ofSigned: pack, "\(type) left out and signed", [.event])
    }
  }

  private static let figures: [(old: String, new: String, kind: EvidenceFinding.Kind)] = [
    ("\"included\": ", "\"included\": 9", .figures),
    ("\"rowsWithheld\": ", "\"rowsWithheld\": 9", .figures),
    ("\"optOut\": 0", "\"optOut\": 1", .figures),
    ("\"missing\": [", "\"missing\": [\n          \"direction\",", .figures),
    ("\"plans\": ", "\"plans\": 1", .figures),
    ("\"code\": \"unknownUse\"", "\"code\": \"other\"", .figures),
    ("\"checkAgeHours\": ", "\"checkAgeHours\": 1", .figures),
    ("\"to\": \"2020-11-01T00:00:00Z\"", "\"to\": \"2020-12-01T00:00:00Z\"", .figures),
    ("\"firstPosition\": ", "\"firstPosition\": 1", .figures),
    ("\"size\": ", "\"size\": 1", .checkpoint),
    ("\"origin\": \"example", "\"origin\": \"other", .checkpoint),
    ("\"name\": \"fair", "\"name\": \"unfair", .document),
  ]

  private func aFigureThatIsChangedIsFound(
    _ stage: TamperedPacks, _ old: String, _ new: String, _ kind: EvidenceFinding.Kind
  ) throws {
    guard kind != .document else {
      var pack = stage.pack
      let text = String(decoding: pack["policy.json"], as: UTF8.self)
      pack["policy.json"] = Array(text.replacing(old, with: new).utf8)
      return try stage.expectRefusal(ofSigned: pack, old, [.document])
    }
    let pack = try stage.reporting(old, as: new)
    try stage.expectRefusal(try pack.write(), old)
    try stage.expectRefusal(ofSigned: pack, old, [kind])
  }

  private func talliesAreHeldAgainstEventsAndTheSpan(_ stage: TamperedPacks) throws {
    let report = try #require(EvidenceReport(json: stage.pack["report.json"]))
    for type in ["DisclosureReleased", "PatientSubmitted"] {
      let tally = try #require(report.bound.tallies.first { $0.type == type })
      let old = "\"events\": \(tally.events),\n        \"leafDigest\": \"\(tally.leafDigest)"
      let new = "\"events\": \(tally.events + 1),\n        \"leafDigest\": \"\(tally.leafDigest)"
      try stage.expectRefusal(
        ofSigned: try stage.reporting(old, as: new), type, [.figures])
    }
    let released = try #require(report.bound.tallies.first { $0.type == "DisclosureReleased" })
    let other = String(released.leafDigest.reversed())
    try stage.expectRefusal(
      ofSigned: try stage.reporting(released.leafDigest, as: other), "digest", [.event])
  }

  private func thePageTheRegisterAndTheFormOfTheReportAreThoseOfTheFigures(_ stage: TamperedPacks)
    throws
  {
    for (name, old, new) in [
      ("report.html", "What was published", "What was not published"),
      ("report.html", "</h1>", " </h1>"),
      ("register.csv", "Yes", "No"), ("report.json", "{\n", "{ \n"),
      ("report.json", "\"bound\": {", "\"more\": 1, \"bound\": {"),
    ] {
      var pack = stage.pack
      let text = String(decoding: pack[name], as: UTF8.self)
      let changed = text.replacing(old, with: new, maxReplacements: 1)
      let isChanged = changed != text
      try #require(isChanged, "\(name): \(old)")
      pack[name] = Array(changed.utf8)
      try stage.expectRefusal(try pack.write(), name)
      let path = try stage.signed(pack).write()
      let verdict = try EvidenceCheck.check(path, verifierKey: stage.key)
      #expect(verdict.findings.map(\.kind) == [.document], "\(name)")
    }
  }

  private func proofsAreOfTheirEventsAndLeadToTheCheckpoint(_ stage: TamperedPacks) throws {
    let proofs = stage.pack.proofs
    var swapped = stage.pack
    swapped[proofs[3].name] = proofs[4].bytes
    swapped[proofs[4].name] = proofs[3].bytes
    try stage.expectRefusal(ofSigned: swapped, "two proofs changed places", [.event])

    // The event of another proof in this one.
    let lines = proofs.map {
      String(decoding: $0.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
    }
    var foreign = stage.pack
    foreign[proofs[3].name] = Array(
      (Array(lines[3][..<1]) + [lines[4][1]] + lines[3][2...]).joined(separator: "\n").utf8)
    try stage.expectRefusal(ofSigned: foreign, "the event of another proof", [.event])

    // A later checkpoint, signed by the ledger.
    let later = try stage.history.ledger.use { ledger in
      _ = try ledger.auditFlow(reason: "test") { _ in }
      return try ledger.signCheckpoint()
    }
    var other = stage.pack
    other["checkpoint"] = Array(later.text.utf8)
    try stage.expectRefusal(ofSigned: other, "a later checkpoint", [.checkpoint, .event])
    for proof in proofs {
      let position = try PackFile.event(of: proof).position
      other[proof.name] = Array(
        try stage.history.ledger.use { try $0.proveInclusion(of: position) }.utf8)
    }
    try stage.expectRefusal(ofSigned: other, "everything led to a later checkpoint", [.checkpoint])
  }

  private func anEventAboutSomebodyHasNoBusinessInAPack(_ stage: TamperedPacks) throws {
    let events = try stage.history.ledger.events()
    for type: EventType in [.referralSubmitted, .recordAccessed, .personRegistered] {
      let found = events.first { $0.event.header.type == type }
      let position = try #require(found?.event.position)
      var pack = stage.pack
      let digits = String(position.rawValue)
      let name =
        "events/" + String(repeating: "0", count: 12 - digits.count) + digits + ".tlog-proof"
      let proof = try stage.history.ledger.use { try $0.proveInclusion(of: position) }
      pack.members.append(PackMember(name: name, bytes: Array(proof.utf8)))
      try stage.expectRefusal(ofSigned: pack, "\(type)", [.event])
    }
    var pack = stage.pack
    pack.members.append(PackMember(name: "notes.txt", bytes: [65]))
    try stage.expectRefusal(ofSigned: pack, "a stranger", [.member])
    pack.members.removeAll { ["notes.txt", "register.csv"].contains($0.name) }
    try stage.expectRefusal(ofSigned: pack, "no register", [.member])
  }

  /// What JSON can hold and no count is; the page cannot be made of it.
  private func numbersThatAreNoCountsAreRefused(_ stage: TamperedPacks) throws {
    let report = try #require(EvidenceReport(json: stage.pack["report.json"]))
    let tally = try #require(report.bound.tallies.first { $0.type == "PatientSubmitted" })
    let events = "\"events\": \(tally.events)"
    let none = """
      "tallies": [
            {
              "events": -3,
              "leafDigest": "",
              "number": 99,
              "type": "Nothing"
            },
      """
    for replacements in [
      [("\"firstPosition\": ", "\"firstPosition\": -")],
      [("\"tallies\": [", none), (events, "\"events\": \(tally.events + 3)")],
      [(events, "\(events).0")], [("\"included\": ", "\"included\": -")],
      [("\"looks\": ", "\"looks\": -")], [("\"looks\": ", "\"looks\": 0.")],
      [("\"optOutsApplied\": true", "\"optOutsApplied\": 1")],
      [(events, "\"events\": true")], [(events, "\"events\": Infinity")],
    ] {
      var pack = stage.pack
      var text = String(decoding: pack["report.json"], as: UTF8.self)
      for (old, new) in replacements {
        try #require(text.contains(old), "\(old)")
        text = text.replacing(old, with: new, maxReplacements: 1)
      }
      pack["report.json"] = Array(text.utf8)
      try stage.expectRefusal(ofSigned: pack, "\(replacements)", [.document])
    }
  }

  /// The beginning of a submission in front of the span is there only for what happened in the span.
  private func aSubmissionThatNothingNamesHasNoBusinessInAPack(_ stage: TamperedPacks) throws {
    let before = try stage.history.build(from: "2020-10-15T00:00:00Z", as: "later span")
    var pack = try PackFile(before.path)
    let held = try Set(pack.proofs.map { try PackFile.event(of: $0).position })
    let found = try stage.history.ledger.events(of: .submissionRejected).first
    let rejected = try #require(found)
    let begun = try stage.history.ledger.events(of: .submissionReceived).filter {
      $0.header.stream == rejected.header.stream
    }
    let position = try #require(begun.first?.position)
    try #require(!held.contains(position))
    let digits = String(position.rawValue)
    let name = "events/" + String(repeating: "0", count: 12 - digits.count) + digits + ".tlog-proof"
    // Proofs lead to the checkpoint of their pack: that of this span is the same as of the whole one.
    let proof = try #require(stage.pack.proofs.first { $0.name == name })
    pack.members.append(PackMember(name: name, bytes: proof.bytes))
    let fixed = pack.members.filter { !$0.name.hasPrefix("events/") }
    pack.members = fixed + pack.proofs.sorted { $0.name < $1.name }
    try stage.expectRefusal(ofSigned: pack, "a submission that nothing names", [.event])
  }

  /// What others put into a zip file, and by what it is refused: a kind of finding, or words of an error.
  private static let hostile = [
    // Two of one name.
    ("archive.writestr('report.json', source.read('report.json'))", "already exists"),
    // A member that is compressed, and would fill the memory.
    (
      "replaced['report.html'] = (bytes(300_000_000), zipfile.ZIP_DEFLATED)",
      "compressed or encrypted"
    ),
    // A name that leads elsewhere.
    ("archive.writestr('events/../../x.tlog-proof', b'x')", "member"),
    // More members than any pack has.
    (
      "[archive.writestr('events/%012d.tlog-proof' % n, b'') for n in range(10**6, 10**6 + 70_000)]",
      "at most 65535"
    ),
    // Nothing that it should not be.
    ("pass", ""),
  ]

  private func hostileFilesAreRefused(_ stage: TamperedPacks, _ line: String, _ reason: String)
    throws
  {
    let path = stage.pack.path + ".hostile"
    let program = """
      import sys, warnings, zipfile
      warnings.simplefilter('ignore')
      source, replaced = zipfile.ZipFile(sys.argv[1]), {}
      if 'replaced' in sys.argv[3]: exec(sys.argv[3])
      archive = zipfile.ZipFile(sys.argv[2], 'w')
      for info in source.infolist():
          if info.filename in replaced: archive.writestr(info.filename, *replaced[info.filename])
          else: archive.writestr(info, source.read(info))
      if 'replaced' not in sys.argv[3]: exec(sys.argv[3])
      archive.close()
      """
    #expect(try PythonScript.run(program, [stage.pack.path, path, line]).status == 0)
    guard !reason.isEmpty else {
      #expect(try EvidenceCheck.check(path, verifierKey: stage.key).isGood)
      #expect(try PythonVerifier.verify(path, key: stage.key).status == 0)
      return
    }
    let refusal = try stage.expectRefusal(path, line)
    let isSo =
      refusal.error.contains(reason)
      || refusal.findings.contains { $0.kind.rawValue == reason }
    #expect(isSo, "\(line): \(refusal)")
  }

  /// Members of one length in the directory of the file that are longer than the file.
  private func lengthsThatLieAreRefused(_ stage: TamperedPacks) throws {
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: stage.pack.path)))
    let start = try #require(
      bytes.indices.dropLast(46).last {
        bytes[$0] == 0x50 && Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2]
      })
    for offset in 20..<28 { bytes[start + offset] = 0x7F }
    let path = stage.pack.path + ".lying"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let refusal = try stage.expectRefusal(path, "lengths that lie")
    #expect(refusal.error.contains("zip file") || refusal.error.contains("more than"))
  }
}
