/// Something that is wrong with the tables and columns of a file.
///
/// A column that is not the data set's is named by its place alone: in a file without a line of field
/// names it would be a patient's data. Neighbours that are alike are one fault, so that a file has no more
/// faults than the data set has tables and fields, a few times over.
public enum StructureFault: Sendable, Hashable {
  case missingTable(String)
  /// Tables that are not the data set's, by their places, from 1, in the order of the names; the names of
  /// those that are nearly the data set's, which the sender may see and nobody else.
  case unknownTables(ClosedRange<Int>, names: [String])
  case missingField(String, table: String)
  /// Columns that are no fields, by their places from 1.
  case unknownColumns(ClosedRange<Int>, table: String)
  /// A column whose name is that of a field but for the case of the letters.
  case misspeltField(place: Int, table: String, meant: String)
  case repeatedField(String, table: String)
  case wrongType(String, table: String, expected: String)

  /// The table of the data set that the fault is about.
  public var table: String? {
    switch self {
    case .unknownTables: nil
    case .missingTable(let table), .missingField(_, let table), .unknownColumns(_, let table),
      .misspeltField(_, let table, _), .repeatedField(_, let table), .wrongType(_, let table, _):
      table
    }
  }

  /// What is wrong, without any text of the file.
  public var messageToKeep: String {
    if case .unknownTables(let places, _) = self {
      return StructureFault.unknownTables(places, names: []).message
    }
    return message
  }

  /// What is wrong and what was expected, in plain words.
  public var message: String {
    switch self {
    case .missingTable: "the table is missing"
    case .unknownTables(let places, let names):
      "\(places.words("table")) of the file, in the order of their names, "
        + (places.count == 1 ? "is not one of the data set's" : "are none of the data set's")
        + (names.isEmpty ? "" : "; named \(names.joined(separator: ", "))")
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

extension ClosedRange<Int> {
  fileprivate func words(_ what: String) -> String {
    count == 1 ? "\(what) \(lowerBound)" : "\(what)s \(lowerBound) to \(upperBound)"
  }
}
