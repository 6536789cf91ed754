internal import Agreements
internal import DataSet
public import Disclosure
internal import EventLog
internal import EventSchema
internal import Foundation
internal import KeyVault
internal import PersonSets
internal import Policy
internal import Projections
internal import TransparencyLog

extension SubmissionLedger {
  /// What a release would hold now, and who would be left out and why; appends nothing.
  ///
  /// Cost: all records that could be in it are read and opened, as for a release.
  public func planDisclosure(
    _ request: ReleaseRequest, progress: (Int) -> Void = { _ in }
  ) throws(LedgerError) -> DisclosureSummary {
    let gate = try gate(request, at: try decidingMoment())
    guard case .allowed(let ground) = gate.decision else { return gate.refusal(of: request) }
    let computation = gate.computation(0, request, ground)
    let rules = computation.rules(nil)
    var sink = NoLines()
    let tally = try computation.tally(
      self, try openVault(readOnly: true), rules, into: &sink, progress)
    var summary = DisclosureSummary(
      status: .planned, request: SchemaDisclosureRequest(request), ground: computation.groundBody)
    summary.take(DisclosureMembers(reading: tally.people))
    summary.tables = rules.summaries(tally.rows)
    return summary
  }

  /// Releases the records that may leave, as a file of their own, and tells of it in the log; or refuses,
  /// and tells of that (R13 to R19, R21).
  ///
  /// Records are read after `DisclosurePlanned` is durable. The file is durable, and has its name only
  /// once `DisclosureReleased` is. The log takes that only if no choice, agreement or check has changed
  /// since people were decided upon; if one has, all is computed again (R14).
  ///
  /// - Throws: ``LedgerError/badArgument(name:expected:)`` for a file that is there already, and
  ///   ``LedgerError/disclosureUnderWay`` while another process makes a release.
  public func release(
    _ request: ReleaseRequest, to path: String, progress: (Int) -> Void = { _ in }
  ) throws(LedgerError) -> DisclosureSummary {
    let lock = try DisclosureLock(of: self)
    defer { withExtendedLifetime(lock) {} }
    try NewFile.requireFree(path)
    try settle(lock)
    let gate = try gate(request, at: try decidingMoment())
    let number = try nextDisclosure()
    guard case .allowed(let ground) = gate.decision else {
      return try refuse(request, gate, number, expecting: .noStream)
    }
    // What a vault from a backup cannot release is not planned.
    try checkDisclosureKeys(in: try openVault(readOnly: true))
    _ = try makePseudonyms(ground, at: gate.decided, holding: nil)
    let planned = try plan(request, ground, gate, number)
    let journal = DisclosureJournal(number: number, making: path)
    try journal.store(in: layout)
    var release = ReleaseInTheMaking(
      ledger: self, request: request, number: number, planned: planned, journal: journal)
    // Once the log tells of a file, whoever comes next gives it its name where this process cannot.
    defer {
      if !release.awaitsItsName {
        journal.removeFiles()
        DisclosureJournal.remove(from: layout)
      }
    }
    var summary = try release.run(progress)
    if summary.status == .released { summary.path = path }
    return summary
  }

  /// The number of the next disclosure; nobody else takes it while this process may make one.
  private func nextDisclosure() throws(LedgerError) -> UInt64 {
    try logging { () throws(EventLogError) in
      (try log.beginRead().highestNumber(in: .disclosure) ?? 0) + 1
    }
  }

  private func plan(
    _ request: ReleaseRequest, _ ground: ReleaseGround, _ gate: DisclosureGate, _ number: UInt64
  ) throws(LedgerError) -> Position {
    var body = SchemaDisclosurePlanned()
    body.request = SchemaDisclosureRequest(request)
    body.ground = SchemaDisclosureGround(ground, gate.instruments)
    body.dataSize = gate.basis.size
    let fields = EventFields(
      type: .disclosurePlanned, stream: StreamID(.disclosure, number), effectiveAt: now,
      actor: session.actor, body: try serialized(body))
    return try append([EventDraft(fields, expecting: .noStream)]).first
  }

  /// Tells of a refusal, with every reason (R18).
  func refuse(
    _ request: ReleaseRequest, _ gate: DisclosureGate, _ number: UInt64,
    expecting expected: ExpectedVersion
  ) throws(LedgerError) -> DisclosureSummary {
    var summary = gate.refusal(of: request)
    var body = SchemaDisclosureRefused()
    body.request = SchemaDisclosureRequest(request)
    if case .refused(let refusals) = gate.decision {
      body.refusals = refusals.map { SchemaDisclosureRefusal($0) }
    }
    body.policyVersion = gate.policy.name
    let fields = EventFields(
      type: .disclosureRefused, stream: StreamID(.disclosure, number), effectiveAt: now,
      actor: session.actor, body: try serialized(body))
    let result = try append([EventDraft(fields, expecting: expected)])
    try catchUp()
    summary.number = number
    summary.position = result.first
    summary.endedAt = result.recordedAt
    return summary
  }
}

extension DisclosureGate {
  func refusal(of request: ReleaseRequest) -> DisclosureSummary {
    var summary = DisclosureSummary(
      status: .refused, request: SchemaDisclosureRequest(request),
      ground: SchemaDisclosureGround())
    summary.policyVersion = policy.name
    if case .refused(let refusals) = decision {
      summary.refusals = refusals.map { ($0.code, $0.description) }
    }
    return summary
  }
}

extension DisclosureRules {
  func summaries(_ rows: [String: [Int]]) -> [DisclosureSummary.Table] {
    tables.keys.sorted().flatMap { version in
      (tables[version] ?? []).enumerated().map { place, table in
        DisclosureSummary.Table(
          version: version, name: table.table.name, columns: table.columns.map(\.name),
          rows: UInt64(rows[version]?[place] ?? 0))
      }
    }
  }
}

extension DisclosureJournal {
  /// The files of a release that gets a name in the end.
  init(number: UInt64, making path: String) {
    let mark = UUID().uuidString.prefix(8)
    let path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.init(
      number: number, tables: "\(path).\(mark).tables.partial", draft: "\(path).\(mark).partial",
      path: path)
  }
}
