internal import Agreements
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
      "submissionId": .int(number),
      "status": .string(status.rawValue),
      "provider": .string(provider),
      "submitter": .optional(submitter) { .string($0) },
      "period": .optional(period) { .string($0) },
      "window": .string(window),
      "dataSetVersion": .optional(dataSetVersion) { .string($0) },
      "fileDigest": .string(fileDigest),
      "firstPosition": .int(firstPosition.rawValue),
      "position": .optional(position) { .int($0.rawValue) },
      "receivedAt": .text(receivedAt),
      "tables": .object(Dictionary(tables) { first, _ in first }),
      "findings": .array(findings.map(\.json)),
      "rulesNotChecked": .array(rulesNotChecked.map { .string($0) }),
      "isLatest": .bool(isLatest),
      "duplicateOf": .optional(duplicateOf) { .int($0) },
      "instruments": .array(instruments.map { .int($0) }),
      "instrumentGaps": .array(instrumentGaps.map { .string($0.rawValue) }),
    ])
  }

  /// The same for people.
  var lines: [String] {
    var lines = [headline]
    if let position {
      lines.append("It stands in the log at positions \(firstPosition) to \(position).")
    }
    if status == .rejected { lines.append("No row of it was kept.") }
    lines.append("SHA-256 of the file: \(fileDigest)")
    if !tables.isEmpty {
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
    if !rulesNotChecked.isEmpty {
      lines.append("")
      lines.append(
        "Not checked, because the reference data is not loaded: "
          + rulesNotChecked.joined(separator: ", "))
    }
    return lines
  }

  /// Whether an accepted file counts, as the end of a sentence; nothing of one that was not accepted.
  var standing: String {
    guard status == .accepted else { return "" }
    return isLatest ? "; it counts for its period" : "; a later one counts for its period"
  }

  private var headline: String {
    let what = "provider \(provider)" + (period.map { ", period \($0)" } ?? "")
    switch (status, duplicateOf) {
    case (.accepted, number?):
      let standing = isLatest ? "" : ", which no longer counts for its period"
      return "This file was accepted before, as submission \(number) (\(what))\(standing); "
        + "nothing was added."
    case (.rejected, number?):
      return "This file was rejected before, as submission \(number) (\(what)); nothing was added."
    case (.accepted, _):
      return "Submission \(number) accepted (\(what), \(window) window)\(standing)."
    case (.rejected, _):
      return "Submission \(number) was rejected as a whole (\(what))."
    default:
      return "Submission \(number) is \(status.rawValue) (\(what))."
    }
  }

  private func row(_ name: String, _ counts: String...) -> String {
    let padded = counts.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }
    return name + String(repeating: " ", count: max(1, 32 - name.count)) + padded.joined()
  }
}

extension RuleCount {
  var json: JSON {
    .object([
      "code": .string(code), "severity": .string(severity), "count": .int(count),
      "table": .optional(table) { .string($0) }, "message": .string(message),
    ])
  }

  var line: String { "\(severity): \(message)" }
}
