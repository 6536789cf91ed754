internal import DataSet
internal import EventLog
internal import EventSchema
internal import Projections
internal import Publication

/// What the figures of a month rest on, at a moment of history.
struct PublicationBasis {
  let period: Period
  /// The number of events that the figures follow from: up to the newest submission that counts.
  let size: UInt64
  /// When the last of them was recorded.
  let asOf: Timestamp
  /// The submissions that count for the month and those before, of providers who submitted the month.
  let submissions: [PublicationNotes.Source]
  /// Every submission that had been accepted by then.
  let accepted: AcceptedSubmissions

  var status: PublicationStatus {
    let windows = submissions.filter { $0.period == period }.map(\.window)
    return windows.contains("refresh") ? .refresh : .primary
  }
}

extension SubmissionLedger {
  /// What the figures of a month rest on.
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` where no submission counts for the month.
  func publicationBasis(
    of period: Period, asOfSize size: UInt64
  ) throws(LedgerError) -> PublicationBasis {
    let accepted = try acceptedSubmissions(asOfSize: size)
    let number = period.number
    let providers = Set(accepted.counting.filter { $0.period == number }.map(\.provider))
    guard !providers.isEmpty else {
      throw .notFound(what: "an accepted submission for \(period)")
    }
    let counting = accepted.counting.filter {
      $0.period <= number && providers.contains($0.provider)
    }
    let sources = try readSubmissions(asOfSize: size) {
      (model) throws(ProjectionError) -> [PublicationNotes.Source] in
      var sources: [PublicationNotes.Source] = []
      for entry in counting {
        guard let record = try model.submission(entry.number),
          let position = record.acceptedPosition,
          let month = Period(number: entry.period)
        else { continue }
        sources.append(
          PublicationNotes.Source(
            number: entry.number, provider: entry.provider, period: month,
            window: record.received.window, version: record.received.dataSetVersion,
            position: position.rawValue))
      }
      return sources
    }
    // Nothing that was appended after the newest of them changes a figure: the same state gives the
    // same files, whatever else the log holds.
    let own = (sources.map(\.position).max() ?? 0) + 1
    return PublicationBasis(
      period: period, size: own, asOf: try recordedTime(ofSize: own), submissions: sources,
      accepted: accepted)
  }
}
