/// One answered assessment: the SNOMED code of the tool and the score as it is written.
struct Score {
  let tool: String
  let value: String

  private init(_ tool: String, _ value: Int) {
    self.tool = tool
    self.value = String(value)
  }

  private init(_ tool: String, _ value: String) {
    self.tool = tool
    self.value = value
  }

  static func depression(_ value: Int) -> Score { Score("720433000", min(max(value, 0), 27)) }
  static func anxiety(_ value: Int) -> Score { Score("445455005", min(max(value, 0), 21)) }

  /// The five items of the Work and Social Adjustment Scale; only the first goes up to 9.
  static func workAndSocial(drawing random: inout RandomStream) -> [Score] {
    let items = [
      ("932621000000100", 9), ("932581000000100", 8), ("932611000000106", 8),
      ("932591000000103", 8), ("932601000000109", 8),
    ]
    return items.map { Score($0.0, random.within(0...$0.1)) }
  }

  /// The measure of one disorder; which one is given by `choice`.
  static func disorder(_ choice: Int, drawing random: inout RandomStream) -> Score {
    let measures: [(tool: String, range: ClosedRange<Int>)] = [
      ("450326007", 0...28), ("491581000000104", 0...80), ("450324005", 0...168),
      ("445552006", 0...68), ("446793008", 0...54), ("446517006", 16...80),
    ]
    guard choice % (measures.count + 1) < measures.count else {
      // The mobility inventory is a mean, written with one digit before the point.
      return Score("473354003", "\(random.below(5)).\(random.below(100).padded(to: 2))")
    }
    let measure = measures[choice % (measures.count + 1)]
    return Score(measure.tool, random.within(measure.range))
  }

  static func assessmentQuestionnaire(drawing random: inout RandomStream) -> [Score] {
    [
      Score("747861000000100", random.pick(["N", "Y"])),
      Score("747891000000106", random.within(0...4)),
    ]
  }

  static func treatmentQuestionnaire(drawing random: inout RandomStream) -> [Score] {
    let items = [
      "747901000000107", "747911000000109", "747921000000103", "747931000000101",
      "747941000000105", "747951000000108",
    ]
    return items.map { Score($0, random.within(0...4)) }
  }
}

extension Referral {
  /// PHQ-9 and, nearly always, GAD-7 on a day; they fall with time.
  func mainScores(at day: Int, of month: Month, drawing random: inout RandomStream) -> [Score] {
    let lost = progress * age(in: month) + day / 15
    let scores = [
      Score.depression(depression - lost + random.within(-2...2)),
      Score.anxiety(anxiety - lost + random.within(-2...2)),
    ]
    return random.chance(perThousand: 40) ? [scores[0]] : scores
  }
}
