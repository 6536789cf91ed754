internal import PersonSets
internal import Policy

/// Who had opted out when, by what the log told in its order (R13 to R17).
///
/// It is told of each event in turn and answers as of the last one. It shares no code with what decides
/// about releases but the order of facts: it is what that is held against. Of people of whom nothing was
/// told but that they have not opted out it keeps sets alone.
struct OptOutChronicle: Sendable {
  /// Whose NHS number the log holds.
  private(set) var numbered = PersonSet()
  /// Whose keys were destroyed: nothing can be said of them any more.
  private(set) var erased = PersonSet()
  /// Of whom a complete check told something.
  private(set) var toldByChecks = PersonSet()
  private(set) var checks: [UInt64: Check] = [:]
  /// By the number under which it was told, in the order of the log.
  private(set) var tellings: [UInt64: [OptOutTelling]] = [:]
  /// Numbers that are one person, each with those that it was linked with.
  private(set) var links: [UInt64: Set<UInt64>] = [:]
  /// The newest check that was answered in full.
  private(set) var newest: Complete?
  var refresh = Refresh()

  /// A check, as far as the log has told of it.
  struct Check: Sendable {
    let requestedPosition: UInt64
    let asked: Moment
    var outcome = Outcome.open
    /// Whose NHS number the log held when it was asked for; of open checks and of the newest that is
    /// complete.
    var people: PersonSet
    /// Of whom it told something, while it is open.
    var told = PersonSet()
    /// Of whom it told that they have not opted out, and who are not among ``tellings``.
    var cleared = PersonSet()
  }

  enum Outcome: Sendable, Equatable {
    case open
    /// At the position of the event that says so.
    case complete(UInt64)
    case toldNothing
  }

  /// A check that was answered in full.
  struct Complete: Sendable {
    let number: UInt64
    let position: UInt64
    let asked: Moment
    let people: PersonSet
  }

  /// Everybody whose numbers are one person.
  func group(of number: UInt64) -> [UInt64] {
    guard links[number] != nil else { return [number] }
    var group = [number]
    var place = 0
    while place < group.count {
      for other in links[group[place]] ?? [] where !group.contains(other) { group.append(other) }
      place += 1
    }
    return group
  }

  /// Of whom something can be known at a moment by the newest complete check alone: it asked about them,
  /// and they are told of.
  func confirmed(at moment: Moment, freshDays: Int) -> PersonSet {
    guard let newest, newest.asked.advanced(byDays: freshDays) >= moment else {
      return PersonSet()
    }
    return newest.people.intersection(toldByChecks)
  }
}

// What the log tells, in its order.
extension OptOutChronicle {
  mutating func holdNumber(of person: UInt64) throws(PersonSetError) {
    try numbered.insert(person)
  }

  mutating func link(_ person: UInt64, _ other: UInt64) throws(PersonSetError) {
    links[person, default: []].insert(other)
    links[other, default: []].insert(person)
    try refresh.single.insert(person)
    try refresh.single.insert(other)
    refresh.changed.insert(person)
  }

  mutating func begin(check number: UInt64, at position: UInt64, asked: Moment) {
    checks[number] = Check(requestedPosition: position, asked: asked, people: numbered)
  }

  mutating func end(check number: UInt64, as outcome: Outcome) {
    guard var check = checks[number], check.outcome == .open else { return }
    check.outcome = outcome
    if case .complete = outcome {
      toldByChecks.formUnion(check.told)
      refresh.everybody = true
    } else {
      check.cleared = PersonSet()
    }
    check.told = PersonSet()
    checks[number] = check
    findNewest()
  }

  private mutating func findNewest() {
    newest = nil
    for (number, check) in checks where newest.map({ $0.number < number }) ?? true {
      guard case .complete(let position) = check.outcome else { continue }
      newest = Complete(
        number: number, position: position, asked: check.asked, people: check.people)
    }
    for (number, check) in checks where check.outcome != .open && number != newest?.number {
      checks[number]?.people = PersonSet()
    }
  }

  mutating func tell(_ telling: OptOutTelling, of person: UInt64) throws(PersonSetError) {
    if let number = telling.check {
      // What a check tells that was never asked for, or told nothing, does not count.
      // A check that is held here would be a second reference to its sets, and each change copied them whole.
      guard let outcome = checks[number]?.outcome, outcome != .toldNothing else { return }
      if outcome == .open {
        try checks[number]?.told.insert(person)
      } else {
        try toldByChecks.insert(person)
      }
      if !telling.fact.isSet, tellings[person] == nil {
        try checks[number]?.cleared.insert(person)
        return
      }
    }
    if tellings[person] == nil {
      try refresh.single.insert(person)
      tellings[person] = try takeClearings(of: person)
    }
    tellings[person]?.append(telling)
    refresh.changed.insert(person)
    refresh.wait(for: telling.fact.effectiveAt, person)
  }

  /// What checks told of somebody so far.
  private mutating func takeClearings(
    of person: UInt64
  ) throws(PersonSetError) -> [OptOutTelling] {
    var found: [OptOutTelling] = []
    for (number, check) in checks where check.cleared.contains(person) {
      found.append(
        OptOutTelling(
          fact: OptOutFact(
            position: check.requestedPosition, isSet: false, effectiveAt: check.asked,
            knownAt: check.asked),
          check: number))
    }
    let alone = try PersonSet([person])
    for telling in found { checks[telling.check ?? 0]?.cleared.subtract(alone) }
    return found.sorted { $0.fact.position < $1.fact.position }
  }

  /// Forgets somebody whose keys were destroyed: what was told of them is to be read nowhere.
  mutating func erase(_ person: UInt64) throws(PersonSetError) {
    guard try erased.insert(person) else { return }
    tellings[person] = nil
    refresh.changed.insert(person)
    let alone = try PersonSet([person])
    toldByChecks.subtract(alone)
    for number in checks.keys {
      checks[number]?.told.subtract(alone)
      checks[number]?.cleared.subtract(alone)
    }
  }
}

// As it is kept.
extension OptOutChronicle {
  init(
    numbered: PersonSet, erased: PersonSet, toldByChecks: PersonSet, checks: [UInt64: Check],
    tellings: [UInt64: [OptOutTelling]], links: [UInt64: Set<UInt64>]
  ) throws(PersonSetError) {
    self.numbered = numbered
    self.erased = erased
    self.toldByChecks = toldByChecks
    self.checks = checks
    self.tellings = tellings
    self.links = links
    refresh.single = try PersonSet((Array(tellings.keys) + Array(links.keys)).sorted())
    refresh.everybody = true
    findNewest()
    for (person, told) in tellings {
      for telling in told { refresh.wait(for: telling.fact.effectiveAt, person) }
    }
  }
}
