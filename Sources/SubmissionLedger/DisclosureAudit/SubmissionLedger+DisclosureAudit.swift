internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import PersonSets
internal import Policy
internal import Projections

extension SubmissionLedger {
  /// Everything that is on record of one disclosure, without naming anybody who was in it (R19).
  ///
  /// Cost: a walk over the envelopes behind it, for later looks at it.
  /// - Throws: ``LedgerError/notFound(what:)``.
  public func auditDisclosure(_ number: UInt64) throws(LedgerError) -> DisclosureAudit {
    try catchUp()
    let record = try disclosureRecord(number)
    let summary = DisclosureSummary(record)
    let first = try event(at: record.beganPosition)
    guard case .released(let position, _, let body) = record.outcome else {
      return DisclosureAudit(
        disclosure: summary, actor: first.actor, beganAt: record.beganAt, decidedAt: nil,
        positions: try positions(of: record, ended: summary.position), agreement: nil, check: nil,
        tables: [], instruments: [], submissions: [])
    }
    let decidedAt = Timestamp(microseconds: body.decidedAtMicroseconds)
    let policy = PolicyBook.standard.version(on: decidedAt.calendarDay)
    let agreement = try releasedAgreement(record)
    var audit = DisclosureAudit(
      disclosure: summary, actor: try event(at: position).actor, beganAt: record.beganAt,
      decidedAt: decidedAt, positions: try positions(of: record, ended: position),
      agreement: agreement,
      check: try check(body.ground, policy, asOfSize: body.decidedSize),
      tables: try auditedTables(body, agreement?.terms),
      instruments: try instruments(at: body.ground.instruments),
      submissions: try submissions(of: body))
    audit.answers =
      DisclosureAnswers(
        audit: audit, body: body, agreement: agreement, decidedAt: decidedAt,
        inForce: try versionInForce(body, on: decidedAt.calendarDay),
        missing: InstrumentsInForce(among: audit.instruments, on: decidedAt.calendarDay).gaps
      ).all
    return audit
  }

