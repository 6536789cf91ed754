public import DataSet

/// Whether a record that arrives is kept: the transition, and any other legal restriction (R2, R10).
public struct FlowDecision: Hashable, Sendable {
  /// What becomes of the record.
  public let outcome: TransitionDecision.Outcome
  /// Why it is withheld; nil where it flows.
  public let reason: Reason?
  /// The questions that were asked, in order.
  public let path: [DecisionStep<Question>]
  /// The version of the policy that decided.
  public let policyVersion: String

  /// What keeps a record back.
  public enum Reason: String, Hashable, Sendable {
    /// A legal restriction on disclosure was in force (R2).
    case restriction
    /// Consent was sought before the start and not given, and the patient was not informed (R9).
    case notInformed
    /// The referral ended before the data set began (R6).
    case notInDataSet
  }

  /// What is asked of a record.
  public enum Question: Hashable, Sendable, RawRepresentable, CaseIterable {
    /// Whether a restriction is in force; yes keeps the record back whatever the transition says.
    case underRestriction
    case transition(TransitionDecision.Question)

    /// Every question, in the order in which they are asked.
    public static let allCases =
      [.underRestriction] + TransitionDecision.Question.allCases.map(Self.transition)

    /// The name that stands in events and answers.
    public var rawValue: String {
      switch self {
      case .underRestriction: "underRestriction"
      case .transition(let question): question.rawValue
      }
    }

    /// The question of that name.
    public init?(rawValue: String) {
      guard let found = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
      self = found
    }
  }

  /// The decision without the events that it rests on: what all referrals on the same path share.
  public var withoutPositions: FlowDecision {
    FlowDecision(
      outcome: outcome, reason: reason, path: path.map { DecisionStep($0.question, $0.answer) },
      policyVersion: policyVersion)
  }

  /// Decides about a referral that arrives on a day.
  ///
  /// - Parameters:
  ///   - referral: what the record itself says.
  ///   - facts: what the log holds about the referral and its patient, up to the submission.
  ///   - day: the day of the submission.
  public static func decide(
    _ referral: ReferralDates, _ facts: ChoiceFacts, on day: Day, policy: PolicyVersion
  ) -> FlowDecision {
    let inForce = facts.restrictions.filter { $0.isInForce(on: day) }
    let restriction = DecisionStep<Question>(
      .underRestriction, facts.restrictions.isEmpty ? .notOnRecord : Answer(!inForce.isEmpty),
      positions: (inForce.isEmpty ? facts.restrictions : inForce).map(\.position))
    guard inForce.isEmpty else {
      return FlowDecision(
        outcome: .withheld, reason: .restriction, path: [restriction], policyVersion: policy.name)
    }
    let transition = TransitionDecision.decide(
      referral, consents: facts.consents, informed: facts.informed, on: day, policy: policy)
    let reason: Reason? =
      switch transition.outcome {
      case .flows: nil
      case .withheld: .notInformed
      case .notInDataSet: .notInDataSet
      }
    let steps = transition.path.map { step in
      DecisionStep<Question>(
        .transition(step.question), step.answer, positions: step.positions)
    }
    return FlowDecision(
      outcome: transition.outcome, reason: reason, path: [restriction] + steps,
      policyVersion: policy.name)
  }
}

/// What the log holds of choices and restrictions about one referral and its patient.
public struct ChoiceFacts: Hashable, Sendable {
  /// What is on record of consent for the referral.
  public var consents: [ConsentFact]
  /// When the patient was informed, for this referral or for all.
  public var informed: [InformedFact]
  /// The restrictions on the referral and on its patient.
  public var restrictions: [RestrictionFact]

  /// Puts facts together, each list in the order of the log.
  public init(
    consents: [ConsentFact] = [], informed: [InformedFact] = [],
    restrictions: [RestrictionFact] = []
  ) {
    self.consents = consents
    self.informed = informed
    self.restrictions = restrictions
  }
}

/// A legal restriction on disclosure other than an opt-out (R2).
public struct RestrictionFact: Hashable, Sendable {
  /// The position in the log of the event that applied it.
  public let position: UInt64
  /// The first day on which it holds.
  public let from: Day
  /// The last day on which it holds; nil where it has no end.
  public let until: Day?
  /// The first day on which it no longer holds because it was lifted; nil while it was not.
  public let liftedFrom: Day?

  /// Puts a fact together.
  public init(position: UInt64, from: Day, until: Day?, liftedFrom: Day? = nil) {
    self.position = position
    self.from = from
    self.until = until
    self.liftedFrom = liftedFrom
  }

  /// Whether it holds on a day; both ends are part of it.
  public func isInForce(on day: Day) -> Bool {
    from <= day && until.map { day <= $0 } ?? true && liftedFrom.map { day < $0 } ?? true
  }
}
