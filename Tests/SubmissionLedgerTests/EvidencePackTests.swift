import Agreements
import DataSet
import EventLog
import EventSchema
import Evidence
import Foundation
import Intake
import Policy
import Projections
import SwiftProtobuf
import TestSupport
import Testing
import TransparencyLog

@testable import SubmissionLedger

/// Packs of a history in which everything happened: every figure counted again, nothing in it that names
/// somebody, and the same bytes whenever it is made.
@Suite struct EvidencePackTests {
  private typealias Members = [String: Any]

  private func naive(_ history: EvidenceHistory) throws -> NaiveEvidence {
    NaiveEvidence(
      try history.ledger.events().map {
        NaiveEvidence.ReplayedRecord(event: $0.event, leafHash: $0.leafHash)
      }, from: try #require(Timestamp(EvidenceHistory.from)),
      to: try #require(Timestamp(EvidenceHistory.to)))
  }

  private func list(_ members: Members, _ name: String) throws -> [Members] {
    try #require(members[name] as? [Members], "\(name)")
  }

  @Test func everyFigureIsWhatTheEventsSayAndNobodyIsNamed() throws {
    let history = try EvidenceHistory()
    let build = try history.build()
    try history.ledger.check()
    let naive = try naive(history)
    let report = try PackFile(build.path).report()
    let scope = try #require(report["scope"] as? Members)
    #expect(scope["firstPosition"] as? Int == naive.first && naive.first > 0)
    #expect(scope["endPosition"] as? Int == naive.end && naive.end < naive.events.count)
    let counted = try #require(report["counted"] as? Members)
    let bound = try #require(report["bound"] as? Members)
    try compareBasis(counted, naive, history)
    try compareDisclosures(counted, naive, history)
    try compareBound(bound, naive, history)
    #expect(build.counts.submissions == 3 && build.counts.releases == 4)
    #expect(build.counts.refusals == 2 && build.counts.publications == 1)
    try expectThatNobodyIsNamed(in: build)
  }

  private func compareBasis(
    _ counted: Members, _ naive: NaiveEvidence, _ history: EvidenceHistory
  ) throws {
    var rows: [String: [UInt32]] = [:]
    for figures in try list(counted, "submissions") {
      let month = (figures["period"] as? String ?? "").replacing("-", with: "")
      let names = ["rowsReceived", "rowsAccepted", "rowsRejected", "rowsWithheld"]
      rows["\(Int(month) ?? 0) \(figures["provider"] ?? "")"] = names.map {
        UInt32(figures[$0] as? Int ?? -1)
      }
    }
    #expect(rows == (try naive.rows()))
    let submissions = try list(counted, "submissions")
    let sum = { (name: String) in submissions.reduce(0) { $0 + ($1[name] as? Int ?? 0) } }
    #expect(sum("received") == naive.count(.submissionReceived))
    #expect(sum("accepted") == 2 && sum("rejected") == 1 && sum("abandoned") == 0)
    #expect(sum("accepted") == naive.count(.submissionAccepted))
    #expect(sum("rejected") == naive.count(.submissionRejected))
    // From the files: what came in rows.
    let bundles = try ["small-2.0", "small-2.0-RWK", "file-rejects/IDSREJ006"].map {
      try CSVTables(fixture: $0)
    }
    let filed = bundles.map { $0.tables.values.reduce(0) { $0 + $1.rows.count } }
    #expect(sum("rowsReceived") == filed.reduce(0, +))

    let instruments = try list(counted, "instruments")
    let recorded = try naive.bodies(
      .instrumentRecorded, SchemaInstrumentRecorded.self, inSpan: false)
    #expect(
      instruments.map { $0["position"] as? UInt64 } == recorded.map(\.event.position.rawValue))
    let inForce = try history.ledger.use {
      try $0.instrumentsInForce(
        on: Day(iso: "2020-10-31"), asOf: .position(Position(UInt64(naive.end - 1))))
    }
    #expect(
      Set(instruments.filter { $0["inForce"] as? Bool == true }.map { $0["position"] as? UInt64 })
        == Set(inForce.positions))
    #expect(counted["instrumentsMissing"] as? [String] == inForce.gaps.map(\.rawValue))
    // Both files of RX4 came before there was an entry in the register and an assessment.
    let gaps = try list(counted, "instrumentGaps")
    #expect(gaps.map { $0["what"] as? String } == ["submission 1", "submission 2"])
    #expect(gaps.allSatisfy { $0["missing"] as? [String] == ["register-entry", "dpia"] })
    #expect(try list(counted, "wordings").count == 1)
    let agreements = try history.ledger.use {
      try $0.agreements(asOf: .position(Position(UInt64(naive.end - 1))))
    }
    #expect(try list(counted, "agreements").count == agreements.count && agreements.count == 2)
    let checks = try list(counted, "checks")
    #expect(checks.map { $0["outcome"] as? String } == ["complete", "inconclusive", "open"])
    #expect(checks.map { $0["reason"] as? String } == [nil, "superseded", nil])
    let asked = try naive.bodies(.optOutCheckRequested, SchemaOptOutCheckRequested.self)
    #expect(checks.map { $0["persons"] as? UInt64 } == asked.map(\.body.persons))
    let end = try #require(Timestamp(EvidenceHistory.to))
    let age = (end.microseconds - asked[0].event.header.recordedAt.microseconds) / 3_600_000_000
    #expect(counted["checkAgeHours"] as? Int64 == age && age > 400)
  }

  private func compareDisclosures(
    _ counted: Members, _ naive: NaiveEvidence, _ history: EvidenceHistory
  ) throws {
    let told = try history.ledger.use { try $0.disclosures() }
    let inSpan = told.filter {
      ($0.endedAt ?? Timestamp(microseconds: .max)).description < EvidenceHistory.to
    }
    let releases = try list(counted, "releases")
    let released = inSpan.filter { $0.status == .released }
    #expect(releases.count == 4 && released.count == 4)
    for (figures, summary) in zip(releases, released) {
      #expect(figures["disclosure"] as? UInt64 == summary.number)
      #expect(figures["position"] as? UInt64 == summary.position?.rawValue)
      #expect(figures["included"] as? UInt64 == summary.included)
      #expect(figures["fileDigest"] as? String == summary.fileDigest?.hex)
      #expect(figures["lawfulBasis"] as? String == summary.lawfulBasis)
      #expect(figures["recipient"] as? String == summary.recipient)
      #expect(figures["optOutsApplied"] as? Bool == summary.optOutApplies)
      #expect(figures["check"] as? UInt64 == summary.optOutCheck)
      let removed = try #require(figures["removed"] as? [String: UInt64])
      #expect(
        removed == Dictionary(uniqueKeysWithValues: summary.removed.map { ($0.reason, $0.persons) })
      )
    }
    // By hand, from the agreement: 11 fields; the commissioner gets an extract; a provider needs no approval.
    #expect(releases.map { $0["fieldsReleased"] as? Int }.first == 11)
    #expect(releases.map { $0["fieldsApproved"] as? Int }.first == 11)
    #expect(releases.map { $0["fieldsReleased"] as? Int }.last == 1)
    #expect(releases.map { $0["fieldsApproved"] as? Int }.last == 11)
    let extract = try #require(releases[1]["fieldsApproved"] as? Int)
    #expect(releases[1]["fieldsReleased"] as? Int ?? .max <= extract && extract > 100)
    #expect(releases[2]["fieldsApproved"] == nil)
    #expect(releases.allSatisfy { ($0["fieldsNotApproved"] as? [String] ?? []).isEmpty })
    #expect((releases[3]["removed"] as? [String: Int])?["restriction"] == 1)
    let refusals = try list(counted, "refusals")
    #expect(
      try refusals.map { try list($0, "reasons").map { $0["code"] as? String } } == [
        ["optOutNeverChecked"], ["unknownUse"],
      ])
    #expect(counted["plans"] as? Int == naive.count(.disclosurePlanned))
    let published = try naive.bodies(.measuresPublished, SchemaMeasuresPublished.self)
    #expect(
      try list(counted, "publications").map { $0["figures"] as? UInt64 }
        == published.map(\.body.figures))
    #expect(counted["policyVersions"] as? [String] == ["fair-processing-2.0"])
    #expect(counted["checkpoints"] as? Int == 1 && counted["packs"] as? Int == 0)
  }

  private func compareBound(
    _ bound: Members, _ naive: NaiveEvidence, _ history: EvidenceHistory
  ) throws {
    let tallies = try list(bound, "tallies")
    #expect(tallies.count == naive.tallies.count)
    for tally in tallies {
      let type = try #require(tally["type"] as? String)
      let expected = try #require(naive.tallies[type])
      #expect(tally["events"] as? Int == expected.events)
      #expect(tally["leafDigest"] as? String == expected.digest)
    }
    var withheld: [String: [UInt64]] = [:]
    for (event, body) in try naive.bodies(.recordWithheld, SchemaRecordWithheld.self) {
      let isReferral = event.header.referralNumber != nil
      let sum = withheld[body.reason] ?? [0, 0]
      withheld[body.reason] = [sum[0] + (isReferral ? 1 : 0), sum[1] + (isReferral ? 0 : 1)]
    }
    let figures = try list(bound, "withheld")
    #expect(!figures.isEmpty && figures.count == withheld.count)
    for figure in figures {
      let reason = try #require(figure["reason"] as? String)
      #expect(
        ["referrals", "patients"].compactMap { figure[$0] as? UInt64 } == withheld[reason])
    }
    let looks = try list(bound, "accesses")
    #expect(looks.reduce(0) { $0 + ($1["looks"] as? Int ?? 0) } == naive.count(.recordAccessed))
    #expect(
      Set(looks.map { $0["reason"] as? String ?? "" }) == [
        "ticket 1", "(not shown: it could name somebody)",
      ])
    let moment = AsOf.position(Position(UInt64(naive.end - 1)))
    try history.ledger.use { ledger in
      let flow = try #require(bound["flow"] as? Members)
      var paths: [String: Int] = [:]
      for count in try ledger.auditFlow(asOf: moment).counts {
        let path = (count.flow?.path ?? []).map { "\($0.question.rawValue): \($0.answer.rawValue)" }
        paths["\(count.flow?.reason?.rawValue ?? "") \(path)", default: 0] += count.referrals
      }
      let counts = try list(flow, "counts")
      #expect(counts.count == paths.count)
      for count in counts {
        let path = count["path"] as? [String] ?? []
        let name = "\(count["reason"] as? String ?? "") \(path)"
        #expect(count["referrals"] as? Int == paths[name])
      }
      let coverage = try ledger.auditInforming(asOf: moment).coverage
      let months = try list(bound, "coverage")
      #expect(months.count == 1 && coverage.count == 2)
      #expect(months[0]["referrals"] as? Int == coverage.reduce(0) { $0 + $1.referrals })
      #expect(months[0]["informed"] as? Int == coverage.reduce(0) { $0 + $1.informed })
      let projections = try list(bound, "projections")
      #expect(projections.count == ledger.projections.count)
      for (figure, store) in zip(projections, ledger.projections) {
        let state = try store.state(asOfSize: UInt64(naive.end))
        #expect(figure["name"] as? String == store.name)
        #expect(figure["digest"] as? String == state.digest.hex)
      }
    }
    #expect(try list(bound, "logFindings").isEmpty)
    let breaches = try #require(bound["optOutBreaches"] as? Members)
    // The releases to which opt-outs apply: two for research, one for a commissioner.
    #expect(breaches["releases"] as? Int == 3 && breaches["exempt"] as? Int == 0)
    #expect(breaches["breached"] as? [Int] == [])
    #expect(try list(breaches, "findings").isEmpty)
  }

  @Test func theSameSpanIsTheSameBytesForEver() throws {
    let history = try EvidenceHistory()
    let size = try history.ledger.head().size
    let first = try history.build()
    #expect(first.isNew && first.position.rawValue == size + 2)
    func newest(_ count: Int) throws -> [EventType] {
      try history.ledger.events().suffix(count).map(\.event.header.type)
    }
    // Statuses were opened, which is a look, also where the pack was made before (R28).
    #expect(try newest(3) == [.checkpointSigned, .recordAccessed, .evidenceBuilt])
    let again = try history.build()
    #expect(try newest(2) == [.evidenceBuilt, .recordAccessed])
    #expect(again.digest == first.digest && !again.isNew && again.position == first.position)
    try FileManager.default.removeItem(atPath: history.ledger.path + "/projections")
    try history.ledger.submit("small-2.0-2020-10", at: "2020-11-14T09:30:00Z")
    try history.ledger.use { _ = try $0.signCheckpoint() }
    let late = try history.build(at: "2020-11-15T09:30:00Z")
    #expect(late.digest == first.digest && !late.isNew)
    #expect(
      FileManager.default.contents(atPath: late.path)
        == FileManager.default.contents(atPath: first.path))
    let told = try history.ledger.events(of: .evidenceBuilt)
    #expect(told.count == 1)
    let event = try #require(told.first)
    let body = try SchemaEvidenceBuilt(serializedBytes: event.body)
    #expect(Array(body.digest) == first.digest.bytes && body.bytes == first.bytes)
    #expect(body.size == first.scope.size && body.releases == 4)
    // The next pack tells of it.
    let next = try history.build(
      from: EvidenceHistory.to, to: "2020-11-15T00:00:00Z", at: "2020-11-15T09:30:00Z")
    let nextReport = try PackFile(next.path).report()
    let counted = try #require(nextReport["counted"] as? Members)
    #expect(counted["packs"] as? Int == 1)
    #expect(
      try EvidenceCheck.check(next.path, verifierKey: try history.key).findings == [])
    try history.ledger.check()
  }

  private func expectThatNobodyIsNamed(in build: EvidenceBuild) throws {
    let bundles = try ["small-2.0", "small-2.0-RWK", "file-rejects/IDSREJ006"].map {
      try CSVTables(fixture: $0)
    }
    let search = Identifiers(of: bundles).search()
    let pack = try PackFile(build.path)
    for member in pack.members {
      let found = search.first(in: member.bytes).map { String(decoding: $0, as: UTF8.self) }
      #expect(found == nil, "\(member.name)")
      let text = String(decoding: member.bytes, as: UTF8.self)
      #expect(!text.contains("9990000018") && !text.contains("personNumber"), "\(member.name)")
    }
    #expect(pack.proofs.count == build.events && build.events > 30)
    for proof in pack.proofs {
      let event = try PackFile.event(of: proof)
      #expect(search.first(in: event.bytes) == nil, "\(proof.name)")
      #expect(event.header.personNumber == nil && event.header.referralNumber == nil)
      #expect(![.person, .referral].contains(event.header.stream.category))
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: build.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func aSpanWithoutEventsIsToldOfAndOneThatIsNotOverIsRefused() throws {
    let history = try EvidenceHistory()
    try expectThatOtherSpansAreRefused(history)
    let build = try history.build(from: "2020-10-20T00:00:00Z", to: "2020-10-21T00:00:00Z")
    #expect(build.scope.firstPosition == build.scope.endPosition)
    let pack = try PackFile(build.path)
    let page = String(decoding: pack["report.html"], as: UTF8.self)
    #expect(page.contains("No file left in the span."))
    #expect(try EvidenceCheck.check(build.path, verifierKey: try history.key).isGood)
    #expect(try PythonVerifier.verify(build.path, key: try history.key).status == 0)
  }

  /// One that is not over, or makes no sense.
  private func expectThatOtherSpansAreRefused(_ history: EvidenceHistory) throws {
    let size = try history.ledger.head().size
    for (from, to) in [
      (EvidenceHistory.to, EvidenceHistory.from), (EvidenceHistory.to, EvidenceHistory.to),
      (EvidenceHistory.from, "2020-11-13T09:30:00.000001Z"),
      ("2020-01-01T00:00:00Z", "2020-10-02T09:00:00Z"),
    ] {
      let error = try ledgerError { _ = try history.build(from: from, to: to) }
      #expect(error.kind == .badInput, "\(from) \(to)")
    }
    #expect(try history.ledger.head().size == size)
    let build = try history.build(as: "a")
    let taken = try ledgerError { _ = try history.build(as: "a") }
    #expect(taken.kind == .badInput)
    let files = try FileManager.default.contentsOfDirectory(atPath: history.ledger.home.path)
    #expect(!files.contains { $0.hasSuffix(".partial") })
    #expect(try EvidenceCheck.check(build.path, verifierKey: try history.key).isGood)
  }
}
