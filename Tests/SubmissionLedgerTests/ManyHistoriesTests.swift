import DataSet
import EventLog
import Foundation
import Intake
import Policy
import SeededRandom
import SubmissionLedger
import TestSupport
import Testing

/// Each referral and each person of a ledger lives a random history: choices, restrictions, opt-outs,
/// submissions, late and backdated and taken back, told in lists, in any order.
///
/// A round is one ledger of 120 referrals and 107 people; the suite runs 9 rounds, or as many as the
/// variable HISTORY_ROUNDS says.
@Suite struct ManyHistoriesTests {
  private struct Moment {
    let size: UInt64
    /// The day on which the last event before it was recorded, in October 2020.
    let day: Int
    let choices: NaiveChoices
    let optOuts: NaiveOptOuts
  }

  private final class Round {
    let ledger: TestLedger
    let referrals: BundleReferrals
    let numbers: [String]
    var tables: CSVTables
    var choices = NaiveChoices()
    var optOuts = NaiveOptOuts()
    var day = 11
    var submissions = 0
    var restrictions = 0
    var moments: [Moment] = []
    /// The provider's id of each referral number.
    var ids: [UInt64: BundleReferrals.Referral] = [:]

    init() throws {
      ledger = try TestLedger(at: "2020-10-11T09:00:00Z")
      tables = try CSVTables(fixture: "small-2.0")
      referrals = BundleReferrals(tables)
      let patients = tables["IDS001MPI"]
      numbers = patients.rows.indices.map { patients[$0, "NHSNumber"] }.filter { !$0.isEmpty }
      let wording = try ledger.write("Words")
      try ledger.use {
        _ = try $0.publishNotice(
          wording, version: "1", kind: .local, from: try #require(Day(iso: "2020-01-01")))
      }
    }

    var noon: String { "\(date(of: day))T12:00:00Z" }
    var date: String { date(of: day) }
    var second: Int { second(of: day) }

    /// A day as a text, and the seconds from the eleventh to its noon.
    func date(of day: Int) -> String { "2020-10-\(day)" }
    func second(of day: Int) -> Int { (day - 11) * NaiveOptOuts.day + 43_200 }

    /// What is known now; a step that appended nothing leaves the time of the log as it was.
    func moment(after last: Moment?) throws -> Moment {
      let size = try ledger.head().size
      return Moment(
        size: size, day: size == last?.size ? last?.day ?? day : day, choices: choices,
        optOuts: optOuts)
    }

    func take(_ list: String) throws -> String { try ledger.write(list) }
  }

  private static let rounds =
    ProcessInfo.processInfo.environment["HISTORY_ROUNDS"].flatMap { Int($0) } ?? 9

  @Test func everyReferralAndPersonStandsAsThePlainListsSayThenAndNow() throws {
    var generator = SeededGenerator(for: "many histories")
    var decisions: Set<String?> = []
    var standings: Set<String> = []
    for _ in 0..<Self.rounds {
      let round = try Round()
      for _ in 0..<14 {
        round.day = min(30, round.day + Int.random(in: 0...3, using: &generator))
        try step(round, &generator)
        try compare(round, nil, &decisions, &standings, &generator)
        round.moments.append(try round.moment(after: round.moments.last))
      }
      for moment in round.moments {
        try compare(round, moment, &decisions, &standings, &generator)
      }
      try round.ledger.check()
    }
    // Every way out was seen that the fixture allows: none of its referrals ended before the start.
    guard Self.rounds >= 9 else { return }
    #expect(decisions == [nil, "restriction", "notInformed"])
    #expect(
      standings == ["set optedOut", "notSet confirmed", "unknown stale", "unknown neverChecked"])
  }

  /// One choice a step, so that what was known at each position of the log is known here too.
  @Test func asOfEveryPositionTheAnswerIsThatOfThen() throws {
    var generator = SeededGenerator(for: "as of every position")
    let round = try Round()
    var (decisions, standings): (Set<String?>, Set<String>) = ([], [])
    try submit(round)
    let first = try round.ledger.head().size
    var known = [try round.moment(after: nil)]
    for number in 0..<40 {
      if number % 4 == 3 { round.day = min(26, round.day + 1) }
      if number == 25 { try submit(round) }
      try sayOne(round, &generator)
      known.append(try round.moment(after: known.last))
    }
    let last = try round.ledger.head().size
    for size in first...last {
      let then = try #require(known.last { $0.size <= size })
      let day = try #require(known.first { $0.size >= size }).day
      let moment = Moment(size: size, day: day, choices: then.choices, optOuts: then.optOuts)
      try compare(round, moment, &decisions, &standings, &generator)
    }
    #expect(decisions.count > 1 && standings.count > 1)
    try round.ledger.check()
  }

