internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventSchema
internal import Foundation
internal import TransparencyLog

// What went out, and what did not.

extension CitedEvents {
  func releases(_ extracts: [ExtractTable]) throws(EvidenceError) -> [ReleaseFigures] {
    let agreed = try self.agreed()
    var releases: [ReleaseFigures] = []
    for (event, body) in try inSpan(.disclosureReleased, SchemaDisclosureReleased.self) {
      let ground = body.ground
      let terms = try agreed.terms(of: ground, namedAt: event.position)?.terms
      let months = try months(of: body, namedAt: event.position)
      let approved = terms?.approved(for: months, extracts)
      let released = Set(body.tables.flatMap { $0.fields(under: terms) })
      releases.append(
        ReleaseFigures(
          disclosure: event.envelope.streamNumber, position: event.position,
          decidedAt: momentText(body.decidedAtMicroseconds), use: body.request.use,
          recipient: body.request.recipient, firstPeriod: monthText(body.request.firstPeriod),
          lastPeriod: monthText(body.request.lastPeriod), agreement: ground.agreement.orNil,
          lawfulBasis: ground.lawfulBasis, policyVersion: ground.policyVersion,
          optOutsApplied: ground.optOutApplies, exemption: ground.exemption.orNil,
          exemptionDocument: ground.exemptionDocument.orNil,
          check: ground.optOutCheck == 0 ? nil : ground.optOutCheck,
          checkAgeHours: ground.optOutCheck == 0
            ? nil
            : hours(from: ground.optOutCheckedAtMicroseconds, to: body.decidedAtMicroseconds),
          included: body.included, removed: RemovalFigures(body.removed),
          tables: body.tables.map { table in
            ReleasedTableFigures(
              version: table.version, table: table.name, columns: table.columns, rows: table.rows)
          },
          fieldsReleased: UInt64(released.count),
          fieldsApproved: approved.map { UInt64($0.count) },
          fieldsNotApproved: approved.map { approved in
            released.subtracting(approved).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
          },
          fileDigest: hexadecimal(body.fileDigest), fileBytes: body.fileBytes))
    }
    return releases
  }

  func refusals() throws(EvidenceError) -> [RefusalFigures] {
    try inSpan(.disclosureRefused, SchemaDisclosureRefused.self).map { event, body in
      RefusalFigures(
        disclosure: event.envelope.streamNumber, position: event.position,
        refusedAt: momentText(event.envelope.recordedAtMicroseconds), use: body.request.use,
        recipient: body.request.recipient, agreement: body.request.agreement.orNil,
        reasons: body.refusals.map { ReasonFigures(code: $0.code, detail: $0.detail) })
    }
  }

  func publications() throws(EvidenceError) -> [PublicationFigures] {
    try inSpan(.measuresPublished, SchemaMeasuresPublished.self).map { event, body in
      PublicationFigures(
        position: event.position,
        publishedAt: momentText(event.envelope.recordedAtMicroseconds), use: body.use,
        period: monthText(body.period), status: body.status, levels: body.levels,
        policyVersion: body.policyVersion, figures: body.figures,
        suppressedSmall: body.suppressedSmall, suppressedComplement: body.suppressedComplement,
        fileDigest: body.files.first { $0.kind == "measures" }.map { hexadecimal($0.digest) } ?? "")
    }
  }

  func policyVersions() throws(EvidenceError) -> [String] {
    let released = try inSpan(.disclosureReleased, SchemaDisclosureReleased.self)
      .map(\.body.ground.policyVersion)
    let refused = try inSpan(.disclosureRefused, SchemaDisclosureRefused.self)
      .map(\.body.policyVersion)
    let published = try inSpan(.measuresPublished, SchemaMeasuresPublished.self)
      .map(\.body.policyVersion)
    return Set(released + refused + published).filter { !$0.isEmpty }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension CitedEvents {
  /// The months of the submissions that a release read, by the versions that left.
  private func months(
    of body: SchemaDisclosureReleased, namedAt position: UInt64
  ) throws(EvidenceError) -> ReleasedMonths {
    var months = ReleasedMonths(body.tables.map { ($0.version, []) }) { first, _ in first }
    guard !body.submissions.isEmpty else { return months }
    let received = try received()
    for source in body.submissions {
      guard let submission = received[source.submission] else {
        throw .missing(what: "submission \(source.submission)", namedAt: position)
      }
      months[submission.dataSetVersion]?.insert(submission.period)
    }
    return months
  }

  /// The lines of the register of data uses.
  func dataUses() throws(EvidenceError) -> [DataUse] {
    let agreed = try self.agreed()
    var uses: [DataUse] = []
    for (event, body) in try inSpan(.disclosureReleased, SchemaDisclosureReleased.self) {
      var terms: AgreementTerms?
      if let (position, found) = try agreed.terms(of: body.ground, namedAt: event.position) {
        terms = AgreementTerms(found)
        if terms == nil { throw .malformed(position: position) }
      }
      uses.append(
        DataUse(
          body, number: event.envelope.streamNumber, terms: terms,
          on: day(of: event.envelope.recordedAtMicroseconds)))
    }
    return uses
  }
}

extension RemovalFigures {
  fileprivate init(_ body: SchemaDisclosureRemovals) {
    self.init(
      optOut: body.optOut, optOutUnknown: body.optOutUnknown, restriction: body.restriction,
      erased: body.erased, notEntitled: body.notEntitled)
  }
}

extension String {
  fileprivate var orNil: String? { isEmpty ? nil : self }
}
