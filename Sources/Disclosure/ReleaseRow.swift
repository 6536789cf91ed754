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
public struct ReleasePseudonyms: Sendable {
  private let own: Pseudonymiser
  private let linked: [Pseudonymiser]

  /// - Parameters:
  ///   - own: the recipient's.
  ///   - linked: those of the linkages, in their order.
  public init(own: Pseudonymiser, linked: [Pseudonymiser] = []) {
    self.own = own
    self.linked = linked
  }

  func person(_ number: UInt64) -> String { own.pseudonym("person", [String(number)]) }

  func linkedPerson(_ number: UInt64, _ place: Int) -> String {
    linked[place].pseudonym("person", [String(number)])
  }

  func referral(_ number: UInt64) -> String { own.pseudonym("referral", [String(number)]) }

  /// Something that a provider calls by a value of its own.
  func value(_ value: String, called name: String, by provider: String) -> String {
    own.pseudonym("value", [name, provider, value])
  }
}

extension ReleaseTable {
  /// The cells of a row, one for each column; empty for nothing.
  public func cells(of row: ReleaseRow, _ pseudonyms: ReleasePseudonyms?) -> [String] {
    columns.map { cell($0.source, $0.name, row, pseudonyms) ?? "" }
  }

  private func cell(
    _ source: ReleaseColumn.Source, _ name: String, _ row: ReleaseRow,
    _ pseudonyms: ReleasePseudonyms?
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
      return cell(inner, name, row, pseudonyms).flatMap {
        pseudonyms?.value($0, called: name, by: row.provider)
      }
    }
  }
}
