public import DataSet

/// What is known of one referral pathway up to the end of a period, from all months that count.
public struct PathwayFacts: Sendable {
  /// The code of the provider.
  public var provider: String
  /// The code of the commissioner, nil where the referral names none.
  public var commissioner: String?
  /// The day on which the referral was received.
  public var receivedOn: Day
  /// The day of discharge, nil for a referral that is open.
  public var dischargedOn: Day?
  /// The code of the source of the referral.
  public var source: String?
  /// Every appointment once.
  public var contacts: [Contact]
  /// Every score of PHQ-9 and GAD-7, in no particular order.
  public var scores: [Score]

  /// An appointment.
  public struct Contact: Sendable {
    /// The day of the appointment.
    public var day: Day
    /// The code of what it was for.
    public var type: String?
    /// The code that says whether the patient came.
    public var attendance: String?
    /// Whether it was planned; only a plain no counts as unplanned.
    public var isPlanned: Bool

    /// Puts an appointment together.
    public init(day: Day, type: String?, attendance: String?, isPlanned: Bool) {
      self.day = day
      self.type = type
      self.attendance = attendance
      self.isPlanned = isPlanned
    }
  }

  /// A patient's score.
  public struct Score: Sendable {
    /// The scale.
    public var scale: OutcomeScale
    /// A whole number that the scale has.
    public var value: Int
    /// The day on which it was taken.
    public var day: Day
    /// Seconds since midnight, 0 where the time is not known.
    public var second: Int

    /// Puts a score together; nil for a value that the scale does not have.
    public init?(scale: OutcomeScale, value: Int, day: Day, second: Int) {
      guard scale.values.contains(value) else { return nil }
      self.scale = scale
      self.value = value
      self.day = day
      self.second = second
    }
  }

  /// Puts facts together.
  public init(
    provider: String, commissioner: String?, receivedOn: Day, dischargedOn: Day?,
    source: String?, contacts: [Contact], scores: [Score]
  ) {
    self.provider = provider
    self.commissioner = commissioner
    self.receivedOn = receivedOn
    self.dischargedOn = dischargedOn
    self.source = source
    self.contacts = contacts
    self.scores = scores
  }
}

/// A scale by which outcomes are measured.
public enum OutcomeScale: String, Sendable, CaseIterable {
  /// Depression.
  case phq9
  /// Anxiety.
  case gad7

  /// The SNOMED CT code by which submissions name it.
  public var code: String {
    switch self {
    case .phq9: "720433000"
    case .gad7: "445455005"
    }
  }

  /// The scores that it can have.
  public var values: ClosedRange<Int> {
    switch self {
    case .phq9: 0...27
    case .gad7: 0...21
    }
  }

  /// The lowest score at caseness.
  var caseness: Int {
    switch self {
    case .phq9: 10
    case .gad7: 8
    }
  }

  /// The smallest change that is more than chance.
  var reliableChange: Int {
    switch self {
    case .phq9: 6
    case .gad7: 4
    }
  }
}
