import DataSet
import Testing

@testable import Policy

/// The transition diagram, written down a second time as plainly as it reads.
private func diagram(_ facts: Combination) -> TransitionDecision.Outcome {
  // "For all new referrals received from 1 September 2020": the new position (R5).
  if facts.received >= 0 { return .flows }
  // Not spanning 1 September 2020: the practice for v1.5 (R6).
  if let discharged = facts.discharged, discharged < 0 { return .notInDataSet }
  // Has consent been sought before 1 September 2020? (R7) An answer without a day counts as yes (R9).
  let isSought: Bool
  switch facts.sought {
  case .none: isSought = false
  case .noDay: isSought = facts.outcome != nil
  case .on(let day): isSought = day < 0
  }
  if !isSought { return .flows }
  // Has consent been given? (R8)
  if facts.outcome == .given { return .flows }
  // Otherwise it must not start to flow unless the patient has been informed (R9).
  if let informed = facts.informed, informed <= Combination.submission { return .flows }
  return .withheld
}

/// One combination of facts; days count from 1 September 2020.
struct Combination: CustomStringConvertible {
  static let submission = 40

  enum Sought: Hashable {
    case none
    /// A record without a day.
    case noDay
    case on(Int)
  }

  let received: Int
  let discharged: Int?
  let sought: Sought
  let outcome: ConsentFact.Outcome?
  let informed: Int?
  let restriction: ClosedRange<Int>?

  /// Every combination around the boundary days.
  static let all: [Combination] = {
    var all: [Combination] = []
    let soughts: [Sought] = [.none, .noDay] + [-100, -1, 0, 1].map { .on($0) }
    for received in [-200, -2, -1, 0, 1, 30] {
      for discharged in [nil, -2, -1, 0, 1, 39] as [Int?] {
        for sought in soughts {
          for outcome in [nil, .given, .refused] as [ConsentFact.Outcome?] {
            for informed in [nil, -50, 0, submission - 1, submission, submission + 1] as [Int?] {
              for restriction in restrictions {
                all.append(
                  Combination(
                    received: received, discharged: discharged, sought: sought, outcome: outcome,
                    informed: informed, restriction: restriction))
              }
            }
          }
        }
      }
    }
    return all
  }()

  private static let restrictions: [ClosedRange<Int>?] = [
    nil, 0...submission - 1, 0...submission, submission...submission, submission + 1...90,
  ]

  static func day(_ number: Int) -> Day {
    PolicyBook.standard.versions[0].transitionStart.advanced(by: number)
  }

  var dates: ReferralDates {
    ReferralDates(
      receivedOn: Self.day(received), dischargedOn: discharged.map { Self.day($0) })
  }

  var facts: ChoiceFacts {
    var facts = ChoiceFacts()
    switch sought {
    case .none: break
    case .noDay: facts.consents = [ConsentFact(position: 1, soughtOn: nil, outcome: outcome)]
    case .on(let day):
      facts.consents = [ConsentFact(position: 1, soughtOn: Self.day(day), outcome: outcome)]
    }
    if let informed {
      facts.informed = [InformedFact(position: 2, informedOn: Self.day(informed))]
    }
    if let restriction {
      facts.restrictions = [
        RestrictionFact(
          position: 3, from: Self.day(restriction.lowerBound),
          until: Self.day(restriction.upperBound))
      ]
    }
    return facts
  }

  var isRestricted: Bool { restriction?.contains(Self.submission) ?? false }

  var description: String {
    "received \(received), discharged \(discharged.map(String.init) ?? "-"), sought \(sought), "
      + "\(outcome?.rawValue ?? "no answer"), informed \(informed.map(String.init) ?? "-"), "
      + "restriction \(restriction.map { "\($0)" } ?? "-")"
  }
}

@Suite struct TransitionTests {
  let policy = PolicyBook.standard.versions[0]

  private func decide(_ combination: Combination) -> FlowDecision {
    FlowDecision.decide(
      combination.dates, combination.facts, on: Combination.day(Combination.submission),
      policy: policy)
  }

