internal import EventSchema
internal import Foundation

// Choices, restrictions and what was withheld for them.

extension SchemaConsentRecorded {
  var json: [String: JSON] {
    [
      "provider": .string(provider), "soughtOn": hasSoughtOn ? day(soughtOn) : .null,
      "outcome": outcome.isEmpty ? .null : .string(outcome),
    ]
  }
}

extension SchemaNoticeWordingPublished {
  var json: [String: JSON] {
    [
      "version": .string(version), "kind": .string(kind), "digest": iapt_ledger.digest(digest),
      "from": day(from),
    ]
  }
}

extension SchemaPatientInformed {
  var json: [String: JSON] {
    [
      "provider": .string(provider), "wordingVersion": .string(wordingVersion),
      "wordingPosition": .int(wordingPosition), "informedOn": day(informedOn),
    ]
  }
}

extension SchemaCohortInformed {
  /// Of the members no more than how many there are and where they lie: there may be thousands.
  var json: [String: JSON] {
    let numbers = members
    return [
      "provider": .string(provider), "wordingVersion": .string(wordingVersion),
      "wordingPosition": .int(wordingPosition), "informedOn": day(informedOn),
      "definition": definition.json, "part": .int(part), "parts": .int(parts),
      "members": .int(numbers.count), "firstReferral": .optional(numbers.first) { .int($0) },
      "lastReferral": .optional(numbers.last) { .int($0) },
    ]
  }
}

extension SchemaCohortDefinition {
  fileprivate var json: JSON {
    .object([
      "receivedFrom": hasReceivedFrom ? day(receivedFrom) : .null,
      "receivedTo": hasReceivedTo ? day(receivedTo) : .null,
      "openOn": hasOpenOn ? day(openOn) : .null, "notInformed": .bool(notInformed),
    ])
  }
}

extension SchemaRestrictionApplied {
  var json: [String: JSON] {
    [
      "provider": .string(provider), "from": day(from), "until": hasUntil ? day(until) : .null,
    ]
  }
}

extension SchemaRestrictionLifted {
  var json: [String: JSON] {
    [
      "provider": .string(provider), "appliedPosition": .int(appliedPosition), "from": day(from),
    ]
  }
}

extension SchemaRecordWithheld {
  var json: [String: JSON] {
    [
      "submission": .int(submission), "provider": .string(provider), "period": month(period),
      "reason": .string(reason), "policyVersion": .string(policyVersion),
      "path": .array(path.map(\.json)),
      "receivedOn": hasReceivedOn ? day(receivedOn) : .null,
      "dischargedOn": hasDischargedOn ? day(dischargedOn) : .null,
      "rows": byTable(rows), "rowNumbers": rowNumbers(rows),
    ]
  }
}

extension SchemaDecisionStep {
  fileprivate var json: JSON {
    .object([
      "question": .string(question), "answer": .string(answer),
      "positions": .array(positions.map { .int($0) }),
    ])
  }
}
