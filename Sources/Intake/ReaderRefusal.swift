/// What the reader program refuses, by its codes.
enum ReaderRefusal {
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
