/// Who sits where: a number for every patient of a submission, all different within it.
///
/// The test range has 800,000 numbers for everyone. A part is kept for people whom all providers
/// may have; the rest is dealt out from a starting point that provider and seed decide, and when it
/// is used up, spare numbers follow. Submissions of many thousand patients can therefore meet in a
/// number without being asked to. That is sound: a person's own facts follow from the number alone.
struct Population {
  static let sharedNumbers = 100_000
  private static let dealtNumbers = NHSNumber.count - sharedNumbers
  static let ownNumbers = dealtNumbers + NHSNumber.spare
  /// Faulty patients have numbers of their own, so that faults do not change sound rows.
  static let usableOwnNumbers = ownNumbers - SubmissionPlan.maximumFaults

  private let numbers: PlaceNumbers
  private let start: Int
  /// After so many patients a place begins again with the first.
  private let generations: Int

  /// The population of a plan that `validate` accepts.
  init(_ plan: SubmissionPlan) {
    var random = RandomStream(plan.key.child(.person))
    numbers = plan.places
    start = random.below(Self.dealtNumbers)
    generations = min(12, Self.usableOwnNumbers / max(1, numbers.own))
  }

  /// The person whom `place` holds in its cycle `generation`.
  func person(at place: Int, generation: Int) -> Person {
    Person(numberIndex: numberIndex(at: place, generation: generation))
  }

  /// Which number that person has.
  func numberIndex(at place: Int, generation: Int) -> Int {
    if place < numbers.count, numbers.isShared(place) {
      return Self.scattered(numbers.sharedRank(of: place), Self.sharedNumbers)
    }
    let ordinal =
      place < numbers.count
      ? numbers.ownRank(of: place) + numbers.own * (generation % generations)
      : numbers.own * generations + place - numbers.count
    guard ordinal < Self.dealtNumbers else { return Self.sharedNumbers + ordinal }
    return Self.sharedNumbers
      + Self.scattered((start + ordinal) % Self.dealtNumbers, Self.dealtNumbers)
  }

  /// A permutation of `0..<count`: the factor has no divisor in common with either count.
  private static func scattered(_ value: Int, _ count: Int) -> Int {
    value * 618_033 % count
  }
}

/// How many places a submission has, and which of them hold shared people.
struct PlaceNumbers: Sendable {
  let count: Int
  private let referrals: Int
  private let sharedPeople: Double

  /// Eleven patients in a row have twelve referrals: the eleventh has two.
  init(referrals: Int, sharedPeople: Double) {
    self.referrals = referrals
    self.sharedPeople = sharedPeople
    count = referrals / 12 * 11 + min(referrals % 12, 11)
  }

  func hasSecondReferral(_ place: Int) -> Bool {
    place % 11 == 10 && place / 11 * 12 + 12 <= referrals
  }

  var shared: Int { sharedRank(of: count) }
  var own: Int { count - shared }

  func isShared(_ place: Int) -> Bool { sharedRank(of: place + 1) > sharedRank(of: place) }

  /// The number of shared places before this one.
  func sharedRank(of place: Int) -> Int { Int(Double(place) * sharedPeople) }
  func ownRank(of place: Int) -> Int { place - sharedRank(of: place) }
}
