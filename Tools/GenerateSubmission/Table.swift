/// A version of the data set.
enum DataSetVersion: String, CaseIterable, Sendable {
  case v20 = "2.0"
  case v21 = "2.1"
}

/// A table of the data set; the raw value is its place among the tables.
enum Table: Int, CaseIterable, Sendable {
  case header
  case patient
  case practice
  case accommodation
  case employment
  case disability
  case circumstance
  case visitor
  case referral
  case onward
  case pause
  case contact
  case activity
  case internet
  case history
  case condition
  case complaint
  case referralScore
  case activityScore
  case cluster
  case personnel

  /// The name in the standard.
  var name: String {
    String(Self.layouts[rawValue][0])
  }

  /// The tables of a version, in order.
  static func tables(in version: DataSetVersion) -> [Table] {
    allCases.filter { version == .v21 || ($0 != .accommodation && $0 != .history) }
  }

  /// The field names of a version, in the order in which rows are written.
  func columns(in version: DataSetVersion) -> [String] {
    Self.layouts[rawValue].dropFirst().compactMap { column in
      let parts = column.split(separator: ":")
      if parts.count == 1 { return String(column) }
      return parts[0] == version.rawValue ? String(parts[1]) : nil
    }
  }
}
