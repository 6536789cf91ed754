internal import EventLog
internal import SubmissionLedger

extension SubmittedRowHistory {
  var json: JSON {
    .object([
      "submissionId": .int(summary.number),
      "status": .string(summary.status.rawValue),
      "provider": .string(summary.provider),
      "period": .optional(summary.period) { .string($0) },
      "window": .string(summary.window),
      "isLatest": .bool(summary.isLatest),
      "fileDigest": .string(summary.fileDigest),
      "table": .string(table),
      "row": .int(row),
      "outcome": .string(outcome),
      "cause": .optional(cause.isEmpty ? nil : cause) { .string($0) },
      "failures": .array(failures.map(\.json)),
      "position": .optional(position) { .int($0.rawValue) },
      "failuresPosition": .optional(failuresPosition) { .int($0.rawValue) },
    ])
  }

  var lines: [String] {
    let period = summary.period.map { ", period \($0)" } ?? ""
    var lines = [
      "\(table) row \(row) of submission \(summary.number): \(outcome)",
      "The submission was \(summary.status.rawValue) (provider \(summary.provider)\(period), "
        + "window \(summary.window))\(summary.standing).",
      "SHA-256 of the file: \(summary.fileDigest)",
    ]
    if let position { lines.append("It stands in the log at position \(position).") }
    if !cause.isEmpty { lines.append("Cause: \(cause)") }
    for failure in failures { lines.append(failure.line) }
    if let failuresPosition {
      lines.append("The rules that it failed stand at position \(failuresPosition).")
    }
    return lines
  }
}

extension SubmittedRowHistory.Failure {
  fileprivate var json: JSON {
    .object([
      "code": .string(code), "severity": .string(severity), "fields": .string(fields),
      "message": .string(message), "chain": .optional(chain) { .string($0) },
    ])
  }

  fileprivate var line: String {
    let place = fields.isEmpty ? code : "\(code) \(fields)"
    return "\(severity): \(place): \(message)" + (chain.map { "; \($0)" } ?? "")
  }
}
