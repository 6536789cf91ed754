internal import EventLog
internal import SubmissionLedger

extension BreachReport {
  var json: JSON {
    .object([
      "checked": .object([
        "disclosures": .int(disclosures), "persons": .int(persons), "erased": .int(erased),
      ]),
      "breaches": .array(breaches.map { .object($0.members) }),
      "exempt": .array(
        exempt.map { entry in
          .object(
            entry.who.members.merging([
              "ground": .string(entry.ground), "document": .string(entry.document),
            ]) { first, _ in first })
        }),
      "findings": .array(
        findings.map { finding in
          .object([
            "kind": .string(finding.kind.rawValue), "disclosureId": .int(finding.disclosure),
            "releasedAt": .text(finding.releasedAt),
            "personNumber": .optional(finding.person) { .int($0) },
            "check": .optional(finding.check) { .int($0) },
          ])
        }),
      "ok": .bool(isGood), "asOfSize": .int(asOfSize),
    ])
  }

  var lines: [String] {
    var lines = breaches.map { "BREACH  \($0.words)" }
    lines += exempt.map { "exempt  \($0.who.words), under \($0.ground), \($0.document)" }
    lines += findings.map { finding in
      var line = "\(finding.kind.rawValue)  disclosure \(finding.disclosure)"
      if let person = finding.person { line += "  person \(person)" }
      line += "  released \(finding.releasedAt)"
      return line + "  \(finding.check.map { "check \($0)" } ?? "no check")"
    }
    lines.append(
      "Held \(counted(UInt64(disclosures), "disclosure")) and \(counted(persons, "person", "people")) "
        + "in them against the log: \(counted(UInt64(breaches.count), "breach", "breaches")), "
        + "\(exempt.count) exempt, \(counted(UInt64(findings.count), "other finding")).")
    if erased > 0 {
      lines.append(
        "Of \(counted(UInt64(erased), "person", "people")) who were erased nothing can be said.")
    }
    return lines
  }
}

extension BreachReport.Breach {
  fileprivate var members: [String: JSON] {
    [
      "disclosureId": .int(disclosure), "personNumber": .int(person),
      "optOutSince": .text(optOutSince), "releasedAt": .text(releasedAt),
    ]
  }

  fileprivate var words: String {
    "disclosure \(disclosure)  person \(person)  opted out since \(optOutSince)  "
      + "released \(releasedAt)"
  }
}
