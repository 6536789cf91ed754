public import DataSet

/// Whether a person's records may be in a disclosure (R13 to R17).
///
/// A pure function; it is asked again at the moment of every disclosure, since people change their
/// minds (R14).
public struct DisclosureDecision: Hashable, Sendable {
  /// Why the person is left out; nil for somebody who is in.
  public let removal: Removal?
  /// The exemption by which an opt-out was set aside, where one was.
  public let exemption: ExemptionFact?
  /// The questions that were asked, in order.
  public let path: [DecisionStep<Question>]
  /// The version of the policy that decided.
  public let policyVersion: String

  /// Why somebody is left out.
  public enum Removal: String, Hashable, Sendable, CaseIterable {
    /// The keys were destroyed (R27): nothing can be read any more.
    case erased
    case restriction
    case optOut
    /// Whose status cannot be known is treated as opted out (R16).
    case optOutUnknown
  }

  /// What is asked about a person.
  public enum Question: String, Hashable, Sendable, CaseIterable {
    case erased
    case underRestriction
    case optOutApplies
    case exempt
    case optOutSet
  }

  /// Decides about a person.
  ///
  /// - Parameters:
  ///   - use: what the disclosure is for.
  ///   - erasedAt: the position of the erasure, where there was one.
  ///   - restrictions: those on the person; the ones on single referrals are asked of referrals.
  ///   - standing: how the person stands at this moment.
  ///   - exemptions: those that the release may rest on.
  public static func decide(
    for use: DisclosureUse, erasedAt: UInt64?, restrictions: [RestrictionFact],
    standing: OptOutStanding, exemptions: [ExemptionFact], on day: Day, policy: PolicyVersion
  ) -> DisclosureDecision {
    var path: [DecisionStep<Question>] = []
    func decision(
      _ removal: Removal? = nil, exemption: ExemptionFact? = nil
    ) -> DisclosureDecision {
      DisclosureDecision(
        removal: removal, exemption: exemption, path: path, policyVersion: policy.name)
    }
    path.append(
      DecisionStep(.erased, Answer(erasedAt != nil), positions: erasedAt.map { [$0] } ?? []))
    if erasedAt != nil { return decision(.erased) }

    let inForce = restrictions.filter { $0.isInForce(on: day) }
    path.append(
      DecisionStep(
        .underRestriction, Answer(!inForce.isEmpty), positions: inForce.map(\.position)))
    guard inForce.isEmpty else { return decision(.restriction) }

    path.append(DecisionStep(.optOutApplies, Answer(use.optOutApplies)))
    guard use.optOutApplies else { return decision() }

    let exemption = exemptions.first { $0.applies(to: use, on: day, policy: policy) }
    path.append(
      DecisionStep(
        .exempt, Answer(exemption != nil), positions: exemption.map { [$0.position] } ?? []))
    if let exemption { return decision(exemption: exemption) }

    let positions = standing.path.last?.positions ?? []
    switch standing.standing {
    case .notSet:
      path.append(DecisionStep(.optOutSet, .no, positions: positions))
      return decision()
    case .set:
      path.append(DecisionStep(.optOutSet, .yes, positions: positions))
      return decision(.optOut)
    case .unknown:
      path.append(DecisionStep(.optOutSet, .notOnRecord, positions: positions))
      return decision(.optOutUnknown)
    }
  }
}

/// A documented ground on which opt-outs are set aside for one use (R16).
public struct ExemptionFact: Hashable, Sendable {
  /// The position in the log of the event that recorded it.
  public let position: UInt64
  /// The kind, one of the policy's.
  public let kind: String
  /// The name of the use that it is for.
  public let use: String
  /// The reference of its document; without one it sets nothing aside.
  public let reference: String
  /// The first day on which it holds.
  public let from: Day
  /// The last day on which it holds; nil where it has no end.
  public let until: Day?

  /// Puts a fact together.
  public init(
    position: UInt64, kind: String, use: String, reference: String, from: Day, until: Day?
  ) {
    self.position = position
    self.kind = kind
    self.use = use
    self.reference = reference
    self.from = from
    self.until = until
  }

  /// Whether it sets opt-outs aside for a use on a day.
  public func applies(to other: DisclosureUse, on day: Day, policy: PolicyVersion) -> Bool {
    policy.exemptionKinds.contains(kind) && use == other.name && !reference.isEmpty
      && from <= day && until.map { day <= $0 } ?? true
  }
}
