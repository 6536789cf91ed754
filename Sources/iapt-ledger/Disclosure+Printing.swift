internal import DataSet
internal import EventLog
internal import SubmissionLedger
internal import TransparencyLog

extension DisclosureSummary {
  private var months: String {
    guard let periods else { return "?" }
    return periods.lowerBound == periods.upperBound
      ? periods.lowerBound.description : "\(periods.lowerBound)..\(periods.upperBound)"
  }

  private var name: String { number.map { "Disclosure \($0)" } ?? "A release" }

  private var under: String { agreement.map { " under \($0)" } ?? "" }

  /// One line for a list.
  var line: String {
    let what =
      switch status {
      case .released: "\(counted(included, "person", "people"))"
      case .refused: refusals.map(\.code).joined(separator: ", ")
      case .open: "being made"
      case .planned: "planned"
      }
    return "\(number ?? 0)  \(status.rawValue)  \(endedAt?.description ?? "-")  \(use)  "
      + "\(recipient)  \(months)\(under)  \(what)"
  }

  /// All of it.
  var lines: [String] {
    switch status {
    case .refused:
      return ["\(name) of \(months) for \(recipient) (\(use))\(under) is refused:"]
        + refusals.map { "  \($0.code): \($0.detail)" }
    case .open: return ["\(name) of \(months) for \(recipient) (\(use))\(under) is being made."]
    case .planned, .released: break
    }
    let told = status == .planned ? "would hold" : "holds"
    var lines = [
      "\(name) of \(months) for \(recipient) (\(use))\(under) \(told) "
        + "\(counted(included, "person", "people")).",
      "Lawful basis: \(lawfulBasis.flatMap { $0.isEmpty ? nil : $0 } ?? "none on record"); "
        + "policy \(policyVersion); \(optOutWords).",
    ]
    let left = removed.filter { $0.persons > 0 }.map { "\($0.reason) \($0.persons)" }
    lines.append("Left out: \(left.isEmpty ? "nobody" : left.joined(separator: ", ")).")
    lines += tables.map { "  \($0.version)  \($0.name)  \(counted($0.rows, "row"))" }
    if let fileDigest { lines.append("\(path ?? "file")  \(fileDigest.hex)") }
    return lines
  }

  private var optOutWords: String {
    if let exemption { return "opt-outs do not apply: \(exemption.ground), \(exemption.document)" }
    guard optOutApplies == true else { return "opt-outs do not apply" }
    return "opt-outs apply, by check \(optOutCheck ?? 0)"
  }

  var json: JSON {
    .object([
      "disclosureId": .optional(number) { .int($0) }, "status": .string(status.rawValue),
      "position": .optional(position) { .int($0.rawValue) },
      "endedAt": .optional(endedAt) { .text($0) }, "use": .string(use),
      "recipient": .string(recipient),
      "periods": .optional(periods) { .array([.text($0.lowerBound), .text($0.upperBound)]) },
      "agreement": .optional(agreement) { .string($0) },
      "lawfulBasis": .optional(lawfulBasis) { .string($0) },
      "optOutApplies": .optional(optOutApplies) { .bool($0) },
      "exemption": .optional(exemption) {
        .object(["ground": .string($0.ground), "document": .string($0.document)])
      },
      "optOutCheck": .optional(optOutCheck) { .int($0) }, "included": .int(included),
      "removed": .object(
        Dictionary(removed.map { ($0.reason, JSON.int($0.persons)) }) { first, _ in first }),
      "refusals": .array(
        refusals.map { .object(["code": .string($0.code), "detail": .string($0.detail)]) }),
      "file": .optional(path) { .string($0) },
      "fileDigest": .optional(fileDigest) { .string($0.hex) },
      "fileBytes": .optional(fileBytes) { .int($0) },
      "rows": .object(
        Dictionary(tables.map { ($0.name, JSON.int($0.rows)) }) { first, second in
          if case (.int(let one), .int(let other)) = (first, second) {
            .int(one + other)
          } else {
            first
          }
        }),
      "tables": .array(
        tables.map { table in
          .object([
            "dataSetVersion": .string(table.version), "table": .string(table.name),
            "columns": .array(table.columns.map { .string($0) }), "rows": .int(table.rows),
          ])
        }),
      "policyVersion": .string(policyVersion),
      "instruments": .array(instruments.map { .int($0) }),
    ])
  }
}

extension Reproduction {
  var lines: [String] {
    if isSame, let path { return ["\(path) is the file that was released: \(digest?.hex ?? "")"] }
    if erased.isEmpty {
      return [
        "The file of disclosure \(number) could not be made again: released "
          + "\(releasedDigest?.hex ?? "?"), made \(digest?.hex ?? "?")."
      ]
    }
    let numbers = erased.map(String.init).joined(separator: ", ")
    return [
      "The file of disclosure \(number) cannot be made again: of those in it, "
        + "\(counted(UInt64(erased.count), "person was", "people were")) erased since.",
      "Person numbers: \(numbers)",
    ]
  }

  var json: JSON {
    .object([
      "disclosureId": .int(number), "isSame": .bool(isSame),
      "releasedDigest": .optional(releasedDigest) { .string($0.hex) },
      "fileDigest": .optional(digest) { .string($0.hex) },
      "file": .optional(path) { .string($0) },
      "erased": .array(erased.map { .int($0) }),
    ])
  }
}
