internal import Policy

extension FlowDecision {
  var json: JSON {
    .object([
      "decision": .string(outcome.rawValue), "reason": .optional(reason) { .string($0.rawValue) },
      "path": .array(pathJSON), "policyVersion": .string(policyVersion),
    ])
  }

  /// The path with the events that each answer rests on.
  var pathJSON: [JSON] {
    path.map { step in
      JSON.object([
        "question": .string(step.question.rawValue), "answer": .string(step.answer.rawValue),
        "positions": .array(step.positions.map { .int($0) }),
      ])
    }
  }

  /// The decision and its path, for people.
  var words: String {
    let steps = path.map { "\($0.question.words) \($0.answer.words)" }
    return "\(outcome.words) (\(steps.joined(separator: "; ")))"
  }
}

extension FlowDecision.Question {
  fileprivate var words: String {
    switch self {
    case .underRestriction: "under a legal restriction?"
    case .transition(.receivedOnOrAfterStart): "received on or after 1 September 2020?"
    case .transition(.openOnStart): "open on that day?"
    case .transition(.consentSoughtBeforeStart): "consent sought before it?"
    case .transition(.consentGiven): "consent given?"
    case .transition(.patientInformed): "patient informed?"
    }
  }
}

extension TransitionDecision.Outcome {
  fileprivate var words: String {
    switch self {
    case .flows: "flows"
    case .withheld: "withheld"
    case .notInDataSet: "not part of it"
    }
  }
}

extension Answer {
  fileprivate var words: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .notOnRecord: "nothing on record"
    }
  }
}
