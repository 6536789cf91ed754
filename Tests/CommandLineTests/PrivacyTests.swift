import Foundation
import SeededRandom
import TestSupport
import Testing

@Suite(.serialized) struct PrivacyTests {
  /// Files that were handed in, each with the bundle that says what is in it.
  private static let files = [
    ("small-2.0.accdb", "small-2.0", "RX4", "2020-10-12T09:30:00Z"),
    ("small-2.0-RWK", "small-2.0-RWK", "RWK", "2020-10-12T10:00:00Z"),
    ("edge/padded.accdb", "edge/base.bundle", "RX4", "2020-10-12T11:00:00Z"),
    ("file-rejects/IDSREJ006", "file-rejects/IDSREJ006", "RX4", "2020-10-12T12:00:00Z"),
    ("file-rejects/IDSREJ007", "file-rejects/IDSREJ007", "RX4", "2020-10-12T12:00:00Z"),
    ("file-rejects/IDSREJ009", "file-rejects/IDSREJ009", "RX4", "2020-10-12T12:00:00Z"),
    ("edge/deleted-rows.accdb", "edge/base.bundle", "RX4", "2020-10-12T13:00:00Z"),
    ("small-2.0-refresh.accdb", "small-2.0-refresh", "RX4", "2020-11-13T09:30:00Z"),
    ("small-2.0-2020-10", "small-2.0-2020-10", "RX4", "2020-11-13T10:00:00Z"),
    ("small-2.1.accdb", "small-2.1", "RX4", "2022-06-20T09:00:00Z"),
  ]

