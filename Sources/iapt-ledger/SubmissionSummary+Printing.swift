internal import EventLog
internal import SubmissionLedger

extension SubmissionSummary {
  /// The document that the contract names.
  var json: JSON {
    let tables = tables.map { outcome in
      let counts: [String: JSON] = [
        "received": .int(outcome.received), "accepted": .int(outcome.accepted),
        "rejected": .int(outcome.rejected), "withheld": .int(outcome.withheld),
      ]
      return (outcome.table, JSON.object(counts))
    }
    return .object([
      "submissionId": .optional(number) { .int($0) },
      "status": .string(status.rawValue),
      "provider": .string(provider),
      "submitter": .optional(submitter) { .string($0) },
      "period": .optional(period) { .string($0) },
      "window": .string(window),
      "dataSetVersion": .optional(dataSetVersion) { .string($0) },
      "fileDigest": .string(fileDigest),
      "firstPosition": .optional(firstPosition) { .int($0.rawValue) },
      "position": .optional(position) { .int($0.rawValue) },
      "receivedAt": .optional(receivedAt) { .text($0) },
      "tables": .object(Dictionary(tables) { first, _ in first }),
      "findings": .array(findings.map(\.json)),
      "isLatest": .bool(isLatest),
      "duplicateOf": .optional(duplicateOf) { .int($0) },
    ])
  }

  /// The same for people.
  var lines: [String] {
    var lines = [headline]
    if status == .rejected {
      lines.append("Nothing of it was kept, and the ledger is as it was.")
    } else if let firstPosition, let position {
      lines.append("It stands in the log at positions \(firstPosition) to \(position).")
    }
    lines.append("SHA-256 of the file: \(fileDigest)")
    if !tables.isEmpty, status != .rejected {
      lines.append("")
      lines.append(row("table", "received", "accepted", "rejected", "withheld"))
      for outcome in tables {
        lines.append(
          row(
            outcome.table, String(outcome.received), String(outcome.accepted),
            String(outcome.rejected), String(outcome.withheld)))
      }
    }
    if !findings.isEmpty { lines.append("") }
    for finding in findings { lines.append(finding.line) }
    return lines
  }

  private var headline: String {
    let what = "provider \(provider)" + (period.map { ", period \($0)" } ?? "")
    switch (status, number, duplicateOf) {
    case (.accepted, let number?, let earlier?) where number == earlier:
      return "This file was accepted before, as submission \(number) (\(what)); nothing was added."
    case (.accepted, let number?, _):
      let latest = isLatest ? "; it counts for its period" : "; a later one counts for its period"
      return "Submission \(number) accepted (\(what), \(window) window)\(latest)."
    case (.rejected, _, _):
      return "The file was rejected (\(what))."
    case (_, let number?, _):
      return "Submission \(number) is \(status.rawValue) (\(what))."
    case (_, nil, _):
      return "The file is \(status.rawValue) (\(what))."
    }
  }

  private func row(_ name: String, _ counts: String...) -> String {
    let padded = counts.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }
    return name + String(repeating: " ", count: max(1, 32 - name.count)) + padded.joined()
  }
}

extension FindingSummary {
  var json: JSON {
    var members: [String: JSON] = [
      "code": .string(code), "severity": .string(severity), "count": .int(count),
      "table": .optional(table) { .string($0) },
    ]
    if let message { members["message"] = .string(message) }
    return .object(members)
  }

  var line: String {
    "\(severity): "
      + (message ?? "\(code) in \(table ?? "the file"), \(count) time\(count == 1 ? "" : "s")")
  }
}
