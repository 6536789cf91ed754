import DataSet
import Testing

/// Values of a row and of those above it, and what one attribute is to be.
///
/// Tables are named by their digits: `101.ServDischDate` is a field of `IDS101Referral`.
struct DerivationCase: CustomTestStringConvertible {
  let attribute: String
  let values: [String: String?]
  let expected: String?
  let versions: [String]

  var testDescription: String { "\(attribute) of \(values)" }

  init(
    _ attribute: String, _ values: [String: String?], _ expected: String?,
    in versions: [String] = ["2.0", "2.1"]
  ) {
    self.attribute = attribute
    self.values = values
    self.expected = expected
    self.versions = versions
  }

  /// The same attribute with one value after another in one field.
  static func each(
    _ attribute: String, _ field: String, _ pairs: KeyValuePairs<String?, String?>,
    with values: [String: String?] = [:]
  ) -> [DerivationCase] {
    pairs.map { value, expected in
      DerivationCase(attribute, values.merging([field: value]) { $1 }, expected)
    }
  }
}

/// Rows made of named values, on top of the header of a provider's September 2023.
struct DerivationBench {
  let dataSet: DataSet
  var id: UInt64 = 1234
  var eventID: String? = "1234:1"
  var receivedOn = "2023-10-10"
  var rowNumber: UInt32 = 7

  static let header: [String: String?] = [
    "000.OrgIDProv": "RX4", "000.ReportingPeriodStartDate": "2023-09-01",
    "000.ReportingPeriodEndDate": "2023-09-30",
  ]

  init(_ version: String) throws {
    dataSet = try #require(DataSet.version(version))
  }

  func value(_ attribute: String, _ named: [String: String?] = [:]) throws -> String? {
    let parts = attribute.split(separator: ".")
    let table = try #require(dataSet.tables.first { digits($0) == parts[0] })
    let plan = dataSet.derivations[table.index]
    let place = try #require(plan.computed.firstIndex { $0.name == parts[1] })
    let values = Self.header.merging(named) { $1 }
    for name in values.keys { try #require(isField(name), "\(name)") }
    let row = DerivationRow(
      number: rowNumber, values: self.values(of: parts[0], values),
      patient: above("001", values), referral: above("101", values),
      contact: above("201", values), activity: above("202", values))
    let facts = SubmissionFacts(
      id: id, eventID: eventID, receivedOn: try #require(Day(iso: receivedOn)),
      header: self.values(of: "000", values))
    let derived = try plan.values(of: row, in: facts)
    #expect(derived.count == plan.computed.count)
    return derived[place]
  }

  private func digits(_ table: Table) -> Substring { table.name.dropFirst(3).prefix(3) }

  private func isField(_ name: String) -> Bool {
    dataSet.tables.contains {
      digits($0) == name.prefix(3) && $0.fieldIndex(named: name.dropFirst(4)) != nil
    }
  }

  /// The row of a table above, or nil where no value of it is given.
  private func above(_ table: Substring, _ values: [String: String?]) -> [String?]? {
    values.keys.contains { $0.hasPrefix("\(table).") } ? self.values(of: table, values) : nil
  }

  private func values(of table: Substring, _ values: [String: String?]) -> [String?] {
    let fields = dataSet.tables.first { digits($0) == table }?.fields ?? []
    return fields.map { values["\(table).\($0.name)"] ?? nil }
  }
}
