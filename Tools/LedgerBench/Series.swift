/// What was measured in each round, in the order of the rounds.
struct Series: Codable {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) {
    values.append(value)
  }

  var median: Double {
    let sorted = values.sorted()
    guard let upper = sorted.dropFirst(sorted.count / 2).first else { return .nan }
    return sorted.count % 2 == 1 ? upper : (sorted[sorted.count / 2 - 1] + upper) / 2
  }

  var least: Double { values.min() ?? .nan }
  var most: Double { values.max() ?? .nan }
}
