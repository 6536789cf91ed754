import Agreements
import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import Intake
import PersonSets
import SeededRandom
import TestSupport
import Testing

@testable import SubmissionLedger

/// Releases within random histories, against plain lists: who is in, who is out and why (R13 to R17, R27).
///
/// A round is one ledger of 109 patients and some 25 releases; the suite runs 4 rounds, or as many as the
/// variable RELEASE_ROUNDS says. Each release compares what became of every patient.
@Suite struct ReleaseModelTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["RELEASE_ROUNDS"].flatMap { Int($0) } ?? 4
  private static let commissioners = ["00L", "13T", "01H"]

  @Test func whoIsInAndWhoIsOutIsWhatThePlainListsSay() throws {
    var generator = SeededGenerator(for: "releases")
    var seen: Set<String> = []
    var tally = Tally()
    for _ in 0..<Self.rounds {
      let history = try History()
      for _ in 0..<55 {
        try step(history, &generator, &seen)
      }
      try history.round.ledger.check()
      try reproduceAll(history, &tally)
      tally.persons += history.comparisons
      try askAboutEverybody(history)
    }
    print("releases: \(tally.persons) persons compared, \(tally)")
    guard Self.rounds >= 4 else { return }
    #expect(tally.persons >= 3_000 && tally.same >= 1 && tally.impossible >= 4)
    // A check that is too old is rare, and no round can be asked for one.
    #expect(
      seen.isSuperset(of: [
        "included", "optOut", "optOutUnknown", "restriction", "erased", "notEntitled",
        "neverChecked",
      ]))
  }

  /// What was compared over all rounds.
  private struct Tally {
    /// What became of a person in a release.
    var persons = 0
    /// Files made again byte by byte, and those that nobody can make any more.
    var same = 0
    var impossible = 0
  }

  /// A release that was made.
  private struct Made {
    let number: UInt64
    /// What became of each patient.
    let outcomes: [String: String]
    /// How many people had been erased by then.
    let erasures: Int
  }

  /// A ledger with its agreements, and its releases.
  private final class History {
    let round: HistoryRound
    var files = 0
    var released: [Made] = []
    /// Who was erased, in order, with the person numbers.
    var erasures: [(patient: String, persons: [UInt64])] = []
    var comparisons = 0
    /// The person numbers of the patients, once there are any.
    var patients: [UInt64: String] = [:]

    init() throws {
      round = try HistoryRound()
      round.day = 12
      let ledger = round.ledger
      try ledger.agree("dars-1-application")
      for (place, code) in ReleaseModelTests.commissioners.enumerated() {
        try ledger.agree(
          "commissioner-application",
          replacing: [
            "\"13T\"": "\"\(code)\"", "DARS-NIC-900002-C3D4E": "DARS-NIC-90010\(place)-C3D4E",
          ])
      }
      try round.submit()
      try learn()
    }

    func learn() throws {
      try round.ledger.use { ledger in
        try ledger.catchUp()
        try ledger.replay(ReplayFilter()) { replayed in
          guard let number = replayed.event.header.referralNumber,
            let person = replayed.event.header.personNumber,
            let patient = round.ids[number]?.patient
          else { return }
          patients[person] = patient
        }
      }
    }

    var naive: NaiveReleases {
      NaiveReleases(
        month: NaiveReleases.Month(tables: round.tables, kept: round.kept),
        choices: round.choices, optOuts: round.optOuts, erased: round.erased)
    }

    /// Erases some patients who are there to be erased.
    func erase(_ generator: inout SeededGenerator) throws {
      let there = Set(round.referrals.all.map(\.patient)).subtracting(round.erased)
        .filter { !round.number(of: $0).isEmpty }.sorted()
      for patient in there.shuffled(using: &generator).prefix(
        Int.random(in: 1...3, using: &generator))
      {
        erasures.append((patient, try round.erase(patient)))
      }
    }
  }

  private func step(
    _ history: History, _ generator: inout SeededGenerator, _ seen: inout Set<String>
  ) throws {
    let round = history.round
    switch Int.random(in: 0..<15, using: &generator) {
    case 0: try round.restrict(of: round.referrals, share: 25, &generator)
    case 1: try round.lift(&generator)
    case 2: try round.listOptOuts(of: round.numbers, share: 8, &generator)
    case 3: try round.check(&generator)
    case 4:
      try round.submit()
      try history.learn()
    case 14: try history.erase(&generator)
    case 5...7: round.day = min(30, round.day + Int.random(in: 0...5, using: &generator))
    default: try release(history, &generator, &seen)
    }
  }

  private func release(
    _ history: History, _ generator: inout SeededGenerator, _ seen: inout Set<String>
  ) throws {
    let round = history.round
    let (use, recipient) = try #require(
      [
        ("dars-release", "X9Q"), ("provider-return", "RX4"), ("commissioner-extract", "00L"),
        ("commissioner-extract", "13T"), ("commissioner-extract", "01H"),
      ].randomElement(using: &generator))
    let period = try #require(Period(iso: "2020-09"))
    let request = ReleaseRequest(
      use: use, recipient: try #require(OrganisationCode(recipient)), periods: period...period)
    let question = NaiveReleases.Question(
      use: use, recipient: recipient, day: round.date, second: round.second)
    let plan = try round.ledger.use(at: round.noon) { try $0.planDisclosure(request) }
    try compare(plan, nil, question, history, &seen)
    // Between the plan and the release people change their minds.
    if generator.oneIn(3) { try round.listOptOuts(of: round.numbers, share: 10, &generator) }
    if generator.oneIn(3) { try round.restrict(of: round.referrals, share: 40, &generator) }
    if generator.oneIn(4) { try history.erase(&generator) }
    history.files += 1
    let path = "\(round.ledger.home.path)/release-\(history.files).zip"
    let size = try round.ledger.head().size
    let made = try round.ledger.use(at: round.noon) { try $0.release(request, to: path) }
    try compare(made, path, question, history, &seen)
    #expect(try round.ledger.head().size > size)
    let listed = try round.ledger.use { try $0.disclosures() }
    #expect(listed.count == history.files && listed.last?.status == made.status)
    guard made.status == .released else { return }
    let outcomes = history.naive.outcomes(question)
    history.released.append(
      Made(
        number: try #require(made.number),
        outcomes: outcomes,
        erasures: history.erasures.count))
  }

  private func compare(
    _ summary: DisclosureSummary, _ path: String?, _ question: NaiveReleases.Question,
    _ history: History, _ seen: inout Set<String>
  ) throws {
    if let refusal = refusal(question, history) {
      #expect(summary.status == .refused && summary.refusals.map(\.code) == [refusal])
      #expect(path.map { FileManager.default.fileExists(atPath: $0) } ?? false == false)
      seen.insert(refusal == "optOutNeverChecked" ? "neverChecked" : "checkTooOld")
      return
    }
    let outcomes = history.naive.outcomes(question)
    let counts = Dictionary(grouping: outcomes.values, by: { $0 }).mapValues(\.count)
    try #require(summary.refusals.isEmpty, "\(question): \(summary.refusals)")
    #expect(summary.included == UInt64(counts["included"] ?? 0))
    for (reason, persons) in summary.removed {
      #expect(persons == UInt64(counts[reason] ?? 0), "\(reason) of \(question)")
    }
    let referrals = summary.tables.first { $0.name == "IDS101Referral" }?.rows
    #expect(referrals == UInt64(history.naive.referrals(question).count))
    seen.formUnion(counts.keys)
    guard let path, let number = summary.number else { return }
    #expect(FileManager.default.fileExists(atPath: path))
    try compareMembers(number, outcomes, history)
  }

  /// Why no release can be made; nil where one can.
  private func refusal(_ question: NaiveReleases.Question, _ history: History) -> String? {
    guard question.use != "provider-return" else { return nil }
    guard let checked = history.round.checkedAt else { return "optOutNeverChecked" }
    return question.second - checked <= 7 * NaiveOptOuts.day ? nil : "optOutCheckTooOld"
  }

  /// Person by person, as the log holds it.
  private func compareMembers(
    _ number: UInt64, _ outcomes: [String: String], _ history: History
  ) throws {
    let members = try history.round.ledger.use { ledger in
      try ledger.catchUp()
      return try ledger.releasedMembers(
        try ledger.disclosureRecord(number), try ledger.openVault(readOnly: true))
    }
    var found: [String: String] = [:]
    for group in MemberGroup.allCases {
      for person in members[group] {
        found[try #require(history.patients[person])] = group.rawValue
      }
    }
    history.comparisons += outcomes.count
    let wrong = outcomes.filter { found[$0.key] != $0.value }
    #expect(wrong.isEmpty && found.count == outcomes.count, "\(wrong.prefix(3)) of \(number)")
  }

  /// After a rebuild of everything that is folded, each file is made again byte by byte; one that held
  /// somebody who was erased since is not, and it is told who.
  private func reproduceAll(_ history: History, _ tally: inout Tally) throws {
    let ledger = history.round.ledger
    try FileManager.default.removeItem(atPath: ledger.path + "/projections")
    for release in history.released {
      let path = "\(ledger.home.path)/again-\(release.number).zip"
      let again = try ledger.use {
        try $0.reproduceDisclosure(release.number, to: path, reason: "test")
      }
      var gone: [String: [UInt64]] = [:]
      for (patient, persons) in history.erasures.dropFirst(release.erasures)
      where release.outcomes[patient] == "included" && gone[patient] == nil {
        gone[patient] = persons
      }
      let expected = gone.values.flatMap(\.self).sorted()
      #expect(again.erased == expected, "disclosure \(release.number)")
      #expect(again.isSame == expected.isEmpty, "disclosure \(release.number)")
      #expect(FileManager.default.fileExists(atPath: path) == expected.isEmpty)
      if again.isSame { tally.same += 1 } else { tally.impossible += 1 }
    }
  }

  /// Each patient is told of every release that they were in or left out of, and nobody was in one who had
  /// opted out.
  private func askAboutEverybody(_ history: History) throws {
    try history.round.ledger.use { ledger in
      let report = try ledger.disclosuresAfterOptOut()
      #expect(report.isGood, "\(report)")
      // Who was erased may have come again under another number.
      let erased = Set(history.erasures.map(\.patient))
      for (person, patient) in history.patients where !erased.contains(patient) {
        let told = try ledger.disclosures(ofPerson: [person])
        let expected = history.released.compactMap { release in
          release.outcomes[patient].map { "\(release.number) \($0)" }
        }
        #expect(told.map { "\($0.disclosure) \($0.removal ?? "included")" } == expected)
      }
    }
  }
}

extension TestLedger {
  /// Applies for an agreement of the fixtures, has it reviewed and approved.
  func agree(_ application: String, replacing words: [String: String] = [:]) throws {
    for (kind, path) in try agreementSteps(application, replacing: words) {
      #expect(try use { try $0.takeAgreement(kind, from: path) }.isNew)
    }
  }

  /// The documents by which it is applied for, reviewed and approved.
  func agreementSteps(
    _ application: String, replacing words: [String: String] = [:]
  ) throws -> [(AgreementDocument, String)] {
    func document(_ name: String) throws -> String {
      let path = FixtureFiles.path("agreements/\(name).json")
      var text = try String(contentsOfFile: path, encoding: .utf8)
      for (word, other) in words { text = text.replacing(word, with: other) }
      return text
    }
    let terms = try document(application)
    let reference = try #require(
      terms.split(separator: "\"reference\": \"").dropFirst().first?.prefix { $0 != "\"" })
    let steps: [(AgreementDocument, String)] = [
      (.application, terms),
      (.review, try document("dars-1-review")), (.approval, try document("dars-1-approval")),
    ]
    return try steps.map { kind, text in
      (kind, try write(text.replacing("DARS-NIC-900001-A1B2C-v1.0", with: String(reference))))
    }
  }
}
