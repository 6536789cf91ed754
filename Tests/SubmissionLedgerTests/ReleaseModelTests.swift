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
  private static let research = (use: "dars-release", recipient: "X9Q")
  private static let columns = ["IDS001MPI.Gender", "IDS101Referral.EndCode"]

  @Test func whoIsInAndWhoIsOutIsWhatThePlainListsSay() throws {
    var generator = SeededGenerator(for: "releases")
    var seen: Set<String> = []
    var tally = Tally()
    for _ in 0..<Self.rounds {
      let history = try ReleaseHistory()
      try release(Self.research, of: history, &generator, &seen)
      for _ in 0..<55 {
        try step(history, &generator, &seen)
      }
      try releaseUnderVersionsThatDoNotApprove(history, &generator, &seen)
      try history.round.ledger.check()
      try reproduceAll(history, &tally)
      tally.persons += history.comparisons
      tally.cells += history.cells
      try askAboutEverybody(history)
    }
    print("releases: \(tally.persons) persons compared, \(tally)")
    guard Self.rounds >= 4 else { return }
    #expect(
      tally.persons >= 1_000 && tally.cells >= 10_000 && tally.same >= 1 && tally.impossible >= 1)
    // A check that is too old is rare, and no round can be asked for one.
    #expect(
      seen.isSuperset(of: [
        "included", "optOut", "optOutUnknown", "restriction", "erased", "notEntitled",
        "optOutNeverChecked", "noAgreement", "periodNotApproved", "columnNotApproved",
        "changed meanwhile",
      ]), "\(seen)")
  }

  /// What was compared over all rounds.
  private struct Tally {
    /// What became of a person in a release.
    var persons = 0
    /// Cells of released files.
    var cells = 0
    /// Files made again byte by byte, and those that nobody can make any more.
    var same = 0
    var impossible = 0
  }

  private func step(
    _ history: ReleaseHistory, _ generator: inout SeededGenerator, _ seen: inout Set<String>
  ) throws {
    let round = history.round
    switch Int.random(in: 0..<17, using: &generator) {
    case 0: try round.restrict(of: round.referrals, share: 25, &generator)
    case 1: try round.lift(&generator)
    case 2: try round.listOptOuts(of: round.numbers, share: 8, &generator)
    case 3: try round.check(&generator)
    case 4:
      try round.submit()
      try history.learn()
    case 14: try history.erase(&generator)
    case 15, 16: try history.changeAgreement(&generator)
    case 5...7: round.day = min(30, round.day + Int.random(in: 0...5, using: &generator))
    default:
      let commissioner = try #require(ReleaseHistory.commissioners.randomElement(using: &generator))
      let asked = [
        Self.research, Self.research, ("provider-return", "RX4"),
        ("commissioner-extract", commissioner), ("commissioner-extract", commissioner),
      ].randomElement(using: &generator)
      let columns = asked?.0 == Self.research.use && generator.oneIn(3) ? Self.columns : []
      try release(try #require(asked), columns, of: history, &generator, &seen)
    }
  }

  /// What a random history may never come to: versions that lack the month or a column, and one that ended.
  private func releaseUnderVersionsThatDoNotApprove(
    _ history: ReleaseHistory, _ generator: inout SeededGenerator, _ seen: inout Set<String>
  ) throws {
    let day = history.round.date
    try history.round.check(&generator)
    func releaseInPeace() throws {
      for columns in [Self.columns, []] {
        try release(Self.research, columns, of: history, isInPeace: true, &generator, &seen)
      }
    }
    try history.amend(.init(start: day, end: "2021-09-30", hasSeptember: false))
    try releaseInPeace()
    try history.amend(.init(start: day, end: "2021-09-30", hasGender: false))
    try releaseInPeace()
    // Over on its second day: one that ends on its first was never in force, and the one before it is.
    history.round.day += 1
    let next = history.round.date
    try history.endAgreement(on: next)
    try releaseInPeace()
    try history.amend(.init(start: next, end: "2021-09-30"))
    try releaseInPeace()
    try release(("commissioner-extract", "13T"), of: history, &generator, &seen)
  }

  /// - Parameter isInPeace: nothing else happens meanwhile.
  private func release(
    _ asked: (use: String, recipient: String), _ columns: [String] = [], of history: ReleaseHistory,
    isInPeace: Bool = false,
    _ generator: inout SeededGenerator, _ seen: inout Set<String>
  ) throws {
    let round = history.round
    let (use, recipient) = asked
    let question = NaiveReleases.Question(
      use: use, recipient: recipient, day: round.date, second: round.second, columns: columns)
    let request = try ReleaseRequest.september(use, for: recipient, columns: columns)
    let plan = try round.ledger.use(at: round.noon) { try $0.planDisclosure(request) }
    try compare(plan, nil, question, history, &seen)
    // Between the plan and the release people change their minds.
    if !isInPeace && generator.oneIn(3) { try history.changeSomething(&generator) }
    history.files += 1
    let path = "\(round.ledger.home.path)/release-\(history.files).zip"
    let size = try round.ledger.head().size
    // And while it is made, once: behind the first look at what is on record.
    var changes = !isInPeace && generator.oneIn(2)
    let made = try round.ledger.use(at: round.noon) { opened in
      try opened.release(request, to: path) { _ in
        guard changes else { return }
        changes = false
        seen.insert("changed meanwhile")
        round.underWay = opened
        defer { round.underWay = nil }
        do { try history.changeSomething(&generator) } catch { Issue.record(error) }
      }
    }
    try compare(made, path, question, history, &seen)
    #expect(try round.ledger.head().size > size)
    let listed = try round.ledger.use { try $0.disclosures() }
    #expect(listed.count == history.files && listed.last?.status == made.status)
    guard made.status == .released else { return }
    let outcomes = history.naive.outcomes(question)
    history.released.append(
      ReleaseHistory.Made(
        number: try #require(made.number),
        outcomes: outcomes,
        erasures: history.erasures.count))
  }

  private func compare(
    _ summary: DisclosureSummary, _ path: String?, _ question: NaiveReleases.Question,
    _ history: ReleaseHistory, _ seen: inout Set<String>
  ) throws {
    let refusals = refusals(question, history)
    guard refusals.isEmpty else {
      #expect(summary.status == .refused && summary.refusals.map(\.code) == refusals)
      #expect(path.map { FileManager.default.fileExists(atPath: $0) } ?? false == false)
      seen.formUnion(refusals)
      return
    }
    let outcomes = history.naive.outcomes(question)
    let counts = Dictionary(grouping: outcomes.values, by: { $0 }).mapValues(\.count)
    try #require(summary.refusals.isEmpty, "\(question): \(summary.refusals)")
    #expect(summary.included == UInt64(counts["included"] ?? 0))
    #expect(
      Set(summary.removed.map(\.reason))
        == ["optOut", "optOutUnknown", "restriction", "erased", "notEntitled"])
    for (reason, persons) in summary.removed {
      #expect(persons == UInt64(counts[reason] ?? 0), "\(reason) of \(question)")
    }
    let referrals = summary.tables.first { $0.name == "IDS101Referral" }?.rows
    #expect(referrals == UInt64(history.naive.referrals(question).count))
    seen.formUnion(counts.keys)
    guard let path, let number = summary.number else { return }
    #expect(FileManager.default.fileExists(atPath: path))
    try compareMembers(number, outcomes, history)
    if question.use == Self.research.use { try compareRows(path, question, history) }
  }

  /// Cell by cell, as the university finds it.
  private func compareRows(
    _ path: String, _ question: NaiveReleases.Question, _ history: ReleaseHistory
  ) throws {
    let version = try #require(history.agreements.inForce(on: question.day))
    let terms = NaiveReleaseRows.Terms(
      recipient: question.recipient, tables: version.tables(question.columns))
    // Whoever is in it after an erasure came again as somebody new.
    let generations = Dictionary(grouping: history.erasures, by: \.patient).mapValues(\.count)
    let source = NaiveReleaseRows.Source(
      provider: "RX4", tables: history.round.tables,
      leaving: Set(history.naive.referrals(question)), generations: generations)
    let file = try ReleasedFile(path)
    let (wrong, cells) = NaiveReleaseRows(terms: terms, sources: [source])
      .compare(file, &history.book)
    #expect(wrong.isEmpty, "\(question): \(wrong.count), \(wrong.prefix(5))")
    #expect(history.search.first(in: file.bytes) == nil)
    history.cells += cells
  }

  /// Every reason why no release can be made; none where one can.
  private func refusals(_ question: NaiveReleases.Question, _ history: ReleaseHistory) -> [String] {
    guard question.use != "provider-return" else { return [] }
    var refusals: [String] = []
    if question.use == "dars-release" {
      if let version = history.agreements.inForce(on: question.day) {
        if !version.hasSeptember { refusals.append("periodNotApproved") }
        let missing = question.columns.filter { column in
          !version.hasSeptember || (column == "IDS001MPI.Gender" && !version.hasGender)
        }
        refusals += missing.map { _ in "columnNotApproved" }
      } else {
        refusals.append("noAgreement")
      }
    }
    guard let checked = history.round.checkedAt else { return refusals + ["optOutNeverChecked"] }
    let isFresh = question.second - checked <= 7 * NaiveOptOuts.day
    return refusals + (isFresh ? [] : ["optOutCheckTooOld"])
  }

  /// Person by person, as the log holds it.
  private func compareMembers(
    _ number: UInt64, _ outcomes: [String: String], _ history: ReleaseHistory
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
  private func reproduceAll(_ history: ReleaseHistory, _ tally: inout Tally) throws {
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
  private func askAboutEverybody(_ history: ReleaseHistory) throws {
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
