internal import Agreements
internal import DataSet
internal import EventLog
internal import SubmissionLedger

extension AgreementRecord {
  /// What a list says of a version.
  func json(inForce: Bool) -> [String: JSON] {
    [
      "reference": .text(terms.reference), "agreement": .string(terms.reference.agreement),
      "title": .string(terms.title), "use": .string(terms.use), "recipient": .text(terms.recipient),
      "start": .text(terms.start), "end": .text(terms.end), "state": .string(state.rawValue),
      "inForce": .bool(inForce), "position": .int(position),
      "notMet": .optional(review) { review in
        .array(review.value.unmet.map { .string($0.rawValue) })
      },
      "approvedOn": .optional(approval) { .text($0.value.day) },
      "endedOn": .optional(ending) { .text($0.value.day) },
    ]
  }

  func line(inForce: Bool) -> String {
    "\(terms.reference)  \(terms.use)  \(terms.recipient)  \(terms.start)..\(terms.end)  "
      + "\(standing)\(inForce ? "  in force" : "")"
  }

  /// The same for people, whole.
  func lines(inForce: Bool, _ events: [RecordedEvent]) -> [String] {
    var lines = [
      "\(terms.reference) is \(standing)\(inForce ? " and in force" : ", not in force").",
      terms.title,
      "\(terms.use) to \(terms.recipient), from \(terms.start) to \(terms.end)",
      "purpose: \(terms.purpose)",
      "legal basis: \(terms.legalBasis)",
      "confidentiality: \(terms.confidentialityBasis.rawValue)",
      "opt-outs: \(terms.optOut.words)",
    ]
    for controller in terms.controllers {
      lines.append("controller (\(controller.role)): \(controller.name), \(controller.code)")
    }
    for processor in terms.processors {
      lines.append("processor: \(processor.name), \(processor.code)")
    }
    lines += terms.linkage.map { "linked with: \($0)" }
    lines += terms.specialConditions.map { "condition: \($0)" }
    lines += terms.data.flatMap(\.lines)
    lines += events.map(\.agreementLine)
    return lines
  }

  private var standing: String {
    guard state == .reviewed, let unmet = review?.value.unmet, !unmet.isEmpty else {
      return state.rawValue
    }
    return "reviewed, not met: \(unmet.map(\.rawValue).joined(separator: ", "))"
  }
}

extension AgreementTerms {
  /// The terms, with the names that their document has.
  var json: JSON {
    .object([
      "reference": .text(reference), "title": .string(title), "use": .string(use),
      "recipient": .text(recipient), "contract": .optional(contract) { .string($0) },
      "controllers": .array(
        controllers.map {
          .object([
            "name": .string($0.name), "ods": .text($0.code), "role": .string($0.role.rawValue),
          ])
        }),
      "processors": .array(
        processors.map { .object(["name": .string($0.name), "ods": .text($0.code)]) }),
      "purpose": .string(purpose), "commercial": .bool(commercial),
      "sublicensing": .bool(sublicensing), "territory": .string(territory),
      "start": .text(start), "end": .text(end), "legalBasis": .string(legalBasis),
      "confidentialityBasis": .string(confidentialityBasis.rawValue),
      "cagReference": .optional(cagReference) { .string($0) }, "optOut": optOut.json,
      "linkage": .array(linkage.map { .string($0) }),
      "specialConditions": .array(specialConditions.map { .string($0) }),
      "datasets": .array(data.map(\.json)),
    ])
  }
}

extension AgreementTerms.OptOutTerms {
  fileprivate var json: JSON {
    switch self {
    case .applies: .object(["applies": .bool(true)])
    case .exempt(let ground, let document):
      .object([
        "applies": .bool(false), "exemption": .string(ground), "document": document.json,
      ])
    }
  }

  fileprivate var words: String {
    switch self {
    case .applies: "apply"
    case .exempt(let ground, let document):
      "do not apply (\(ground), \(document.reference))"
    }
  }
}

extension ApprovedData {
  fileprivate var json: JSON {
    var facts: [String: JSON] = [
      "dataset": .string(Self.dataSetName),
      "versions": .array(versions.map { .string($0.text) }),
      "periods": .string("\(firstPeriod)..\(lastPeriod)"),
      "sensitivity": .string(sensitivity.rawValue),
      "identifiability": .string(identifiability.rawValue),
      "frequency": .optional(frequency) { .string($0) },
    ]
    switch scope {
    case .extract(let name): facts["extract"] = .string(name)
    case .tables(let tables):
      let fields = tables.map { ($0.name, JSON.array($0.fields.map { .string($0) })) }
      facts["tables"] = .object(Dictionary(fields) { first, _ in first })
    }
    return .object(facts)
  }

  fileprivate var lines: [String] {
    let versions = versions.map(\.text).joined(separator: " and ")
    let head =
      "\(Self.dataSetName) \(versions), \(firstPeriod) to \(lastPeriod), \(identifiability)"
    switch scope {
    case .extract(let name): return ["\(head): extract \(name)"]
    case .tables(let tables):
      return [head + ":"]
        + tables.map { table in
          let fields = table.fields.isEmpty ? "keys only" : table.fields.joined(separator: ", ")
          return "  \(table.name): \(fields)"
        }
    }
  }
}

extension RecordedEvent {
  /// A step of an agreement; what it says stands under `body`.
  var agreementJSON: JSON {
    .object([
      "position": .int(position.rawValue), "type": .string(header.type.name),
      "recordedAt": .text(header.recordedAt), "recordedBy": .string(actor), "body": bodyJSON,
    ])
  }

  var agreementLine: String {
    "\(position)  \(header.recordedAt)  \(header.type.name)  \(actor)"
  }
}
