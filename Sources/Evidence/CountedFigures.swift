/// The figures that follow from the events of a pack and from nothing else.
///
/// Events of the types that a pack holds are in it whole, so that whoever has the pack can count again.
public struct CountedFigures: Codable, Equatable, Sendable {
  /// Submissions that came or ended in the span, by month and provider.
  public internal(set) var submissions: [SubmissionFigures] = []
  /// Every instrument on record at the end of the span.
  public internal(set) var instruments: [InstrumentFigures] = []
  /// The kinds of instrument of which none was in force at the end of the span.
  public internal(set) var instrumentsMissing: [String] = []
  /// Submissions and releases of the span that cite no instrument of a kind that they need.
  public internal(set) var instrumentGaps: [InstrumentGap] = []
  /// Every wording of the fair processing information on record at the end of the span.
  public internal(set) var wordings: [WordingFigures] = []
  /// Every version of every agreement on record at the end of the span.
  public internal(set) var agreements: [AgreementFigures] = []
  /// Every check of opt-outs that was begun by the end of the span.
  public internal(set) var checks: [CheckFigures] = []
  /// Hours from the request of the newest complete check to the end of the span; absent without one.
  public internal(set) var checkAgeHours: UInt64?
  /// Releases for which records were begun to be read in the span.
  public internal(set) var plans: UInt64 = 0
  /// Files that left in the span.
  public internal(set) var releases: [ReleaseFigures] = []
  /// Releases that were refused in the span.
  public internal(set) var refusals: [RefusalFigures] = []
  /// Publications of the span.
  public internal(set) var publications: [PublicationFigures] = []
  /// The versions of the policy that decided about releases and publications of the span.
  public internal(set) var policyVersions: [String] = []
  /// Checkpoints that were signed in the span.
  public internal(set) var checkpoints: UInt64 = 0
  /// Evidence packs that were made in the span.
  public internal(set) var packs: UInt64 = 0
}

/// The submissions of one provider for one month.
public struct SubmissionFigures: Codable, Equatable, Sendable {
  /// YYYY-MM, or `unknown` where the file did not say it.
  public let period: String
  /// The code of the provider.
  public let provider: String
  /// Files that came in the span.
  public var received: UInt64 = 0
  /// Of how many submissions it was decided in the span, and how.
  public var accepted: UInt64 = 0
  /// Refused whole.
  public var rejected: UInt64 = 0
  /// Begun and not finished.
  public var abandoned: UInt64 = 0
  /// Rows of those that were accepted or refused.
  public var rowsReceived: UInt64 = 0
  /// Rows that were kept.
  public var rowsAccepted: UInt64 = 0
  /// Rows that failed a rule.
  public var rowsRejected: UInt64 = 0
  /// Rows that broke no rule and must not be kept.
  public var rowsWithheld: UInt64 = 0
  /// Referrals of which something is kept, added up over submissions.
  public var referrals: UInt64 = 0

  init(period: String, provider: String) {
    self.period = period
    self.provider = provider
  }
}

/// An instrument as it is on record.
public struct InstrumentFigures: Codable, Equatable, Sendable {
  /// The position of its event.
  public let position: UInt64
  /// What it is.
  public let kind: String
  /// Its name.
  public let reference: String
  /// What it is called.
  public let title: String
  /// The first day.
  public let from: String
  /// The last day; absent where there is none.
  public let until: String?
  /// Where its text is kept.
  public let document: String
  /// SHA-256 of that text.
  public let documentDigest: String
  /// What a lawful basis says: articles and condition.
  public let lawfulBasis: String?
  /// Of a data protection impact assessment: the version, who approved it and on which day.
  public let approval: String?
  /// Whether it was in force on the last day of the span.
  public internal(set) var inForce: Bool
}

/// Something that was done without an instrument of a kind that it needs.
public struct InstrumentGap: Codable, Equatable, Sendable {
  /// The position of the event.
  public let position: UInt64
  /// What was done: `submission` or `release`, and its number.
  public let what: String
  /// The kinds of which it cites none.
  public let missing: [String]
}

/// A wording by which patients are informed.
public struct WordingFigures: Codable, Equatable, Sendable {
  /// The position of its event.
  public let position: UInt64
  /// Its name.
  public let version: String
  /// `suggested` or `local`.
  public let kind: String
  /// SHA-256 of its text.
  public let digest: String
  /// The first day of its use.
  public let from: String
}

/// One version of an agreement.
public struct AgreementFigures: Codable, Equatable, Sendable {
  /// The position of the event that holds its terms.
  public let position: UInt64
  /// Its name with the version.
  public let reference: String
  /// What it is called.
  public let title: String
  /// The use that it is for.
  public let use: String
  /// The code of the recipient.
  public let recipient: String
  /// The first day.
  public let start: String
  /// The last day.
  public let end: String
  /// Whether opt-outs apply by its terms.
  public let optOutsApply: Bool
  /// The day of its approval.
  public var approvedOn: String?
  /// The first day on which it is not in force any more, where it was ended.
  public var endedOn: String?
}

/// A check of opt-outs.
public struct CheckFigures: Codable, Equatable, Sendable {
  /// Its number.
  public let check: UInt64
  /// When it was requested: what it tells is as old as that.
  public let requestedAt: String
  /// `mesh` or `file`.
  public let channel: String
  /// How many people were asked about.
  public let persons: UInt64
  /// `open`, `complete` or `inconclusive`, as it stood at the end of the span.
  public var outcome: String
  /// Why it told nothing.
  public var reason: String?
  /// When it ended.
  public var endedAt: String?
}
