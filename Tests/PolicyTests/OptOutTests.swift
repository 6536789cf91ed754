import DataSet
import Testing

@testable import Policy

@Suite struct OptOutTests {
  let policy = PolicyBook.standard.versions[0]

  static func moment(_ day: Int) -> Moment { Moment(microseconds: 0).advanced(byDays: day) }

  /// What was told, as (position, set, from day, known on day), and how the person stands on day 100.
  @Test(
    arguments: [
      ([], .unknown, .neverChecked, nil),
      ([(1, true, 10, 10)], .set, .optedOut, 10),
      ([(1, false, 100, 100)], .notSet, .confirmed, 100),
      // Fresh for seven days, the seventh included.
      ([(1, false, 93, 93)], .notSet, .confirmed, 93),
      ([(1, false, 92, 92)], .unknown, .stale, nil),
      // An opt-out grows no older; a withdrawal does.
      ([(1, true, 1, 1), (2, false, 50, 50)], .unknown, .stale, nil),
      ([(1, true, 1, 1), (2, false, 50, 99)], .notSet, .confirmed, 50),
      ([(1, false, 99, 99), (2, true, 99, 99)], .set, .optedOut, 99),
      // What was known later wins, also of an earlier day; of what was known at once, the later day.
      ([(1, false, 98, 98), (2, true, 40, 99)], .set, .optedOut, 40),
      ([(2, false, 98, 98), (1, true, 97, 97)], .notSet, .confirmed, 98),
      ([(1, true, 40, 99), (2, false, 41, 99)], .notSet, .confirmed, 41),
      ([(2, true, 40, 99), (1, false, 41, 99)], .notSet, .confirmed, 41),
      ([(1, true, 20, 20), (2, true, 60, 60), (3, false, 10, 10)], .set, .optedOut, 20),
      // What was told beforehand counts from its day on, whatever was known in between.
      ([(1, true, 98, 90), (2, false, 97, 97)], .set, .optedOut, 98),
      ([(1, false, 98, 90), (2, true, 97, 97)], .set, .optedOut, 97),
      // What takes effect later is not yet so.
      ([(1, true, 101, 99)], .unknown, .neverChecked, nil),
      ([(1, false, 99, 99), (2, true, 101, 99)], .notSet, .confirmed, 99),
      ([(1, true, 100, 100)], .set, .optedOut, 100),
    ] as [([(UInt64, Bool, Int, Int)], OptOutStanding.Standing, OptOutStanding.Reason, Int?)])
  func theNewestFactDecidesAndOneThatClearsMustBeFresh(
    told: [(UInt64, Bool, Int, Int)], standing: OptOutStanding.Standing,
    reason: OptOutStanding.Reason, since: Int?
  ) {
    let facts = told.map { fact in
      OptOutFact(
        position: fact.0, isSet: fact.1, effectiveAt: Self.moment(fact.2),
        knownAt: Self.moment(fact.3))
    }
    for order in [facts, facts.reversed()] {
      let found = OptOutStanding.decide(
        hasNHSNumber: true, order, alsoNamed: [], at: Self.moment(100), policy: policy)
      #expect(found.standing == standing && found.reason == reason)
      #expect(found.since == since.map { Self.moment($0) })
      #expect(found.keepsBack == (standing != .notSet))
    }
    let nameless = OptOutStanding.decide(
      hasNHSNumber: false, facts, alsoNamed: [], at: Self.moment(100), policy: policy)
    #expect(nameless.standing == .unknown && nameless.reason == .noNHSNumber)
  }

  /// Of whom an id has named too: what they stand as, and how somebody clear then stands.
  @Test(arguments: [
    ([], true), (["clear"], true), (["clear", "clear"], true), (["set"], false),
    (["stale"], false), (["none"], false), (["clear", "set"], false), (["none", "clear"], false),
  ])
  func nobodyIsClearBesideSomebodyWhoMayBeTheSameAndIsNot(others: [String], isClear: Bool) {
    let told: [String: [OptOutFact]] = [
      "clear": [fact(2, false, day: 99)], "set": [fact(3, true, day: 99)],
      "stale": [fact(4, false, day: 50)], "none": [],
    ]
    let standings = others.map { other in
      OptOutStanding.decide(
        hasNHSNumber: true, told[other] ?? [], alsoNamed: [], at: Self.moment(100),
        policy: policy)
    }
    func standing(_ facts: [OptOutFact]) -> OptOutStanding {
      OptOutStanding.decide(
        hasNHSNumber: true, facts, alsoNamed: standings, at: Self.moment(100), policy: policy)
    }
    let own = standing([fact(1, false, day: 98)])
    #expect(own.standing == (isClear ? .notSet : .unknown) && own.keepsBack == !isClear)
    #expect(own.reason == (isClear ? .confirmed : .mayBeAnother))
    #expect((own.since != nil) == isClear)
    #expect((own.path.last?.question == .othersClear) == !others.isEmpty)
    // Who is not clear needs nobody else to be kept back.
    #expect(standing([fact(1, true, day: 98)]).reason == .optedOut)
    #expect(standing([fact(1, false, day: 50)]).reason == .stale)
    #expect(standing([]).reason == .neverChecked)
  }

