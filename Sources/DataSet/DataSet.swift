/// One version of the IAPT data set: its tables, its rules and its submission windows.
///
/// The facts stand in the files under `Data`; a further version is a further pair of files and a
/// line in ``DataSet/all``.
public struct DataSet: Sendable {
  /// The number of the version.
  public let version: DataSetVersion
  /// The tables in the data set's order.
  public let tables: [Table]
  /// The rules that are checked, in the order in which a row's failures are listed.
  public let rules: [Rule]
  /// The scales that scores may be of.
  public let scales: [Scale]
  /// The text of the tables, rules and scales, so that a digest can say by which a file was checked.
  public let source: String
  /// When which month may be submitted.
  public let calendar: SubmissionCalendar
  /// What the published model derives for the rows of each table, in the order of ``tables``.
  public let derivations: [DerivationPlan]
  /// What recipients of data may be given of the version as a whole, by name.
  public let extracts: [ExtractDefinition]

  /// Every version, oldest first.
  public static let all: [DataSet] = [
    DataSet("2.0", tables: DataFile.tables20, rules: DataFile.rules20),
    DataSet("2.1", tables: DataFile.tables21, rules: DataFile.rules21),
  ]

  /// The version with this number, or nil when the data set has none.
  public static func version(_ number: some StringProtocol) -> DataSet? {
    all.first { $0.version.text == number }
  }

  private let places: [String: Int]

  /// The table with this name, or nil when the version has none.
  public func table(named name: some StringProtocol) -> Table? {
    places[String(name)].map { tables[$0] }
  }

  // The files are part of the program: one that cannot be read is a mistake of the build, which
  // every test run would show.
  private init(_ number: String, tables: String, rules: String) {
    version = DataSetVersion(number)
    source = [tables, rules, DataFile.scales].joined(separator: "\n\n")
    do {
      let read = try DataFile.readTables(tables)
      self.tables = read
      places = Dictionary(read.map { ($0.name, $0.index) }) { first, _ in first }
      self.rules = try DataFile.readRules(rules)
      scales = try DataFile.readScales(DataFile.scales)
      calendar = try DataFile.readCalendar(DataFile.windows, version: number)
      let derived = try DataFile.readDerivations(DataFile.derivations, version: number)
      derivations = try DataSet.plans(derived, self.tables, calendar)
      extracts = try DataFile.readExtracts(DataFile.extracts, version: number)
    } catch {
      preconditionFailure("data set \(number): \(error)")
    }
  }
}
