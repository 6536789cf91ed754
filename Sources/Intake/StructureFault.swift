/// Something that is wrong with the tables and columns of a file.
///
/// What is not the data set's is named by its place alone: the file of a table may be named after a patient,
/// and without a line of field names a column is a patient's data. All such columns of a table are one fault,
/// so that a file has no more faults than the data set has tables and fields, a few times over.
public enum StructureFault: Sendable, Hashable {
  case missingTable(String)
  /// Tables that are not the data set's, by their places in the order of the names, capitals first.
  case unknownTables(StructurePlaces)
  /// A table whose name is that of a missing one but for the case of the letters.
  case misspeltTable(place: Int, meant: String)
  case missingField(String, table: String)
  /// Columns that are no fields, by their places.
  case unknownColumns(StructurePlaces, table: String)
  /// A column whose name is that of a missing field but for the case of the letters.
  case misspeltField(place: Int, table: String, meant: String)
  case repeatedField(String, table: String)
  case wrongType(String, table: String, expected: String)

  /// The table of the data set that the fault is about.
  public var table: String? {
    switch self {
    case .unknownTables, .misspeltTable: nil
    case .missingTable(let table), .missingField(_, let table), .unknownColumns(_, let table),
      .misspeltField(_, let table, _), .repeatedField(_, let table), .wrongType(_, let table, _):
      table
    }
  }

  /// What is wrong and what was expected, in plain words and without any text of the file.
  public var message: String {
    switch self {
    case .missingTable: "the table is missing"
    case .unknownTables(let places):
      "\(places.words("table")) of the file, in the order of the names with capitals first, "
        + (places.count == 1 ? "is not one of the data set's" : "are none of the data set's")
    case .misspeltTable(let place, let meant):
      "table \(place) of the file, in the order of the names with capitals first, is not one of the "
        + "data set's; its name is written \(meant)"
    case .missingField(let field, _): "field \(field) is missing"
    case .unknownColumns(let places, _):
      "\(places.words("column")) "
        + (places.count == 1 ? "is not a field of the table" : "are no fields of the table")
    case .misspeltField(let place, _, let meant):
      "column \(place) is not a field of the table; its name is written \(meant)"
    case .repeatedField(let field, _): "field \(field) stands there twice"
    case .wrongType(let field, _, let expected): "field \(field) must be \(expected)"
    }
  }
}

/// Places of tables or columns, from 1, in ascending order; neighbours are one range.
public struct StructurePlaces: Sendable, Hashable {
  /// How many ranges a message lists.
  private static let rangesListed = 8

  private var ranges: [ClosedRange<Int>] = []
  /// How many places there are.
  public private(set) var count = 0

  /// The places, which ascend.
  public init(_ places: some Sequence<Int>) {
    for place in places {
      count += 1
      if let last = ranges.last, last.upperBound == place - 1 {
        ranges[ranges.count - 1] = last.lowerBound...place
      } else {
        ranges.append(place...place)
      }
    }
  }

  /// The places as text, such as `columns 3, 7 to 9 and 12 more`.
  func words(_ what: String) -> String {
    let listed = ranges.prefix(Self.rangesListed)
    let places = listed.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
    let others = count - listed.reduce(0) { $0 + $1.count }
    return "\(what)\(count == 1 ? "" : "s") \(places.joined(separator: ", "))"
      + (others == 0 ? "" : " and \(others) more")
  }
}
