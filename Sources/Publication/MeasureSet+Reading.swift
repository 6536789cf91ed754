extension MeasureSet {
  /// Reads measures from their text; nil where a line cannot be understood.
  init?(_ text: String) {
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let ids = lines.filter { ["count", "percentage"].contains($0[0]) && $0.count > 1 }.map { $0[1] }
    guard Set(ids).count == ids.count else { return nil }
    var measures: [Measure] = []
    var relations: [CountRelation] = []
    for columns in lines {
      switch (columns[0], columns.count) {
      case ("count", 7):
        guard let rule = CountRule(columns[3...5]) else { return nil }
        measures.append(
          Measure(id: columns[1], name: columns[2], meaning: columns[6], kind: .count(rule)))
      case ("percentage", 5):
        guard let ratio = Measure.Ratio(columns[3], ids) else { return nil }
        measures.append(
          Measure(
            id: columns[1], name: columns[2], meaning: columns[4], kind: .percentage(ratio)))
      case ("sum", 3), ("within", 3):
        let parts = columns[2].split(separator: "+").map { ids.firstIndex(of: String($0)) }
        guard let total = ids.firstIndex(of: columns[1]), parts.allSatisfy({ $0 != nil })
        else { return nil }
        relations.append(
          CountRelation(
            total: total, parts: parts.compactMap(\.self), isWhole: columns[0] == "sum"))
      default: return nil
      }
    }
    self.measures = measures
    self.relations = relations
    let counts = Set(counts.map(\.place))
    guard percentages.allSatisfy({ counts.isSuperset(of: $0.ratio.counts) }),
      relations.allSatisfy({ counts.isSuperset(of: $0.parts + [$0.total]) })
    else { return nil }
  }
}

extension CountRule {
  fileprivate init?(_ columns: ArraySlice<String>) {
    let columns = Array(columns)
    let words = columns[2] == "-" ? [] : columns[2].split(separator: " ")
    let conditions = words.map { Condition($0) }
    guard let unit = Unit(rawValue: columns[0]), let date = PathwayDate(rawValue: columns[1]),
      conditions.allSatisfy({ $0 != nil }), (unit == .appointments) == (date == .appointment)
    else { return nil }
    self.unit = unit
    self.date = date
    self.conditions = conditions.compactMap(\.self)
  }
}

extension Measure.Ratio {
  fileprivate init?(_ text: String, _ ids: [String]) {
    let sides = text.split(separator: "/")
    guard sides.count == 2, let numerator = ids.firstIndex(of: String(sides[0])) else { return nil }
    let below = sides[1].split(separator: "-").map { ids.firstIndex(of: String($0)) }
    guard let denominator = below[0], below.count == 1 || below.count == 2 && below[1] != nil
    else { return nil }
    self.numerator = numerator
    self.denominator = denominator
    less = below.count == 2 ? below[1] : nil
  }
}
