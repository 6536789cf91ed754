import SeededRandom

/// What one case of a target broke, and the bytes that did it.
struct FuzzFailure: Error, CustomStringConvertible {
  let what: String
  /// The bytes by what they are, such as `table`.
  let inputs: [(name: String, bytes: [UInt8])]

  var description: String { what }
}

/// A parser of foreign bytes, with a way to make cases and to judge what becomes of them.
protocol FuzzTarget {
  /// One input.
  associatedtype Case

  /// The name, as messages have it.
  var name: String { get }

  /// Makes the input of a case.
  func makeCase(_ generator: inout SeededGenerator) -> Case

  /// The bytes of a case, by what they are.
  func inputs(_ input: Case) -> [(name: String, bytes: [UInt8])]

  /// Runs a case. Returns what became of it, in a word; throws what it broke.
  func judge(_ input: Case, _ generator: inout SeededGenerator) throws(FuzzFailure) -> String
}

extension FuzzTarget {
  /// Throws unless the case keeps to what is asked of it.
  func require(
    _ condition: Bool, _ what: @autoclosure () -> String, _ input: Case
  ) throws(FuzzFailure) {
    if !condition { throw FuzzFailure(what: "\(name): \(what())", inputs: inputs(input)) }
  }
}

/// Makes and judges cases, each from a seed of its own, and counts what became of them.
struct FuzzRun<Target: FuzzTarget> {
  let target: Target
  /// The number of cases.
  private(set) var cases = 0
  /// How many cases came to what.
  private(set) var tally: [String: Int] = [:]

  private var seeds: SeededGenerator

  init(_ target: Target, seed: UInt64) {
    self.target = target
    seeds = SeededGenerator(seed: seed)
  }

  /// Runs the next case, once the caller has seen its input.
  mutating func runCase(
    before: (Target.Case) throws -> Void = { _ in }
  ) throws {
    var generator = SeededGenerator(seed: seeds.next())
    let input = target.makeCase(&generator)
    try before(input)
    tally[try target.judge(input, &generator), default: 0] += 1
    cases += 1
  }
}
