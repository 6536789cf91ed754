internal import EventLog
internal import PersonSets
internal import Policy

/// A release to which opt-outs apply by its use, and what was found when it was held against what the log
/// told before it.
///
/// Nothing that is appended later changes it, but for the erasure of somebody.
struct CheckedRelease: Sendable {
  let disclosure: UInt64
  /// The position of `DisclosureReleased`.
  let position: Position
  let releasedAt: Timestamp
  /// How many people the log says were in it.
  var included: UInt64 = 0
  /// The ground on which opt-outs did not apply, and its document, as the agreement has them (R16).
  var exemption: (ground: String, document: String)?
  /// The check that it names.
  var check: UInt64 = 0
  /// Whether that was complete, and told of the moment of the decision (R17).
  var checkIsFresh = true
  /// Whether the people in it are told whole, and are as many as the release says.
  var membersAgree = true
  /// The people in it who had opted out.
  var optedOut: [(person: UInt64, since: Moment)] = []
  /// The people in it of whom it was not known; where opt-outs apply.
  var unknown = PersonSet()

  mutating func erase(_ person: UInt64) throws(PersonSetError) {
    optedOut.removeAll { $0.person == person }
    if unknown.contains(person) { unknown.subtract(try PersonSet([person])) }
  }
}

/// What the search for breaches knows of the log up to a size.
struct BreachIndex: Sendable {
  /// The number of events that were folded.
  var size: UInt64 = 0
  /// When the newest event was recorded that tells of opt-outs or of a release: no decision behind it is
  /// older, whatever it says of itself.
  var clock = Moment(microseconds: .min)
  var chronicle = OptOutChronicle()
  /// In the order of the log.
  var releases: [CheckedRelease] = []
  /// Where the people of disclosures stand that have not ended.
  var open: [UInt64: [Position]] = [:]

  mutating func erase(_ person: UInt64) throws(PersonSetError) {
    try chronicle.erase(person)
    for place in releases.indices { try releases[place].erase(person) }
  }
}
