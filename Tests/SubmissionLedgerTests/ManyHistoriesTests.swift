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
  private static let rounds =
    ProcessInfo.processInfo.environment["HISTORY_ROUNDS"].flatMap { Int($0) } ?? 9

  @Test func everyReferralAndPersonStandsAsThePlainListsSayThenAndNow() throws {
    var generator = SeededGenerator(for: "many histories")
    var decisions: Set<String?> = []
    var standings: Set<String> = []
    for number in 0..<Self.rounds {
      let round = try HistoryRound()
      if number == 0 { try waitForACheckToAge(round, &generator, &decisions, &standings) }
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

  /// A check that nothing follows for a week, and a restriction: too rare to be left to chance.
  private func waitForACheckToAge(
    _ round: HistoryRound, _ generator: inout SeededGenerator,
    _ decisions: inout Set<String?>, _ standings: inout Set<String>
  ) throws {
    try round.submit()
    try round.check(&generator)
    round.moments.append(try round.moment(after: nil))
    round.day += 8
    // On this day every restriction is in force, from whichever day it counts and to whichever.
    let one = BundleReferrals(Array(round.referrals.all.prefix(1)))
    try round.restrict(of: one, share: 1, &generator)
    try compare(round, nil, &decisions, &standings, &generator)
  }

  /// One choice a step, so that what was known at each position of the log is known here too.
  @Test func asOfEveryPositionTheAnswerIsThatOfThen() throws {
    var generator = SeededGenerator(for: "as of every position")
    let round = try HistoryRound()
    var (decisions, standings): (Set<String?>, Set<String>) = ([], [])
    try round.submit()
    // So that people stand differently, whatever is said of them later.
    try round.check(&generator)
    let first = try round.ledger.head().size
    var known = [try round.moment(after: nil)]
    for number in 0..<40 {
      if number % 4 == 3 { round.day = min(26, round.day + 1) }
      if number == 25 { try round.submit() }
      try sayOne(round, &generator)
      known.append(try round.moment(after: known.last))
    }
    let last = try round.ledger.head().size
    for size in first...last {
      let then = try #require(known.last { $0.size <= size })
      let day = try #require(known.first { $0.size >= size }).day
      let moment = HistoryMoment(size: size, day: day, choices: then.choices, optOuts: then.optOuts)
      try compare(round, moment, &decisions, &standings, &generator)
    }
    #expect(decisions.count > 1 && standings.count > 1)
    try round.ledger.check()
  }

  private func sayOne(_ round: HistoryRound, _ generator: inout SeededGenerator) throws {
    let all = round.referrals.all.filter { $0.received < NaiveChoices.start }
    guard let referral = all.randomElement(using: &generator),
      let number = round.numbers.randomElement(using: &generator)
    else { return }
    let one = BundleReferrals([referral])
    switch Int.random(in: 0..<5, using: &generator) {
    case 0, 1: try round.consents(of: one, share: 1, &generator)
    case 2: try round.informed(of: one, share: 1, &generator)
    case 3: try round.restrict(of: one, share: 1, &generator)
    default: try round.listOptOuts(of: [number], share: 1, &generator)
    }
  }

  private func step(_ round: HistoryRound, _ generator: inout SeededGenerator) throws {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0...2: try round.consents(of: round.referrals, share: 4, &generator)
    case 3, 4: try round.informed(of: round.referrals, share: 6, &generator)
    case 5: try round.restrict(of: round.referrals, share: 20, &generator)
    case 6: try round.lift(&generator)
    case 7: try round.listOptOuts(of: round.numbers, share: 5, &generator)
    case 8, 9: try round.check(&generator)
    default: try round.submit()
    }
  }

  private func compare(
    _ round: HistoryRound, _ moment: HistoryMoment?, _ decisions: inout Set<String?>,
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
