public import DataSet
public import EventLog
internal import EventSchema
internal import Projections

/// How far the patients of what was submitted were informed, at one moment of history (R11).
public struct InformingAudit: Sendable {
  /// When the newest event that the answer rests on was recorded.
  public let asOf: Timestamp
  /// The number of events of the log that the answer rests on.
  public let asOfSize: UInt64
  /// One entry for each submission that counts, by provider and period.
  public let coverage: [Coverage]

  /// The referrals kept in the submission that counts for a provider and period.
  public struct Coverage: Sendable, Hashable {
    /// The code of the provider.
    public let provider: String
    /// The month, written YYYY-MM.
    public let period: String
    /// The number of the submission.
    public let submission: UInt64
    /// How many referrals of it were kept.
    public internal(set) var referrals = 0
    /// Of how many the patient was informed, in person or for that referral, by the day on which the
    /// submission was received, as it was on record before it.
    public internal(set) var informed = 0
  }
}

extension SubmissionLedger {
  /// Of how many referrals the patient was informed before they were submitted, by provider and
  /// period, now or at any moment of history (R11).
  ///
  /// Cost: a walk over all referrals; memory grows with the number of submissions only.
  public func auditInforming(
    provider: OrganisationCode? = nil, period: Period? = nil, asOf moment: AsOf = .now
  ) throws(LedgerError) -> InformingAudit {
    try catchUp()
    let size = try size(asOf: moment)
    let counting = try acceptedSubmissions(asOfSize: size).counting.filter { entry in
      (provider.map { $0.text == entry.provider } ?? true)
        && (period.map { $0.number == entry.period } ?? true)
    }
    let asked = Dictionary(counting.map { ($0.number, $0) }) { first, _ in first }
    var coverage = asked.mapValues { entry in
      InformingAudit.Coverage(
        provider: entry.provider, period: periodText(entry.period), submission: entry.number)
    }
    var walk = ReferralWalk(self, of: provider, asOfSize: size)
    while let run = try walk.next({ (history, model) throws(ProjectionError) in
      try tellings(of: history, in: asked, model)
    }) {
      for telling in run.joined() {
        coverage[telling.submission]?.referrals += 1
        if telling.isInformed { coverage[telling.submission]?.informed += 1 }
      }
    }
    return InformingAudit(
      asOf: try recordedTime(ofSize: size), asOfSize: size,
      coverage: counting.compactMap { coverage[$0.number] })
  }

  /// In which of the submissions a referral was kept, and whether its patient was informed before.
  ///
  /// Links between people count as they are known at the moment that is asked about, so a link that
  /// came with the submission itself is among them.
  private func tellings(
    of history: ReferralHistory, in asked: [UInt64: AcceptedSubmissions.Entry],
    _ model: ChoiceModel
  ) throws(ProjectionError) -> [(submission: UInt64, isInformed: Bool)] {
    var tellings: [(submission: UInt64, isInformed: Bool)] = []
    var known: (person: UInt64, records: [ChoiceRecord])?
    // The parts of one record stand together.
    for entry in history.submitted where tellings.last?.submission != UInt64(entry.body.submission)
    {
      guard let submission = asked[UInt64(entry.body.submission)] else { continue }
      // It is the same person in all months but for rare changes.
      if known?.person != entry.personNumber {
        let person = entry.personNumber
        known = (person, try model.records(ofReferral: history.number, person: person))
      }
      let isInformed = (known?.records ?? []).contains { record in
        guard case .informed(let body) = record.content else { return false }
        return record.position < submission.receivedPosition
          && body.informedOn <= submission.receivedOn.daysSince1970
      }
      tellings.append((submission.number, isInformed))
    }
    return tellings
  }
}
