import DataSet
import Disclosure
import EventLog
import Evidence
import Foundation
import Intake
import KeyVault
import Publication
import TestSupport
import Testing
import TransparencyLog
import ZipArchive

@testable import SubmissionLedger

/// A ledger in which everything happened that a pack tells of, from the second of October to the middle of
/// November 2020, and packs of October.
final class EvidenceHistory {
  static let from = "2020-10-03T00:00:00Z"
  static let to = "2020-11-01T00:00:00Z"
  /// A reason that nobody should have given.
  static let carelessReason = "asked by 9990000018"

  let ledger: TestLedger
  init() throws {
    ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    try record(["direction", "data-provision-notice", "lawful-basis"])
    let wording = try ledger.write("Words")
    let consents = try ledger.write(
      "LocalPatientId,ServiceRequestId,ConsentSoughtDate,ConsentOutcome\n"
        + "0010017,SR0010017A,2020-03-31,refused\n")
    try ledger.use {
      _ = try $0.publishNotice(
        wording, version: "1", kind: .suggested, from: try #require(Day(iso: "2020-09-01")))
      _ = try $0.importConsent(from: consents, provider: ledger.rx4)
    }
    try october()
    try november()
    try ledger.check()
  }

  private func record(_ instruments: [String]) throws {
    for name in instruments {
      _ = try ledger.use {
        try $0.recordInstrument(from: FixtureFiles.path("instruments/\(name).json"))
      }
    }
  }

  private func october() throws {
    try ledger.submit("small-2.0", at: TestLedger.october)
    try ledger.submit("file-rejects/IDSREJ006", at: "2020-10-12T10:00:00Z")
    try record(["register-entry", "dpia", "exemption"])
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    try ledger.agree("dars-1-application")
    try ledger.agree("commissioner-application")
    // Nobody was asked yet.
    #expect(try release("dars-release", "X9Q").status == .refused)
    try ledger.checkEverybody()
    #expect(try release("dars-release", "X9Q").status == .released)
    #expect(try release("commissioner-extract", "13T").status == .released)
    #expect(try release("provider-return", "RX4").status == .released)
    let informed = try ledger.write(
      "LocalPatientId,ServiceRequestId,InformedOn\n0010017,SR0010017A,2020-10-01\n")
    try ledger.use(at: "2020-10-16T12:00:00Z") {
      _ = try $0.informPatients(from: informed, provider: ledger.rx4, version: "1")
      _ = try $0.applyRestriction(
        RestrictionRequest(
          provider: ledger.rx4, patient: LocalPatientID("0010003"), kind: "court-order",
          reference: "case 1", from: try #require(Day(iso: "2020-10-01"))))
    }
    #expect(try release("dars-release", "X9Q", columns: ["IDS001MPI.Gender"]).status == .released)
    #expect(try release("marketing", "X9Q").status == .refused)
    let month = try #require(Period(iso: "2020-09"))
    try ledger.use {
      _ = try $0.publish(.national, of: month, to: ledger.home.path + "/measures.csv")
      _ = try $0.auditReferral(
        provider: ledger.rx4, id: ServiceRequestID("SR0010009A"), asOf: .now, reason: "ticket 1")
      _ = try $0.auditReferral(
        provider: ledger.rx4, id: ServiceRequestID("SR0010009A"), asOf: .now,
        reason: Self.carelessReason)
      // A check that is never answered, and one that takes its place.
      _ = try $0.requestOptOutCheck(over: .file, OptOutCheckOptions(mailbox: "X26HC999"))
      _ = try $0.requestOptOutCheck(over: .file, OptOutCheckOptions(mailbox: "X26HC999"))
      _ = try $0.signCheckpoint()
    }
  }

  private func november() throws {
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    #expect(try release("provider-return", "RWK").status == .released)
  }

  private func release(
    _ use: String, _ recipient: String, columns: [String] = []
  ) throws -> DisclosureSummary {
    let period = try #require(Period(iso: "2020-09"))
    let request = ReleaseRequest(
      use: use, recipient: try #require(OrganisationCode(recipient)), periods: period...period,
      columns: try columns.map { try #require(ColumnName($0)) })
    return try ledger.use { try $0.release(request, to: "\(ledger.home.path)/\(UUID()).zip") }
  }

  /// Makes the pack of a span.
  func build(
    from: String = EvidenceHistory.from, to: String = EvidenceHistory.to,
    as name: String = UUID().uuidString, at time: String? = nil
  ) throws -> EvidenceBuild {
    let (from, to) = (try #require(Timestamp(from)), try #require(Timestamp(to)))
    return try ledger.use(at: time) {
      try $0.buildEvidence(from: from, to: to, at: "\(ledger.home.path)/\(name).zip")
    }
  }

  var key: String {
    get throws { try ledger.use { $0.identity.verifier.encoded } }
  }

  /// The key that signs, as only whoever runs the ledger has it.
  var signer: NoteSigner {
    get throws {
      try ledger.use { try LedgerFiles.loadSigner(at: $0.layout.signingKey) }
    }
  }
}

/// A pack as its file holds it.
struct PackFile {
  let path: String
  var members: [PackMember]

  init(_ path: String) throws {
    self.path = path
    members = try ZipReader.read(path, ZipReader.Limits(fileBytes: 1 << 30, members: 1 << 16))
      .map { PackMember(name: $0.name, bytes: $0.bytes) }
  }

  subscript(name: String) -> [UInt8] {
    get { members.first { $0.name == name }?.bytes ?? [] }
    set {
      guard let place = members.firstIndex(where: { $0.name == name }) else { return }
      members[place] = PackMember(name: name, bytes: newValue)
    }
  }

  /// `report.json`, without any code of the product.
  func report() throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(self["report.json"]))
    return try #require(document as? [String: Any])
  }

  /// The proofs, in the order of the log.
  var proofs: [PackMember] { members.filter { $0.name.hasPrefix("events/") } }

  /// The stored bytes of the event that a proof carries.
  static func event(of proof: PackMember) throws -> RecordedEvent {
    let lines = String(decoding: proof.bytes, as: UTF8.self).split(separator: "\n")
    let extra = try #require(lines.first { $0.hasPrefix("extra ") }).dropFirst(6)
    let bytes = Array(try #require(Data(base64Encoded: String(extra))))
    return try RecordedEvent(copying: bytes.span)
  }

  /// Writes the members into a new file; gives its path.
  func write() throws -> String {
    let other = "\(path).\(UUID().uuidString).zip"
    try ZipWriter.write(
      members.map { ZipMember(name: $0.name, content: .bytes($0.bytes)) }, to: other)
    return other
  }
}

/// The verifier in Python, which shares no code with the product.
enum PythonVerifier {
  private static let project = URL(fileURLWithPath: FixtureFiles.directory)
    .deletingLastPathComponent().path

  /// Its exit status and what it says.
  static func verify(_ path: String, key: String) throws -> (status: Int32, text: String) {
    let python = project + "/.build/evidence-python/bin/python"
    try #require(
      FileManager.default.isExecutableFile(atPath: python),
      "run `Tools/evidence-python install` first")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-B", project + "/Tools/verify_evidence.py", path, key]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