  private func sayOne(_ round: Round, _ generator: inout SeededGenerator) throws {
    let all = round.referrals.all.filter { $0.received < NaiveChoices.start }
    guard let referral = all.randomElement(using: &generator),
      let number = round.numbers.randomElement(using: &generator)
    else { return }
    let one = BundleReferrals([referral])
    switch Int.random(in: 0..<5, using: &generator) {
    case 0, 1: try consents(round, of: one, share: 1, &generator)
    case 2: try informed(round, of: one, share: 1, &generator)
    case 3: try restrict(round, of: one, share: 1, &generator)
    default: try listOptOuts(round, of: [number], share: 1, &generator)
    }
  }

  private func step(_ round: Round, _ generator: inout SeededGenerator) throws {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0...2: try consents(round, of: round.referrals, share: 4, &generator)
    case 3, 4: try informed(round, of: round.referrals, share: 6, &generator)
    case 5: try restrict(round, of: round.referrals, share: 20, &generator)
    case 6: try lift(round, &generator)
    case 7: try listOptOuts(round, of: round.numbers, share: 5, &generator)
    case 8, 9: try check(round, &generator)
    default: try submit(round)
    }
  }

  private func submit(_ round: Round) throws {
    // The window of September is open from the twelfth on, and not for ever.
    round.day = max(12, round.day)
    guard round.day <= 26 else { return }
    round.submissions += 1
    round.tables["IDS000Header"][0, "PrimSystemInUse"] = "SYNTHETIC-\(round.submissions)"
    let path = try round.ledger.write(round.tables, as: "bundle-\(round.submissions)")
    let summary = try round.ledger.submit(path, at: round.noon)
    #expect(summary.status == .accepted)
    let reasons = try round.ledger.reasons(round.choices, round.referrals, on: round.date)
    let table = try #require(summary.tables.first { $0.table == "IDS101Referral" })
    #expect(table.withheld == reasons.values.count { $0 != nil })
    // Whose record is withheld whole stays unknown to checks.
    for referral in round.referrals.all where reasons[referral.id] ?? nil == nil {
      hold(referral.patient, round)
    }
    if round.submissions == 1 { try learnNumbers(round) }
  }

  private func hold(_ patient: String, _ round: Round) {
    let patients = round.tables["IDS001MPI"]
    for row in patients.rows.indices where patients[row, "LocalPatientId"] == patient {
      let number = patients[row, "NHSNumber"]
      if !number.isEmpty { round.optOuts.held.insert(number) }
    }
  }

  private func learnNumbers(_ round: Round) throws {
    for referral in round.referrals.all {
      round.ids[try round.ledger.audit(referral.id).referralNumber] = referral
    }
  }

  /// Of some referrals, one in so many.
  private func consents(
    _ round: Round, of referrals: BundleReferrals, share: Int,
    _ generator: inout SeededGenerator
  ) throws {
    var list = "LocalPatientId,ServiceRequestId,ConsentSoughtDate,ConsentOutcome\n"
    for referral in referrals.all where generator.oneIn(share) {
      let sought =
        ["", "2020-05-01", "2020-08-31", "2020-09-01", "2020-07-15"]
        .randomElement(using: &generator) ?? ""
      let outcome = ["", "given", "refused", "refused"].randomElement(using: &generator) ?? ""
      list += "\(referral.patient),\(referral.id),\(sought),\(outcome)\n"
      round.choices.consents.append(.init(referral: referral.id, sought: sought, outcome: outcome))
    }
    let path = try round.take(list)
    _ = try round.ledger.use(at: round.noon) {
      try $0.importConsent(from: path, provider: round.ledger.rx4)
    }
  }

  private func informed(
    _ round: Round, of referrals: BundleReferrals, share: Int,
    _ generator: inout SeededGenerator
  ) throws {
    var list = "LocalPatientId,ServiceRequestId,InformedOn\n"
    for referral in referrals.all where generator.oneIn(share) {
      let told = ["2020-08-01", "2020-10-02", round.date].randomElement(using: &generator) ?? ""
      let of = generator.oneIn(2) ? referral.id : ""
      list += "\(referral.patient),\(of),\(told)\n"
      round.choices.informed.append(.init(patient: referral.patient, referral: of, on: told))
    }
    let path = try round.take(list)
    _ = try round.ledger.use(at: round.noon) {
      try $0.informPatients(from: path, provider: round.ledger.rx4, version: "1")
    }
  }

  private func restrict(
    _ round: Round, of referrals: BundleReferrals, share: Int,
    _ generator: inout SeededGenerator
  ) throws {
    for referral in referrals.all where generator.oneIn(share) {
      let of = generator.oneIn(2) ? referral.id : ""
      let from = ["2020-09-15", round.date, "2020-10-20"].randomElement(using: &generator) ?? ""
      let ends = ["", "2020-10-22", "2020-12-31"].filter { $0.isEmpty || $0 >= from }
      let until = ends.randomElement(using: &generator) ?? ""
      round.restrictions += 1
      let restriction = NaiveChoices.Restriction(
        patient: referral.patient, referral: of, reference: "case \(round.restrictions)",
        from: from, until: until)
      let request = try request(restriction, round, from: from, until: until)
      #expect(try round.ledger.use(at: round.noon) { try $0.applyRestriction(request).isNew })
      round.choices.restrictions.append(restriction)
    }
  }

  private func lift(_ round: Round, _ generator: inout SeededGenerator) throws {
    for place in round.choices.restrictions.indices
    where round.choices.restrictions[place].liftedFrom == nil && generator.oneIn(3) {
      let request = try request(
        round.choices.restrictions[place], round, from: round.date, until: "")
      #expect(try round.ledger.use(at: round.noon) { try $0.liftRestriction(request) } == 1)
      round.choices.restrictions[place].liftedFrom = round.date
    }
  }

  private func request(
    _ restriction: NaiveChoices.Restriction, _ round: Round, from: String, until: String
  ) throws -> RestrictionRequest {
    let of = restriction.referral
    return RestrictionRequest(
      provider: round.ledger.rx4, patient: LocalPatientID(restriction.patient),
      referral: of.isEmpty ? nil : ServiceRequestID(of), kind: "adoption",
      reference: restriction.reference, from: try #require(Day(iso: from)), until: Day(iso: until))
  }

  private func listOptOuts(
    _ round: Round, of numbers: [String], share: Int, _ generator: inout SeededGenerator
  ) throws {
    var list = "NHSNumber,Status,EffectiveFrom\n"
    let age = Int.random(in: 0...5, using: &generator)
    let known = round.second - age * NaiveOptOuts.day
    for number in numbers where generator.oneIn(share) {
      let isSet = generator.oneIn(2)
      let day = Int.random(in: 1...30, using: &generator)
      list += "\(number),\(isSet ? "set" : "withdrawn"),2020-10-\(day < 10 ? "0" : "")\(day)\n"
      // Nothing is kept of whom the ledger does not know.
      guard round.submissions > 0 else { continue }
      round.optOuts.said[number, default: []].append(
        .init(isSet: isSet, from: (day - 11) * NaiveOptOuts.day, known: known))
    }
    let path = try round.take(list)
    _ = try round.ledger.use(at: round.noon) { ledger in
      let noon = try #require(Timestamp(round.noon))
      let moment = Timestamp(
        microseconds: noon.microseconds - Int64(age) * 86_400_000_000)
      return try ledger.importOptOuts(from: path, asAt: moment)
    }
  }

  private func check(_ round: Round, _ generator: inout SeededGenerator) throws {
    guard round.submissions > 0 else { return }
    let options = OptOutCheckOptions(mailbox: "X26HC999", numbersPerFile: 1_000)
    var returned: [String] = []
    let asked = try round.ledger.use(at: round.noon) { ledger in
      let check = try ledger.requestOptOutCheck(over: .file, options)
      let asked = check.files.flatMap { file in
        String(decoding: check.content(of: file), as: UTF8.self).split(separator: "\n")
          .map { String($0.dropLast()) }
      }
      returned = asked.filter { _ in !generator.oneIn(4) }
      let answer = returned.map { $0 + ",\n" }.joined()
      let result = try ledger.answerOptOutCheck(check, with: [Array(answer.utf8)])
      #expect(result.outcome == .complete && result.returned == returned.count)
      return asked
    }
    #expect(Set(asked) == round.optOuts.held)
    round.optOuts.check(Set(asked), returned: Set(returned), at: round.second)
  }

  private func compare(
    _ round: Round, _ moment: Moment?, _ decisions: inout Set<String?>,
    _ standings: inout Set<String>, _ generator: inout SeededGenerator
  ) throws {
    let question = moment.map { AsOf.position(Position($0.size - 1)) } ?? .now
    let choices = moment?.choices ?? round.choices
    let optOuts = moment?.optOuts ?? round.optOuts
    let day = moment?.day ?? round.day
    var flows: [ReferralFlow] = []
    try round.ledger.use(at: moment == nil ? round.noon : nil) { ledger in
      let audit = try ledger.auditFlow(asOf: question, reason: "test") { flows.append($0) }
      for flow in flows {
        let referral = try #require(round.ids[flow.referralNumber])
        let expected = choices.reason(
          patient: referral.patient, referral: referral.id, received: referral.received,
          discharged: referral.discharged, on: round.date(of: day))
        #expect(flow.flow?.reason?.rawValue == expected, "\(referral) at \(audit.asOf)")
        decisions.insert(expected)
      }
      guard round.submissions > 0 else { return }
      for number in round.numbers where generator.oneIn(moment == nil ? 8 : 40) {
        let status = try ledger.optOutStatus(
          of: NHSNumber(number), asOf: question, reason: "test")
        let found = "\(status.standing.standing.rawValue) \(status.standing.reason.rawValue)"
        let expected = optOuts.standing(of: number, at: round.second(of: day))
        #expect(found == expected, "\(status.history)")
        standings.insert(found)
      }
    }
    if moment == nil, round.submissions > 0 { #expect(flows.count == round.referrals.all.count) }
  }
}
