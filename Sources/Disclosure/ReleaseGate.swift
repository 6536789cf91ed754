public import Agreements
public import DataSet
public import Policy

/// Whether a release may be made, and on which ground (R15 to R18).
///
/// A pure function: it is asked when a release is planned and again at the moment at which the log takes
/// it. Every reason against it is given, not only the first.
public enum ReleaseGate {
  /// What the ledger knows that bears on a release.
  public struct Evidence: Sendable {
    /// The agreement that was named, with its history; nil where nothing was applied for under the name.
    public var named: AgreementHistory?
    /// Every agreement.
    public var agreements: [AgreementHistory]
    /// The months and versions of the submissions that would be read.
    public var submitted: Set<SubmittedMonth>
    /// The newest check of opt-outs that was completed.
    public var check: CheckFact?
    /// The newest check, where it is newer and told nothing.
    public var failed: (number: UInt64, reason: String)?

    /// Evidence of nothing.
    public init() {
      agreements = []
      submitted = []
    }
  }

  /// A month of submissions of one version of the data set.
  public struct SubmittedMonth: Hashable, Sendable {
    /// The version.
    public let version: DataSetVersion
    /// The month.
    public let period: Period

    /// Names a month.
    public init(version: DataSetVersion, period: Period) {
      self.version = version
      self.period = period
    }
  }

  /// A check of opt-outs that was completed.
  public struct CheckFact: Hashable, Sendable {
    /// Its place among all checks.
    public let number: UInt64
    /// When it was asked for: what it tells is as old as that.
    public let askedAt: Moment
    /// The day of that.
    public let askedOn: Day

    /// Names a check.
    public init(number: UInt64, askedAt: Moment, askedOn: Day) {
      self.number = number
      self.askedAt = askedAt
      self.askedOn = askedOn
    }
  }

  /// What a decision came to.
  public enum Decision: Sendable {
    case allowed(ReleaseGround)
    case refused([ReleaseRefusal])
  }

  /// Decides about a release at a moment.
  ///
  /// - Parameter day: the day of the moment.
  public static func decide(
    _ request: ReleaseRequest, _ evidence: Evidence, at moment: Moment, on day: Day,
    policy: PolicyVersion
  ) -> Decision {
    guard let use = policy.use(named: request.use), use.level == .record else {
      let known = policy.uses.filter { $0.level == .record }.map(\.name)
      return .refused([.unknownUse(request.use, known: known)])
    }
    var refusals: [ReleaseRefusal] = []
    var record: AgreementRecord?
    if use.needsAgreement {
      switch agreement(for: request, evidence, on: day) {
      case .success(let found):
        record = found
        refusals += approval(of: request, evidence, under: found)
      case .failure(let refusal): refusals.append(refusal.reason)
      }
    }
    if evidence.submitted.isEmpty { refusals.append(.nothingSubmitted) }
    let exemption = record.flatMap { record in
      record.terms.exemption(recordedAt: record.position)
    }.flatMap { $0.applies(to: use, on: day, policy: policy) ? $0 : nil }
    let optOutApplies = use.optOutApplies && exemption == nil
    if optOutApplies, let refusal = staleness(evidence, at: moment, policy) {
      refusals.append(refusal)
    }
    guard refusals.isEmpty else { return .refused(refusals) }
    return .allowed(
      ReleaseGround(
        use: use, agreement: record, exemption: use.optOutApplies ? exemption : nil,
        optOutApplies: optOutApplies, check: optOutApplies ? evidence.check : nil,
        policyVersion: policy.name))
  }

  private struct Refused: Error { let reason: ReleaseRefusal }

  /// The version of an agreement that the release would be made under.
  private static func agreement(
    for request: ReleaseRequest, _ evidence: Evidence, on day: Day
  ) -> Result<AgreementRecord, Refused> {
    if let reference = request.agreement {
      guard let record = evidence.named?.version(reference) else {
        return .failure(Refused(reason: .unknownAgreement(reference.description)))
      }
      guard let inForce = evidence.named?.inForce(on: day),
        reference.version == nil || inForce.terms.reference == record.terms.reference
      else {
        return .failure(
          Refused(
            reason: .notInForce(
              record.terms.reference.description, on: day, because: record.whyNotInForce(on: day))))
      }
      return .success(inForce)
    }
    let inForce = evidence.agreements.compactMap { $0.inForce(on: day) }.filter {
      $0.terms.use == request.use && $0.terms.recipient == request.recipient
    }
    guard let only = inForce.first else {
      return .failure(Refused(reason: .noAgreement(use: request.use, on: day)))
    }
    guard inForce.count == 1 else {
      let names = inForce.map { $0.terms.reference.description }.sorted()
      return .failure(Refused(reason: .severalAgreements(names)))
    }
    return .success(only)
  }

