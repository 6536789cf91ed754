/// A patient's place in the service: when one patient leaves, the next takes it.
///
/// A place has a cycle of its own, so that any month can be made without the months before it, and
/// every month has exactly as many patients.
struct Place {
  let number: Int
  /// Reporting periods that each patient of this place stays.
  let length: Int
  private let phase: Int
  private let key: StreamKey

  private static let origin = Month(year: 2010, number: 1)

  init(_ number: Int, in plan: SubmissionPlan) {
    self.number = number
    key = plan.key.child(.place).child(number)
    var random = RandomStream(key)
    length = random.within(min(2, plan.monthsOfHistory)...plan.monthsOfHistory)
    phase = random.below(length)
  }

  /// Who has the place in `month`.
  func patient(in month: Month, of population: Population) -> Patient {
    let generation = (Self.origin.distance(to: month) + phase) / length
    let first = Self.origin.advanced(by: generation * length - phase)
    return Patient(
      localId: number.padded(to: 8) + generation.padded(to: 3),
      first: first, last: first.advanced(by: length - 1), key: key.child(generation),
      person: population.person(at: number, generation: generation))
  }
}

/// A person as a patient of the provider, from the first to the last reporting period.
struct Patient {
  let localId: String
  let first: Month
  let last: Month
  let key: StreamKey
  let person: Person
  /// The day on which the first referral was received.
  let since: CalendarDay
  /// Whether the provider knows the NHS number.
  let isTraced: Bool

  init(localId: String, first: Month, last: Month, key: StreamKey, person: Person) {
    self.localId = localId
    self.first = first
    self.last = last
    self.key = key
    self.person = person
    var random = RandomStream(key.child(.patient))
    since = first.day(random.within(1...28))
    isTraced = !random.chance(perThousand: 20)
  }

  /// The referrals open in `month`: one, or two where the place has a second.
  ///
  /// Of the second kind there are two in a patient's stay, one after the other.
  func referrals(in month: Month, second: Bool) -> [Referral] {
    let main = Referral(letter: "A", of: self, first: first, last: last, received: since)
    guard second else { return [main] }
    let length = first.distance(to: last) + 1
    let half = first.advanced(by: max(1, length / 2))
    let other =
      month < half
      ? Referral(letter: "B", of: self, first: first, last: half.advanced(by: -1), received: nil)
      : Referral(letter: "C", of: self, first: half, last: last, received: nil)
    return [main, other]
  }
}