  @Test func noFileAndNoOutputHoldsAnIdentifierInClear() throws {
    let home = try Home()
    try home.makeLedger()
    var outputs: [(String, RunningProgram.Result)] = []
    func run(_ arguments: String...) throws {
      outputs.append((arguments.joined(separator: " "), try home.start(arguments).wait()))
    }
    let informed = try home.write(
      "LocalPatientId,ServiceRequestId,InformedOn\n0010017,SR0010017A,2020-10-01\n",
      as: "informed.csv")
    try run("consent", "import", "Fixtures/legacy-1.5-consent.csv", "--provider", "RX4")
    let wording = try home.write("We share data.\n", as: "wording.txt")
    try run(
      "notice", "publish", wording, "--version", "1", "--kind", "local", "--from", "2020-09-01")
    try run("notice", "inform", informed, "--provider", "RX4", "--version", "1")
    try run(
      "notice", "inform", "--provider", "RX4", "--version", "1", "--local-patient-id", "0010009",
      "--service-request-id", "SR0010009A", "--informed-on", "2020-10-01")
    try run(
      "restriction", "add", "--provider", "RX4", "--local-patient-id", "0010003", "--kind", "other",
      "--reference", "case 1", "--from", "2020-10-01")
    let recorded = outputs.map(\.1.status)
    #expect(recorded.allSatisfy { $0 == .exited(0) }, "\(outputs.map(\.1.errors))")
    for (file, _, provider, time) in Self.files {
      try run("submit", "Fixtures/" + file, "--provider", provider, "--at", time)
    }
    for (option, id) in zip(["--json", "--reason=x"], ["SR0010009A", "SR0010001A"]) {
      try run("audit", "referral", "--provider", "RX4", "--service-request-id", id, option)
    }
    try run("audit", "referral", "--provider", "RX4", "--service-request-id", "SR9999999Z")
    try run("opt-out", "check", "--request", "asked.dat", "--at", "2022-06-21T09:00:00Z")
    try run("opt-out", "check", "--response", "asked.dat", "--check", "1", "--all-clear", "--json")
    let number = try CSVTables(fixture: "small-2.0")["IDS001MPI"][0, "NHSNumber"]
    let list = try home.write(
      "NHSNumber,Status,EffectiveFrom\n\(number),set,2022-06-01\n", as: "opt-outs.csv")
    let told = "2022-06-21T10:00:00Z"
    try run("opt-out", "import", list, "--as-at", told, "--at", told)
    try run("opt-out", "status", "--nhs-number", number)
    #expect(outputs.suffix(4).allSatisfy { $0.1.status == .exited(0) })
    try run(
      "notice", "inform-cohort", "--provider", "RX4", "--version", "1", "--informed-on",
      "2020-10-01")
    outputs += try disclose(home, number)
    try run("checkpoint", "sign")
    try run("projection", "rebuild", "referrals")
    for command in [
      ["status"], ["submission", "list"], ["submission", "show", "1"],
      ["submission", "row", "1", "IDS101Referral", "1"], ["replay"], ["verify"],
      ["projection", "list"], ["projection", "verify"], ["checkpoint", "history"],
      ["prove", "inclusion", "5"], ["audit", "flow", "--referrals"], ["audit", "informing"],
    ] {
      for option in [[], ["--json"]] {
        let result = try home.start(command + option).wait()
        #expect(result.status == .exited(0), "\(command)")
        outputs.append((command.joined(separator: " "), result))
      }
    }

    let bundles = try Self.files.map { try CSVTables(fixture: $0.1) }
    let identifiers = Identifiers(of: bundles)
    #expect(identifiers.texts.count > 2_000)
    let search = identifiers.search()
    for (command, result) in outputs {
      let text = Scenario.mask(result.output + result.errors)
      let found = search.first(in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
      #expect(found == nil, "\(command) shows an identifier")
    }
    let (findings, bytes) = try search.findings(below: home.ledger)
    #expect(findings == [])
    #expect(bytes > 500_000)
    #expect(try search.findings(below: home.path + "/tmp").findings == [])
    // What the search for breaches keeps was there to be looked at, and so were the files that leave.
    let breaches = try #require(
      FileManager.default.contents(atPath: home.ledger + "/projections/breaches.sealed"))
    #expect(breaches.count > 300)
    for file in ["release.zip", "again.zip", "evidence.zip", "register.csv"] {
      let bytes = try #require(FileManager.default.contents(atPath: "\(home.path)/\(file)"))
      // The names of a pack's events are their positions in twelve digits, which may hold a local id.
      let text = String(data: bytes, encoding: .isoLatin1)?
        .replacing(/events\/[0-9]{12}/, with: "events/")
      let found = search.first(in: Array(try #require(text?.data(using: .isoLatin1))))
      #expect(found == nil, "\(file): \(found.map { String(decoding: $0, as: UTF8.self) } ?? "")")
    }
  }

  /// Everything about releases, for somebody of an NHS number who has opted out and is erased in the end;
  /// gives what each command said, with and without `--json`.
  private func disclose(
    _ home: Home, _ number: String
  ) throws -> [(String, RunningProgram.Result)] {
    var outputs: [(String, RunningProgram.Result)] = []
    func run(_ arguments: [String], status: Int32 = 0) throws {
      let result = try home.start(arguments).wait()
      let command = arguments.joined(separator: " ")
      #expect(result.status == .exited(status), "\(command): \(result.errors)")
      outputs.append((command, result))
    }
    for kind in ["direction", "data-provision-notice", "lawful-basis", "register-entry", "dpia"] {
      try run(["instrument", "record", "Fixtures/instruments/\(kind).json"])
    }
    let terms = try String(
      contentsOfFile: FixtureFiles.path("agreements/dars-1-application.json"), encoding: .utf8)
    let application = try home.write(
      terms.replacing("2021-09-30", with: "2022-12-31"), as: "application.json")
    try run(["agreement", "apply", application])
    for (step, document) in [("review", "review"), ("approve", "approval")] {
      try run(["agreement", step, "Fixtures/agreements/dars-1-\(document).json"])
    }
    let asked = ["--use", "dars-release", "--recipient", "X9Q", "--period", "2020-09..2020-10"]
    try run(["disclose", "release"] + asked + ["--out", "release.zip"])
    try run(["disclose", "release"] + asked + ["--out", "second.zip", "--json"])
    let told = outputs.last?.1.output ?? ""
    #expect(told.contains(/"optOut" : 1\b/), "\(told)")
    try run(["disclose", "reproduce", "1", "--out", "again.zip", "--reason", "review"])
    try run(["disclose", "register", "--out", "register.csv"])
    let named = ["--nhs-number", number, "--reason", "request 7"]
    for command in [
      ["disclose", "plan"] + asked, ["disclose", "list"], ["disclose", "show", "1"],
      ["disclose", "register"], ["instrument", "list"], ["agreement", "list"],
      ["agreement", "show", "DARS-NIC-900001-A1B2C"], ["audit", "person"] + named,
      ["audit", "access"] + named, ["audit", "access"],
      ["audit", "disclosures", "--after-opt-out"],
    ] {
      for option in [[], ["--json"]] { try run(command + option) }
    }
    // They were recorded after the submissions, and the register entry had ended before the release.
    for command in [
      ["audit", "instruments"], ["audit", "disclosure", "1"],
      ["audit", "disclosure", "1", "--members", "--reason", "review"],
    ] {
      for option in [[], ["--json"]] { try run(command + option, status: 1) }
    }
    try erase(number, run)
    let key = try home.answer(Key.self, "status").verifierKey
    let span = ["--from", "2020-09-01T00:00:00Z", "--to", "2022-07-01T00:00:00Z"]
    try run(
      ["evidence", "build"] + span + ["--out", "evidence.zip", "--at", "2022-07-01T00:00:00Z"])
    for option in [[], ["--json"]] {
      try run(["evidence", "verify", "evidence.zip", "--key", key] + option)
    }
    return outputs
  }

  private struct Key: Decodable { let verifierKey: String }

  /// By a number that is none, by nobody's, and by that of somebody who is there; then asks for them.
  private func erase(
    _ number: String, _ run: (_ arguments: [String], _ status: Int32) throws -> Void
  ) throws {
    let words = ["--reason", "the patient asked for it", "--reference", "request 7"]
    let last = try #require(number.last?.wholeNumberValue)
    let wrong = String(number.dropLast()) + String((last + 1) % 10)
    try run(["erase", "--nhs-number", wrong] + words, 2)
    try run(["erase", "--nhs-number", number, "--reason", "of \(number)"] + words.suffix(2), 2)
    try run(["erase", "--nhs-number", NHSNumbers.test(from: 999_000)] + words, 1)
    for option in [[], ["--json"]] {
      try run(["erase", "--nhs-number", number] + words + option, 0)
    }
    let gone = ["--nhs-number", number, "--reason", "request 8"]
    try run(["audit", "person"] + gone, 1)
    for command in [["audit", "access"], ["opt-out", "status"]] { try run(command + gone, 2) }
    // What was found before went with the erasure.
    try run(["audit", "disclosures", "--after-opt-out"], 0)
  }

  @Test func theSearchFindsWhatIsThere() throws {
    let bundle = try CSVTables(fixture: "edge/base.bundle")
    let search = Identifiers(of: [bundle]).search()
    let found = try search.findings(below: FixtureFiles.path("edge/base.bundle")).findings
    #expect(found.count > 10)
    let database = try #require(
      FileManager.default.contents(atPath: FixtureFiles.path("edge/uncompressed-unicode.accdb")))
    #expect(search.first(in: Array(database)) != nil)
    let number = bundle["IDS001MPI"][0, "NHSNumber"]
    #expect(search.first(in: Array("<\(number)>".utf8)) == Array(number.utf8))
    #expect(search.first(in: Array("nothing of the kind 1234".utf8)) == nil)
  }

  @Test func aSubmissionThatIsKilledOnItsWayLeavesNothingInClear() throws {
    let home = try Home()
    try home.makeLedger()
    try home.generate("large", provider: "RX4", referrals: 1_500)
    let search = Identifiers(of: [try CSVTables(at: home.path + "/large")]).search()
    var random = SeededGenerator(for: "searching a killed submission")
    var wasUnderWay = 0
    for attempt in 0..<6 {
      let size = try home.status().size
      let program = try home.start(["submit", "large", "--provider", "RX4"])
      // In every sixth of the time, so that some come early enough on any machine.
      let sixth = Double(attempt) + Double.random(in: 0..<1, using: &random)
      usleep(UInt32(50_000 + sixth * 140_000))
      // Both while it writes and after it was killed.
      #expect(try search.findings(below: home.ledger).findings == [])
      program.kill()
      if program.wait().status == .killed(SIGKILL) { wasUnderWay += 1 }
      #expect(try search.findings(below: home.ledger).findings == [])
      #expect(try search.findings(below: home.path + "/tmp").findings == [])
      #expect(try FileManager.default.contentsOfDirectory(atPath: home.ledger + "/scratch").isEmpty)
      if try home.status().size > size { try home.check(from: size) }
    }
    #expect(wasUnderWay > 0)
  }
}
