// What is hidden so that nothing else can be worked out from it.
extension ControlledTable {
  /// Hides further figures until no small count can be worked out from what is shown; gives those that
  /// no hiding protects.
  mutating func protectSmallCounts() -> [Cell] {
    var unprotected: Set<Cell> = []
    while let cell = ReaderBounds(self).exposed.first(where: { !unprotected.contains($0) }) {
      if !protect(cell) { unprotected.insert(cell) }
    }
    // What was hidden for the sake of one may protect another.
    return unprotected.intersection(ReaderBounds(self).exposed)
      .sorted { ($0.body, $0.measure) < ($1.body, $1.measure) }
  }

  /// Hides what gives a count away; false where nothing is left to hide.
  private mutating func protect(_ cell: Cell) -> Bool {
    let isTotalNeeded = !ReaderBounds(self, knowsTotals: false).exposed.contains(cell)
    let (siblings, relatives) = (
      smallestFirst(others(of: cell)), smallestFirst(relatives(of: cell))
    )
    let nearest = isTotalNeeded ? Array(siblings.prefix(3)) + relatives : relatives
    for candidate in percentages(on: cell) + nearest {
      var trial = self
      trial.suppress(candidate)
      if !ReaderBounds(trial).exposed.contains(cell) {
        self = trial
        return true
      }
    }
    // No figure alone protects it: one has to be hidden beside others.
    let next = isTotalNeeded ? siblings.first : relatives.first
    guard let next else { return false }
    suppress(next)
    return true
  }

  /// The shown percentages that rest on a count.
  private func percentages(on cell: Cell) -> [Cell] {
    set.percentages.filter { $0.ratio.counts.contains(cell.measure) }
      .map { Cell(body: cell.body, measure: $0.place) }.filter(isShown)
  }

  /// The same count of the other bodies of the level, where it is shown.
  private func others(of cell: Cell) -> [Cell] {
    bodies.indices.filter { $0 != cell.body && bodies[$0].level == bodies[cell.body].level }
      .map { Cell(body: $0, measure: cell.measure) }.filter(isShown)
  }

  /// The shown counts of the same body that make up a whole with a count.
  private func relatives(of cell: Cell) -> [Cell] {
    let related = set.relations.filter { ([$0.total] + $0.parts).contains(cell.measure) }
      .flatMap { [$0.total] + $0.parts }
    return Set(related).subtracting([cell.measure]).sorted()
      .map { Cell(body: cell.body, measure: $0) }.filter(isShown)
  }

  private func smallestFirst(_ cells: [Cell]) -> [Cell] {
    cells.sorted { left, right in
      let (first, second) = (counts[left.body][left.measure], counts[right.body][right.measure])
      return (first, left.body, left.measure) < (second, right.body, right.measure)
    }
  }
}
