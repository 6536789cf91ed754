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

extension TransitionDecision {
  fileprivate var json: JSON {
    let steps = path.map { step in
      JSON.object([
        "question": .string(step.question.rawValue), "answer": .string(step.answer.rawValue),
        "positions": .array([]),
      ])
    }
    return .object([
      "decision": .string(outcome.rawValue), "path": .array(steps),
      "policyVersion": .string(policyVersion),
    ])
  }
}

extension TransitionDecision.Question {
  fileprivate var words: String {
    switch self {
    case .receivedOnOrAfterStart: "received on or after 1 September 2020?"
    case .openOnStart: "open on that day?"
    case .consentSoughtBeforeStart: "consent sought before it?"
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

extension TransitionDecision.Answer {
  fileprivate var words: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .notOnRecord: "nothing on record"
    }
  }
}
