/// The windows in which months may be submitted, as published for one version of the data set.
///
/// Windows are a table and not a formula: some months had a third one, some had only one.
public struct SubmissionCalendar: Sendable {
  /// A span of days in which certain months may be submitted.
  public struct Window: Sendable, Equatable {
    /// The first day.
    public let opens: Day
    /// The last day, which still belongs to the window.
    public let closes: Day
    /// The months, earliest first.
    public let periods: [Period]
  }

  /// What a submission of a month counts as, by the day on which it was received.
  public enum Use: String, Sendable {
    /// The first return of the month.
    case primary
    /// A later return, which replaces the first.
    case refresh
    /// A return of which the table does not tell, because the month's first window lies outside
    /// the table or is still to come.
    case undefined
  }

  /// The windows, earliest first.
  public let windows: [Window]

  private static let windowsPerPeriod = 2

  init(windows: [Window]) {
    self.windows = windows.sorted { $0.opens < $1.opens }
  }

  /// What a submission of the month on that day counts as, whether or not a window is open.
  ///
  /// It is primary up to the end of the month's first window and refresh after it, however many
  /// windows follow. A month has a window for each of its two returns: where the table lists fewer
  /// (at its edges), the ones that are missing come first, and nothing can be told.
  public func use(of period: Period, on day: Day) -> Use {
    let listing = windows.filter { $0.periods.contains(period) }
    guard listing.count >= Self.windowsPerPeriod, let first = listing.first, first.opens <= day
    else { return .undefined }
    return day <= first.closes ? .primary : .refresh
  }

  /// What a submission of the month on that day is taken as; nil outside every window.
  ///
  /// Where the published table does not tell, it is the first return of the latest month of the
  /// window that is open, and a later return of any other.
  public func window(for period: Period, on day: Day) -> Use? {
    let open = windows.filter {
      $0.opens <= day && day <= $0.closes && $0.periods.contains(period)
    }
    guard let window = open.first else { return nil }
    let use = use(of: period, on: day)
    guard use == .undefined else { return use }
    return window.periods.last == period ? .primary : .refresh
  }

  /// The months that may be submitted on that day, earliest first.
  public func openPeriods(on day: Day) -> [Period] {
    Set(windows.filter { $0.opens <= day && day <= $0.closes }.flatMap(\.periods)).sorted()
  }
}
