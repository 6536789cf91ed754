internal import Policy

extension DecisionStep where Question: RawRepresentable, Question.RawValue == String {
  /// The step as documents hold it: question, answer, and the events that the answer rests on.
  var json: JSON {
    .object([
      "question": .string(question.rawValue), "answer": .string(answer.rawValue),
      "positions": .array(positions.map { .int($0) }),
    ])
  }
}
