internal import EventLog
internal import EventSchema
internal import PersonSets
internal import Policy

/// A release and who was in it, as the log tells, before it is held against what the log told of opt-outs.
struct ReleaseInQuestion {
  var checked: CheckedRelease
  let body: SchemaDisclosureReleased
  let included: PersonSet
  /// By the policy of the day of the decision.
  let freshDays: Int

  /// When it was decided, by what it says itself and what the log says: not after it was released, and not
  /// before what the log had told by then of opt-outs and other releases.
  func moment(notBefore clock: Moment) -> Moment {
    let decided = Moment(microseconds: body.decidedAtMicroseconds)
    return min(Moment(microseconds: checked.releasedAt.microseconds), max(decided, clock))
  }

  /// Holds it against what was told before it.
  func check(
    against chronicle: inout OptOutChronicle, at moment: Moment
  ) throws(PersonSetError) -> CheckedRelease {
    var checked = checked
    checked.included = UInt64(included.count)
    checked.membersAgree = checked.membersAgree && body.included == checked.included
    let people = included.subtracting(chronicle.erased)
    let found = people.intersection(try chronicle.optedOut(at: moment))
    for person in found {
      let standing = chronicle.standing(of: chronicle.group(of: person), at: moment)
      if case .optedOut(let since) = standing { checked.optedOut.append((person, since)) }
    }
    guard checked.exemption == nil else { return checked }
    checked.check = body.ground.optOutCheck
    checked.checkIsFresh = chronicle.isComplete(
      checked.check, freshFor: freshDays, at: moment)
    let confirmed = chronicle.confirmed(at: moment, freshDays: freshDays)
    let doubtful = people.subtracting(confirmed).subtracting(found)
    checked.unknown = doubtful.subtracting(chronicle.refresh.single)
    var unknown: [UInt64] = []
    for person in doubtful.intersection(chronicle.refresh.single)
    where !isKnown(person, chronicle, confirmed, at: moment) { unknown.append(person) }
    checked.unknown.formUnion(try PersonSet(unknown))
    return checked
  }

  /// Whether it is known of somebody who had not opted out.
  private func isKnown(
    _ person: UInt64, _ chronicle: OptOutChronicle, _ confirmed: PersonSet, at moment: Moment
  ) -> Bool {
    let group = chronicle.group(of: person)
    guard group.contains(where: { chronicle.numbered.contains($0) }) else { return false }
    if group.contains(where: { confirmed.contains($0) }) { return true }
    switch chronicle.standing(of: group, at: moment) {
    case .notOptedOut(let knownAt): return knownAt.advanced(byDays: freshDays) >= moment
    case .optedOut, .notTold: return false
    }
  }
}

extension OptOutChronicle {
  /// Whether a check was answered in full and told of a moment.
  fileprivate func isComplete(_ number: UInt64, freshFor days: Int, at moment: Moment) -> Bool {
    guard let check = checks[number], case .complete = check.outcome else { return false }
    return check.asked.advanced(byDays: days) >= moment
  }
}