  /// Who was in a disclosure and who was left out; the look is recorded before anything is opened (R28).
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` for a disclosure that released nothing.
  public func disclosureMembers(
    _ number: UInt64, reason: String
  ) throws(LedgerError) -> DisclosureMemberList {
    try checkWords(reason, "--reason")
    try catchUp()
    let record = try disclosureRecord(number)
    guard case .released = record.outcome else {
      throw .notFound(what: "a file of disclosure \(number)")
    }
    let vault = try openVault(readOnly: true)
    try recordAccess(
      command: "audit disclosure --members", ofDisclosure: number, reason: reason)
    let members = try releasedMembers(record, vault)
    return DisclosureMemberList(
      number: number,
      groups: MemberGroup.allCases.map { ($0.rawValue, Array(members[$0].ranges)) })
  }

  private func event(at position: Position) throws(LedgerError) -> RecordedEvent {
    try logging { () throws(EventLogError) in try log.beginRead().event(at: position) }
  }

  private func positions(
    of record: DisclosureRecord, ended: Position?
  ) throws(LedgerError) -> DisclosureAudit.Positions {
    let stream = StreamID(.disclosure, record.number)
    let looks = try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      // Each event of the stream has a version: where these end, so do the looks.
      var left = try snapshot.version(of: stream)
      var looks: [Position] = []
      var cursor = try snapshot.events(from: record.beganPosition)
      while left > 0, let event = try cursor.next() {
        guard event.header.stream == stream else { continue }
        left -= 1
        if event.header.type == .recordAccessed { looks.append(event.header.position) }
      }
      return looks
    }
    return DisclosureAudit.Positions(
      planned: record.planned.map { _ in record.beganPosition }, members: record.members,
      ended: ended, looks: looks)
  }

  private func check(
    _ ground: SchemaDisclosureGround, _ policy: PolicyVersion, asOfSize size: UInt64
  ) throws(LedgerError) -> DisclosureAudit.Check? {
    guard ground.optOutCheck > 0 else { return nil }
    let record = try readOptOuts(asOfSize: size) { (model) throws(ProjectionError) in
      try model.checks().first { $0.number == ground.optOutCheck }
    }
    var completedAt: Timestamp?
    if case .complete(_, let time) = record?.outcome { completedAt = time }
    return DisclosureAudit.Check(
      number: ground.optOutCheck,
      askedAt: record?.requestedAt
        ?? Timestamp(microseconds: ground.optOutCheckedAtMicroseconds),
      completedAt: completedAt, freshDays: policy.optOutFreshDays)
  }

  /// The version of the agreement that was in force on a day, by what was on record when people were decided upon.
  private func versionInForce(
    _ body: SchemaDisclosureReleased, on day: Day
  ) throws(LedgerError) -> AgreementReference? {
    guard let reference = AgreementReference(body.ground.agreement) else { return nil }
    let moment = AsOf.position(Position(body.decidedSize - 1))
    return try agreement(reference, asOf: moment).dossier.history.inForce(on: day)?.terms.reference
  }

  private func submissions(
    of body: SchemaDisclosureReleased
  ) throws(LedgerError) -> [DisclosureAudit.Submission] {
    try readSubmissions { (model) throws(ProjectionError) in
      var submissions: [DisclosureAudit.Submission] = []
      for source in body.submissions {
        let record = try model.submission(UInt64(source.submission))
        submissions.append(
          DisclosureAudit.Submission(
            number: UInt64(source.submission), provider: record?.received.provider ?? "",
            position: Position(source.position)))
      }
      return submissions
    }
  }

  /// The months of the submissions that were read, by versions of the data set.
  private func releasedMonths(
    _ body: SchemaDisclosureReleased
  ) throws(LedgerError) -> [String: Set<Period>] {
    try readSubmissions { (model) throws(ProjectionError) in
      var months: [String: Set<Period>] = [:]
      for source in body.submissions {
        guard let received = try model.submission(UInt64(source.submission))?.received,
          let month = Period(number: received.period)
        else { continue }
        months[received.dataSetVersion, default: []].insert(month)
      }
      return months
    }
  }

  /// What left of each table against what may: read from the terms, and not from what the release was cut by.
  private func auditedTables(
    _ body: SchemaDisclosureReleased, _ terms: AgreementTerms?
  ) throws(LedgerError) -> [DisclosureAudit.Table] {
    let months = try releasedMonths(body)
    return body.tables.map { released in
      guard let dataSet = DataSet.version(released.version),
        let table = dataSet.table(named: released.name)
      else {
        return DisclosureAudit.Table(
          version: released.version, name: released.name, rows: released.rows, keys: [],
          approved: [], notApproved: released.columns, heldBack: [])
      }
      let isIdentifiable = terms.map { $0.identifiability == .identifiable } ?? true
      let keys = ReleaseTable.keyColumns(
        of: table, in: dataSet, isIdentifiable: isIdentifiable, linkages: terms?.linkage ?? [])
      let may =
        terms?.approvedFields(of: table.name, in: dataSet, for: months[released.version] ?? [])
        // A provider gets all of its own back.
        ?? dataSet.columns(of: table)
      let others = released.columns.filter { !keys.contains($0) }
      return DisclosureAudit.Table(
        version: released.version, name: released.name, rows: released.rows,
        keys: released.columns.filter(keys.contains), approved: others.filter(may.contains),
        notApproved: others.filter { !may.contains($0) },
        heldBack: may.filter { !released.columns.contains($0) })
    }
  }
}

extension AgreementTerms {
  /// The fields of a table that are approved for each of some months of a version of the data set.
  fileprivate func approvedFields(
    of table: String, in dataSet: DataSet, for months: Set<Period>
  ) -> [String] {
    func fields(in month: Period) -> [String] {
      data.filter { $0.covers(dataSet.version, month) }
        .flatMap { $0.approvedTables(of: dataSet) }.filter { $0.name == table }
        .flatMap(\.fields)
        .reduce(into: []) { fields, field in if !fields.contains(field) { fields.append(field) } }
    }
    guard let first = months.min() else { return [] }
    return fields(in: first).filter { field in months.allSatisfy { fields(in: $0).contains(field) }
    }
  }
}
