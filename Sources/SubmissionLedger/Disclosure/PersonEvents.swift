internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Policy
internal import Projections

/// Which referrals of a submission a recipient may see, by what stands in the clear (R15).
struct ReferralEntitlement {
  private let recipient: String
  /// For what the submission says as a whole.
  private let holdsAlways: Bool
  /// Whether whoever commissions a referral may see it.
  private let holdsForCommissioners: Bool

  init(_ source: DisclosureSource, _ rules: DisclosureRules) {
    recipient = rules.recipient
    let received = source.record.received
    holdsAlways = rules.use.entitles(
      recipient,
      [AccessTag(.submitter, received.submitter), AccessTag(.provider, received.provider)])
    holdsForCommissioners = rules.use.entitles(
      recipient, [AccessTag(.commissioner, recipient)])
  }

  /// The field of `ReferralSubmitted` that names commissioners.
  private static let commissionersField: UInt64 = 9

  /// Whether the recipient may see the referral of an event: nothing else of it is looked at.
  func holds(_ event: StoredEvent) throws(MalformedEvent) -> Bool {
    if holdsAlways { return true }
    guard holdsForCommissioners else { return false }
    var reader = WireReader(event.body)
    while let field = try reader.next() {
      if field.number == Self.commissionersField, case .bytes(let range) = field.value,
        event.body.extracting(range).isEqual(to: recipient.utf8.span)
      {
        return true
      }
    }
    return false
  }
}

/// What one submission holds of one person that a recipient may see, still sealed.
struct PersonEvents: Sendable {
  let person: UInt64
  /// In the order of the log: the person's own, and those of referrals that the recipient may see.
  private(set) var events: [RecordedEvent] = []
  /// Those referrals.
  private(set) var referrals: Set<UInt64> = []
  /// Whether the submission holds anything of the person, whoever may see it.
  private(set) var isHeld = false

  init(person: UInt64) {
    self.person = person
  }

  mutating func take(
    _ event: StoredEvent, where entitlement: ReferralEntitlement
  ) throws(MalformedEvent) {
    isHeld = true
    if let referral = event.header.referralNumber {
      guard try entitlement.holds(event) else { return }
      referrals.insert(referral)
    }
    events.append(event.copy())
  }
}
