internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Policy
internal import Projections

/// The submissions that a release reads: those that count for its months at a size of the log.
struct DisclosureBasis {
  /// The number of events by which it is decided which submissions count.
  let size: UInt64
  /// By provider and month.
  let sources: [DisclosureSource]

  /// The months and versions, as the gate asks for them.
  var submitted: Set<ReleaseGate.SubmittedMonth> {
    Set(
      sources.map {
        ReleaseGate.SubmittedMonth(version: $0.dataSet.version, period: $0.period)
      })
  }
}

/// A submission that a release reads.
struct DisclosureSource: Sendable {
  let record: SubmissionRecord
  let dataSet: DataSet
  let period: Period
  /// The position of `SubmissionAccepted`.
  let accepted: Position
}

extension SubmissionLedger {
  /// The submissions that count for the months of a request, of all providers; a provider is given what it
  /// handed in itself.
  func disclosureBasis(
    of request: ReleaseRequest, _ use: DisclosureUse?, asOfSize size: UInt64
  ) throws(LedgerError) -> DisclosureBasis {
    let periods = request.periods
    let provider = use?.entitling == [.provider] ? request.recipient : nil
    let counting = try acceptedSubmissions(asOfSize: size).counting
    let sources = try readSubmissions(asOfSize: size) {
      (model) throws(ProjectionError) -> [DisclosureSource] in
      var sources: [DisclosureSource] = []
      for entry in counting where provider == nil || entry.provider == provider?.text {
        guard
          let period = Period(number: entry.period),
          periods.contains(period), let record = try model.submission(entry.number),
          let accepted = record.acceptedPosition,
          let dataSet = DataSet.version(record.received.dataSetVersion)
        else { continue }
        sources.append(
          DisclosureSource(record: record, dataSet: dataSet, period: period, accepted: accepted))
      }
      return sources
    }
    return DisclosureBasis(size: size, sources: sources)
  }
}
