public import DataSet
internal import EventLog
internal import EventSchema
internal import Policy

/// What a referral has to be like, by its newest accepted submission, to belong to a cohort.
///
/// All of what is said must hold; where nothing is said, every referral of the provider belongs.
public struct CohortDefinition: Sendable, Hashable {
  /// The first day on which it may have been received; nil for any.
  public var receivedFrom: Day?
  /// The last day on which it may have been received; nil for any.
  public var receivedTo: Day?
  /// A day on which it must have been open: received by then and not discharged before.
  public var openOn: Day?
  /// Whether it belongs only where no other informing of it or its patient is on record.
  public var onlyNotInformed: Bool

  /// Sets out a definition.
  public init(
    receivedFrom: Day? = nil, receivedTo: Day? = nil, openOn: Day? = nil,
    onlyNotInformed: Bool = false
  ) {
    self.receivedFrom = receivedFrom
    self.receivedTo = receivedTo
    self.openOn = openOn
    self.onlyNotInformed = onlyNotInformed
  }

  /// Whether the days of a referral meet it.
  func admits(_ dates: ReferralDates) -> Bool {
    (receivedFrom.map { $0 <= dates.receivedOn } ?? true)
      && (receivedTo.map { dates.receivedOn <= $0 } ?? true)
      && (openOn.map { dates.isOpen(on: $0) } ?? true)
  }

  /// The definition as the event holds it.
  var body: SchemaCohortDefinition {
    var body = SchemaCohortDefinition()
    if let day = receivedFrom { body.receivedFrom = day.daysSince1970 }
    if let day = receivedTo { body.receivedTo = day.daysSince1970 }
    if let day = openOn { body.openOn = day.daysSince1970 }
    body.notInformed = onlyNotInformed
    return body
  }
}

extension ReferralDates {
  fileprivate func isOpen(on day: Day) -> Bool {
    receivedOn <= day && dischargedOn.map { day <= $0 } ?? true
  }
}

/// What became of a cohort that was informed.
public struct CohortInforming: Sendable {
  /// How many referrals meet the definition.
  public let members: Int
  /// Of how many of them it was on record before, by the same wording on the same day.
  public let onRecord: Int
  /// The positions of the events, one for each part; empty where all of it was on record.
  public let positions: Range<UInt64>

  /// Whether anything was appended.
  public var isNew: Bool { !positions.isEmpty }
}

/// The members of a cohort as events hold them.
enum CohortParts {
  /// Splits ascending numbers into parts of at most so many bytes, each as its first number and then
  /// the difference of each number to the one before.
  static func steps(of members: [UInt64], limitBytes: Int) -> [[UInt64]] {
    var parts: [[UInt64]] = []
    var bytes = Int.max
    var before: UInt64 = 0
    for number in members {
      var step = number - before
      var count = WireWriter.byteCount(of: step)
      if parts.isEmpty || bytes + count > limitBytes {
        parts.append([])
        bytes = 0
        step = number
        count = WireWriter.byteCount(of: step)
      }
      parts[parts.count - 1].append(step)
      bytes += count
      before = number
    }
    return parts
  }
}
