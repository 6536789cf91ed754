internal import PersonSets
internal import Policy

extension OptOutChronicle {
  /// What of everybody's standing is kept between two releases, so that each looks at those alone of whom
  /// something changed.
  struct Refresh: Sendable {
    /// Everybody who had opted out at ``moment``, under each of their numbers.
    fileprivate(set) var optedOut = PersonSet()
    /// Everybody about whom one has to be asked by oneself.
    var single = PersonSet()
    /// Of whom something was told since.
    var changed: Set<UInt64> = []
    /// Whether everybody has to be looked at again.
    var everybody = false
    fileprivate var moment = Moment(microseconds: .min)
    /// Whom something concerns that takes effect later.
    fileprivate var waiting: [Moment: [UInt64]] = [:]

    mutating func wait(for effective: Moment, _ person: UInt64) {
      if effective > moment { waiting[effective, default: []].append(person) }
    }

    fileprivate mutating func advance(to moment: Moment) {
      self.moment = moment
      for effective in waiting.keys where effective <= moment {
        changed.formUnion(waiting.removeValue(forKey: effective) ?? [])
      }
    }
  }

  /// How a person stands.
  enum Standing: Equatable {
    case optedOut(since: Moment)
    case notOptedOut(knownAt: Moment)
    /// Nothing tells of them.
    case notTold
  }

  /// Everybody who had opted out at a moment, under each of their numbers, by what was told so far.
  ///
  /// - Parameter moment: not before that of an earlier call.
  mutating func optedOut(at moment: Moment) throws(PersonSetError) -> PersonSet {
    refresh.advance(to: moment)
    let people = refresh.everybody ? Array(tellings.keys) : Array(refresh.changed)
    var (added, removed): ([UInt64], [UInt64]) = ([], [])
    for person in people {
      let group = group(of: person)
      if case .optedOut = standing(of: group, at: moment) {
        added += group
      } else {
        removed += group
      }
    }
    let optedOut = try PersonSet(added.sorted())
    if refresh.everybody {
      refresh.optedOut = optedOut
    } else {
      refresh.optedOut.subtract(try PersonSet(removed.sorted()))
      refresh.optedOut.formUnion(optedOut)
    }
    refresh.everybody = false
    refresh.changed = []
    return refresh.optedOut
  }

  /// How the person of some numbers stands at a moment, by what was told so far.
  func standing(of group: [UInt64], at moment: Moment) -> Standing {
    var told: [OptOutTelling] = []
    for number in group {
      for telling in tellings[number] ?? [] where counts(telling) { told.append(telling) }
    }
    if let confirmation = confirmation(of: told, group) { told.append(confirmation) }
    let effective = told.map(\.fact).filter { $0.effectiveAt <= moment }
    guard let newest = effective.max() else { return .notTold }
    guard newest.isSet else { return .notOptedOut(knownAt: newest.knownAt) }
    let run = effective.sorted().reversed().prefix(while: \.isSet)
    return .optedOut(since: run.map(\.effectiveAt).min() ?? newest.effectiveAt)
  }

  private func counts(_ telling: OptOutTelling) -> Bool {
    guard let number = telling.check else { return true }
    guard case .complete = checks[number]?.outcome else { return false }
    return true
  }

  /// The newest complete check confirms what was known before it of those about whom it asked.
  private func confirmation(
    of told: [OptOutTelling], _ group: [UInt64]
  ) -> OptOutTelling? {
    guard let newest, group.contains(where: { newest.people.contains($0) }) else { return nil }
    let asked = newest.asked
    let known = told.filter { telling in
      telling.fact.position < newest.position && telling.fact.knownAt <= asked
        && telling.fact.effectiveAt <= asked
    }
    guard let last = known.max(by: { $0.fact < $1.fact }), last.check != newest.number
    else { return nil }
    return OptOutTelling(
      fact: OptOutFact(
        position: newest.position, isSet: last.fact.isSet, effectiveAt: asked, knownAt: asked),
      check: newest.number)
  }
}
