internal import EventSchema

// Publications: what anybody may read of them.

extension SchemaMeasuresPublished {
  var json: [String: JSON] {
    [
      "use": .string(use), "period": month(period), "status": .string(status),
      "levels": .array(levels.map { .string($0) }), "size": .int(size),
      "policyVersion": .string(policyVersion), "measuresDigest": digest(measuresDigest),
      "files": .array(
        files.map { file in
          .object([
            "kind": .string(file.kind), "digest": digest(file.digest), "bytes": .int(file.bytes),
          ])
        }),
      "figures": .int(figures), "suppressedSmall": .int(suppressedSmall),
      "suppressedComplement": .int(suppressedComplement),
      "submissions": .array(
        submissions.map {
          .object(["submission": .int($0.submission), "position": .int($0.position)])
        }),
      "pathways": .int(pathways), "unreadable": .int(unreadable),
      "eventsUnsealed": .int(eventsUnsealed),
      "instruments": .array(instruments.map { .int($0) }),
    ]
  }
}
