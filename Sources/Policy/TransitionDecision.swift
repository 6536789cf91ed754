public import DataSet

/// Whether a referral is part of the v2.0 data set, decided by the transition diagram (R5 to R10).
///
/// A pure function of facts: an auditor who has the facts gets the same answer and the same path.
public struct TransitionDecision: Hashable, Sendable {
  /// What the diagram says of the referral at the end of the path.
  public let outcome: Outcome
  /// The questions that were asked, in the order of the diagram.
  public let path: [Step]

  /// A question of the diagram with its answer.
  public typealias Step = DecisionStep<Question>

  /// What the diagram can say.
  public enum Outcome: String, Hashable, Sendable {
    case flows
    case withheld
    /// Ended before the data set began: the practice for v1.5 applied (R6).
    case notInDataSet
  }

  /// The questions of the diagram, in its order.
  public enum Question: String, Hashable, Sendable, CaseIterable {
    /// Yes: the new position, it flows (R5).
    case receivedOnOrAfterStart
    /// No: it is not part of v2.0 (R6).
    case openOnStart
    /// No: it continues to flow (R7).
    case consentSoughtBeforeStart
    /// Yes: it continues to flow (R8).
    case consentGiven
    /// Yes: it may flow; no: it is withheld (R9).
    case patientInformed
  }

  /// Decides about a referral that arrives on a day.
  ///
  /// - Parameters:
  ///   - referral: what the record itself says.
  ///   - consents: what is on record of consent for this referral, in the order of the log.
  ///   - informed: when the patient was informed, as far as it is on record, in the order of the log.
  ///   - day: the day of the submission; who was informed later was not informed.
  public static func decide(
    _ referral: ReferralDates, consents: [ConsentFact], informed: [InformedFact], on day: Day,
    policy: PolicyVersion
  ) -> TransitionDecision {
    let start = policy.transitionStart
    let isNew = referral.receivedOn >= start
    var path = [Step(.receivedOnOrAfterStart, Answer(isNew))]
    func decision(_ outcome: Outcome) -> TransitionDecision {
      TransitionDecision(outcome: outcome, path: path)
    }
    if isNew { return decision(.flows) }

    let isOpen = referral.dischargedOn.map { $0 >= start } ?? true
    path.append(Step(.openOnStart, Answer(isOpen)))
    guard isOpen else { return decision(.notInDataSet) }

    guard let consent = ConsentFact.deciding(among: consents, before: start) else {
      path.append(sought(consents))
      return decision(.flows)
    }
    path.append(Step(.consentSoughtBeforeStart, .yes, positions: [consent.position]))
    // The diagram asks only whether consent was given: no answer on record is not a yes.
    let given = consent.outcome.map { Answer($0 == .given) } ?? .notOnRecord
    path.append(Step(.consentGiven, given, positions: [consent.position]))
    if given == .yes { return decision(.flows) }

    let tellings = informed.filter { $0.informedOn <= day }
    path.append(
      Step(
        .patientInformed, tellings.isEmpty ? .notOnRecord : .yes,
        positions: tellings.map(\.position)))
    return decision(tellings.isEmpty ? .withheld : .flows)
  }

  // Consent that was sought later, or never, is on record and changes nothing (R12).
  private static func sought(_ consents: [ConsentFact]) -> Step {
    Step(
      .consentSoughtBeforeStart, consents.isEmpty ? .notOnRecord : .no,
      positions: consents.map(\.position))
  }
}

/// What a referral's own record says of its days.
public struct ReferralDates: Hashable, Sendable {
  /// The day on which the provider received it.
  public let receivedOn: Day
  /// The day on which it ended; nil while it is open.
  public let dischargedOn: Day?

  /// Takes the days as they were submitted.
  public init(receivedOn: Day, dischargedOn: Day?) {
    self.receivedOn = receivedOn
    self.dischargedOn = dischargedOn
  }
}

/// One record of a patient's consent for a referral, as a provider kept it under v1.5.
public struct ConsentFact: Hashable, Sendable {
  /// The position in the log of the event that tells of it.
  public let position: UInt64
  /// The day on which it was sought; nil where that is not on record.
  public let soughtOn: Day?
  /// What the patient said; nil where no answer is on record.
  public let outcome: Outcome?

  /// What a patient can say.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case given
    case refused
  }

  /// Puts a fact together.
  public init(position: UInt64, soughtOn: Day?, outcome: Outcome?) {
    self.position = position
    self.soughtOn = soughtOn
    self.outcome = outcome
  }

  /// The record that decides: the one that was sought last before the start.
  ///
  /// Of one day the record that came last corrects the others. An answer without a day counts as
  /// sought before the start (R9); since nobody knows when, one that was not given counts as the last
  /// word and one that was given as the first: what is uncertain keeps the referral back. A record
  /// with neither day nor answer says that consent was not sought.
  static func deciding(among facts: [ConsentFact], before start: Day) -> ConsentFact? {
    let earliest = Day(daysSince1970: .min)
    func order(_ fact: ConsentFact) -> Day {
      fact.soughtOn ?? (fact.outcome == .given ? earliest : start)
    }
    return facts.filter { fact in
      fact.soughtOn.map { $0 < start } ?? (fact.outcome != nil)
    }
    .max { (order($0), $0.position) < (order($1), $1.position) }
  }
}

/// That a patient was told that the data flows, and of the right to opt out (R11).
public struct InformedFact: Hashable, Sendable {
  /// The position in the log of the event that tells of it.
  public let position: UInt64
  /// The day on which the patient was informed.
  public let informedOn: Day

  /// Puts a fact together.
  public init(position: UInt64, informedOn: Day) {
    self.position = position
    self.informedOn = informedOn
  }
}
