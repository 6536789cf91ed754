internal import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
internal import SwiftProtobuf
internal import TransparencyLog

extension RecordedEvent {
  /// The readable part as a document.
  ///
  /// A body of a type or form that this program does not know is given as base64: it is there, and it
  /// is proved, whoever can read it.
  var bodyJSON: JSON {
    let known: JSON? =
      switch header.type {
      case .ledgerCreated: read { (body: SchemaLedgerCreated) in body.json }
      case .personRegistered: read { (body: SchemaPersonRegistered) in body.json }
      case .personLinked: read { (body: SchemaPersonLinked) in body.json }
      case .submissionReceived: read { (body: SchemaSubmissionReceived) in body.json }
      case .patientSubmitted: read { (body: SchemaPatientSubmitted) in body.json }
      case .referralSubmitted: read { (body: SchemaReferralSubmitted) in body.json }
      case .personnelSubmitted: read { (body: SchemaPersonnelSubmitted) in body.json }
      case .recordRejected: read { (body: SchemaRecordRejected) in body.json }
      case .recordWithheld: read { (body: SchemaRecordWithheld) in body.json }
      case .consentRecorded: read { (body: SchemaConsentRecorded) in body.json }
      case .noticeWordingPublished: read { (body: SchemaNoticeWordingPublished) in body.json }
      case .patientInformed: read { (body: SchemaPatientInformed) in body.json }
      case .cohortInformed: read { (body: SchemaCohortInformed) in body.json }
      case .restrictionApplied: read { (body: SchemaRestrictionApplied) in body.json }
      case .restrictionLifted: read { (body: SchemaRestrictionLifted) in body.json }
      case .optOutCheckRequested: read { (body: SchemaOptOutCheckRequested) in body.json }
      case .optOutCheckCompleted: read { (body: SchemaOptOutCheckCompleted) in body.json }
      case .optOutCheckInconclusive: read { (body: SchemaOptOutCheckInconclusive) in body.json }
      case .optOutStatusChanged: read { (body: SchemaOptOutStatusChanged) in body.json }
      case .recordWarned: read { (body: SchemaRecordWarned) in body.json }
      case .submissionAccepted: read { (body: SchemaSubmissionAccepted) in body.json }
      case .submissionRejected: read { (body: SchemaSubmissionRejected) in body.json }
      case .submissionAbandoned: read { (body: SchemaSubmissionAbandoned) in body.json }
      case .recordAccessed: read { (body: SchemaRecordAccessed) in body.json }
      case .checkpointSigned: read { (body: SchemaCheckpointSigned) in body.json }
      case .measuresPublished: read { (body: SchemaMeasuresPublished) in body.json }
      case .referenceDataLoaded: read { (body: SchemaReferenceDataLoaded) in body.json }
      case .instrumentRecorded: read { (body: SchemaInstrumentRecorded) in body.json }
      case .agreementApplied: read { (body: SchemaAgreementApplied) in body.json }
      case .agreementReviewed: read { (body: SchemaAgreementReviewed) in body.json }
      case .agreementApproved: read { (body: SchemaAgreementApproved) in body.json }
      case .agreementAmended: read { (body: SchemaAgreementAmended) in body.json }
      case .agreementEnded: read { (body: SchemaAgreementEnded) in body.json }
      case .disclosurePlanned: read { (body: SchemaDisclosurePlanned) in body.json }
      case .disclosureMembers: read { (body: SchemaDisclosureMembers) in body.json }
      case .disclosureReleased: read { (body: SchemaDisclosureReleased) in body.json }
      case .disclosureRefused: read { (body: SchemaDisclosureRefused) in body.json }
      case .evidenceBuilt: read { (body: SchemaEvidenceBuilt) in body.json }
      case .personErased: read { (body: SchemaPersonErased) in body.json }
      default: nil
      }
    return known ?? .object(["unknown": .string(Data(body).base64EncodedString())])
  }

  private func read<Body: Message>(_ make: (Body) -> [String: JSON]) -> JSON? {
    (try? Body(serializedBytes: body)).map { .object(make($0)) }
  }
}

/// The day of a count of days since 1970.
func day(_ count: Int32) -> JSON { .text(Day(daysSince1970: count)) }

func month(_ number: UInt32) -> JSON {
  .optional(Period(number: number)) { .text($0) }
}