  /// What of a request an agreement does not approve.
  private static func approval(
    of request: ReleaseRequest, _ evidence: Evidence, under record: AgreementRecord
  ) -> [ReleaseRefusal] {
    let terms = record.terms
    let name = terms.reference.description
    var refusals: [ReleaseRefusal] = []
    if terms.use != request.use { refusals.append(.otherUse(agreement: name, use: terms.use)) }
    if terms.recipient != request.recipient {
      refusals.append(.otherRecipient(agreement: name, recipient: terms.recipient.text))
    }
    for period in request.months {
      let isApproved = terms.data.contains { $0.firstPeriod <= period && period <= $0.lastPeriod }
      if !isApproved { refusals.append(.periodNotApproved(period, agreement: name)) }
    }
    let versions = Set(
      evidence.submitted.filter { month in
        !terms.data.contains { $0.covers(month.version, month.period) }
          && terms.data.contains {
            $0.firstPeriod <= month.period && month.period <= $0.lastPeriod
          }
      }.map(\.version))
    refusals += versions.sorted { $0.text < $1.text }.map {
      .versionNotApproved($0, agreement: name)
    }
    let approved = approvedColumns(of: request, evidence, terms)
    let columns = request.columns.filter { !approved.contains($0) }
    let unknown = terms.linkage.filter { name in
      AgreementReference(name).map { reference in
        !evidence.agreements.contains { $0.version(reference) != nil }
      } ?? false
    }
    return refusals + columns.map { .columnNotApproved($0) }
      + unknown.map { .unknownLinkage($0, agreement: name) }
  }

  /// The columns that may leave of any version that was submitted; where nothing was, of any that the
  /// agreement names.
  private static func approvedColumns(
    of request: ReleaseRequest, _ evidence: Evidence, _ terms: AgreementTerms
  ) -> Set<ColumnName> {
    var months: [DataSetVersion: Set<Period>] = [:]
    for month in evidence.submitted { months[month.version, default: []].insert(month.period) }
    if months.isEmpty {
      let asked = Set(request.months)
      for version in terms.data.flatMap(\.versions) { months[version] = asked }
    }
    var columns: Set<ColumnName> = []
    for (version, months) in months {
      guard let dataSet = DataSet.version(version.text) else { continue }
      for table in terms.approvedTables(of: dataSet, for: months) {
        columns.formUnion(table.fields.map { ColumnName(table: table.name, column: $0) })
      }
    }
    return columns
  }

  /// Why what is known of opt-outs cannot be released upon (R17).
  private static func staleness(
    _ evidence: Evidence, at moment: Moment, _ policy: PolicyVersion
  ) -> ReleaseRefusal? {
    let days = policy.optOutFreshDays
    if let check = evidence.check, check.askedAt.advanced(byDays: days) >= moment { return nil }
    if let failed = evidence.failed {
      return .checkInconclusive(number: failed.number, because: failed.reason)
    }
    guard let check = evidence.check else { return .neverChecked }
    return .checkTooOld(number: check.number, asked: check.askedOn, days: days)
  }
}

/// What a release rests on.
public struct ReleaseGround: Sendable {
  /// The use.
  public let use: DisclosureUse
  /// The version of the agreement in force; nil where the use needs none.
  public let agreement: AgreementRecord?
  /// The exemption by which opt-outs that would apply do not (R16).
  public let exemption: ExemptionFact?
  /// Whether people who opted out are left out.
  public let optOutApplies: Bool
  /// The check of opt-outs that tells of the present; nil where they do not apply.
  public let check: ReleaseGate.CheckFact?
  /// The version of the policy that decided.
  public let policyVersion: String

  /// Puts a ground together, as it was decided before.
  public init(
    use: DisclosureUse, agreement: AgreementRecord?, exemption: ExemptionFact?,
    optOutApplies: Bool, check: ReleaseGate.CheckFact?, policyVersion: String
  ) {
    self.use = use
    self.agreement = agreement
    self.exemption = exemption
    self.optOutApplies = optOutApplies
    self.check = check
    self.policyVersion = policyVersion
  }
}

extension AgreementRecord {
  /// Why the version is not in force on a day, in words.
  fileprivate func whyNotInForce(on day: Day) -> String {
    if let ending, ending.value.day <= day { return "it ended on \(ending.value.day)" }
    switch state {
    case .applied: return "it was not reviewed"
    case .reviewed where review?.value.unmet.isEmpty == false:
      let parts = (review?.value.unmet ?? []).map(\.rawValue).joined(separator: ", ")
      return "its review does not meet \(parts)"
    case .reviewed: return "it was not approved"
    case .approved, .ended:
      if day > terms.end { return "its last day was \(terms.end)" }
      guard let begins, begins <= day else {
        return "it begins on \(begins ?? terms.start)"
      }
      return "a later version took its place"
    }
  }
}
