public import DataSet

/// Everything that was done with one agreement, in order; what it means is decided when it is read.
///
/// The order of steps is a machine of states for each version: applied for (or amended), reviewed part by part,
/// approved, ended. Whether a version is in force is a question about a day and not a state.
public struct AgreementHistory: Hashable, Sendable {
  /// The versions in the order in which they came, which is that of their numbers.
  public private(set) var versions: [AgreementRecord]

  /// An agreement that nothing was done with.
  public init() {
    versions = []
  }

  /// The newest version, in force or not.
  public var newest: AgreementRecord? { versions.last }

  /// The version of a reference: the newest where it names none; nil for another agreement's.
  public func version(_ reference: AgreementReference) -> AgreementRecord? {
    guard reference.version == nil else {
      return versions.first { $0.terms.reference == reference }
    }
    return newest.flatMap { $0.terms.reference.agreement == reference.agreement ? $0 : nil }
  }

  /// The version that is in force on a day (R18), nil where none is.
  ///
  /// A version comes into force on the day on which it is approved and started, unless it was ended by
  /// then or its last day has passed; from then on older ones never are in force again.
  public func inForce(on day: Day) -> AgreementRecord? {
    let begun = versions.last { $0.begins.map { $0 <= day } ?? false }
    return begun.flatMap { $0.holds(on: day) ? $0 : nil }
  }

  /// Decides whether a step can be taken now, and gives it with the version that it is about.
  ///
  /// nil for what is on record in the same words, which changes nothing.
  /// - Throws: ``AgreementsError/refused(_:)`` with what is missing.
  public func decide(_ step: AgreementStep) throws(AgreementsError) -> AgreementStep? {
    switch step {
    case .applied(let terms): return try decide(applied: terms) ? step : nil
    case .amended(let terms): return try decide(amended: terms) ? step : nil
    case .reviewed, .approved, .ended:
      guard let record = version(step.reference) else {
        throw .refused(.unknown(step.reference.description))
      }
      let step = step.about(record.terms.reference)
      if record.holds(step) { return nil }
      if let refusal = record.refusal(of: step) { throw .refused(refusal) }
      return step
    }
  }

  /// Takes a step that was decided upon, as the log tells of it.
  public mutating func take(_ step: AgreementStep, at position: UInt64) {
    switch step {
    case .applied(let terms), .amended(let terms):
      versions.append(AgreementRecord(terms: terms, position: position))
    case .reviewed, .approved, .ended:
      let index = versions.firstIndex { $0.terms.reference == step.reference }
      if let index { versions[index].take(step, at: position) }
    }
  }

  private func decide(applied terms: AgreementTerms) throws(AgreementsError) -> Bool {
    guard let first = versions.first, let newest else { return true }
    if first.terms == terms { return false }
    throw .refused(.appliedBefore(newest: newest.terms.reference))
  }

  private func decide(amended terms: AgreementTerms) throws(AgreementsError) -> Bool {
    guard let newest else { throw .refused(.unknown(terms.reference.agreement)) }
    if versions.dropFirst().contains(where: { $0.terms == terms }) { return false }
    guard let version = terms.reference.version, let last = newest.terms.reference.version,
      last < version
    else { throw .refused(.notHigher(terms.reference, newest: newest.terms.reference)) }
    return true
  }
}

/// One version of an agreement and what became of it.
public struct AgreementRecord: Hashable, Sendable {
  /// What it says.
  public let terms: AgreementTerms
  /// The position of the event that holds the terms.
  public let position: UInt64
  /// The newest review, and the position of its event.
  public private(set) var review: Recorded<AgreementReview>?
  /// The approval, and the position of its event.
  public private(set) var approval: Recorded<AgreementApproval>?
  /// The end, and the position of its event.
  public private(set) var ending: Recorded<AgreementEnding>?
  /// The positions of all its events, in order.
  public private(set) var positions: [UInt64]

  /// What an event of the log tells.
  public struct Recorded<Value: Hashable & Sendable>: Hashable, Sendable {
    /// What it tells.
    public let value: Value
    /// The position of the event.
    public let position: UInt64
  }

  /// How far a version came.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case applied
    case reviewed
    case approved
    case ended
  }

  init(terms: AgreementTerms, position: UInt64) {
    self.terms = terms
    self.position = position
    positions = [position]
  }

  /// How far it came.
  public var state: State {
    if ending != nil { return .ended }
    if approval != nil { return .approved }
    return review == nil ? .applied : .reviewed
  }

  /// The day on which it comes into force; nil where it never does, as far as is known.
  public var begins: Day? {
    guard let approval, let review, review.value.unmet.isEmpty else { return nil }
    let first = max(terms.start, approval.value.day)
    return holds(on: first) ? first : nil
  }

  /// Whether nothing that was said of it ends it on or before a day.
  func holds(on day: Day) -> Bool {
    day <= terms.end && ending.map { day < $0.value.day } ?? true
  }

  /// Why it cannot take a step that is not on record; nil where it can.
  fileprivate func refusal(of step: AgreementStep) -> AgreementRefusal? {
    let reference = terms.reference
    if let ending { return .alreadyEnded(reference, on: ending.value.day.description) }
    switch step {
    case .reviewed: return approval == nil ? nil : .alreadyApproved(reference)
    case .approved(let given):
      guard approval == nil else { return .alreadyApproved(reference) }
      guard let review else { return .notReviewed(reference) }
      guard review.value.unmet.isEmpty else { return .notMet(reference, review.value.unmet) }
      let reviewed = review.value.completedOn
      return given.day < reviewed
        ? .approvedBeforeReview(reference, reviewed: reviewed.description) : nil
    case .ended: return approval == nil ? .notApproved(reference) : nil
    case .applied, .amended: return nil
    }
  }

  /// Whether the step is on record in the same words.
  fileprivate func holds(_ step: AgreementStep) -> Bool {
    switch step {
    case .reviewed(let given): review?.value == given
    case .approved(let given): approval?.value == given
    case .ended(let given): ending?.value == given
    case .applied, .amended: false
    }
  }

  fileprivate mutating func take(_ step: AgreementStep, at position: UInt64) {
    positions.append(position)
    switch step {
    case .reviewed(let given): review = Recorded(value: given, position: position)
    case .approved(let given): approval = Recorded(value: given, position: position)
    case .ended(let given): ending = Recorded(value: given, position: position)
    case .applied, .amended: break
    }
  }
}

extension AgreementStep {
  /// The same step, about a version by its whole name.
  fileprivate func about(_ reference: AgreementReference) -> AgreementStep {
    switch self {
    case .applied, .amended: return self
    case .reviewed(var review):
      review.reference = reference
      return .reviewed(review)
    case .approved(var approval):
      approval.reference = reference
      return .approved(approval)
    case .ended(var ending):
      ending.reference = reference
      return .ended(ending)
    }
  }
}
