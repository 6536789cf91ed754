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
      "erased": .optional(erasure) { .object($0.members) },
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
    if let erasure {
      lines.append(
        "the person was erased on \(erasure.erasedAt) (position \(erasure.position)): "
          + "nobody can open what was submitted")
    }
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
    if let flow { lines.append("data set v2.0: \(flow.words)") }
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
