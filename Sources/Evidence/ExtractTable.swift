internal import Agreements
internal import DataSet
internal import EventSchema

/// A table of an extract that an agreement names: what may leave of it.
public struct ExtractTable: Codable, Equatable, Sendable {
  /// The name of the extract.
  public let extract: String
  /// The version of the data set.
  public let version: String
  /// The table.
  public let table: String
  /// What the ledger has of it and may always leave.
  public let fields: [String]
  /// What may leave only of identifiable data.
  public let identifiers: [String]

  /// The tables of every extract that the agreements of the releases of a span name, by name and version.
  ///
  /// - Parameter events: those of the pack.
  public static func named(
    in events: [CitedEvent], scope: EvidenceScope
  ) throws(EvidenceError) -> [ExtractTable] {
    let events = CitedEvents(events, scope)
    let terms = try events.agreed()
    var names: Set<[String]> = []
    for (_, body) in try events.inSpan(.disclosureReleased, SchemaDisclosureReleased.self) {
      for data in terms[body.ground.agreement]?.terms.data ?? [] where !data.extract.isEmpty {
        names.formUnion(data.versions.map { [data.extract, $0] })
      }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
      .flatMap { tables(of: $0[0], version: $0[1]) }
  }

  private static func tables(of extract: String, version: String) -> [ExtractTable] {
    guard let dataSet = DataSet.version(version) else { return [] }
    return (dataSet.extract(named: extract)?.tables ?? []).compactMap { table in
      guard let found = dataSet.table(named: table.name) else { return nil }
      let known = Set(dataSet.columns(of: found))
      let columns = table.columns.map(\.name).filter(known.contains)
      let isDirect = { dataSet.identifies($0, of: table.name) == .direct }
      return ExtractTable(
        extract: extract, version: version, table: table.name,
        fields: columns.filter { !isDirect($0) }, identifiers: columns.filter(isDirect))
    }
  }
}
