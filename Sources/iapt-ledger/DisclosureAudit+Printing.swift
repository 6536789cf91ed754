internal import Agreements
internal import EventLog
internal import SubmissionLedger

extension DisclosureAudit {
  /// The members of the document.
  var members: [String: JSON] {
    [
      "disclosure": disclosure.json, "actor": .string(actor), "beganAt": .text(beganAt),
      "decidedAt": .optional(decidedAt) { .text($0) },
      "agreement": .optional(agreement) { record in
        .object([
          "reference": .text(record.terms.reference), "title": .string(record.terms.title),
          "position": .int(record.position),
          "approvedOn": .optional(record.approval) { .text($0.value.day) },
          "approvalPosition": .optional(record.approval) { .int($0.position) },
          "start": .text(record.terms.start), "end": .text(record.terms.end),
        ])
      },
      "check": .optional(check) { check in
        .object([
          "checkId": .int(check.number), "askedAt": .text(check.askedAt),
          "completedAt": .optional(check.completedAt) { .text($0) },
          "freshDays": .int(check.freshDays),
        ])
      },
      "tables": .array(tables.map(\.json)),
      "instruments": .array(
        instruments.map { recorded in
          .object([
            "position": .int(recorded.position),
            "kind": .string(recorded.instrument.kind.rawValue),
            "reference": .string(recorded.instrument.reference),
          ])
        }),
      "submissions": .array(
        submissions.map { submission in
          .object([
            "submissionId": .int(submission.number), "provider": .string(submission.provider),
            "position": .int(submission.position.rawValue),
          ])
        }),
      "questions": .array(
        answers.map { answer in
          .object([
            "question": .string(answer.question.rawValue), "answer": .string(answer.answer),
            "holds": .optional(answer.holds) { .bool($0) },
          ])
        }),
      "positions": positions.json,
    ]
  }

  /// The same for people.
  var lines: [String] {
    var lines = disclosure.lines
    lines.append("Asked for by \(actor) at \(beganAt).")
    if let decidedAt {
      lines.append(
        "Decided at \(decidedAt), recorded at \(disclosure.endedAt?.description ?? "?").")
    }
    lines += tables.map { table in
      var line = "  \(table.name): \(counted(UInt64(table.approved.count), "field"))"
      if !table.keys.isEmpty { line += "; keys \(table.keys.joined(separator: ", "))" }
      if !table.notApproved.isEmpty {
        line += "; not approved: \(table.notApproved.joined(separator: ", "))"
      }
      return line
    }
    for submission in submissions {
      lines.append("Made from submission \(submission.number) of \(submission.provider).")
    }
    lines += answers.map { answer in
      let mark =
        switch answer.holds {
        case true?: "yes"
        case false?: "NO "
        case nil: "   "
        }
      return "\(mark)  \(answer.question.rawValue): \(answer.answer)"
    }
    let places = positions.all.map { $0.description }.joined(separator: ", ")
    return lines + ["Events: \(places)"]
  }
}

extension DisclosureAudit.Positions {
  fileprivate var json: JSON {
    .object([
      "planned": .optional(planned) { .int($0.rawValue) },
      "members": .array(members.map { .int($0.rawValue) }),
      "ended": .optional(ended) { .int($0.rawValue) },
      "looks": .array(looks.map { .int($0.rawValue) }),
    ])
  }
}

extension DisclosureAudit.Table {
  fileprivate var json: JSON {
    func list(_ names: [String]) -> JSON { .array(names.map { .string($0) }) }
    return .object([
      "dataSetVersion": .string(version), "table": .string(name), "rows": .int(rows),
      "keys": list(keys), "approved": list(approved), "notApproved": list(notApproved),
      "heldBack": list(heldBack),
    ])
  }
}

extension DisclosureMemberList {
  /// By group, each run of numbers as its first and last.
  var json: JSON {
    let groups = groups.map { name, persons in
      (
        name,
        JSON.array(persons.map { .array([.int($0.lowerBound), .int($0.upperBound)]) })
      )
    }
    return .object(Dictionary(groups) { first, _ in first })
  }

  var lines: [String] {
    groups.filter { !$0.persons.isEmpty }.map { name, persons in
      let runs = persons.map { run in
        run.lowerBound == run.upperBound
          ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)"
      }
      return "\(name): \(runs.joined(separator: " "))"
    }
  }
}
