internal import EventLog
internal import EventSchema
internal import SubmissionLedger

// The bodies of the events that tell what became of a submission and its rows.

extension SchemaRecordRejected {
  var json: [String: JSON] {
    ["submission": .int(submission), "table": .int(table), "failures": failures.json]
  }
}

extension SchemaRecordWarned {
  var json: [String: JSON] {
    ["submission": .int(submission), "table": .int(table), "failures": failures.json]
  }
}

extension SchemaRowFailures {
  fileprivate var json: JSON {
    .array(
      unpacked.map { failure in
        .object([
          "row": .int(failure.row), "code": .string(failure.code),
          "causeRow": failure.cause > 0 ? .int(failure.cause) : .null,
        ])
      })
  }
}

extension SchemaSubmissionAccepted {
  var json: [String: JSON] {
    [
      "submission": .int(submission), "firstPosition": .int(firstPosition),
      "tables": outcomes(tables), "findings": counts(findings), "persons": .int(persons),
      "referrals": .int(referrals), "quality": qualities(quality),
      "rulesNotChecked": .array(rulesNotChecked.map { .string($0) }),
    ]
  }
}

extension SchemaSubmissionRejected {
  var json: [String: JSON] {
    [
      "submission": .int(submission), "tables": outcomes(tables), "findings": counts(findings),
      "quality": qualities(quality),
      "rulesNotChecked": .array(rulesNotChecked.map { .string($0) }),
    ]
  }
}

private func outcomes(_ tables: [SchemaTableOutcome]) -> JSON {
  let outcomes = tables.map { outcome in
    let counts: [String: JSON] = [
      "received": .int(outcome.received), "accepted": .int(outcome.accepted),
      "rejected": .int(outcome.rejected), "withheld": .int(outcome.withheld),
    ]
    return (String(outcome.table), JSON.object(counts))
  }
  return .object(Dictionary(outcomes) { first, _ in first })
}

private func counts(_ findings: [SchemaFindingCount]) -> JSON {
  .array(
    findings.map { finding in
      .object([
        "code": .string(finding.code), "severity": .string(finding.severity),
        "table": .string(finding.table), "count": .int(finding.count),
        "message": finding.message.isEmpty ? .null : .string(finding.message),
      ])
    })
}

private func qualities(_ fields: [SchemaFieldQuality]) -> JSON {
  .array(
    fields.map { field in
      .object([
        "table": .int(field.table), "field": .int(field.field), "valid": .int(field.valid),
        "other": .int(field.other), "default": .int(field.defaults),
        "invalid": .int(field.invalid), "missing": .int(field.missing),
      ])
    })
}
