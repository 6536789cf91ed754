internal import DataSet

/// The digits of a table's name, by which events name it: 101 for IDS101Referral.
func tableNumber(_ name: String) -> UInt32 {
  UInt32(name.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
}

/// The names of the tables of a version, by their numbers.
func tableNames(ofVersion version: String) -> [UInt32: String] {
  (DataSet.version(version)?.tables ?? []).reduce(into: [:]) { names, table in
    names[tableNumber(table.name)] = table.name
  }
}

/// The rules of a version by their codes.
func rulesByCode(ofVersion version: String) -> [String: Rule] {
  Dictionary((DataSet.version(version)?.rules ?? []).map { ($0.code, $0) }) { first, _ in first }
}

/// The text YYYY-MM of a period as events hold it.
func periodText(_ number: UInt32) -> String {
  Period(number: number).map(String.init(describing:))
    ?? String(number)
}
