internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Evidence
internal import Foundation
internal import Policy
internal import Projections
internal import TransparencyLog

extension SubmissionLedger {
  /// Every disclosure that was asked for by a moment of history, in order (R19).
  ///
  /// What a process left open that ended on the way is settled first, unless one is at work.
  public func disclosures(asOf moment: AsOf = .now) throws(LedgerError) -> [DisclosureSummary] {
    try settleWhereNobodyIsAtWork()
    let size = try size(asOf: moment)
    return try readDisclosures(asOfSize: size) { (model) throws(ProjectionError) in
      try model.disclosures().map { DisclosureSummary($0) }
    }
  }

  /// One disclosure.
  ///
  /// - Throws: ``LedgerError/notFound(what:)``.
  public func disclosure(
    _ number: UInt64, asOf moment: AsOf = .now
  ) throws(LedgerError) -> DisclosureSummary {
    try settleWhereNobodyIsAtWork()
    return DisclosureSummary(try disclosureRecord(number, asOfSize: try size(asOf: moment)))
  }

  func disclosureRecord(
    _ number: UInt64, asOfSize size: UInt64 = .max
  ) throws(LedgerError) -> DisclosureRecord {
    let record = try readDisclosures(asOfSize: size) { (model) throws(ProjectionError) in
      try model.disclosure(number)
    }
    guard let record else { throw .notFound(what: "disclosure \(number)") }
    return record
  }

  func readDisclosures<Result>(
    asOfSize size: UInt64 = .max,
    _ body: (DisclosureModel) throws(ProjectionError) -> Result
  ) throws(LedgerError) -> Result {
    try projecting { () throws(ProjectionError) in
      try disclosureStore.read { (reader) throws(ProjectionError) in
        try body(DisclosureModel(reader, asOfSize: size))
      }
    }
  }
}

// What a process left that ended on the way.
extension SubmissionLedger {
  func settleWhereNobodyIsAtWork() throws(LedgerError) {
    do throws(LedgerError) {
      // Whoever is at work settles it in the end: nobody who asks has to wait for that.
      try settle(try DisclosureLock(of: self, patience: .zero))
    } catch {
      guard case .disclosureUnderWay = error else { throw error }
      try catchUp()
    }
  }

  /// Ends what was begun and never came to its end: a release without its event is told of as
  /// interrupted and its files go; one whose event is there gets its file.
  ///
  /// - Parameter lock: whoever has it knows that nobody is at work.
  func settle(_ lock: borrowing DisclosureLock) throws(LedgerError) {
    try catchUp()
    let newest = try readDisclosures { (model) throws(ProjectionError) in
      try model.disclosure(try model.newest())
    }
    if let journal = try DisclosureJournal.read(from: layout) {
      try settle(journal, newest)
      try journal.removeFilesOrKeep()
    }
    DisclosureJournal.remove(from: layout)
    guard let newest, case .open = newest.outcome else { return }
    var body = SchemaDisclosureRefused()
    body.request = newest.request
    body.refusals = [SchemaDisclosureRefusal(.interrupted)]
    body.policyVersion = newest.planned?.ground.policyVersion ?? ""
    let fields = EventFields(
      type: .disclosureRefused, stream: StreamID(.disclosure, newest.number), effectiveAt: now,
      actor: session.actor, body: try serialized(body))
    _ = try append([EventDraft(fields, expecting: .exactly(1))])
    try catchUp()
  }

  /// A journal whose number is that of the newest release is of its making, or of its making again: the
  /// digest says whether the file is that of the event.
  private func settle(
    _ journal: DisclosureJournal, _ newest: DisclosureRecord?
  ) throws(LedgerError) {
    if let newest, newest.number == journal.number,
      case .released(_, _, let body) = newest.outcome,
      !FileManager.default.fileExists(atPath: journal.path),
      FileManager.default.fileExists(atPath: journal.draft),
      try ReleaseDraft.digest(of: journal.draft).digest == Array(body.fileDigest)
    {
      try ReleaseFile.name(journal)
    }
  }
}

extension DisclosureSummary {
  /// What is the same of a plan, a refusal and a release.
  init(
    number: UInt64? = nil, status: Status, request: SchemaDisclosureRequest,
    ground: SchemaDisclosureGround?
  ) {
    self.number = number
    self.status = status
    use = request.use
    recipient = request.recipient
    periods = request.periods
    agreement = request.agreement.isEmpty ? nil : request.agreement
    policyVersion = ground?.policyVersion ?? ""
    guard let ground, status != .refused else { return }
    if !ground.agreement.isEmpty { agreement = ground.agreement }
    lawfulBasis = ground.lawfulBasis
    optOutApplies = ground.optOutApplies
    if !ground.exemption.isEmpty { exemption = (ground.exemption, ground.exemptionDocument) }
    if ground.optOutCheck > 0 { optOutCheck = ground.optOutCheck }
    instruments = ground.instruments
  }

  init(
    number: UInt64, released body: SchemaDisclosureReleased, at position: Position,
    _ time: Timestamp
  ) {
    self.init(number: number, status: .released, request: body.request, ground: body.ground)
    self.position = position
    endedAt = time
    included = body.included
    removed = body.removed.byReason
    tables = body.tables.map { table in
      Table(
        version: table.version, name: table.name, columns: table.columns, rows: table.rows)
    }
    fileDigest = Hash(Array(body.fileDigest).span)
    fileBytes = body.fileBytes
  }

  /// What the log tells of one.
  init(_ record: DisclosureRecord) {
    switch record.outcome {
    case .open:
      self.init(
        number: record.number, status: .open, request: record.request,
        ground: record.planned?.ground)
    case .released(let position, let time, let body):
      self.init(number: record.number, released: body, at: position, time)
    case .refused(let position, let time, let body):
      self.init(number: record.number, status: .refused, request: body.request, ground: nil)
      self.position = position
      endedAt = time
      policyVersion = body.policyVersion
      refusals = body.refusals.map { ($0.code, $0.detail) }
    }
  }

  mutating func take(_ members: DisclosureMembers) {
    included = members.count(.included)
    removed = SchemaDisclosureRemovals(members).byReason
  }
}
