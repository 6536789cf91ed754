/// The columns of an extract of one version of the data set, as the published model lists them.
public struct ExtractDefinition: Sendable {
  /// The name by which an agreement calls it, such as `commissioning`.
  public let name: String
  /// The version of the data set whose rows it holds.
  public let version: DataSetVersion
  /// The tables in the order of the extract.
  public internal(set) var tables: [Table]

  /// A table of an extract.
  public struct Table: Sendable {
    /// The name of the table, as in the data set.
    public let name: String
    /// The columns in the order of the extract.
    public internal(set) var columns: [Column]
  }

  /// A column of an extract.
  public struct Column: Sendable, Hashable {
    /// The name of the field or attribute.
    public let name: String
    /// Where its values come from.
    public let origin: Origin
    /// Whom or what a value identifies; nil where it identifies nothing.
    public let identifies: Identified?
  }

  /// Where the values of a column come from.
  public enum Origin: String, Sendable {
    case submitted
    case derived
    /// By code that is not published.
    case computedLater
    /// From a row above.
    case inherited
    /// The numbers of rows.
    case counter
    case placeholder
    /// About the loading of the row.
    case system
  }

  /// Whom or what a value identifies.
  public enum Identified: String, Sendable {
    /// A person, to whoever knows them: NHS number, local patient id, date of birth, postcode.
    case direct
    /// A person or pathway, by a key.
    case personKey
    /// A referral, contact, activity or row, by a key.
    case eventKey
    /// A member of staff.
    case staff
  }
}

extension DataSet {
  /// The extract of that name, nil where the version has none.
  public func extract(named name: some StringProtocol) -> ExtractDefinition? {
    extracts.first { $0.name == name }
  }

  /// Whom or what the values of a field or attribute identify; nil where they identify nothing, or no
  /// extract has the column.
  public func identifies(_ column: String, of table: String) -> ExtractDefinition.Identified? {
    for extract in extracts {
      let columns = extract.tables.first { $0.name == table }?.columns ?? []
      if let found = columns.first(where: { $0.name == column }) { return found.identifies }
    }
    return nil
  }
}

extension DataFile {
  /// Reads the extracts of a version: a line `extract NAME VERSION` begins one, a line `table NAME` a table of it, and a line
  /// `ORIGIN IDENTIFIES|- COLUMN…` after that gives the next columns, separated by spaces.
  static func readExtracts(
    _ text: String, version: String
  ) throws(DataFileError) -> [ExtractDefinition] {
    var extracts: [ExtractDefinition] = []
    for (number, columns) in lines(text) {
      switch (columns[0], columns.count) {
      case ("extract", 3):
        extracts.append(
          ExtractDefinition(name: columns[1], version: DataSetVersion(columns[2]), tables: []))
      case ("table", 2):
        guard !extracts.isEmpty else { throw DataFileError(line: number) }
        extracts[extracts.count - 1].tables.append(.init(name: columns[1], columns: []))
      default:
        let identifies = ExtractDefinition.Identified(rawValue: columns[columns.count > 1 ? 1 : 0])
        guard columns.count == 3, let origin = ExtractDefinition.Origin(rawValue: columns[0]),
          columns[1] == "-" || identifies != nil, var extract = extracts.popLast(),
          !extract.tables.isEmpty
        else { throw DataFileError(line: number) }
        extract.tables[extract.tables.count - 1].columns += columns[2].split(separator: " ").map {
          .init(name: String($0), origin: origin, identifies: identifies)
        }
        extracts.append(extract)
      }
    }
    return extracts.filter { $0.version.text == version }
  }
}
