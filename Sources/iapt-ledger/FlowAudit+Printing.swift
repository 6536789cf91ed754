internal import EventLog
internal import Policy
internal import SubmissionLedger

extension FlowAudit {
  /// The members of the document, without single referrals.
  var members: [String: JSON] {
    [
      "asOf": .text(asOf), "asOfSize": .int(asOfSize), "policyVersion": .string(policyVersion),
      "counts": .array(counts.map(\.json)),
    ]
  }

  var lines: [String] {
    let total = UInt64(counts.reduce(0) { $0 + $1.referrals })
    let head = [
      "as of \(asOf), after \(counted(asOfSize, "event")): \(counted(total, "referral")), "
        + "policy \(policyVersion)"
    ]
    if counts.isEmpty { return head }
    return head + [tableRow("provider", "referrals", "decision")]
      + counts.map {
        tableRow($0.provider, String($0.referrals), $0.flow?.words ?? ReferralFlow.nothingCounts)
      }
  }

  private func tableRow(_ provider: String, _ count: String, _ decision: String) -> String {
    provider.padded(to: 10) + count.padded(toRight: 9) + "  " + decision
  }
}

extension FlowAudit.Count {
  fileprivate var json: JSON {
    let path = (flow?.path ?? []).map { step in
      JSON.object([
        "question": .string(step.question.rawValue), "answer": .string(step.answer.rawValue),
      ])
    }
    return .object([
      "provider": .string(provider), "decision": .optional(flow) { .string($0.outcome.rawValue) },
      "reason": .optional(flow?.reason) { .string($0.rawValue) }, "path": .array(path),
      "count": .int(referrals),
    ])
  }
}

extension ReferralFlow {
  fileprivate static let nothingCounts = "nothing that was submitted of it counts at that moment"

  var json: JSON {
    .object([
      "referralNumber": .int(referralNumber), "personNumber": .int(personNumber),
      "provider": .string(provider), "erased": .bool(isErased),
      "decision": .optional(flow) { .string($0.outcome.rawValue) },
      "reason": .optional(flow?.reason) { .string($0.rawValue) },
      "path": .array(flow?.pathJSON ?? []),
    ])
  }

  var line: String {
    "referral \(referralNumber)  person \(personNumber)  \(provider)  "
      + (flow?.words ?? Self.nothingCounts) + (isErased ? "; person erased" : "")
  }
}

extension InformingAudit {
  var json: JSON {
    .object([
      "asOf": .text(asOf), "asOfSize": .int(asOfSize), "coverage": .array(coverage.map(\.json)),
    ])
  }

  var lines: [String] {
    let head = ["as of \(asOf), after \(counted(asOfSize, "event"))"]
    if coverage.isEmpty { return head + ["no submission counts that was asked about"] }
    return head
      + [tableRow("provider", "period", "submission", "referrals", "informed", "not", "share")]
      + coverage.map { row in
        tableRow(
          row.provider, row.period, String(row.submission), String(row.referrals),
          String(row.informed), String(row.referrals - row.informed), row.share)
      }
  }

  private func tableRow(_ provider: String, _ period: String, _ numbers: String...) -> String {
    provider.padded(to: 10) + period.padded(to: 7)
      + numbers.map { $0.padded(toRight: 12) }.joined()
  }
}

extension InformingAudit.Coverage {
  fileprivate var json: JSON {
    .object([
      "provider": .string(provider), "period": .string(period), "submission": .int(submission),
      "referrals": .int(referrals), "informed": .int(informed),
    ])
  }

  /// In tenths of a per cent, rounded down: 100 % means all.
  fileprivate var share: String {
    guard referrals > 0 else { return "-" }
    let tenths = informed * 1_000 / referrals
    return "\(tenths / 10).\(tenths % 10) %"
  }
}

extension String {
  /// With spaces behind it, at least one.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  /// With spaces in front of it.
  fileprivate func padded(toRight width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
