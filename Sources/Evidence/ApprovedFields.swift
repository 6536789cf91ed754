internal import EventSchema

// What of a release is approved, by the terms of its agreement alone.

/// The months that left in a release, by versions of the data set.
typealias ReleasedMonths = [String: Set<UInt32>]

extension SchemaAgreementTerms {
  /// Whether data leave as they were submitted: only where all that is approved may.
  var isIdentifiable: Bool { Set(data.map(\.identifiability)) == ["identifiable"] }

  /// What may leave, as version, table and field: of each version what is approved for every month, since
  /// the file has one form for all of them (R18).
  func approved(for months: ReleasedMonths, _ extracts: [ExtractTable]) -> Set<String> {
    var approved: Set<String> = []
    for (version, months) in months {
      let byMonth = months.map { month in
        Set(
          data.filter { $0.covers(version, month) }.flatMap { $0.fields(of: version, extracts) })
      }
      let always = byMonth.dropFirst().reduce(byMonth.first ?? []) { $0.intersection($1) }
      approved.formUnion(always.map { "\(version) \($0)" })
    }
    return approved
  }
}

extension SchemaApprovedData {
  fileprivate func covers(_ version: String, _ month: UInt32) -> Bool {
    versions.contains(version) && firstPeriod <= month && month <= lastPeriod
  }

  /// Table and field; those of an extract only where it is named.
  fileprivate func fields(of version: String, _ extracts: [ExtractTable]) -> [String] {
    guard !extract.isEmpty else {
      return tables.flatMap { table in table.fields.map { "\(table.name).\($0)" } }
    }
    return extracts.filter { $0.extract == extract && $0.version == version }.flatMap { table in
      let fields = table.fields + (identifiability == "identifiable" ? table.identifiers : [])
      return fields.map { "\(table.table).\($0)" }
    }
  }
}

extension SchemaReleasedTable {
  /// What left besides the keys by which rows name each other: version, table and column.
  ///
  /// - Parameter terms: those of the agreement; nil for a provider's own data, which leave as submitted.
  func fields(under terms: SchemaAgreementTerms?) -> [String] {
    let keys = terms.map(\.keys) ?? SchemaAgreementTerms.submittedKeys
    return columns.filter { !keys.contains($0) }.map { "\(version) \(name).\($0)" }
  }
}

extension SchemaAgreementTerms {
  fileprivate static let submittedKeys: Set<String> = [
    "LocalPatientId", "ServiceRequestId", "CareContactId", "CareActId",
  ]

  /// The names of the keys that always leave, in the form in which they do (R21).
  fileprivate var keys: Set<String> {
    if isIdentifiable { return Self.submittedKeys }
    return Set(linkage.map { "PersonPseudonym:\($0)" }).union([
      "PersonPseudonym", "ReferralPseudonym", "CareContactPseudonym", "CareActivityPseudonym",
    ])
  }
}
