internal import EventSchema
internal import Foundation

// Instruments and agreements.

extension SchemaInstrumentRecorded {
  var json: [String: JSON] {
    [
      "kind": .string(kind), "reference": .string(reference), "title": .string(title),
      "from": day(from), "until": hasUntil ? day(until) : .null, "document": document.json,
      "lawfulBasis": hasLawfulBasis
        ? .object([
          "article6": .string(lawfulBasis.article6), "article9": .string(lawfulBasis.article9),
          "condition": .string(lawfulBasis.condition),
        ]) : .null,
      "dpia": hasDpia
        ? .object([
          "version": .string(dpia.version), "approvedBy": .string(dpia.approvedBy),
          "approvedOn": day(dpia.approvedOn),
        ]) : .null,
      "exemption": hasExemption
        ? .object(["ground": .string(exemption.ground), "use": .string(exemption.use)]) : .null,
    ]
  }
}

extension SchemaCitedDocument {
  fileprivate var json: JSON {
    .object(["reference": .string(reference), "digest": iapt_ledger.digest(digest)])
  }
}

extension SchemaAgreementApplied {
  var json: [String: JSON] { terms.json }
}

extension SchemaAgreementAmended {
  var json: [String: JSON] { terms.json }
}

extension SchemaAgreementTerms {
  fileprivate var json: [String: JSON] {
    [
      "reference": .string(reference), "title": .string(title), "use": .string(use),
      "recipient": .string(recipient), "contract": said(contract),
      "controllers": .array(
        controllers.map {
          .object(["name": .string($0.name), "ods": .string($0.ods), "role": .string($0.role)])
        }),
      "processors": .array(
        processors.map { .object(["name": .string($0.name), "ods": .string($0.ods)]) }),
      "purpose": .string(purpose), "commercial": .bool(commercial),
      "sublicensing": .bool(sublicensing), "territory": .string(territory), "start": day(start),
      "end": day(end), "legalBasis": .string(legalBasis),
      "confidentialityBasis": .string(confidentialityBasis), "cagReference": said(cagReference),
      "optOut": .object([
        "applies": .bool(optOut.applies), "exemption": said(optOut.exemption),
        "document": optOut.hasDocument ? optOut.document.json : .null,
      ]),
      "linkage": .array(linkage.map { .string($0) }),
      "specialConditions": .array(specialConditions.map { .string($0) }),
      "datasets": .array(data.map(\.json)),
    ]
  }
}

extension SchemaApprovedData {
  fileprivate var json: JSON {
    .object([
      "dataset": .string(dataSet), "versions": .array(versions.map { .string($0) }),
      "firstPeriod": month(firstPeriod), "lastPeriod": month(lastPeriod),
      "sensitivity": .string(sensitivity), "identifiability": .string(identifiability),
      "frequency": said(frequency), "extract": said(extract),
      "tables": .array(
        tables.map { table in
          .object([
            "name": .string(table.name), "fields": .array(table.fields.map { .string($0) }),
          ])
        }),
    ])
  }
}

extension SchemaAgreementReviewed {
  var json: [String: JSON] {
    [
      "reference": .string(reference), "legalBasis": legalBasis.json, "security": security.json,
      "purpose": purpose.json,
    ]
  }
}

extension SchemaReviewedPart {
  fileprivate var json: JSON {
    .object([
      "met": .bool(met), "reviewer": .string(reviewer), "on": day(on), "evidence": said(evidence),
    ])
  }
}

extension SchemaAgreementApproved {
  var json: [String: JSON] {
    ["reference": .string(reference), "approvedBy": .string(approvedBy), "on": day(on)]
  }
}

extension SchemaAgreementEnded {
  var json: [String: JSON] {
    ["reference": .string(reference), "on": day(on), "reason": .string(reason)]
  }
}

/// A text that may be empty, where nothing was said.
private func said(_ text: String) -> JSON { text.isEmpty ? .null : .string(text) }