  private func fact(_ position: UInt64, _ isSet: Bool, day: Int) -> OptOutFact {
    OptOutFact(
      position: position, isSet: isSet, effectiveAt: Self.moment(day), knownAt: Self.moment(day))
  }

  @Test(arguments: [(nil, 7), (1, 1), (14, 14), (21, 21), (22, 21), (1000, 21)])
  func noOperatorMayLetAChecksAgeGoAboveTheLimit(asked: Int?, days: Int) {
    let fresh = (0...40).filter { age in
      let fact = OptOutFact(
        position: 1, isSet: false, effectiveAt: Self.moment(100 - age),
        knownAt: Self.moment(100 - age))
      return OptOutStanding.decide(
        hasNHSNumber: true, [fact], alsoNamed: [], at: Self.moment(100), policy: policy,
        freshDays: asked
      ).standing == .notSet
    }
    #expect(fresh == Array(0...days))
  }

  @Test func everyUseRemovesWhomItMustAndNobodyElse() throws {
    let day = try #require(Day(iso: "2021-01-01"))
    let restriction = RestrictionFact(position: 5, from: day, until: day)
    let past = RestrictionFact(
      position: 6, from: day.advanced(by: -9), until: day.advanced(by: -1))
    func standing(_ facts: [OptOutFact]) -> OptOutStanding {
      OptOutStanding.decide(
        hasNHSNumber: true, facts, alsoNamed: [], at: Self.moment(100), policy: policy)
    }
    func fact(_ isSet: Bool) -> OptOutFact {
      OptOutFact(
        position: 7, isSet: isSet, effectiveAt: Self.moment(99), knownAt: Self.moment(99))
    }
    let standings = [standing([fact(true)]), standing([fact(false)]), standing([])]
    var removals: Set<DisclosureDecision.Removal?> = []
    for use in policy.uses {
      for erasedAt in [nil, 4] as [UInt64?] {
        for restrictions in [[], [past], [past, restriction]] {
          for standing in standings {
            for isExempt in [false, true] {
              let exemption = ExemptionFact(
                position: 8, kind: "cag-decision", use: use.name, reference: "23/CAG/0001",
                from: day, until: day)
              let decision = DisclosureDecision.decide(
                for: use, erasedAt: erasedAt, restrictions: restrictions, standing: standing,
                exemptions: isExempt ? [exemption] : [], on: day, policy: policy)
              let expected: DisclosureDecision.Removal? =
                if erasedAt != nil {
                  .erased
                } else if restrictions.contains(restriction) {
                  .restriction
                } else if !use.optOutApplies || isExempt || standing.standing == .notSet {
                  nil
                } else {
                  standing.standing == .set ? .optOut : .optOutUnknown
                }
              #expect(decision.removal == expected)
              #expect((decision.exemption != nil) == (decision.path.last?.question == .exempt))
              removals.insert(expected)
            }
          }
        }
      }
    }
    #expect(removals.count == DisclosureDecision.Removal.allCases.count + 1)
  }

  /// An exemption needs its use, its days, a kind of the policy and a document.
  @Test(arguments: [
    ("dars-release", "cag-decision", "23/CAG/0001", 0, 10, true),
    ("dars-release", "cag-decision", "23/CAG/0001", 0, 0, true),
    ("dars-release", "cag-decision", "23/CAG/0001", 1, 10, false),
    ("dars-release", "cag-decision", "23/CAG/0001", -5, -1, false),
    ("dars-release", "cag-decision", "", 0, 10, false),
    ("dars-release", "goodwill", "letter", 0, 10, false),
    ("commissioner-extract", "cag-decision", "23/CAG/0001", 0, 10, false),
  ])
  func onlyADocumentedExemptionOfTheUseSetsAnOptOutAside(
    use: String, kind: String, reference: String, from: Int, until: Int, applies: Bool
  ) throws {
    let day = try #require(Day(iso: "2021-01-01"))
    let exemption = ExemptionFact(
      position: 1, kind: kind, use: use, reference: reference, from: day.advanced(by: from),
      until: day.advanced(by: until))
    let release = try #require(policy.use(named: "dars-release"))
    #expect(exemption.applies(to: release, on: day, policy: policy) == applies)
  }
}
