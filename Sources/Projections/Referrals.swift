public import EventLog
internal import EventSchema
internal import LMDB

/// Everything that was submitted of each referral, in order: its state at any position follows.
///
/// The fold only adds an entry to the referral's history. Which entries count, at a position, depends
/// on which submissions were accepted by then and is decided when the referral is read; so a
/// submission of a million referrals takes effect at once, and as-of costs nothing.
public enum Referrals: Projection {
  public static let name = "referrals"
  public static let version: UInt64 = 1

  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    guard event.header.type == .referralSubmitted else { return }
    guard let referral = event.header.referralNumber, let person = event.header.personNumber
    else { throw .malformedBody(event.header.position) }
    // Field 1 of ReferralHistory, a ReferralEntry; the body is taken as it stands.
    var entry = WireWriter(reserving: event.header.body.count + 24)
    entry.field(1, event.header.position.rawValue)
    entry.field(2, person)
    entry.field(3, Array(copying: event.body))
    var history = WireWriter(reserving: entry.bytes.count + 4)
    history.field(1, entry.bytes)
    try state.extend(ReferralKey.referral(referral), with: history.bytes)
  }
}

/// The keys of the referrals projection.
enum ReferralKey {
  static func referral(_ number: UInt64) -> [UInt8] { [0x72] + bigEndian(number) }
}
