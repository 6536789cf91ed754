internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import PersonSets
internal import Policy
internal import Projections
internal import SwiftProtobuf
internal import WorkAhead

/// Takes the lines of a release as they are cut.
protocol DisclosureSink {
  /// Lines of a table, by its place among those of a version of the data set.
  mutating func take(
    _ lines: [UInt8], table: Int, version: String
  ) throws(LedgerError)
}

/// What one pass over the records of a release came to.
struct DisclosureTally {
  /// Everybody whom a submission holds, by what became of them in some month.
  var people: [MemberGroup: PersonSet] = [:]
  /// How many were read, each counted once a month.
  var readCount = 0
  /// Lines by version of the data set, in the order of its tables of the release.
  var rows: [String: [Int]] = [:]
  var eventsUnsealed: UInt64 = 0
}

extension DisclosureTally {
  mutating func add(_ person: UInt64, to group: MemberGroup) throws(LedgerError) {
    readCount += 1
    do throws(PersonSetError) {
      _ = try people[group, default: PersonSet()].insert(person)
    } catch {
      throw .personSet(error)
    }
  }
}

/// One pass over the submissions of a release, in the order of the log: who is in, and with which lines.
///
/// Pieces of submissions are read, opened and cut on whatever core is free; memory grows with the sets of people
/// only.
struct DisclosurePass {
  let ledger: SubmissionLedger
  let vault: Vault
  let rules: DisclosureRules
  /// Choices count up to this size of the log.
  let decidedSize: UInt64
  private let standings: StandingReader?
  private let piecePositions: UInt64
  private var tally = DisclosureTally()

  private static let piecesAhead = 8

  /// - Parameter piecePositions: how many positions of the log a piece has; the lines are the same whatever it is.
  init(
    _ ledger: SubmissionLedger, _ vault: Vault, _ rules: DisclosureRules, _ ground: ReleaseGround,
    decidedSize: UInt64, at moment: Moment, piecePositions: UInt64 = 2_000
  ) throws(LedgerError) {
    self.ledger = ledger
    self.vault = vault
    self.rules = rules
    self.decidedSize = decidedSize
    self.piecePositions = piecePositions
    standings =
      ground.optOutApplies
      ? try StandingReader(ledger, asOfSize: decidedSize, at: moment, rules.policy) : nil
  }

  /// Reads everything, and hands over the lines.
  mutating func run(
    over sources: [DisclosureSource], into sink: inout some DisclosureSink,
    progress: (Int) -> Void
  ) throws(LedgerError) -> DisclosureTally {
    for (version, tables) in rules.tables { tally.rows[version] = tables.map { _ in 0 } }
    for source in sources {
      progress(tally.readCount)
      try read(source, into: &sink, progress: progress)
      ledger.log.releaseResidentPages()
    }
    return tally
  }

  private mutating func read(
    _ source: DisclosureSource, into sink: inout some DisclosureSink, progress: (Int) -> Void
  ) throws(LedgerError) {
    let personnel = try ledger.personnel(of: source, vault)
    let whole = try whole(source, try header(in: personnel, of: source))
    var line = AheadLine<Result<ReleasePiece.Made, LedgerError>>(limit: Self.piecesAhead)
    // Work that holds the vault and the ledger does not outlive a failure.
    defer { line.abandon() }
    var seen = Seen()
    for piece in whole.pieces(of: piecePositions) {
      let work = { @Sendable in Result { () throws(LedgerError) in try piece.made() } }
      guard let done = line.add(work) else { continue }
      try add(try done.get(), of: source, &seen, into: &sink)
      progress(tally.readCount)
    }
    while let done = line.next() { try add(try done.get(), of: source, &seen, into: &sink) }
    guard seen.hasRows else { return }
    try addPersonnel(personnel, of: source, whole.form, naming: seen.staff, into: &sink)
  }

  private func whole(
    _ source: DisclosureSource, _ header: [String?]
  ) throws(LedgerError) -> SourceInRelease {
    let facts = SubmissionFacts(
      id: source.record.number, receivedOn: source.record.receivedAt.calendarDay, header: header)
    let received = try logging { () throws(EventLogError) in
      try ledger.log.beginRead().event(at: source.record.receivedPosition)
    }
    return SourceInRelease(
      ledger: ledger, vault: vault, rules: rules, decidedSize: decidedSize, standings: standings,
      source: source, name: received.correlationID,
      form: ReleaseSource(
        rules.tables[source.dataSet.version.text] ?? [], of: source.dataSet, facts: facts,
        provider: source.record.received.provider, rules.pseudonyms),
      entitlement: ReferralEntitlement(source, rules))
  }

  /// What rows of patients that leave say of a submission.
  private struct Seen {
    var hasRows = false
    /// The members of staff whom they name.
    var staff: Set<String> = []
  }

  /// Adds what came of a piece.
  private mutating func add(
    _ made: ReleasePiece.Made, of source: DisclosureSource, _ seen: inout Seen,
    into sink: inout some DisclosureSink
  ) throws(LedgerError) {
    seen.staff.formUnion(made.cut.staff)
    for (person, group) in made.people {
      seen.hasRows = seen.hasRows || group == .included
      try tally.add(person, to: group)
    }
    try add(made.cut, of: source, into: &sink)
  }

  private mutating func add(
    _ cut: CutLines, of source: DisclosureSource, into sink: inout some DisclosureSink
  ) throws(LedgerError) {
    let version = source.dataSet.version.text
    tally.eventsUnsealed += UInt64(cut.eventsUnsealed)
    for (table, count) in cut.counts.enumerated() where count > 0 {
      tally.rows[version]?[table] += count
      try sink.take(cut.lines[table], table: table, version: version)
    }
  }
}

// The rows of no patient of a submission: the header, and those about staff.
extension DisclosurePass {
  private func header(
    in personnel: [OpenedEvent], of source: DisclosureSource
  ) throws(LedgerError) -> [String?] {
    for opened in personnel {
      guard let rows = try? SchemaRows(serializedBytes: opened.content).rows,
        let content = AcceptedContent(rows, of: source.dataSet, in: opened.event)
      else { throw .projection(.malformedBody(opened.event.position)) }
      let header = content.rows.first { $0.table.name == "IDS000Header" }
      if let header { return header.values }
    }
    throw .projection(.malformedBody(source.accepted))
  }

  /// Adds the header, and the rows about staff whom the rows of patients name.
  private mutating func addPersonnel(
    _ personnel: [OpenedEvent], of source: DisclosureSource, _ form: ReleaseSource,
    naming staff: Set<String>, into sink: inout some DisclosureSink
  ) throws(LedgerError) {
    var cutter = RowCutter(form)
    for opened in personnel {
      try cutter.cut(opened.content, of: opened.event) { rows in
        // A provider gets back whatever it handed in.
        guard rules.use.needsAgreement,
          let field = form.dataSet.tables[rows.table].fieldIndex(named: "CarePersLocalId")
        else { return true }
        return rows.value(field, of: .own).map(staff.contains) ?? false
      }
    }
    try add(cutter.cutLines, of: source, into: &sink)
  }
}
