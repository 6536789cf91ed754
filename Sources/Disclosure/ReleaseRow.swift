public import KeyVault

/// A row on its way into a release.
///
/// It holds what identifies a person, and cannot be printed.
public struct ReleaseRow: Sendable, Redacted {
  /// A value for each field of the table, nil for nothing.
  public var values: [String?]
  /// A value for each derived attribute that is computed.
  public var derived: [String?]
  /// The provider whose ids the row holds.
  public var provider: String
  /// The number by which the person goes now; nil for rows of no patient.
  public var person: UInt64?
  /// The number of the referral; nil for rows above referrals.
  public var referral: UInt64?

  /// Puts a row together.
  public init(
    values: [String?], derived: [String?], provider: String, person: UInt64?, referral: UInt64?
  ) {
    self.values = values
    self.derived = derived
    self.provider = provider
    self.person = person
    self.referral = referral
  }
}

/// The families of pseudonyms of a release; none where the data are identifiable.
///
/// A copy remembers what it made, for as long as it is kept: the rows of one person name the same few things.
public struct ReleasePseudonyms: Sendable, Redacted {
  private let own: Pseudonymiser
  private let linked: [Pseudonymiser]
  private var made: [Named: String] = [:]

  private enum Named: Hashable {
    case person(UInt64)
    case linkedPerson(UInt64, Int)
    case referral(UInt64)
    // As bytes: texts that only look the same have pseudonyms of their own.
    case value([UInt8], called: String, by: String)
  }

  /// - Parameters:
  ///   - own: the recipient's.
  ///   - linked: those of the linkages, in their order.
  public init(own: Pseudonymiser, linked: [Pseudonymiser] = []) {
    self.own = own
    self.linked = linked
  }

  mutating func person(_ number: UInt64) -> String {
    remembered(.person(number)) { $0.own.pseudonym("person", [String(number)]) }
  }

  mutating func linkedPerson(_ number: UInt64, _ place: Int) -> String {
    remembered(.linkedPerson(number, place)) {
      $0.linked[place].pseudonym("person", [String(number)])
    }
  }

  mutating func referral(_ number: UInt64) -> String {
    remembered(.referral(number)) { $0.own.pseudonym("referral", [String(number)]) }
  }

  /// Something that a provider calls by a value of its own.
  mutating func value(_ value: String, called name: String, by provider: String) -> String {
    remembered(.value(Array(value.utf8), called: name, by: provider)) {
      $0.own.pseudonym("value", [name, provider, value])
    }
  }

  private mutating func remembered(_ named: Named, _ make: (Self) -> String) -> String {
    if let known = made[named] { return known }
    let pseudonym = make(self)
    made[named] = pseudonym
    return pseudonym
  }
}

extension ReleaseTable {
  /// The cells of a row, one for each column; empty for nothing.
  public func cells(of row: ReleaseRow, _ pseudonyms: inout ReleasePseudonyms?) -> [String] {
    var cells: [String] = []
    cells.reserveCapacity(columns.count)
    for column in columns {
      cells.append(cell(column.source, column.name, row, &pseudonyms) ?? "")
    }
    return cells
  }

  private func cell(
    _ source: ReleaseColumn.Source, _ name: String, _ row: ReleaseRow,
    _ pseudonyms: inout ReleasePseudonyms?
  ) -> String? {
    switch source {
    case .submitted(let place): return row.values[place]
    case .derived(let place): return row.derived[place]
    case .person: return row.person.flatMap { pseudonyms?.person($0) }
    case .linkedPerson(let place):
      return row.person.flatMap { pseudonyms?.linkedPerson($0, place) }
    case .referral: return row.referral.flatMap { pseudonyms?.referral($0) }
    case .key(let called, let place):
      return row.values[place].flatMap {
        pseudonyms?.value($0, called: called, by: row.provider)
      }
    case .pseudonym(let inner):
      return cell(inner, name, row, &pseudonyms).flatMap {
        pseudonyms?.value($0, called: name, by: row.provider)
      }
    }
  }
}
