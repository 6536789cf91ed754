internal import DataSet
public import EventLog
internal import EventSchema
internal import Intake
internal import KeyVault
internal import Policy
internal import Projections

/// What became of a list of opt-outs.
public struct OptOutImport: Sendable {
  /// The rows of the list.
  public let rows: Int
  /// The rows that were appended.
  public let recorded: Int
  /// The rows that say what is on record already.
  public let onRecord: Int
  /// The rows about people whom the ledger does not know; nothing is kept of them.
  public let unknown: Int
}

extension SubmissionLedger {
  /// Records opt-outs that were set or withdrawn, by a list that describes a moment.
  ///
  /// The file is read whole first; a bad row changes nothing.
  ///
  /// - Parameter moment: the moment that the list describes; what it tells is as old as that.
  public func importOptOuts(
    from path: String, asAt moment: Timestamp
  ) throws(LedgerError) -> OptOutImport {
    guard moment <= now else { throw .badArgument(name: "--as-at", expected: "a time not to come") }
    let rows = try taking { () throws(IntakeError) in
      let list = try CSVList.read(path, columns: ["NHSNumber", "Status", "EffectiveFrom"])
      var rows: [OptOutRow] = []
      for row in list.rows { rows.append(try OptOutRow(row, asAt: moment)) }
      return rows
    }
    let vault = try openVault(readOnly: false)
    try checkFit(of: vault)
    try catchUp()
    var list = OptOutListing(
      ledger: self, vault: vault, moment: moment, checks: try countingChecks(asOfSize: .max))
    for start in stride(from: 0, to: rows.count, by: OptOutListing.groupRows) {
      try list.take(rows[start..<min(start + OptOutListing.groupRows, rows.count)])
    }
    for start in stride(from: 0, to: list.drafts.count, by: 20_000) {
      _ = try append(Array(list.drafts[start..<min(start + 20_000, list.drafts.count)]))
    }
    withExtendedLifetime(vault) {}
    // The list is on record, whatever comes of this: whoever reads next folds what is missing.
    try? catchUp()
    return OptOutImport(
      rows: rows.count, recorded: list.drafts.count, onRecord: list.onRecord, unknown: list.unknown)
  }

  func numberLookup(_ number: NHSNumber) -> Lookup {
    Lookup(domain: "person/nhs-number", parts: [SensitiveText(number.unredacted)])
  }
}

/// What a list of opt-outs says that is not on record.
private struct OptOutListing {
  let ledger: SubmissionLedger
  let vault: Vault
  /// The moment that the list describes.
  let moment: Timestamp
  let checks: CountingChecks
  private(set) var drafts: [EventDraft] = []
  private(set) var onRecord = 0
  private(set) var unknown = 0
  // What earlier rows said of a person and a day.
  private var said: [Said: Bool] = [:]

  /// Rows that are compared with the log together.
  static let groupRows = 2_000

  private struct Said: Hashable {
    let person: UInt64
    let from: Moment
  }

  init(ledger: SubmissionLedger, vault: Vault, moment: Timestamp, checks: CountingChecks) {
    self.ledger = ledger
    self.vault = vault
    self.moment = moment
    self.checks = checks
  }

  mutating func take(_ rows: ArraySlice<OptOutRow>) throws(LedgerError) {
    var known: [(row: OptOutRow, person: UInt64)] = []
    for row in rows {
      let found = try vaulting { () throws(VaultError) in
        try vault.person(for: ledger.numberLookup(row.number))
      }
      if let found { known.append((row, found.rawValue)) } else { unknown += 1 }
    }
    let facts = try ledger.optOutFacts(of: known.map(\.person), checks, vault)
    for ((row, person), facts) in zip(known, facts) { try take(row, person, facts.tellings) }
  }

  private mutating func take(
    _ row: OptOutRow, _ person: UInt64, _ known: [OptOutTelling]
  ) throws(LedgerError) {
    let fact = OptOutFact(
      position: 0, isSet: row.status == .set,
      effectiveAt: Moment(microseconds: Timestamp(startOf: row.from).microseconds),
      knownAt: Moment(microseconds: moment.microseconds))
    let place = Said(person: person, from: fact.effectiveAt)
    let before = said.updateValue(fact.isSet, forKey: place)
    if let before, before != fact.isSet { throw .intake(row.row.fault(.contradiction("Status"))) }
    // The last word of a list on a day counts: who says again what was said before it has changed it
    // back.
    let last = known.last { $0.check == nil && $0.fact.isOfOneMoment(with: fact) }
    if before != nil || last?.fact.isSet == fact.isSet {
      onRecord += 1
      return
    }
    let status = SchemaOptOutStatus(
      isSet: fact.isSet, effectiveFrom: fact.effectiveAt.microseconds,
      knownAt: fact.knownAt.microseconds)
    let draft = try ledger.statusDraft(status, of: person, check: nil, knownAt: moment, vault)
    if let draft { drafts.append(draft) } else { unknown += 1 }
  }
}

/// A row of a list of opt-outs.
private struct OptOutRow {
  let row: CSVList.Row
  let number: NHSNumber
  let status: Status
  let from: Day

  enum Status: String, CaseIterable {
    case set
    case withdrawn
  }

  init(_ row: CSVList.Row, asAt moment: Timestamp) throws(IntakeError) {
    guard let number = NHSNumber(checking: try row.required("NHSNumber")) else {
      throw row.fault(.notAnNHSNumber("NHSNumber"))
    }
    guard let status = try row.word("Status", Status.self) else {
      throw row.fault(.noValue("Status"))
    }
    guard let from = try row.day("EffectiveFrom") else {
      throw row.fault(.noValue("EffectiveFrom"))
    }
    self.row = row
    self.number = number
    self.status = status
    self.from = from
  }
}

extension OptOutFact {
  fileprivate func isOfOneMoment(with other: OptOutFact) -> Bool {
    (effectiveAt, knownAt) == (other.effectiveAt, other.knownAt)
  }
}
