public import EventLog
internal import KeyVault

/// A release that a person was in or was left out of (R19).
public struct PersonDisclosure: Sendable, Hashable {
  /// The place among all that were asked for.
  public let disclosure: UInt64
  /// The position of `DisclosureReleased`.
  public let position: Position
  /// When the log took it.
  public let releasedAt: Timestamp
  /// The name of the use.
  public let use: String
  /// The ODS code of who received it.
  public let recipient: String
  /// The version of the agreement; nil where the use needs none.
  public let agreement: String?
  /// The basis on which the data were provided.
  public let lawfulBasis: String
  /// Why the person was left out, one of the words by which a release counts; nil where they were in.
  public let removal: String?

  /// Whether anything sealed of the person was opened for it.
  var wasRead: Bool { removal.map { !MemberGroup.unread.contains($0) } ?? true }
}

extension SubmissionLedger {
  /// Every release that holds the person of some numbers, in or left out, in order; records nothing.
  ///
  /// Whoever is in under one of the numbers is in.
  ///
  /// Cost: for the first question about a chunk of 65,536 numbers one piece of each release is opened; for
  /// further ones, in the same process, some 100 ns a release.
  package func disclosures(
    ofPerson numbers: some Sequence<UInt64>, asOfSize size: UInt64 = .max
  ) throws(LedgerError) -> [PersonDisclosure] {
    var shelf = memberMemory.take() ?? MemberShelf()
    var vault: Vault?
    try shelf.catchUp(self)
    var groups: [Int: MemberGroup] = [:]
    for number in numbers {
      for (release, group) in try shelf.find(number, self, &vault)
      where groups[release] != .included {
        groups[release] = group
      }
    }
    memberMemory.keep(shelf)
    return groups.keys.sorted().compactMap { place in
      let release = shelf.releases[place]
      guard let group = groups[place], release.position.rawValue < size else { return nil }
      return PersonDisclosure(
        disclosure: release.number, position: release.position, releasedAt: release.releasedAt,
        use: release.use, recipient: release.recipient, agreement: release.agreement,
        lawfulBasis: release.lawfulBasis, removal: group == .included ? nil : group.rawValue)
    }
  }
}
