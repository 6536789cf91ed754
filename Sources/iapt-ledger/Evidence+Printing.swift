internal import EventLog
internal import EventSchema
internal import Evidence
internal import Foundation
internal import SubmissionLedger
internal import TransparencyLog

extension EvidenceBuild {
  var lines: [String] {
    let told =
      isNew ? "Made" : "Made before, in the same bytes, as the event at position \(position) says:"
    return [
      "\(told) \(path) from \(scope.from) to \(scope.to).",
      "\(counted(scope.endPosition - scope.firstPosition, "event")) of the span; "
        + "\(counted(UInt64(events), "event")) in the pack, proved in the signed tree of size "
        + "\(scope.size).",
      "\(counted(counts.submissions, "submission")), \(counted(counts.releases, "release")), "
        + "\(counted(counts.refusals, "refusal")), \(counted(counts.publications, "publication")).",
      "SHA-256 \(digest.hex), \(counted(bytes, "byte"))",
    ]
  }

  var json: JSON {
    .object(
      scope.members.merging([
        "file": .string(path), "digest": .string(digest.hex), "bytes": .int(bytes),
        "events": .int(events), "submissions": .int(counts.submissions),
        "releases": .int(counts.releases), "refusals": .int(counts.refusals),
        "publications": .int(counts.publications), "position": .int(position.rawValue),
        "isNew": .bool(isNew),
      ]) { first, _ in first })
  }
}

extension EvidenceVerdict {
  var lines: [String] {
    guard !isGood else {
      let span = scope.map { " of \($0.origin) from \($0.from) to \($0.to)" } ?? ""
      return [
        "good: the pack\(span) is whole and signed; \(counted(UInt64(events), "event")) proved, "
          + "figures counted again"
      ] + Self.notChecked.map { "not checked: \($0)" }
    }
    return ["NOT good: \(counted(UInt64(findings.count), "finding"))"]
      + findings.map { "\($0.kind.rawValue)  \($0.detail)" }
  }

  var json: JSON {
    .object([
      "ok": .bool(isGood), "events": .int(events),
      "notChecked": .array(Self.notChecked.map { .string($0) }),
      "scope": .optional(scope) { .object($0.members) },
      "findings": .array(
        findings.map {
          .object(["kind": .string($0.kind.rawValue), "detail": .string($0.detail)])
        }),
    ])
  }
}

extension EvidenceScope {
  fileprivate var members: [String: JSON] {
    [
      "origin": .string(origin), "from": .string(from), "to": .string(to),
      "firstPosition": .int(firstPosition), "endPosition": .int(endPosition), "size": .int(size),
      "rootHash": .string(rootHash),
    ]
  }
}

extension SchemaEvidenceBuilt {
  var json: [String: JSON] {
    [
      "from": .text(Timestamp(microseconds: fromMicroseconds)),
      "to": .text(Timestamp(microseconds: toMicroseconds)),
      "firstPosition": .int(firstPosition), "endPosition": .int(endPosition), "size": .int(size),
      "rootHash": hashText(rootHash), "digest": hashText(self.digest), "bytes": .int(bytes),
      "events": .int(events), "submissions": .int(submissions), "releases": .int(releases),
      "refusals": .int(refusals), "publications": .int(publications),
    ]
  }
}

/// Where `digest` is a member.
private func hashText(_ data: Data) -> JSON { digest(data) }
