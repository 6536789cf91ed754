/// One question that was asked on the way to a decision, its answer, and what the answer rests on.
public struct DecisionStep<Question: Hashable & Sendable>: Hashable, Sendable {
  /// What was asked.
  public let question: Question
  /// What the facts say to it.
  public let answer: Answer
  /// The positions in the log of the events that say so, in order; none where nothing is on record,
  /// or where the record that is decided about says so itself.
  public let positions: [UInt64]

  /// Puts an answer together.
  public init(_ question: Question, _ answer: Answer, positions: [UInt64] = []) {
    self.question = question
    self.answer = answer
    self.positions = positions
  }
}

/// What is answered to a question of a decision.
public enum Answer: String, Hashable, Sendable {
  /// The facts say so.
  case yes
  /// The facts say that it is not so.
  case no
  /// Nothing is on record; each decision says which way it takes then.
  case notOnRecord

  init(_ fact: Bool) { self = fact ? .yes : .no }
}
