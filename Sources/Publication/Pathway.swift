internal import DataSet

/// A pathway with everything derived that measures ask of it.
///
/// The national code behind these flags is not public; Docs/publication.md says which reading this is.
struct Pathway {
  let facts: PathwayFacts
  /// The days of the treatment contacts, in order.
  let treatments: [Day]
  /// How many contacts the patient came to.
  let contacts: Int
  private let firstAssessment: Day?
  private let outcome: Outcome

  init(_ facts: PathwayFacts) {
    self.facts = facts
    treatments = facts.contacts.filter(\.isTreatment).map(\.day).sorted()
    contacts = facts.contacts.count(where: \.isAttended)
    firstAssessment = facts.contacts.filter(\.isAssessment).map(\.day).min()
    outcome = Outcome(facts.scores)
  }

  /// Whether a course of treatment was finished.
  var isFinished: Bool { facts.dischargedOn != nil && treatments.count >= 2 }

  func day(of date: PathwayDate) -> Day? {
    switch date {
    case .received: facts.receivedOn
    case .discharged: facts.dischargedOn
    case .firstAssessment: firstAssessment
    case .firstTreatment: treatments.first
    case .secondTreatment: treatments.dropFirst().first
    case .appointment: nil
    }
  }

  func holds(_ flag: Condition.Flag) -> Bool {
    // Outcomes are those of finished courses: England's flags add up to less than its finished courses.
    guard isFinished else { return false }
    return switch flag {
    case .finished: true
    case .notAtCaseness: outcome.isAtCasenessFirst == false
    case .recovery: outcome.isAtCasenessFirst == true && outcome.isAtCasenessLast == false
    case .reliableImprovement: outcome.change == .improvement
    case .noReliableChange: outcome.change == Outcome.Change.none
    case .reliableDeterioration: outcome.change == .deterioration
    }
  }

  func number(_ number: Condition.Number) -> Int? {
    switch number {
    case .contacts: contacts
    case .treatments: treatments.count
    case .receivedToFirstTreatment: days(from: .received, to: .firstTreatment)
    case .receivedToFirstAssessment: days(from: .received, to: .firstAssessment)
    case .firstToSecondTreatment: days(from: .firstTreatment, to: .secondTreatment)
    }
  }

  private func days(from first: PathwayDate, to second: PathwayDate) -> Int? {
    guard let from = day(of: first), let to = day(of: second) else { return nil }
    return Int(to.daysSince1970) - Int(from.daysSince1970)
  }

  /// How many of what a rule counts there are.
  func count(_ rule: CountRule, in period: ClosedRange<Day>) -> Int {
    switch rule.unit {
    case .pathways:
      guard let day = day(of: rule.date), period.contains(day) else { return 0 }
      return rule.conditions.allSatisfy { meets($0) } ? 1 : 0
    case .appointments:
      return facts.contacts.count { contact in
        period.contains(contact.day) && rule.conditions.allSatisfy { meets($0, contact) }
      }
    }
  }

  private func meets(_ condition: Condition, _ contact: PathwayFacts.Contact? = nil) -> Bool {
    switch condition {
    case .flag(let flag): holds(flag)
    case .number(let number, let range): self.number(number).map(range.contains) ?? false
    case .source(let code): facts.source == code
    case .attendance(let code): contact?.attendance == code
    }
  }
}

extension PathwayFacts.Contact {
  /// Whether the patient was seen.
  var isAttended: Bool { attendance == "5" || attendance == "6" || !isPlanned }
  var isTreatment: Bool { isAttended && ["02", "03", "05"].contains(type) }
  var isAssessment: Bool { isAttended && ["01", "03"].contains(type) }
}

/// What first and last scores say of a pathway.
struct Outcome {
  /// Whether the patient's state changed by more than chance.
  enum Change {
    case improvement
    case none
    case deterioration
  }

  /// Whether the first scores of both scales reach caseness; nil where one of them is missing.
  let isAtCasenessFirst: Bool?
  /// The same of the last scores, which are of later days than the first.
  let isAtCasenessLast: Bool?
  /// Nil where one of the scales has no last score.
  let change: Change?

  init(_ scores: [PathwayFacts.Score]) {
    let pairs = OutcomeScale.allCases.map { scale in
      let taken = scores.filter { $0.scale == scale }.sorted { $0.order < $1.order }
      let last = taken.last { $0.day > taken[0].day }
      return (scale: scale, first: taken.first?.value, last: last?.value)
    }
    isAtCasenessFirst = Self.isAtCaseness(pairs.map { ($0.scale, $0.first) })
    isAtCasenessLast = Self.isAtCaseness(pairs.map { ($0.scale, $0.last) })
    let changes = pairs.compactMap { pair -> (scale: OutcomeScale, rise: Int)? in
      guard let first = pair.first, let last = pair.last else { return nil }
      return (pair.scale, last - first)
    }
    guard changes.count == pairs.count else {
      change = nil
      return
    }
    let hasFall = changes.contains { $0.rise <= -$0.scale.reliableChange }
    let hasRise = changes.contains { $0.rise >= $0.scale.reliableChange }
    change = hasFall == hasRise ? Change.none : hasFall ? .improvement : .deterioration
  }

  private static func isAtCaseness(_ scores: [(scale: OutcomeScale, value: Int?)]) -> Bool? {
    guard scores.allSatisfy({ $0.value != nil }) else { return nil }
    return scores.contains { score in score.value.map { $0 >= score.scale.caseness } ?? false }
  }
}

extension PathwayFacts.Score {
  /// Of two scores at one moment the lower one stands first, in whatever order they came.
  fileprivate var order: (Int32, Int, Int) { (day.daysSince1970, second, value) }
}
