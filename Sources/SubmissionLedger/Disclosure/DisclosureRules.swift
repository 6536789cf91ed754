internal import Agreements
internal import DataSet
internal import Disclosure
internal import Policy

/// By what the records of a release are chosen and cut: the same for all of them.
struct DisclosureRules: Sendable {
  let use: DisclosureUse
  let recipient: String
  let exemptions: [ExemptionFact]
  let policy: PolicyVersion
  let day: Day
  /// The tables of each version of the data set, by its number.
  let tables: [String: [ReleaseTable]]
  /// Nil where nothing is written, or where the data are identifiable.
  let pseudonyms: ReleasePseudonyms?

  /// The tables that a ground lets leave, by versions of the data set.
  static func tables(
    of ground: ReleaseGround, _ request: ReleaseRequest, in basis: DisclosureBasis
  ) -> [String: [ReleaseTable]] {
    var tables: [String: [ReleaseTable]] = [:]
    for source in basis.sources where tables[source.dataSet.version.text] == nil {
      let dataSet = source.dataSet
      // In order: the same columns stand in the same places whenever the file is made.
      let months = Set(
        basis.sources.filter { $0.dataSet.version == dataSet.version }.map(\.period)
      ).sorted()
      tables[dataSet.version.text] = ReleaseTable.tables(
        of: dataSet, approved: approved(by: ground, of: dataSet, in: months),
        wanted: request.columns,
        isIdentifiable: isIdentifiable(ground), linkages: ground.agreement?.terms.linkage ?? [])
    }
    return tables
  }

  /// A provider gets back everything that it handed in, and what is derived from it.
  private static func approved(
    by ground: ReleaseGround, of dataSet: DataSet, in months: [Period]
  ) -> [ApprovedTable] {
    guard let terms = ground.agreement?.terms else {
      return dataSet.tables.map { table in
        ApprovedTable(name: table.name, fields: dataSet.columns(of: table))
      }
    }
    return terms.approvedTables(of: dataSet, for: months)
  }

  static func isIdentifiable(_ ground: ReleaseGround) -> Bool {
    ground.agreement.map { $0.terms.identifiability == .identifiable } ?? true
  }
}
