/// One rule that one row failed.
public struct SchemaRowFailure: Sendable, Equatable {
  /// The place of the data row in its table of the submitted file, from 1.
  public let row: UInt32
  /// The code of the rule.
  public let code: String
  /// The row of the other table that the rule names, whose own refusal is the reason; 0 for none.
  public let cause: UInt32
}

extension SchemaRowFailures {
  /// The failures one by one; what a damaged body says of rules that it does not name is left out.
  public var unpacked: [SchemaRowFailure] {
    var row: UInt32 = 0
    return zip(rows, rules).enumerated().compactMap { place, pair in
      row &+= pair.0
      guard Int(pair.1) < codes.count else { return nil }
      return SchemaRowFailure(
        row: row, code: codes[Int(pair.1)], cause: place < causes.count ? causes[place] : 0)
    }
  }
}

extension SchemaTableRows {
  /// The places of the rows in the submitted table, from 1; empty where only their number is told.
  public var numbers: [UInt32] {
    var row: UInt32 = 0
    return steps.map { step in
      row &+= step
      return row
    }
  }
}

extension SchemaCohortInformed {
  /// The referral numbers in this part, ascending.
  public var members: [UInt64] {
    var number: UInt64 = 0
    return steps.map { step in
      number &+= step
      return number
    }
  }
}
