internal import Agreements
internal import DataSet
public import Disclosure
public import EventLog
internal import EventSchema
internal import Projections

/// The register of data uses as a file.
public struct WrittenRegister: Sendable {
  /// Where it is.
  public let path: String
  /// Its lines below the header.
  public let uses: [DataUse]
}

extension SubmissionLedger {
  /// The register of data uses: a line for each file that was released, in the order of the log (R18, R19).
  ///
  /// - Parameters:
  ///   - from: the first moment; nil for the beginning.
  ///   - to: the last moment; nil for now.
  public func dataUsesRegister(
    from: Timestamp? = nil, to: Timestamp? = nil
  ) throws(LedgerError) -> [DataUse] {
    let size = try foldedSize(asOf: to.map { .time($0) } ?? .now)
    let records = try readDisclosures(asOfSize: size) { (model) throws(ProjectionError) in
      try model.disclosures()
    }
    var uses: [DataUse] = []
    for record in records {
      guard case .released(_, let time, let body) = record.outcome,
        from.map({ $0 <= time }) ?? true
      else { continue }
      let terms = try releasedAgreement(record)?.terms
      let versions = body.tables.compactMap { DataSet.version($0.version)?.version }
      uses.append(
        DataUse(
          DataUse.Facts(
            number: record.number, use: body.request.use, recipient: body.request.recipient,
            periods: body.request.periods,
            versions: versions.reduce(into: []) { found, version in
              if !found.contains(version) { found.append(version) }
            },
            terms: terms, legalBasis: body.ground.lawfulBasis,
            optOutApplied: body.ground.optOutApplies,
            exemption: body.ground.exemption.isEmpty
              ? nil : (body.ground.exemption, body.ground.exemptionDocument),
            releasedOn: time.calendarDay)))
    }
    return uses
  }

  /// Writes the register as CSV (RFC 4180), durably.
  ///
  /// - Throws: ``LedgerError/badArgument(name:expected:)`` for a file that is there already.
  public func writeDataUsesRegister(
    from: Timestamp? = nil, to: Timestamp? = nil, at path: String
  ) throws(LedgerError) -> WrittenRegister {
    try PublicationFiles.requireFree(path, kinds: ["measures"])
    let uses = try dataUsesRegister(from: from, to: to)
    var bytes: [UInt8] = []
    for cells in [DataUse.columns] + uses.map(\.cells) { CSVLine.append(cells, to: &bytes) }
    let file = PublicationFiles.File(
      kind: "measures", path: path, text: String(decoding: bytes, as: UTF8.self))
    try PublicationFiles(files: [file]).write()
    return WrittenRegister(path: path, uses: uses)
  }
}
