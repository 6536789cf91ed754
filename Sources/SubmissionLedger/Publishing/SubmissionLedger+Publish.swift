internal import Agreements
public import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
internal import Policy
public import Publication
internal import SwiftProtobuf
internal import TransparencyLog

extension SubmissionLedger {
  /// Publishes the measures of a month under disclosure control: a table, its metadata and pictures
  /// (R15, R20).
  ///
  /// The files are durable before `MeasuresPublished` tells of them. The same figures from the same
  /// submissions are the same bytes, and told of once. Cost: one count of the pathways of the month, and
  /// one more for each earlier publication of it that rests on other submissions; memory grows with the
  /// number of organisations only.
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` where no submission counts for the month, and
  ///   ``LedgerError/badArgument(name:expected:)`` for a file that is there already.
  public func publish(
    _ use: PublicationUse, of period: Period, to path: String, asOf moment: AsOf = .now,
    progress: (Int) -> Void = { _ in }
  ) throws(LedgerError) -> MeasuresPublication {
    let kinds = ["measures", "metadata"] + use.charts.map { "chart-\($0)" }
    try PublicationFiles.requireFree(path, kinds: kinds)
    try catchUp()
    let basis = try publicationBasis(of: period, asOfSize: try size(asOf: moment))
    let policy = try policy(for: use, on: basis.asOf)
    let counted = try countPathways(basis, progress: progress)
    let measures = PublishedMeasures(controlling: counted.counts, levels: use.levels)
    let notes = PublicationNotes(
      use: use, status: basis.status, origin: identity.origin, size: basis.size,
      asOf: String(describing: basis.asOf), policyVersion: policy.name,
      submissions: basis.submissions)
    let files = Self.files(measures, notes, at: path)
    let body = Self.body(counted, measures, notes, files)
    let earlier = try publications(of: period)
    let risks =
      measures.exposures.map(PublicationRisk.exposed)
      + (try differences(of: measures, body, to: earlier, progress: progress))
    try files.write()
    let (position, instruments, isNew) = try record(body, of: period)
    return MeasuresPublication(
      use: use, period: period, status: basis.status, levels: measures.levels, size: basis.size,
      asOf: basis.asOf, policyVersion: policy.name,
      files: files.files.map { file in
        MeasuresPublication.File(kind: file.kind, path: file.path, digest: file.digest)
      },
      figures: (measures.figureCount, measures.suppressed.small, measures.suppressed.complement),
      submissions: basis.submissions.map(\.number).sorted(),
      pathways: (counted.counts.pathways, counted.counts.unreadable), risks: risks,
      instruments: instruments.positions, instrumentGaps: instruments.gaps, position: position,
      isNew: isNew)
  }

  /// The policy, where it lets the use publish aggregates of everybody.
  private func policy(
    for use: PublicationUse, on time: Timestamp
  ) throws(LedgerError) -> PolicyVersion {
    let policy = PolicyBook.standard.version(on: time.calendarDay)
    guard let allowed = policy.use(named: use.rawValue), allowed.level == .aggregate,
      !allowed.optOutApplies
    else {
      throw .badArgument(
        name: "--use", expected: "a use that policy \(policy.name) lets publish aggregates")
    }
    return policy
  }

  private static func files(
    _ measures: PublishedMeasures, _ notes: PublicationNotes, at path: String
  ) -> PublicationFiles {
    let name = URL(fileURLWithPath: path).lastPathComponent
    var texts = [
      ("measures", measures.csv(notes.status)), ("metadata", measures.metadata(notes, of: name)),
    ]
    texts += measures.charts(notes).map { ("chart-\($0.name)", $0.svg) }
    return PublicationFiles(
      files: texts.map { kind, text in
        PublicationFiles.File(
          kind: kind, path: PublicationFiles.path(of: kind, beside: path), text: text)
      })
  }

  private static func body(
    _ counted: CountedPathways, _ measures: PublishedMeasures, _ notes: PublicationNotes,
    _ files: PublicationFiles
  ) -> SchemaMeasuresPublished {
    var body = SchemaMeasuresPublished()
    body.use = notes.use.rawValue
    body.period = measures.period.number
    body.status = notes.status.rawValue
    body.levels = measures.levels.map(\.rawValue)
    body.size = notes.size
    body.policyVersion = notes.policyVersion
    body.measuresDigest = Data(SHA256Hasher.hash(Array(MeasureSet.text.utf8).span).bytes)
    body.files = files.files.map(\.body)
    body.figures = UInt64(measures.figureCount)
    body.suppressedSmall = UInt64(measures.suppressed.small)
    body.suppressedComplement = UInt64(measures.suppressed.complement)
    body.submissions = notes.submissions.map { source in
      var submission = SchemaPublishedSubmission()
      submission.submission = UInt32(truncatingIfNeeded: source.number)
      submission.position = source.position
      return submission
    }
    body.pathways = UInt64(counted.counts.pathways)
    body.unreadable = UInt64(counted.counts.unreadable)
    body.eventsUnsealed = counted.eventsUnsealed
    return body
  }
}

// Earlier publications.
extension SubmissionLedger {
  /// A publication that the log tells of.
  struct Published {
    let position: Position
    let day: Day
    let body: SchemaMeasuresPublished

    var measuresDigest: Data? { body.files.first { $0.kind == "measures" }?.digest }
  }

  /// Every publication of a month, in order.
  ///
  /// Each has an idempotency key that names its place in the stream of the month, so that they are found
  /// without a walk over the log, and no place is taken twice.
  func publications(of period: Period) throws(LedgerError) -> [Published] {
    try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      var found: [Published] = []
      for version in 0..<(try snapshot.version(of: stream(of: period))) {
        let name = keyName(period, version: version + 1)
        guard let result = try snapshot.result(ofKeyNamed: name) else {
          throw .damaged(.missingState("idempotency record of \(name)"))
        }
        let event = try snapshot.event(at: result.first)
        guard let body = try? SchemaMeasuresPublished(serializedBytes: event.body) else {
          throw .damaged(.missingState("publication of position \(event.position)"))
        }
        found.append(
          Published(
            position: event.position, day: event.header.recordedAt.calendarDay, body: body))
      }
      return found
    }
  }

  /// What whoever holds an earlier publication too could learn.
  ///
  /// The counts of that time are counted again from history: they are kept nowhere.
  private func differences(
    of measures: PublishedMeasures, _ body: SchemaMeasuresPublished, to earlier: [Published],
    progress: (Int) -> Void
  ) throws(LedgerError) -> [PublicationRisk] {
    var risks: [PublicationRisk] = []
    // Of those that rest on the same submissions the newest stands for all.
    let newest = Dictionary(earlier.map { ("\($0.body.size) \($0.body.use)", $0) }) { $1 }
    for published in newest.values.sorted(by: { $0.position < $1.position }) {
      if published.body.size == body.size {
        let isSame = published.measuresDigest == body.files.first { $0.kind == "measures" }?.digest
        if published.body.use == body.use, !isSame {
          risks.append(.notReproducible(published.position))
        }
        continue
      }
      let levels = published.body.levels.compactMap(PublicationLevel.init)
      let basis = try publicationBasis(of: measures.period, asOfSize: published.body.size)
      let counts = try countPathways(basis, progress: progress).counts
      let again = PublishedMeasures(controlling: counts, levels: levels)
      let digest = SHA256Hasher.hash(Array(again.csv(basis.status).utf8).span).bytes
      if Data(digest) != published.measuresDigest {
        risks.append(.notReproducible(published.position))
      }
      risks += measures.smallChanges(since: again).map {
        .smallChange($0, since: published.position)
      }
    }
    return risks
  }

  /// Appends the event, which cites the instruments in force on its day (R23), unless the newest of the same
  /// use says the same.
  private func record(
    _ body: SchemaMeasuresPublished, of period: Period
  ) throws(LedgerError) -> (position: Position, instruments: InstrumentsInForce, isNew: Bool) {
    var body = body
    while true {
      let instruments = try instrumentsInForce()
      body.instruments = instruments.positions
      let published = try publications(of: period)
      if let newest = published.last(where: { $0.body.use == body.use }), newest.body == body {
        return (newest.position, instruments, false)
      }
      let version = UInt64(published.count)
      let content = try serialized(body)
      let draft = EventDraft(
        EventFields(
          type: .measuresPublished, stream: stream(of: period), effectiveAt: now,
          actor: session.actor, body: content),
        expecting: .exactly(version))
      let key = IdempotencyKey(keyName(period, version: version + 1), content: content)
      do throws(LedgerError) {
        let result = try append([draft], idempotency: key)
        return (result.first, instruments, !result.isRepeat)
      } catch {
        // Another process published in between: there is a next place.
        if case .log(.idempotencyConflict) = error { continue }
        throw error
      }
    }
  }

  private func stream(of period: Period) -> StreamID {
    StreamID(.publication, UInt64(period.number))
  }

  private func keyName(_ period: Period, version: UInt64) -> String {
    "publication/\(period)/\(version)"
  }
}
