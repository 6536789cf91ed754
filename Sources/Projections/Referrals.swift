public import EventLog
public import EventSchema
internal import LMDB

/// Everything that was submitted of each referral, in order: its state at any position follows.
///
/// The fold only adds an entry to the referral's history. Which entries count, at a position, depends
/// on which submissions were accepted by then and is decided when the referral is read; so a
/// submission of a million referrals takes effect at once, and as-of costs nothing.
public enum Referrals: Projection {
  /// `referrals`.
  public static let name = "referrals"
  /// The version of the fold.
  public static let version: UInt64 = 2
  /// The types of event that it folds.
  public static let types: Set<EventType> = [
    .referralSubmitted, .recordWithheld,
  ]

  /// Adds what a `ReferralSubmitted` tells to the history of its referral, and likewise what was
  /// withheld of it.
  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    let key: [UInt8]
    switch (event.header.type, event.header.referralNumber) {
    case (.referralSubmitted, let referral?): key = ReferralKey.referral(referral)
    case (.recordWithheld, let referral?): key = ReferralKey.withheld(referral)
    case (.referralSubmitted, nil): throw .malformedBody(event.header.position)
    default: return
    }
    guard let person = event.header.personNumber else {
      throw .malformedBody(event.header.position)
    }
    // Field 1 of ReferralHistory, a ReferralEntry; the body is taken as it stands.
    let position = event.header.position.rawValue
    let count =
      WireWriter.byteCount(of: position) + WireWriter.byteCount(of: person)
      + WireWriter.byteCount(of: UInt64(event.body.count)) + event.body.count + 3
    var history = WireWriter(reserving: count + 6)
    history.begin(1, count: count)
    history.field(1, position)
    history.field(2, person)
    history.field(3, event.body)
    try state.extend(key, with: history.bytes)
  }
}

/// The keys of the referrals projection.
enum ReferralKey {
  static let submittedReferrals: [UInt8] = [0x72]
  static let withheldReferrals: [UInt8] = [0x77]

  static func referral(_ number: UInt64) -> [UInt8] { bigEndian(number, after: submittedReferrals) }
  static func withheld(_ number: UInt64) -> [UInt8] { bigEndian(number, after: withheldReferrals) }
}
