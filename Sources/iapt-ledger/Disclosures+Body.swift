internal import EventLog
internal import EventSchema

// Disclosures: what anybody may read of them.

extension SchemaDisclosureRequest {
  fileprivate var json: JSON {
    .object([
      "use": .string(use), "recipient": .string(recipient), "agreement": .string(agreement),
      "firstPeriod": month(firstPeriod), "lastPeriod": month(lastPeriod),
      "columns": .array(columns.map { .string($0) }),
    ])
  }
}

extension SchemaDisclosureGround {
  fileprivate var json: JSON {
    .object([
      "policyVersion": .string(policyVersion), "agreement": .string(agreement),
      "agreementPosition": .int(agreementPosition), "approvalPosition": .int(approvalPosition),
      "lawfulBasis": .string(lawfulBasis), "optOutApplies": .bool(optOutApplies),
      "exemption": .string(exemption), "exemptionDocument": .string(exemptionDocument),
      "optOutCheck": .int(optOutCheck),
      "optOutCheckedAt": .text(Timestamp(microseconds: optOutCheckedAtMicroseconds)),
      "instruments": .array(instruments.map { .int($0) }),
    ])
  }
}

extension SchemaDisclosurePlanned {
  var json: [String: JSON] {
    ["request": request.json, "ground": ground.json, "dataSize": .int(dataSize)]
  }
}

extension SchemaDisclosureMembers {
  var json: [String: JSON] {
    [
      "part": .int(part), "parts": .int(parts), "firstChunk": .int(firstChunk),
      "lastChunk": .int(lastChunk),
    ]
  }
}

extension SchemaDisclosureReleased {
  var json: [String: JSON] {
    [
      "request": request.json, "ground": ground.json, "dataSize": .int(dataSize),
      "decidedSize": .int(decidedSize),
      "decidedAt": .text(Timestamp(microseconds: decidedAtMicroseconds)),
      "included": .int(included),
      "removed": .object([
        "optOut": .int(removed.optOut), "optOutUnknown": .int(removed.optOutUnknown),
        "restriction": .int(removed.restriction), "erased": .int(removed.erased),
        "notEntitled": .int(removed.notEntitled),
      ]),
      "tables": .array(
        tables.map { table in
          .object([
            "dataSetVersion": .string(table.version), "table": .string(table.name),
            "columns": .array(table.columns.map { .string($0) }), "rows": .int(table.rows),
            "digest": digest(table.digest),
          ])
        }),
      "submissions": .array(
        submissions.map {
          .object(["submission": .int($0.submission), "position": .int($0.position)])
        }),
      "fileDigest": digest(fileDigest), "fileBytes": .int(fileBytes),
      "eventsUnsealed": .int(eventsUnsealed), "rounds": .int(rounds),
    ]
  }
}

extension SchemaDisclosureRefused {
  var json: [String: JSON] {
    [
      "request": request.json, "policyVersion": .string(policyVersion),
      "refusals": .array(
        refusals.map { .object(["code": .string($0.code), "detail": .string($0.detail)]) }),
    ]
  }
}
