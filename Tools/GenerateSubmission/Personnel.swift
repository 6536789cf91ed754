/// The people who give therapy, and what they are qualified in.
enum Personnel {
  static let count = 60

  static func id(_ ordinal: Int) -> String {
    "TH" + (ordinal + 1).padded(to: 5)
  }
}

extension SubmissionGenerator {
  /// One or two qualifications each; every sixth is in training.
  func addPersonnel() {
    for ordinal in 0..<Personnel.count {
      var random = RandomStream(plan.key.child(.personnel).child(ordinal))
      let awarded = Month(year: random.within(2005...2013), number: random.within(1...12))
        .day(random.within(1...28))
      let id = Field.code(Personnel.id(ordinal))
      guard ordinal % 6 != 1 else {
        // A training post: its holder changes every eighteen months.
        let left = 17 - (month.index + random.below(18)) % 18
        bundle.add([id, "17", nil, .day(month.advanced(by: left).day(21))], to: .personnel)
        continue
      }
      let level = random.pick(["10", "11", "12", "13", "14", "16"])
      bundle.add([id, .code(level), .day(awarded), nil], to: .personnel)
      if random.chance(perThousand: 160) {
        bundle.add(
          [id, "31", .day(awarded.month.advanced(by: 9).day(awarded.day)), nil], to: .personnel)
      }
    }
  }
}
