internal import DataSet
internal import EventLog
internal import Policy
internal import SubmissionLedger

extension ReferralAudit {
  var json: JSON {
    .object([
      "referralNumber": .int(referralNumber),
      "personNumber": .int(personNumber),
      "provider": .string(provider),
      "state": .optional(state) { $0.json },
      "flow": .optional(flow) { $0.json },
      "events": .array(events.map { .int($0.rawValue) }),
      "asOf": .text(asOf),
      "asOfSize": .int(asOfSize),
    ])
  }

  var lines: [String] {
    var lines = [
      "Referral \(referralNumber) of provider \(provider), person \(personNumber)",
      "as of \(asOf), after \(counted(asOfSize, "event"))",
    ]
    if let state {
      let ending = state.dischargedOn.map { "discharged on \($0)" } ?? "open"
      lines.append("received on \(state.receivedOn), \(ending)")
      for month in state.months {
        let rows = month.rows.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        lines.append(
          "  \(month.period)  submission \(month.submission), position "
            + month.positions.map(\.description).joined(separator: ", ") + ": "
            + rows.joined(separator: ", "))
      }
    } else {
      lines.append("nothing that was submitted of it counts at that moment")
    }
    if let flow {
      let steps = flow.path.map { "\($0.question.words) \($0.answer.words)" }
      lines.append("data set v2.0: \(flow.outcome.words) (\(steps.joined(separator: "; ")))")
    }
    lines.append("events: " + events.map(\.description).joined(separator: ", "))
    return lines
  }
}

extension ReferralAudit.State {
  fileprivate var json: JSON {
    .object([
      "receivedOn": .text(receivedOn),
      "dischargedOn": .optional(dischargedOn) { .text($0) },
      "open": .bool(isOpen),
      "periods": .array(months.map(\.json)),
      "rows": .object(rows.mapValues { .int($0) }),
    ])
  }
}

extension ReferralAudit.Month {
  fileprivate var json: JSON {
    .object([
      "period": .string(period),
      "submission": .int(submission),
      "positions": .array(positions.map { .int($0.rawValue) }),
      "rows": .object(rows.mapValues { .int($0) }),
    ])
  }
}

extension FlowDecision {
  fileprivate var json: JSON {
    let steps = path.map { step in
      JSON.object([
        "question": .string(step.question.rawValue), "answer": .string(step.answer.rawValue),
        "positions": .array(step.positions.map { .int($0) }),
      ])
    }
    return .object([
      "decision": .string(outcome.rawValue), "reason": .optional(reason) { .string($0.rawValue) },
      "path": .array(steps), "policyVersion": .string(policyVersion),
    ])
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
