internal import EventSchema

// What went out, and what did not.

extension CitedEvents {
  func releases(_ extracts: [ExtractApproval]) throws(EvidenceError) -> [ReleaseFigures] {
    let terms = Dictionary(try self.terms().map { ($0.terms.reference, $0.terms) }) { $1 }
    var releases: [ReleaseFigures] = []
    for (event, body) in try inSpan(.disclosureReleased, SchemaDisclosureReleased.self) {
      let ground = body.ground
      var approved: Set<String>?
      if !ground.agreement.isEmpty {
        guard let terms = terms[ground.agreement] else {
          throw .missing(what: "agreement \(ground.agreement)", namedAt: event.position)
        }
        approved = terms.approved(for: Set(body.tables.map(\.version)), extracts)
      }
      let released = Set(body.tables.flatMap(\.fields))
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
          fileDigest: body.fileDigest.hex, fileBytes: body.fileBytes))
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
        fileDigest: body.files.first { $0.kind == "measures" }?.digest.hex ?? "")
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

extension SchemaReleasedTable {
  /// The keys by which rows name each other; they always leave, most of them as pseudonyms.
  private static let keys: Set<String> = [
    "LocalPatientId", "ServiceRequestId", "CareContactId", "CareActId", "PersonPseudonym",
    "ReferralPseudonym", "CareContactPseudonym", "CareActivityPseudonym",
  ]

  /// What left besides keys: version, table and column.
  fileprivate var fields: [String] {
    columns.filter { !Self.keys.contains($0) && !$0.hasPrefix("PersonPseudonym:") }
      .map { "\(version) \(name).\($0)" }
  }
}

extension SchemaAgreementTerms {
  /// What may leave for some versions of the data set: version, table and field.
  fileprivate func approved(
    for versions: Set<String>, _ extracts: [ExtractApproval]
  ) -> Set<String> {
    var approved: Set<String> = []
    for data in data {
      for version in data.versions where versions.contains(version) {
        for table in data.tables {
          approved.formUnion(table.fields.map { "\(version) \(table.name).\($0)" })
        }
      }
    }
    for extract in extracts
    where extract.agreement == reference && versions.contains(extract.version) {
      approved.formUnion(extract.fields.map { "\(extract.version) \(extract.table).\($0)" })
    }
    return approved
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