func digest(_ data: Data) -> JSON {
  .optional(Hash(Array(data).span)) { .string($0.hex) }
}

func byTable(_ tables: [SchemaTableRows]) -> JSON {
  .object(
    Dictionary(tables.map { (String($0.table), JSON.int($0.rows)) }) { first, _ in first })
}

/// The places of the rows in the submitted tables, where the event tells them.
func rowNumbers(_ tables: [SchemaTableRows]) -> JSON {
  let numbers = tables.map { rows in
    (String(rows.table), JSON.array(rows.numbers.map { .int($0) }))
  }
  return .object(Dictionary(numbers) { first, _ in first })
}

extension SchemaLedgerCreated {
  fileprivate var json: [String: JSON] {
    [
      "origin": .string(origin), "simulatedClock": .bool(simulatedClock),
      "verifierKey": .string(verifierKey),
    ]
  }
}

extension SchemaPersonRegistered {
  fileprivate var json: [String: JSON] { ["hasNHSNumber": .bool(hasNhsNumber_p)] }
}

extension SchemaPersonLinked {
  fileprivate var json: [String: JSON] {
    [
      "sameAs": hasSameAs ? .int(sameAs) : .null,
      "alsoNamed": hasAlsoNamed ? .int(alsoNamed) : .null,
    ]
  }
}

extension SchemaSubmissionReceived {
  fileprivate var json: [String: JSON] {
    [
      "submission": .int(submission), "provider": .string(provider),
      "submitter": .string(submitter), "period": month(period), "window": .string(window),
      "dataSetVersion": .string(dataSetVersion), "fileKind": .string(fileKind),
      "fileDigest": digest(fileDigest), "fileBytes": .int(fileBytes),
      "fileCreatedAt": .text(Timestamp(microseconds: fileCreatedAtMicroseconds)),
      "received": byTable(received),
      "sameContentAs": hasSameContentAs ? .int(sameContentAs) : .null,
      "rulesDigest": digest(rulesDigest),
      "reference": .array(
        reference.map { .object(["kind": .string($0.kind), "position": .int($0.position)]) }),
      "instruments": .array(instruments.map { .int($0) }),
    ]
  }
}

extension SchemaPatientSubmitted {
  fileprivate var json: [String: JSON] {
    [
      "submission": .int(submission), "provider": .string(provider),
      "period": month(period), "part": .int(part), "parts": .int(parts),
      "rows": byTable(rows), "rowNumbers": rowNumbers(rows),
      "hasNHSNumber": .bool(hasNhsNumber_p),
    ]
  }
}

extension SchemaReferralSubmitted {
  fileprivate var json: [String: JSON] {
    [
      "submission": .int(submission), "provider": .string(provider),
      "period": month(period), "part": .int(part), "parts": .int(parts),
      "receivedOn": day(receivedOn),
      "dischargedOn": hasDischargedOn ? day(dischargedOn) : .null, "rows": byTable(rows),
      "rowNumbers": rowNumbers(rows),
      "commissioners": .array(commissioners.map { .string($0) }),
    ]
  }
}

extension SchemaPersonnelSubmitted {
  fileprivate var json: [String: JSON] {
    [
      "submission": .int(submission), "provider": .string(provider),
      "period": month(period), "part": .int(part), "parts": .int(parts),
      "rows": byTable(rows), "rowNumbers": rowNumbers(rows),
    ]
  }
}

extension SchemaSubmissionAbandoned {
  fileprivate var json: [String: JSON] {
    ["submission": .int(submission), "reason": .string(reason)]
  }
}

extension SchemaRecordAccessed {
  fileprivate var json: [String: JSON] {
    [
      "command": .string(command), "reason": .string(reason),
      "eventsUnsealed": .int(eventsUnsealed),
    ]
  }
}

extension SchemaCheckpointSigned {
  fileprivate var json: [String: JSON] {
    ["size": .int(size), "rootHash": digest(rootHash), "note": .string(note)]
  }
}

extension SchemaReferenceDataLoaded {
  fileprivate var json: [String: JSON] {
    [
      "kind": .string(kind), "rows": .int(rows), "asAt": day(asAt),
      "contentDigest": digest(contentDigest), "fileDigest": digest(fileDigest),
    ]
  }
}
