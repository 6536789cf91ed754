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
    try catchUp()
    var drafts: [EventDraft] = []
    var said: Set<Said> = []
    var (onRecord, unknown) = (0, 0)
    for row in rows {
      let found = try vaulting { () throws(VaultError) in
        try vault.person(for: numberLookup(row.number))
      }
      guard let person = found?.rawValue else {
        unknown += 1
        continue
      }
      let fact = OptOutFact(
        position: 0, isSet: row.status == .set,
        effectiveAt: Moment(microseconds: Timestamp(startOf: row.from).microseconds),
        knownAt: Moment(microseconds: moment.microseconds))
      let known = try tellings(of: person, asOfSize: .max, vault)
      if known.contains(where: { $0.fact.tellsTheSame(as: fact) })
        || !said.insert(Said(person: person, isSet: fact.isSet, from: fact.effectiveAt)).inserted
      {
        onRecord += 1
        continue
      }
      let status = SchemaOptOutStatus(
        isSet: fact.isSet, effectiveFrom: fact.effectiveAt.microseconds,
        knownAt: fact.knownAt.microseconds)
      let draft = try statusDraft(status, of: person, check: nil, knownAt: moment, vault)
      if let draft { drafts.append(draft) } else { unknown += 1 }
    }
    if !drafts.isEmpty { _ = try append(drafts) }
    return OptOutImport(
      rows: rows.count, recorded: drafts.count, onRecord: onRecord, unknown: unknown)
  }

  func numberLookup(_ number: NHSNumber) -> Lookup {
    Lookup(domain: "person/nhs-number", parts: [SensitiveText(number.unredacted)])
  }

  /// What the events up to a size of the log tell of a person, in the order in which it counts.
  func tellings(
    of person: UInt64, asOfSize size: UInt64, _ vault: Vault
  ) throws(LedgerError) -> [OptOutTelling] {
    let positions = try readOptOuts(asOfSize: size) { (model) throws(ProjectionError) in
      try model.statuses(of: person)
    }
    var events: [RecordedEvent] = []
    try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      for position in positions { events.append(try snapshot.event(at: position)) }
    }
    return try openedStatuses(events, of: person, vault)
  }

  private struct Said: Hashable {
    let person: UInt64
    let isSet: Bool
    let from: Moment
  }
}

/// A row of a list of opt-outs.
private struct OptOutRow {
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
    self.number = number
    self.status = status
    self.from = from
  }
}

extension OptOutFact {
  fileprivate func tellsTheSame(as other: OptOutFact) -> Bool {
    (isSet, effectiveAt, knownAt) == (other.isSet, other.effectiveAt, other.knownAt)
  }
}
