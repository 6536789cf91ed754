public import DataSet

/// A secondary use that publishes measures (R15).
public enum PublicationUse: String, Sendable, CaseIterable {
  case national = "national-publication"
  case provider = "provider-publication"

  /// The levels of its figures.
  public var levels: [PublicationLevel] {
    switch self {
    case .national: [.national, .commissioner, .provider]
    case .provider: [.national, .provider]
    }
  }

  /// The names of its pictures.
  public var charts: [String] {
    switch self {
    case .national: ["activity", "outcomes"]
    case .provider: ["waiting", "recovery"]
    }
  }

  var title: String {
    switch self {
    case .national: "Talking therapies: measures for England, commissioners and providers"
    case .provider: "Talking therapies: measures for providers"
    }
  }
}

/// Which publication of a month it is.
public enum PublicationStatus: String, Sendable {
  /// Every submission that was counted for the month came in its primary window.
  case primary
  /// At least one came in the refresh window.
  case refresh
}

/// What has to be known of figures beside them: where they come from.
public struct PublicationNotes: Sendable {
  /// The use that they are published for.
  public let use: PublicationUse
  /// Primary or refresh.
  public let status: PublicationStatus
  /// The name of the ledger.
  public let origin: String
  /// The number of events that the figures follow from.
  public let size: UInt64
  /// When the last of them was recorded, RFC 3339.
  public let asOf: String
  /// The version of the policy by which the use is allowed.
  public let policyVersion: String
  /// The submissions that were counted, of the month and of those before.
  public let submissions: [Source]

  /// A submission that was counted.
  public struct Source: Sendable {
    /// The number of the submission.
    public let number: UInt64
    /// The code of the provider.
    public let provider: String
    /// The month that it is about.
    public let period: Period
    /// The window in which it came.
    public let window: String
    /// The version of the data set.
    public let version: String
    /// The position of the event with which it took effect.
    public let position: UInt64

    /// Puts a source together.
    public init(
      number: UInt64, provider: String, period: Period, window: String, version: String,
      position: UInt64
    ) {
      self.number = number
      self.provider = provider
      self.period = period
      self.window = window
      self.version = version
      self.position = position
    }
  }

  /// Puts notes together.
  public init(
    use: PublicationUse, status: PublicationStatus, origin: String, size: UInt64, asOf: String,
    policyVersion: String, submissions: [Source]
  ) {
    self.use = use
    self.status = status
    self.origin = origin
    self.size = size
    self.asOf = asOf
    self.policyVersion = policyVersion
    self.submissions = submissions
  }
}
