public import Agreements
public import DataSet

/// A table of a release: which of its columns leave, and in which form (R18, R21).
///
/// Keys always leave, in front: as pseudonyms of the recipient's own, or as they were submitted where the
/// data may be identifiable. Other columns that hold keys leave as pseudonyms too; what identifies a
/// person directly leaves only where the data may be identifiable. An object, and never changed: every row that
/// leaves is cut by one.
public final class ReleaseTable: Sendable {
  /// The table, as submitted.
  public let table: Table
  /// The columns, in order.
  public let columns: [ReleaseColumn]
  /// Where the table has what other rows name a member of staff by.
  public let staffField: Int?

  /// The tables of a release of one version of the data set, in the data set's order.
  ///
  /// - Parameters:
  ///   - approved: what may leave.
  ///   - wanted: the columns that are asked for; all where none is.
  ///   - linkages: the names of other families of pseudonyms that a person's are to match.
  public static func tables(
    of dataSet: DataSet, approved: [ApprovedTable], wanted: [ColumnName], isIdentifiable: Bool,
    linkages: [String]
  ) -> [ReleaseTable] {
    dataSet.tables.compactMap { table in
      guard let found = approved.first(where: { $0.name == table.name }) else { return nil }
      let asked = wanted.filter { $0.table == table.name }.map(\.column)
      if !wanted.isEmpty, asked.isEmpty { return nil }
      let fields = wanted.isEmpty ? found.fields : found.fields.filter(asked.contains)
      return ReleaseTable(
        table, of: dataSet, fields: fields, isIdentifiable: isIdentifiable, linkages: linkages)
    }
  }

  private init(
    _ table: Table, of dataSet: DataSet, fields: [String], isIdentifiable: Bool,
    linkages: [String]
  ) {
    self.table = table
    var columns = Self.keys(of: table, in: dataSet, isIdentifiable, linkages)
    let derived = dataSet.derivations[table.index].computed.map(\.name)
    for name in fields where !columns.contains(where: { $0.name == name }) {
      let place = table.fieldIndex(named: name)
      let value: ReleaseColumn.Value
      if let place {
        value = .submitted(place)
      } else if let place = derived.firstIndex(of: name) {
        value = .derived(place)
      } else {
        continue
      }
      guard !isIdentifiable, let identified = dataSet.identifies(name, of: table.name) else {
        columns.append(ReleaseColumn(name: name, source: .value(value)))
        continue
      }
      // Those that hold a key stand in front as a pseudonym already.
      if identified == .direct || KeyField.allCases.contains(where: { $0.rawValue == name }) {
        continue
      }
      columns.append(ReleaseColumn(name: name, source: .pseudonym(of: value)))
    }
    self.columns = columns
    let staff = table.fieldIndex(named: "CarePersLocalId")
    staffField = columns.contains { $0.holds(staff) } ? staff : nil
  }

  /// The fields by which rows name each other.
  private enum KeyField: String, CaseIterable {
    case patient = "LocalPatientId"
    case referral = "ServiceRequestId"
    case contact = "CareContactId"
    case activity = "CareActId"
  }

  /// The names of the columns in front that hold keys, in the form in which they leave.
  public static func keyColumns(
    of table: Table, in dataSet: DataSet, isIdentifiable: Bool, linkages: [String]
  ) -> [String] {
    keys(of: table, in: dataSet, isIdentifiable, linkages).map(\.name)
  }

  private static func keys(
    of table: Table, in dataSet: DataSet, _ isIdentifiable: Bool, _ linkages: [String]
  ) -> [ReleaseColumn] {
    let places = KeyField.allCases.map { ($0, table.fieldIndex(named: $0.rawValue)) }
    if isIdentifiable {
      return places.compactMap { key, place in
        place.map { ReleaseColumn(name: key.rawValue, source: .value(.submitted($0))) }
      }
    }
    var columns: [ReleaseColumn] = []
    if table.isBelow("IDS001MPI", in: dataSet) {
      columns.append(ReleaseColumn(name: "PersonPseudonym", source: .person))
      columns += linkages.enumerated().map { place, name in
        ReleaseColumn(name: "PersonPseudonym:\(name)", source: .linkedPerson(place))
      }
    }
    if table.isBelow("IDS101Referral", in: dataSet) {
      columns.append(ReleaseColumn(name: "ReferralPseudonym", source: .referral))
    }
    for (key, name) in [
      (KeyField.contact, "CareContactPseudonym"), (.activity, "CareActivityPseudonym"),
    ] {
      if let place = table.fieldIndex(named: key.rawValue) {
        columns.append(ReleaseColumn(name: name, source: .key(key.rawValue, place)))
      }
    }
    return columns
  }
}

/// A column of a table of a release.
public struct ReleaseColumn: Sendable, Hashable {
  /// The name: that of the field or attribute, or of a pseudonym.
  public let name: String
  /// Where its values come from.
  let source: Source

  enum Source: Sendable, Hashable {
    case value(Value)
    case person
    /// The person as another family of pseudonyms knows them.
    case linkedPerson(Int)
    case referral
    /// A field that names a row of the provider's, as the field is called.
    case key(String, Int)
    case pseudonym(of: Value)
  }

  /// A value as the ledger has it.
  enum Value: Sendable, Hashable {
    /// A field of the row, by its place.
    case submitted(Int)
    /// A derived attribute, by its place among those that are computed.
    case derived(Int)
  }

  /// Whether its values are pseudonyms.
  var isPseudonym: Bool {
    if case .value = source { false } else { true }
  }

  /// Whether its values come from a field of the row.
  func holds(_ field: Int?) -> Bool {
    guard let field else { return false }
    return source == .value(.submitted(field)) || source == .pseudonym(of: .submitted(field))
  }
}

extension Table {
  /// Whether the table is that one or its rows hang on rows of it.
  func isBelow(_ name: String, in dataSet: DataSet) -> Bool {
    var current: Table? = self
    while let table = current {
      if table.name == name { return true }
      current = table.parent.flatMap { dataSet.table(named: $0.table) }
    }
    return false
  }
}
