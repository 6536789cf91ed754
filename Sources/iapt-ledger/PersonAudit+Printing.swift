internal import DataSet
internal import EventLog
internal import Policy
internal import SubmissionLedger

extension PersonAudit {
  var json: JSON {
    .object([
      "found": .bool(true), "personNumber": .int(personNumber),
      "personNumbers": .array(numbers.map { .int($0) }), "erased": .bool(isErased),
      "optOut": optOut.json, "consents": .array(consents.map(\.json)),
      "informed": .array(informed.map(\.json)),
      "restrictions": .array(restrictions.map(\.json)),
      "referrals": .array(referrals.map(\.json)),
      "disclosures": .array(disclosures.map(\.json)),
      "accesses": .array(accesses.map(\.json)), "timeline": .array(timeline.map(\.json)),
      "asOf": .text(asOf), "asOfSize": .int(asOfSize),
    ])
  }

  var lines: [String] {
    var lines = ["Person \(personNumber), as of \(asOf), after \(counted(asOfSize, "event"))"]
    if numbers.count > 1 {
      lines.append("numbers: " + numbers.map(String.init).joined(separator: ", "))
    }
    if isErased {
      lines.append("The keys were destroyed: what was sealed cannot be told any more.")
    }
    lines.append("Opt-out:")
    lines += optOut.lines.map { "  \($0)" }
    lines += section("Consent", consents.map(\.line))
    lines += section("Informed", informed.map(\.line))
    lines += section("Restrictions", restrictions.map(\.line))
    lines += section("Referrals", referrals.flatMap(\.lines))
    lines += section("Disclosures", disclosures.map(\.line))
    lines += section("Who looked", accesses.map(\.line))
    lines += section("Events", timeline.map(\.line))
    return lines
  }

  private func section(_ name: String, _ entries: [String]) -> [String] {
    entries.isEmpty ? ["\(name): none"] : ["\(name):"] + entries.map { "  \($0)" }
  }
}

extension PersonAudit.Consent {
  fileprivate var json: JSON {
    .object([
      "position": .int(position.rawValue), "provider": .string(provider),
      "referralNumber": .optional(referralNumber) { .int($0) },
      "soughtOn": .optional(soughtOn) { .text($0) }, "outcome": .string(outcome),
    ])
  }

  fileprivate var line: String {
    "\(position)  \(provider)\(words(of: referralNumber))  "
      + "sought \(soughtOn?.description ?? "on no day on record"), "
      + (outcome.isEmpty ? "no answer on record" : outcome)
  }
}

extension PersonAudit.Informed {
  fileprivate var json: JSON {
    .object([
      "position": .int(position.rawValue), "provider": .string(provider),
      "referralNumber": .optional(referralNumber) { .int($0) },
      "wordingVersion": .string(wordingVersion), "informedOn": .text(informedOn),
    ])
  }

  fileprivate var line: String {
    "\(position)  \(provider)\(words(of: referralNumber))  on \(informedOn), "
      + "by wording \(wordingVersion)"
  }
}

extension PersonAudit.Restriction {
  fileprivate var json: JSON {
    .object([
      "position": .int(position.rawValue), "provider": .string(provider),
      "referralNumber": .optional(referralNumber) { .int($0) },
      "kind": .optional(details) { .string($0.kind) },
      "reference": .optional(details) { .string($0.reference) }, "from": .text(from),
      "until": .optional(until) { .text($0) }, "liftedFrom": .optional(liftedFrom) { .text($0) },
      "inForce": .bool(isInForce),
    ])
  }

  fileprivate var line: String {
    var line = "\(position)  \(provider)\(words(of: referralNumber))  "
    line += details.map { "\($0.kind), \($0.reference)" } ?? "cannot be read"
    line += "  from \(from)"
    if let until { line += " until \(until)" }
    if let liftedFrom { line += ", lifted from \(liftedFrom)" }
    return line + (isInForce ? "" : "  (not in force)")
  }
}

extension PersonDisclosure {
  fileprivate var json: JSON {
    .object([
      "disclosureId": .int(disclosure), "position": .int(position.rawValue),
      "releasedAt": .text(releasedAt), "use": .string(use), "recipient": .string(recipient),
      "agreement": .optional(agreement) { .string($0) }, "lawfulBasis": .string(lawfulBasis),
      "outcome": .string(removal == nil ? "included" : "removed"),
      "reason": .optional(removal) { .string($0) },
    ])
  }

  fileprivate var line: String {
    "\(disclosure)  \(releasedAt)  \(use)  \(recipient)"
      + (agreement.map { " under \($0)" } ?? "")
      + "  \(removal.map { "left out: \($0)" } ?? "included")"
  }
}

extension PersonAudit.Entry {
  fileprivate var json: JSON {
    .object([
      "position": .int(position.rawValue), "recordedAt": .text(recordedAt),
      "effectiveAt": .text(effectiveAt), "type": .string(type.name), "stream": .text(stream),
      "actor": .string(actor), "referralNumber": .optional(referralNumber) { .int($0) },
    ])
  }

  fileprivate var line: String { "\(position)  \(recordedAt)  \(type.name)  \(stream)  \(actor)" }
}

private func words(of referral: UInt64?) -> String { referral.map { "  referral \($0)" } ?? "" }
