internal import EventLog
internal import OptOutExchange
internal import Policy
internal import SubmissionLedger

extension OptOutCheckResult {
  /// Prints what became of a check; one that told nothing is a "no".
  func answer(_ global: GlobalOptions) throws {
    if global.json {
      try Output.document(try json.text(onOneLine: false))
    } else {
      switch outcome {
      case .complete:
        try Output.answer(
          "Check \(check) is complete: of \(requested) people \(optedOut) have opted out; "
            + "\(changes) statuses changed.")
      case .inconclusive(let reason):
        try Output.answer(
          "Check \(check) told nothing (\(reason)): what was known grows old, and what is too old "
            + "counts as opted out.")
      }
    }
    if outcome != .complete { throw ExitStatus.no }
  }

  private var json: JSON {
    var members: [String: JSON] = [
      "checkId": .int(check), "requested": .int(requested), "returned": .int(returned),
      "optedOut": .int(optedOut), "changes": .int(changes), "completedAt": .text(completedAt),
      "outcome": .string("complete"), "reason": .null,
    ]
    if case .inconclusive(let reason) = outcome {
      members["outcome"] = .string("inconclusive")
      members["reason"] = .string(reason)
    }
    return .object(members)
  }
}

extension OptOutCheckSummary {
  var json: JSON {
    var members: [String: JSON] = [
      "checkId": .int(check), "channel": .string(channel), "requested": .int(requested),
      "files": .int(files), "requestedPosition": .int(requestedPosition.rawValue),
      "requestedAt": .text(requestedAt), "outcome": .string("open"), "reason": .null,
      "position": .optional(end) { .int($0.position.rawValue) },
      "completedAt": .optional(end) { .text($0.at) },
    ]
    switch end?.outcome {
    case nil: break
    case .complete: members["outcome"] = .string("complete")
    case .inconclusive(let reason):
      members["outcome"] = .string("inconclusive")
      members["reason"] = .string(reason)
    }
    return .object(members)
  }

  var line: String {
    let became =
      switch end?.outcome {
      case nil: "open: its answers are awaited"
      case .complete: "complete"
      case .inconclusive(let reason): "told nothing (\(reason))"
      }
    let ended = end.map { " at \($0.at)" } ?? ""
    return "\(check)  \(requestedAt)  by \(channel)  \(requested) people in "
      + "\(counted(UInt64(files), "file"))  \(became)\(ended)"
  }
}

extension OptOutStatus {
  var json: JSON {
    .object([
      "personNumber": .int(personNumber), "asOf": .text(asOf),
      "standing": .string(standing.standing.rawValue), "reason": .string(standing.reason.rawValue),
      "since": .optional(standing.since) { .text(Timestamp(microseconds: $0.microseconds)) },
      "keepsBack": .bool(standing.keepsBack), "policyVersion": .string(standing.policyVersion),
      "path": .array(standing.path.map(\.json)),
      "history": .array(
        history.map { entry in
          .object([
            "position": .int(entry.position.rawValue),
            "status": .string(entry.isSet ? "set" : "notSet"),
            "effectiveFrom": .text(entry.effectiveFrom), "knownAt": .text(entry.knownAt),
            "check": .optional(entry.check) { .int($0) },
          ])
        }),
    ])
  }

  var lines: [String] {
    var first =
      "Person \(personNumber): \(standing.standing.rawValue) (\(standing.reason.rawValue))"
    if let since = standing.since {
      first += ", since \(Timestamp(microseconds: since.microseconds))"
    }
    return [
      first, "as of \(asOf), by \(standing.policyVersion)",
      standing.keepsBack
        ? "kept out of every disclosure to which opt-outs apply"
        : "not kept out of disclosures by an opt-out",
    ]
      + history.map { entry in
        let source = entry.check.map { "check \($0)" } ?? "a list"
        return "\(entry.position)  \(entry.isSet ? "set" : "not set")  from \(entry.effectiveFrom)"
          + "  known at \(entry.knownAt)  by \(source)"
      }
  }
}

extension OptOutExchange.Step {
  var words: String {
    switch self {
    case .requested(let check, let persons, let files):
      "check \(check): \(persons) people in \(counted(UInt64(files), "file"))"
    case .sent(let file): "sent \(file)"
    case .wasSent(let file): "sent before: \(file)"
    case .receipt(let file): "a receipt for \(file)"
    case .answered(let file): "an answer to \(file)"
    case .outdated(let localID): "an answer to a check that has ended: \(localID)"
    case .ended(let check): "check \(check) has ended"
    case .notReached(let error): "the service was not reached, and is asked again: \(error)"
    case .notAcknowledged(let error): "the answers stay in the inbox until the next check: \(error)"
    case .unreadable(let id): "message \(id) cannot be understood and is left where it is"
    case .inboxTooLong: "the inbox holds more messages than mostListed; not all were looked at"
    case .acknowledged(let messages): "acknowledged \(counted(UInt64(messages), "message"))"
    }
  }
}
