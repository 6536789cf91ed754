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

  /// What a submission within a window counts as.
  public enum Use: String, Sendable {
    /// The first return of the month.
    case primary
    /// A later return, which replaces the first.
    case refresh
  }

  /// The windows, earliest first.
  public let windows: [Window]

  init(windows: [Window]) {
    self.windows = windows.sorted { $0.opens < $1.opens }
  }

  /// What a submission of the month on that day counts as; nil outside every window.
  ///
  /// It is primary up to the end of the month's first window. A month that the table lists only
  /// once (the edges of the table) is primary where it is the latest month of that window.
  public func window(for period: Period, on day: Day) -> Use? {
    let listing = windows.filter { $0.periods.contains(period) }
    guard let first = listing.first,
      listing.contains(where: { $0.opens <= day && day <= $0.closes })
    else { return nil }
    if listing.count == 1 { return first.periods.last == period ? .primary : .refresh }
    return day <= first.closes ? .primary : .refresh
  }

  /// The months that may be submitted on that day, earliest first.
  public func openPeriods(on day: Day) -> [Period] {
    Set(windows.filter { $0.opens <= day && day <= $0.closes }.flatMap(\.periods)).sorted()
  }
}
