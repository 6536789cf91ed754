import DataSet

/// What the reader program refuses, by its codes.
enum ReaderRefusal {
  // Those of the data set, and those of the list of tables that every database has.
  private static let names: Set<String> = Set(
    DataSet.all.flatMap(\.tables).flatMap { [$0.name] + $0.fields.map(\.name) }
      + ["MSysObjects", "Id", "Name", "Type", "Flags"])

  /// The details of a refusal without names that are not the data set's: whoever made the file may have called a table
  /// or a column anything.
  static func shown(_ details: String) -> String {
    let place = /table ([^:]*): (row [0-9]+: )?(?:column ([^:]*): )?/
    guard let found = details.prefixMatch(of: place) else {
      return details.hasPrefix("table ") ? "a table of another name" : details
    }
    func named(_ what: String, _ name: Substring) -> String {
      names.contains(String(name)) ? "\(what) \(name): " : "a \(what) of another name: "
    }
    return named("table", found.1) + (found.2 ?? "") + (found.3.map { named("column", $0) } ?? "")
      + details[found.range.upperBound...]
  }

  /// What was expected, where whoever hands the file in can do something about it.
  static let expected: [String: String] = [
    "no-database": "an archive of one Access database or of CSV tables",
    "two-databases": "an archive of one Access database",
    "unexpected-member": "nothing beside the Access database or the CSV tables of the data set",
    "nested-zip": "the database or the tables themselves",
    "several-folders": "all members in one folder",
    "duplicate-member": "each name once",
    "not-a-zip": "a whole archive; make it anew",
    "damaged": "a whole file; make it anew",
    "unreadable-page": "a whole database; compact and repair it, or export it anew",
    "not-access": "an Access database",
    "unsupported-version": "a database of Access 2000 or later (.mdb, .accdb)",
    "unsupported-method": "members that are stored or deflated",
    "encrypted": "a file without a password",
    "too-large": "a file and members within the limits that Docs/limits.md lists",
    "too-many-members": "the database alone, or one member for each table",
    "row-count-differs": "a whole database; compact and repair it, or export it anew",
    "ratio": "members that are packed as files of the data set are",
  ]
}
