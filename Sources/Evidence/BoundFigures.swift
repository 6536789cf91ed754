/// The figures whose events are not in the pack: they are too many, or each is about one person.
///
/// They are counts for the whole ledger, without organisation. What they rest on is bound: events by the
/// digest over their leaf hashes, standings by the digest of a projection. With the log anybody can count again.
public struct BoundFigures: Codable, Equatable, Sendable {
  /// Every event of the span, by type.
  public var tallies: [EventTally] = []
  /// What came in the span and must not be kept, by reason.
  public var withheld: [WithheldFigures] = []
  /// Cohorts that were informed in the span, and the referrals in them.
  public var cohorts: UInt64 = 0
  /// Referrals in those cohorts, added up.
  public var cohortReferrals: UInt64 = 0
  /// Looks at record-level data in the span.
  public var accesses: [AccessFigures] = []
  /// How the referrals that are on record stand in the transition, at the end of the span.
  public var flow: FlowFigures
  /// Of how many referrals kept the patient was informed before, at the end of the span.
  public var coverage: [CoverageFigures] = []
  /// Projections folded to the end of the span.
  public var projections: [ProjectionFigures] = []
  /// What a verification of the log found, up to the size of the checkpoint.
  public var logFindings: [LogFindingFigures] = []
  /// Releases held against what was known of opt-outs; absent where it was not asked.
  public var optOutBreaches: BreachFigures?
  /// What extracts hold that agreements of the releases name.
  public var extracts: [ExtractTable] = []
  /// SHA-256 of `policy.json`.
  public var policyDigest: String = ""

  /// Begins without any figure.
  public init(flow: FlowFigures) {
    self.flow = flow
  }
}

/// The events of one type in the span.
public struct EventTally: Codable, Equatable, Sendable {
  /// The number of the type.
  public let number: UInt64
  /// Its name in the catalogue.
  public let type: String
  /// How many events.
  public let events: UInt64
  /// SHA-256 over each of them in order: the position, 8 bytes, the most significant first, and the leaf hash.
  public let leafDigest: String
}

/// What came and must not be kept, for one reason.
public struct WithheldFigures: Codable, Equatable, Sendable {
  /// `restriction`, `notInformed` or `notInDataSet`.
  public let reason: String
  /// The version of the policy that decided.
  public let policyVersion: String
  /// How many referral-months.
  public var referrals: UInt64 = 0
  /// How often the own rows of a patient.
  public var patients: UInt64 = 0

  /// Begins a count.
  public init(reason: String, policyVersion: String) {
    self.reason = reason
    self.policyVersion = policyVersion
  }
}

/// Looks at record-level data by one actor with one command for one reason.
public struct AccessFigures: Codable, Equatable, Sendable {
  /// Who.
  public let actor: String
  /// How.
  public let command: String
  /// Why, as it was given, unless it could name somebody: see ``shownReason(_:)``.
  public let reason: String
  /// How often; one look at one person counts once.
  public var looks: UInt64 = 0
  /// How many sealed parts were opened.
  public var eventsUnsealed: UInt64 = 0

  /// Begins a count.
  public init(actor: String, command: String, reason: String) {
    self.actor = actor
    self.command = command
    self.reason = shownReason(reason)
  }
}

/// How referrals stand in the transition.
public struct FlowFigures: Codable, Equatable, Sendable {
  /// The version of the policy.
  public let policyVersion: String
  /// By decision and path.
  public let counts: [FlowCount]

  /// Puts figures together.
  public init(policyVersion: String, counts: [FlowCount]) {
    self.policyVersion = policyVersion
    self.counts = counts
  }
}

/// The referrals that took one path.
public struct FlowCount: Codable, Equatable, Sendable {
  /// `flows`, `withheld`, `notInDataSet`; absent where nothing of a referral counts at that moment.
  public let decision: String?
  /// Why not.
  public let reason: String?
  /// Questions with their answers, in order, such as `underRestriction: no`.
  public let path: [String]
  /// How many.
  public var referrals: UInt64

  /// Puts a count together.
  public init(decision: String?, reason: String?, path: [String], referrals: UInt64) {
    self.decision = decision
    self.reason = reason
    self.path = path
    self.referrals = referrals
  }
}

/// The referrals that are kept of one month, of all providers together.
public struct CoverageFigures: Codable, Equatable, Sendable {
  /// YYYY-MM.
  public let period: String
  /// How many submissions count for it.
  public var submissions: UInt64 = 0
  /// How many referrals.
  public var referrals: UInt64 = 0
  /// Of how many the patient was informed before the submission.
  public var informed: UInt64 = 0

  /// Begins a count.
  public init(period: String) {
    self.period = period
  }
}

/// A projection at the end of the span.
public struct ProjectionFigures: Codable, Equatable, Sendable {
  /// Its name.
  public let name: String
  /// The version of the fold.
  public let version: UInt64
  /// The number of events folded.
  public let position: UInt64
  /// The digest of the content, as Docs/format.md defines it.
  public let digest: String

  /// Puts figures together.
  public init(name: String, version: UInt64, position: UInt64, digest: String) {
    self.name = name
    self.version = version
    self.position = position
    self.digest = digest
  }
}

/// Findings of one kind in the log.
public struct LogFindingFigures: Codable, Equatable, Sendable {
  /// The kind, as `verify` names it.
  public let kind: String
  /// How many.
  public var findings: UInt64

  /// Puts figures together.
  public init(kind: String, findings: UInt64) {
    self.kind = kind
    self.findings = findings
  }
}

/// What came of holding releases against what was known of opt-outs before them.
public struct BreachFigures: Codable, Equatable, Sendable {
  /// How many releases were looked at.
  public let releases: UInt64
  /// The numbers of those that held somebody who had opted out, without an exemption.
  public let breached: [UInt64]
  /// How often an exemption set an opt-out aside.
  public let exempt: UInt64
  /// Of how many people nothing can be said, because they were erased.
  public let erased: UInt64
  /// What else was not as it has to be, by kind.
  public let findings: [LogFindingFigures]

  /// Puts figures together.
  public init(
    releases: UInt64, breached: [UInt64], exempt: UInt64, erased: UInt64,
    findings: [LogFindingFigures]
  ) {
    self.releases = releases
    self.breached = breached
    self.exempt = exempt
    self.erased = erased
    self.findings = findings
  }
}