  @Test func everyCombinationComesOutAsTheDiagramSays() {
    #expect(Combination.all.count == 6 * 6 * 6 * 3 * 6 * 5)
    var outcomes: [TransitionDecision.Outcome: Int] = [:]
    for combination in Combination.all {
      let decision = decide(combination)
      let expected = combination.isRestricted ? .withheld : diagram(combination)
      #expect(decision.outcome == expected, "\(combination)")
      outcomes[expected, default: 0] += 1
    }
    #expect(outcomes.values.allSatisfy { $0 > 500 } && outcomes.count == 3, "\(outcomes)")
  }

  @Test func thePathIsTheOneThroughTheDiagramAndAloneLeadsToTheOutcome() {
    var outcomes: [[String]: Set<FlowDecision.Reason?>] = [:]
    for combination in Combination.all {
      let decision = decide(combination)
      let asked = decision.path.map { FlowDecision.Question.allCases.firstIndex(of: $0.question) }
      // Questions come in the order of the diagram, from the first on, and none is left out.
      #expect(asked == Array(0..<asked.count), "\(combination)")
      #expect(decision.policyVersion == "fair-processing-2.0")
      let answers = decision.path.map { $0.answer == .yes ? "yes" : "no" }
      outcomes[answers, default: []].insert(decision.reason)
    }
    #expect(
      outcomes == [
        ["yes"]: [.restriction],
        ["no", "yes"]: [nil],
        ["no", "no", "no"]: [.notInDataSet],
        ["no", "no", "yes", "no"]: [nil],
        ["no", "no", "yes", "yes", "yes"]: [nil],
        ["no", "no", "yes", "yes", "no", "no"]: [.notInformed],
        ["no", "no", "yes", "yes", "no", "yes"]: [nil],
      ])
  }

  @Test func everyAnswerNamesTheEventsItRestsOn() {
    for combination in Combination.all {
      for step in decide(combination).path {
        let expected: [UInt64] =
          switch step.question {
          case .underRestriction: combination.restriction == nil ? [] : [3]
          case .transition(.consentSoughtBeforeStart), .transition(.consentGiven):
            combination.sought == .none ? [] : [1]
          case .transition(.patientInformed): step.answer == .yes ? [2] : []
          default: []
          }
        #expect(step.positions == expected, "\(combination), \(step.question.rawValue)")
      }
    }
  }

  /// Several records of consent, as (position, sought, answer), and the one that decides.
  @Test(
    arguments: [
      ([(1, -30, .given), (2, -10, .refused)], 2),
      ([(1, -10, .given), (2, -30, .refused)], 1),
      // Of one day the later record corrects.
      ([(1, -10, .refused), (2, -10, .given)], 2),
      ([(1, -10, .given), (2, -10, nil)], 2),
      // Consent sought from the start on is history only.
      ([(1, -10, .refused), (2, 0, .given), (3, 5, .given)], 1),
      ([(1, 0, .refused)], nil),
      // Without a day: a refusal is the last word, consent given the first.
      ([(1, -1, .given), (2, nil, .refused)], 2),
      ([(1, nil, .given), (2, -200, .refused)], 2),
      ([(1, nil, .refused), (2, nil, .given)], 1),
      ([(1, nil, .given)], 1),
      // Neither day nor answer: not sought.
      ([(1, nil, nil)], nil),
      ([], nil),
    ] as [([(UInt64, Int?, ConsentFact.Outcome?)], UInt64?)])
  func theConsentSoughtLastBeforeTheStartDecides(
    records: [(UInt64, Int?, ConsentFact.Outcome?)], deciding: UInt64?
  ) {
    let facts = records.map { record in
      ConsentFact(
        position: record.0, soughtOn: record.1.map { Combination.day($0) }, outcome: record.2)
    }
    // The order in which facts are handed over says nothing.
    for order in [facts, facts.reversed()] {
      let found = ConsentFact.deciding(among: order, before: policy.transitionStart)
      #expect(found?.position == deciding)
    }
  }

  @Test func liftingEndsARestriction() {
    let restriction = RestrictionFact(
      position: 1, from: Combination.day(0), until: nil,
      liftedFrom: Combination.day(10))
    let held = (-2...12).filter { restriction.isInForce(on: Combination.day($0)) }
    #expect(held == Array(0...9))
  }
}
