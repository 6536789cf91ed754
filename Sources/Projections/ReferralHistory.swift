public import EventLog
internal import EventSchema

/// Everything that was told of one referral before a size of the log, whether kept or withheld.
public struct ReferralHistory: Sendable {
  /// The number that stands for the referral in the log.
  public let number: UInt64
  /// What was submitted of it and kept, in order, whether it counts or not.
  public let submitted: [ReferralEntry]
  /// The times that it came and was not kept, in order.
  public let withheld: [WithheldEntry]

  /// The history of one referral; empty where nothing was told of it by then.
  public init(
    ofReferral number: UInt64, in reader: ProjectionReader, asOfSize size: UInt64 = .max
  ) throws(ProjectionError) {
    self.number = number
    submitted = try ReferralEntry.history(ofReferral: number, in: reader, asOfSize: size)
    withheld = try WithheldEntry.history(ofReferral: number, in: reader, asOfSize: size)
  }

  private init(
    _ number: UInt64, submitted: [UInt8]?, withheld: [UInt8]?, before size: UInt64
  ) throws(ProjectionError) {
    self.number = number
    self.submitted = try ReferralEntry.history(submitted ?? [], before: size)
    self.withheld = try WithheldEntry.history(withheld ?? [], before: size)
  }

  /// The positions of all events that told of it, in order.
  public var positions: [Position] {
    (submitted.map(\.position) + withheld.map(\.position)).sorted()
  }

  /// Whose referral it is, by the newest event; nil where nothing was told of it.
  public var personNumber: UInt64? {
    switch (submitted.last, withheld.last) {
    case (let kept?, let held?):
      kept.position > held.position ? kept.personNumber : held.personNumber
    case (let kept, let held): kept?.personNumber ?? held?.personNumber
    }
  }

  /// The provider whose referral it is; nil where nothing was told of it.
  public var provider: String? { submitted.last?.body.provider ?? withheld.last?.body.provider }

  /// A run of histories in the order of their numbers.
  public struct Run: Sendable {
    /// The histories; those of which nothing was told by then are left out.
    public let histories: [ReferralHistory]
    /// The number at which the next run begins; nil at the end.
    public let next: UInt64?
  }

  /// Reads the next histories from a number on: about `limit` of them, at most twice as many.
  public static func run(
    from start: UInt64, limit: Int, in reader: ProjectionReader, asOfSize size: UInt64 = .max
  ) throws(ProjectionError) -> Run {
    let kept = try reader.entries(
      prefix: ReferralKey.submittedReferrals, from: ReferralKey.referral(start), limit: limit)
    let held = try reader.entries(
      prefix: ReferralKey.withheldReferrals, from: ReferralKey.withheld(start), limit: limit)
    // Beyond the end of a list that was cut off, the other one tells only half.
    let ends = [kept, held].filter { $0.count == limit }.compactMap { $0.last?.key }
      .map { readBigEndian($0.span, at: 1) }
    let end = ends.min() ?? .max
    var values: [UInt64: (kept: [UInt8]?, held: [UInt8]?)] = [:]
    for (key, value) in kept {
      values[readBigEndian(key.span, at: 1), default: (nil, nil)].kept = value
    }
    for (key, value) in held {
      values[readBigEndian(key.span, at: 1), default: (nil, nil)].held = value
    }
    var histories: [ReferralHistory] = []
    for (number, value) in values.sorted(by: { $0.key < $1.key }) where number <= end {
      let history = try ReferralHistory(
        number, submitted: value.kept, withheld: value.held, before: size)
      if history.personNumber != nil { histories.append(history) }
    }
    return Run(histories: histories, next: end == .max ? nil : end + 1)
  }
}
