internal import DataSet
internal import Projections

/// A walk over every referral of which anything was told by a size of the log, by their numbers.
///
/// It reads in runs: memory is bounded, and no snapshot is held while somebody reads the output.
/// Whatever is appended meanwhile has no effect on it.
struct ReferralWalk {
  let ledger: SubmissionLedger
  /// The number of events that count.
  let size: UInt64
  /// The only provider whose referrals are walked over; nil for all.
  let provider: OrganisationCode?
  private var start: UInt64? = 0

  private static let runLimit = 500

  init(_ ledger: SubmissionLedger, of provider: OrganisationCode?, asOfSize size: UInt64) {
    self.ledger = ledger
    self.provider = provider
    self.size = size
  }

  /// What is made of each referral of the next run, which may be empty; nil at the end.
  mutating func next<Result>(
    _ make: (ReferralHistory, ChoiceModel) throws(ProjectionError) -> Result
  ) throws(LedgerError) -> [Result]? {
    guard let first = start else { return nil }
    let size = size
    let run = try projecting { () throws(ProjectionError) in
      try ledger.referrals.read { (reader) throws(ProjectionError) in
        try ReferralHistory.run(from: first, limit: Self.runLimit, in: reader, asOfSize: size)
      }
    }
    start = run.next
    ledger.referrals.releaseResidentPages()
    let wanted = provider?.text
    return try ledger.readChoices(asOfSize: size) { (model) throws(ProjectionError) -> [Result] in
      var results: [Result] = []
      for history in run.histories where wanted == nil || history.provider == wanted {
        results.append(try make(history, model))
      }
      return results
    }
  }
}
