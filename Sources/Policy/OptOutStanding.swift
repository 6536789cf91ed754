/// How a person stands to the national data opt-out at a moment (R13, R16, R17).
///
/// A pure function of what the log holds. What cannot be known counts as opted out: ``keepsBack``.
public struct OptOutStanding: Hashable, Sendable {
  /// Whether an opt-out is set.
  public let standing: Standing
  /// Why the standing is what it is.
  public let reason: Reason
  /// Since when it is so; nil where it is not known.
  public let since: Moment?
  /// The questions that were asked, in order.
  public let path: [DecisionStep<Question>]
  /// The version of the policy that decided.
  public let policyVersion: String

  /// What can be known of an opt-out.
  public enum Standing: String, Hashable, Sendable {
    case set
    case notSet
    case unknown
  }

  /// Why somebody stands as they do.
  public enum Reason: String, Hashable, Sendable {
    /// An opt-out is on record and none of a later day takes it back.
    case optedOut
    /// A check or a withdrawal, fresh enough, tells that none is set.
    case confirmed
    /// Without an NHS number nobody can be asked about.
    case noNHSNumber
    /// Nothing on record tells.
    case neverChecked
    /// What tells is too old (R17).
    case stale
    /// None is set, but an id has named somebody else too, who has opted out or may have: they may be
    /// one person.
    case mayBeAnother
  }

  /// What is asked about a person.
  public enum Question: String, Hashable, Sendable, CaseIterable {
    case hasNHSNumber
    case statusOnRecord
    case optOutSet
    case freshEnough
    /// Asked only where an id has named somebody else too.
    case othersClear
  }

  /// Whether records of the person stay out where opt-outs apply.
  public var keepsBack: Bool { standing != .notSet }

  /// Decides how a person stands at a moment.
  ///
  /// - Parameters:
  ///   - hasNHSNumber: whether the person can be asked about.
  ///   - facts: what the log holds of the person's status, in its order; what took effect later than
  ///     the moment is left out here.
  ///   - others: how those stand whom an id of the person has named too. A corrected number cannot be
  ///     told from an id that was given away, so none of them may be opted out.
  ///   - freshDays: days for which a fact tells of the present; nil for the policy's own. Never above
  ///     the policy's limit.
  public static func decide(
    hasNHSNumber: Bool, _ facts: [OptOutFact], alsoNamed others: [OptOutStanding],
    at moment: Moment, policy: PolicyVersion, freshDays: Int? = nil
  ) -> OptOutStanding {
    var path = [DecisionStep(Question.hasNHSNumber, Answer(hasNHSNumber))]
    func answer(_ standing: Standing, _ reason: Reason, since: Moment? = nil) -> OptOutStanding {
      OptOutStanding(
        standing: standing, reason: reason, since: since, path: path, policyVersion: policy.name)
    }
    guard hasNHSNumber else { return answer(.unknown, .noNHSNumber) }
    let told = facts.filter { $0.effectiveAt <= moment }.sorted()
    guard let newest = told.last else {
      path.append(DecisionStep(.statusOnRecord, .notOnRecord))
      return answer(.unknown, .neverChecked)
    }
    path.append(DecisionStep(.statusOnRecord, .yes, positions: told.map(\.position)))
    path.append(DecisionStep(.optOutSet, Answer(newest.isSet), positions: [newest.position]))
    let run = told.reversed().prefix { $0.isSet == newest.isSet }
    let since = run.map(\.effectiveAt).min()
    // An opt-out holds until it is taken back, however long ago it was told.
    if newest.isSet { return answer(.set, .optedOut, since: since) }
    let days = min(freshDays ?? policy.optOutFreshDays, policy.optOutFreshDaysLimit)
    let isFresh = newest.knownAt.advanced(byDays: days) >= moment
    path.append(DecisionStep(.freshEnough, Answer(isFresh), positions: [newest.position]))
    guard isFresh else { return answer(.unknown, .stale) }
    guard !others.isEmpty else { return answer(.notSet, .confirmed, since: since) }
    let unclear = others.filter(\.keepsBack)
    path.append(
      DecisionStep(
        .othersClear, Answer(unclear.isEmpty),
        positions: (unclear.isEmpty ? others : unclear).flatMap { $0.path.last?.positions ?? [] }))
    return unclear.isEmpty
      ? answer(.notSet, .confirmed, since: since) : answer(.unknown, .mayBeAnother)
  }
}

/// One thing that tells whether a person's opt-out is set.
///
/// Facts are ordered by what tells most of the present: what was known later corrects what was known
/// before, also where it takes effect on an earlier day; of one source the later day counts. An
/// opt-out that was told of beforehand counts from its day on, also against what was known meanwhile.
public struct OptOutFact: Hashable, Comparable, Sendable {
  /// The position in the log of the event that tells.
  public let position: UInt64
  /// Whether an opt-out is set.
  public let isSet: Bool
  /// From when it is so.
  public let effectiveAt: Moment
  /// When that was known to be so: the moment of the check, or the moment that a list describes.
  public let knownAt: Moment

  /// Puts a fact together.
  public init(position: UInt64, isSet: Bool, effectiveAt: Moment, knownAt: Moment) {
    self.position = position
    self.isSet = isSet
    self.effectiveAt = effectiveAt
    self.knownAt = knownAt
  }

  /// Orders facts from the one that counts least to the one that counts most.
  public static func < (left: OptOutFact, right: OptOutFact) -> Bool {
    (left.countsFrom, left.effectiveAt, left.position)
      < (right.countsFrom, right.effectiveAt, right.position)
  }

  private var countsFrom: Moment { isSet ? max(knownAt, effectiveAt) : knownAt }
}

/// A moment, in microseconds since 1970-01-01T00:00:00Z.
public struct Moment: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int64

  /// Takes any moment.
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The moment that lies so many days of 24 hours later.
  public func advanced(byDays days: Int) -> Moment {
    let (span, tooLong) = Int64(days).multipliedReportingOverflow(by: 86_400_000_000)
    let (sum, tooLate) = microseconds.addingReportingOverflow(span)
    return Moment(microseconds: tooLong || tooLate ? .max : sum)
  }

  /// Orders moments from the earlier to the later.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.microseconds < right.microseconds
  }
}
