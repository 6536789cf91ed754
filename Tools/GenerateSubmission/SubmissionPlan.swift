/// What is asked for: equal plans give equal bytes.
struct SubmissionPlan: Sendable {
  var provider = "RX4"
  var period = Month(year: 2020, number: 9)
  var version = DataSetVersion.v20
  /// Rows of the referral table, faulty ones apart.
  var referrals = 120
  var seed: UInt64 = 1
  /// The longest life of a referral, in reporting periods.
  var monthsOfHistory = 12
  /// The part of the patients who come from the people common to all providers, 0 to 1.
  var sharedPeople = 0.0
  var faults = 0
  /// What the faults are chosen from.
  var faultKinds = Fault.allCases
  var faultSeed: UInt64 = 1

  /// Cycles and ages are sound for these years.
  static let years = 2015...2050
  static let maximumFaults = 10_000

  /// Refuses what cannot be generated.
  func validate() throws(GenerationError) {
    let isCode = provider.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
    }
    guard isCode, (3...5).contains(provider.utf8.count) else { throw .notAProvider(provider) }
    guard Self.years.contains(period.year) else {
      throw .periodOutOfRange(period, supported: Self.years)
    }
    try require("--referrals", referrals, in: 1...1_000_000)
    try require("--months-of-history", monthsOfHistory, in: 1...60)
    try require("--faults", faults, in: 0...Self.maximumFaults)
    guard !faultKinds.isEmpty else {
      throw .outOfRange(option: "--fault-kinds", value: "empty", expected: "one kind or more")
    }
    guard (0...1).contains(sharedPeople) else {
      throw .outOfRange(
        option: "--shared-people", value: String(sharedPeople), expected: "between 0 and 1")
    }
    let shared = places.shared
    guard shared <= Population.sharedNumbers else {
      throw .tooFewNumbers(people: shared, available: Population.sharedNumbers, shared: true)
    }
    guard places.own <= Population.usableOwnNumbers else {
      throw .tooFewNumbers(
        people: places.own, available: Population.usableOwnNumbers, shared: false)
    }
  }

  /// The key under which everything of this provider and seed is drawn.
  var key: StreamKey {
    StreamKey(seed).child(provider)
  }

  var places: PlaceNumbers {
    PlaceNumbers(referrals: referrals, sharedPeople: sharedPeople)
  }

  /// A field of one version only.
  func only(_ version: DataSetVersion, _ field: Field) -> Field {
    self.version == version ? field : .absent
  }

  private func require(
    _ option: String, _ value: Int, in range: ClosedRange<Int>
  ) throws(GenerationError) {
    guard range.contains(value) else {
      throw .outOfRange(
        option: option, value: String(value),
        expected: "from \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
