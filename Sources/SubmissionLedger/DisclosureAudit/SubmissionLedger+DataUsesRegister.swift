internal import Agreements
public import Disclosure
public import EventLog
internal import EventSchema
internal import Evidence
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
      uses.append(DataUse(body, number: record.number, terms: terms, on: time.calendarDay))
    }
    return uses
  }

  /// Writes the register as CSV (RFC 4180), durably.
  ///
  /// - Throws: ``LedgerError/badArgument(name:expected:)`` for a file that is there already.
  public func writeDataUsesRegister(
    from: Timestamp? = nil, to: Timestamp? = nil, at path: String
  ) throws(LedgerError) -> WrittenRegister {
    try NewFile.requireFree(path)
    let uses = try dataUsesRegister(from: from, to: to)
    try NewFile.write(DataUse.csv(uses), to: path)
    return WrittenRegister(path: path, uses: uses)
  }
}
