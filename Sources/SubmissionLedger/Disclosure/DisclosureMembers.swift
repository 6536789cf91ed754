internal import PersonSets
internal import Policy

/// What became of a person whom a submission of a release holds (R19).
enum MemberGroup: String, CaseIterable {
  case included
  case optOut
  case optOutUnknown
  case restriction
  case erased
  /// Nothing of theirs is the recipient's to see.
  case notEntitled

  /// Of whom nothing was opened, by their words.
  static let unread: Set<String> = [erased.rawValue, notEntitled.rawValue]

  init(_ removal: DisclosureDecision.Removal) {
    switch removal {
    case .erased: self = .erased
    case .restriction: self = .restriction
    case .optOut: self = .optOut
    case .optOutUnknown: self = .optOutUnknown
    }
  }
}

/// Everybody whom the submissions of a release hold, by what became of them.
///
/// Nobody is in two groups: whoever is in with one record is in, and whose records are the recipient's
/// to see in one month are counted by what kept those out.
struct DisclosureMembers: Equatable {
  private(set) var sets: [MemberGroup: PersonSet]

  /// - Parameter people: as they were read, month by month.
  init(reading people: [MemberGroup: PersonSet]) {
    var sets: [MemberGroup: PersonSet] = [:]
    var placed = PersonSet()
    for group in MemberGroup.allCases {
      let found = (people[group] ?? PersonSet()).subtracting(placed)
      placed.formUnion(found)
      sets[group] = found
    }
    self.sets = sets
  }

  init(_ sets: [MemberGroup: PersonSet]) {
    self.sets = sets
  }

  subscript(group: MemberGroup) -> PersonSet { sets[group] ?? PersonSet() }

  func count(_ group: MemberGroup) -> UInt64 { UInt64(self[group].count) }
}
