internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Policy
internal import Projections
internal import SwiftProtobuf

/// Which referrals of a submission a recipient may see, by what stands in the clear (R15).
struct ReferralEntitlement {
  private let use: DisclosureUse
  private let recipient: String
  private let always: Set<AccessTag>
  private let holdsAlways: Bool
  private var options = BinaryDecodingOptions()

  init(_ source: DisclosureSource, _ rules: DisclosureRules) {
    use = rules.use
    recipient = rules.recipient
    let received = source.record.received
    always = [
      AccessTag(.submitter, received.submitter), AccessTag(.provider, received.provider),
    ]
    holdsAlways = use.entitles(recipient, always)
    options.discardUnknownFields = true
  }

  /// Whether the recipient may see the referral of an event.
  func holds(_ event: RecordedEvent) throws(LedgerError) -> Bool {
    if holdsAlways { return true }
    guard let access = try? SchemaReferralAccess(serializedBytes: event.body, options: options)
    else { throw .projection(.malformedBody(event.position)) }
    return use.entitles(
      recipient, always.union(access.commissioners.map { AccessTag(.commissioner, $0) }))
  }
}

/// What one submission holds of one person that a recipient may see, still sealed.
struct PersonEvents: Sendable {
  let person: UInt64
  /// In the order of the log: the person's own, and those of referrals that the recipient may see.
  private(set) var events: [RecordedEvent] = []
  /// Those referrals.
  private(set) var referrals: Set<UInt64> = []

  init(person: UInt64) {
    self.person = person
  }

  mutating func take(
    _ event: RecordedEvent, where entitlement: ReferralEntitlement
  ) throws(LedgerError) {
    if let referral = event.header.referralNumber {
      guard try entitlement.holds(event) else { return }
      referrals.insert(referral)
    }
    events.append(event)
  }
}
