internal import SubmissionLedger

extension SubmissionReport {
  var json: JSON {
    .object([
      "submissionId": .int(summary.number),
      "status": .string(summary.status.rawValue),
      "directory": .string(directory),
      "files": .array(
        files.map { .object(["name": .string($0.name), "rows": .int($0.rows)]) }),
      "eventsUnsealed": .int(eventsUnsealed),
      "eventsErased": .int(eventsErased),
    ])
  }

  var lines: [String] {
    var lines = ["Submission \(summary.number) (\(summary.status.rawValue)), for its provider:"]
    for file in files {
      let rows = file.rows > 0 ? "  \(counted(UInt64(file.rows), "row"))" : ""
      lines.append("\(file.name)\(rows)")
    }
    if eventsUnsealed > 0 {
      lines.append("\(counted(UInt64(eventsUnsealed), "event")) opened; the look is recorded.")
    }
    if eventsErased > 0 {
      lines.append(
        "\(counted(UInt64(eventsErased), "event")) left out, because the person was erased.")
    }
    return lines
  }
}
