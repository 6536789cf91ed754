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
    let stage = try Stage()
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
    for line in Self.hostile { try hostileFilesAreRefused(stage, line) }
    try lengthsThatLieAreRefused(stage)
    try stage.history.ledger.check()
  }

  private struct Stage {
    let history: EvidenceHistory
    let key: String
    let pack: PackFile

    init() throws {
      history = try EvidenceHistory()
      key = try history.key
      pack = try PackFile(try history.build().path)
    }

    /// The pack with a manifest of its members, signed by the key of the ledger or by another.
    func signed(_ pack: PackFile, by signer: NoteSigner? = nil) throws -> PackFile {
      var pack = pack
      let content = pack.members.filter { !$0.name.hasPrefix("manifest.") }
      let entries = content.map { member in
        """
            {
              "bytes": \(member.bytes.count),
              "name": "\(member.name)",
              "sha256": "\(SHA256Hasher.hash(member.bytes.span).hex)"
            }
        """
      }
      let manifest = """
        {
          "format": "iapt-ledger/evidence@v1",
          "members": [
        \(entries.joined(separator: ",\n"))
          ]
        }

        """
      pack["manifest.json"] = Array(manifest.utf8)
      let digest = SHA256Hasher.hash(Array(manifest.utf8).span).base64
      let note = try SignedNote(
        text: "iapt-ledger/evidence-manifest@v1\nexample.org/iapt\nsha256 \(digest)\n",
        signers: [try signer ?? history.signer])
      pack["manifest.note"] = Array(note.encoded.utf8)
      return pack
    }

    /// Both verifiers refuse the file; gives the findings of ours.
    @discardableResult
    func expectRefusal(
      _ path: String, _ what: String, key other: String? = nil
    ) throws -> [EvidenceFinding] {
      let python = try PythonVerifier.verify(path, key: other ?? key)
      #expect(python.status == 1 && python.text.contains("NOT good"), "\(what): \(python.text)")
      do throws(LedgerError) {
        let verdict = try EvidenceCheck.check(path, verifierKey: other ?? key)
        #expect(!verdict.isGood, "\(what)")
        return verdict.findings
      } catch {
        #expect(error.kind == .badInput, "\(what): \(error)")
        return []
      }
    }

    /// What an operator who wants to deceive signs: both refuse, and ours says why.
    func expectRefusal(
      ofSigned pack: PackFile, _ what: String, _ kinds: Set<EvidenceFinding.Kind>
    ) throws {
      let found = try expectRefusal(try signed(pack).write(), what)
      #expect(Set(found.map(\.kind)).isSuperset(of: kinds), "\(what): \(found)")
    }

    /// A figure of the report replaced, in the JSON as text, and the page made anew from it.
    func reporting(_ old: String, as new: String) throws -> PackFile {
      var pack = pack
      let text = String(decoding: pack["report.json"], as: UTF8.self)
      try #require(text.contains(old), "\(old)")
      pack["report.json"] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
      let report = try #require(EvidenceReport(json: pack["report.json"]))
      pack["report.html"] = Array(report.html.utf8)
      return pack
    }
  }

  private func aGoodPackPassesAlsoWhenItIsSignedAgain(_ stage: Stage) throws {
    for path in [stage.pack.path, try stage.signed(stage.pack).write()] {
      let verdict = try EvidenceCheck.check(path, verifierKey: stage.key)
      #expect(verdict.findings == [] && verdict.events == stage.pack.proofs.count)
      let python = try PythonVerifier.verify(path, key: stage.key)
      #expect(python.status == 0, "\(python.text)")
    }
    // What the tests sign is what the product signs.
    #expect(try stage.signed(stage.pack).members == stage.pack.members)
  }

  private func aByteOfAnyMemberCondemnsThePack(_ stage: Stage) throws {
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

  private func damagedFilesAreRefusedOrSayTheSame(_ stage: Stage) throws {
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
      guard let verdict = try? EvidenceCheck.check(path, verifierKey: stage.key), verdict.isGood
      else { continue }
      // A date or the system of whoever wrote it: nothing that a pack says.
      #expect(try PackFile(path).members == stage.pack.members)
    }
  }

  private func somebodyElsesKeyChecksNothing(_ stage: Stage) throws {
    let name = try #require(KeyName("example.org/iapt"))
    let other = NoteSigner(generatingKeyNamed: name)
    try stage.expectRefusal(stage.pack.path, "another key", key: other.verifier.encoded)
    try stage.expectRefusal(
      try stage.signed(stage.pack, by: other).write(), "a manifest signed by another key")
    #expect(try PythonVerifier.verify(stage.pack.path, key: "no key").status == 1)
    #expect(throws: LedgerError.self) {
      try EvidenceCheck.check(stage.pack.path, verifierKey: "no key")
    }
  }

  private func anEventLeftOutIsMissed(_ stage: Stage) throws {
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
    _ stage: Stage, _ old: String, _ new: String, _ kind: EvidenceFinding.Kind
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

  private func talliesAreHeldAgainstEventsAndTheSpan(_ stage: Stage) throws {
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

  private func thePageTheRegisterAndTheFormOfTheReportAreThoseOfTheFigures(_ stage: Stage) throws {
    for (name, old, new) in [
      ("report.html", "No publication", "Publication"), ("report.html", "</h1>", " </h1>"),
      ("register.csv", "Yes", "No"), ("report.json", "{\n", "{ \n"),
      ("report.json", "\"bound\": {", "\"more\": 1, \"bound\": {"),
    ] {
      var pack = stage.pack
      let text = String(decoding: pack[name], as: UTF8.self)
      let changed = text.replacing(old, with: new, maxReplacements: 1)
      guard changed != text else { continue }
      pack[name] = Array(changed.utf8)
      try stage.expectRefusal(try pack.write(), name)
      let path = try stage.signed(pack).write()
      let verdict = try EvidenceCheck.check(path, verifierKey: stage.key)
      #expect(verdict.findings.map(\.kind) == [.document], "\(name)")
    }
  }

  private func proofsAreOfTheirEventsAndLeadToTheCheckpoint(_ stage: Stage) throws {
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

  private func anEventAboutSomebodyHasNoBusinessInAPack(_ stage: Stage) throws {
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

  private static let hostile = [
    // Two members of one name.
    "archive.write('report.json'); archive.write('report.json')",
    // A member that is compressed, and would fill the memory.
    "archive.writestr('report.html', bytes(300_000_000), zipfile.ZIP_DEFLATED)",
    // A name that leads elsewhere.
    "archive.writestr('events/../../x.tlog-proof', b'x')",
    // More members than any pack has.
    "[archive.writestr('events/%012d.tlog-proof' % n, b'') for n in range(70_000)]",
  ]

  private func hostileFilesAreRefused(_ stage: Stage, _ line: String) throws {
    let path = stage.pack.path + ".hostile"
    let program = """
      import sys, warnings, zipfile
      warnings.simplefilter('ignore')
      source = zipfile.ZipFile(sys.argv[1])
      archive = zipfile.ZipFile(sys.argv[2], 'w')
      for info in source.infolist():
          if info.filename != 'report.html' or 'DEFLATED' not in sys.argv[3]:
              archive.writestr(info, source.read(info))
      archive.write = lambda name: archive.writestr(name, source.read(name))
      exec(sys.argv[3])
      archive.close()
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, stage.pack.path, path, line]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    try stage.expectRefusal(path, line)
  }

  /// Members of one length in the directory of the file that are longer than the file.
  private func lengthsThatLieAreRefused(_ stage: Stage) throws {
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: stage.pack.path)))
    let start = try #require(
      bytes.indices.dropLast(46).last {
        bytes[$0] == 0x50 && Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2]
      })
    for offset in 20..<28 { bytes[start + offset] = 0x7F }
    let path = stage.pack.path + ".lying"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try stage.expectRefusal(path, "lengths that lie")
  }
}
