public import DataSet

/// Whether a referral is part of the v2.0 data set, decided by the transition diagram (R5 to R10).
///
/// A pure function of facts: an auditor who has the facts gets the same answer and the same path.
public struct TransitionDecision: Hashable, Sendable {
  /// What the diagram says of the referral at the end of the path.
  public let outcome: Outcome
  /// The questions that were asked, in the order of the diagram.
  public let path: [Step]
  /// The version of the policy that decided.
  public let policyVersion: String

  /// What the diagram can say.
  public enum Outcome: String, Hashable, Sendable {
    case flows
    case withheld
    /// Ended before the data set began: the practice for v1.5 applied (R6).
    case notInDataSet
  }

  /// One question of the diagram and its answer.
  public struct Step: Hashable, Sendable {
    /// What the diagram asks at this point.
    public let question: Question
    /// What the facts say to it.
    public let answer: Answer
  }

  /// What was answered to a question.
  public enum Answer: String, Hashable, Sendable {
    /// The facts say so.
    case yes
    /// The facts say that it is not so.
    case no
    /// Nothing is on record, which the diagram takes as no.
    case notOnRecord

    init(_ fact: Bool) { self = fact ? .yes : .no }
  }

  /// The questions of the diagram that the facts known so far can answer.
  public enum Question: String, Hashable, Sendable {
    case receivedOnOrAfterStart
    case openOnStart
    case consentSoughtBeforeStart
  }

  /// Decides for a referral on which no consent is on record.
  ///
  /// Without a record of consent sought before the start, a referral that spans the start continues
  /// to flow (R7).
  public static func decide(
    receivedOn: Day, dischargedOn: Day?, policy: TransitionPolicy
  ) -> TransitionDecision {
    func decision(_ outcome: Outcome, _ path: Step...) -> TransitionDecision {
      TransitionDecision(outcome: outcome, path: path, policyVersion: policy.version)
    }
    let isNew = receivedOn >= policy.start
    let received = Step(question: .receivedOnOrAfterStart, answer: Answer(isNew))
    if isNew { return decision(.flows, received) }
    let isOpen = dischargedOn.map { $0 >= policy.start } ?? true
    let open = Step(question: .openOnStart, answer: Answer(isOpen))
    guard isOpen else { return decision(.notInDataSet, received, open) }
    let consent = Step(question: .consentSoughtBeforeStart, answer: .notOnRecord)
    return decision(.flows, received, open, consent)
  }
}

/// The dated values on which the transition rests.
public struct TransitionPolicy: Hashable, Sendable {
  /// The name of the guidance and its version, which decisions carry so that they can be replayed
  /// (R10).
  public let version: String
  /// The first day of the v2.0 data set.
  public let start: Day

  /// Makes a policy for other dates than those of the guidance, as tests and later guidance need.
  public init(version: String, start: Day) {
    self.version = version
    self.start = start
  }

  /// The guidance on fair processing, version 2.0: the new position holds from 1 September 2020.
  public static let guidance2 = TransitionPolicy(
    version: "fair-processing-2.0", start: Day(daysSince1970: 18_506))
}
