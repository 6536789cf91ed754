internal import DataSet
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Projections
internal import SwiftProtobuf
internal import WorkAhead

extension SubmissionLedger {
  func readOptOuts<Result>(
    asOfSize size: UInt64 = .max,
    _ body: (borrowing OptOutModel) throws(ProjectionError) -> Result
  ) throws(LedgerError) -> Result {
    try projecting { () throws(ProjectionError) in
      try optOuts.read { (reader) throws(ProjectionError) in
        try body(OptOutModel(reader, asOfSize: size))
      }
    }
  }

  /// Everybody whose NHS number stands in the log before a size of it and can still be read.
  func cohort(before size: UInt64, _ vault: Vault) throws(LedgerError) -> OptOutCohort {
    var members: [(person: UInt64, number: UInt64)] = []
    var line = AheadLine<Result<[(person: UInt64, number: UInt64)], LedgerError>>(limit: 4)
    var last: UInt64? = 0
    var layouts: [UInt32: NumberPlace] = [:]
    while let person = last {
      let (page, next) = try readOptOuts(asOfSize: size) { (model) throws(ProjectionError) in
        try model.numbered(after: person, limit: 2_000)
      }
      last = next
      let sealed = try sealedNumbers(of: page, &layouts, vault)
      let done = line.add { Result { () throws(LedgerError) in try Self.numbers(in: sealed) } }
      if let done { members += try done.get() }
      releaseOptOutPages()
    }
    while let done = line.next() { members += try done.get() }
    return OptOutCohort(members)
  }

  /// A walk over everybody reads most of the log, and need not keep it in memory.
  func releaseOptOutPages() {
    log.releaseResidentPages()
    optOuts.releaseResidentPages()
  }

  /// A record that holds somebody's NHS number, and the key that opens it.
  private struct SealedNumber: Sendable {
    let person: UInt64
    let event: RecordedEvent
    let key: PersonKey
    let place: NumberPlace
  }

  private func sealedNumbers(
    of page: [NumberedPerson], _ places: inout [UInt32: NumberPlace], _ vault: Vault
  ) throws(LedgerError) -> [SealedNumber] {
    var events: [RecordedEvent] = []
    try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      for person in page { events.append(try snapshot.event(at: person.position)) }
    }
    var sealed: [SealedNumber] = []
    for (person, event) in zip(page, events) {
      guard let body = try? SchemaPatientSubmitted(serializedBytes: event.body) else {
        throw .projection(.malformedBody(event.position))
      }
      let place: NumberPlace
      if let known = places[body.submission] {
        place = known
      } else {
        place = try numberPlace(ofSubmission: body.submission, event)
        places[body.submission] = place
      }
      // Who was erased cannot be asked about and is in no release.
      guard let key = try keyUnlessErased(of: person.person, vault) else { continue }
      sealed.append(SealedNumber(person: person.person, event: event, key: key, place: place))
    }
    return sealed
  }

  private func numberPlace(
    ofSubmission number: UInt32, _ event: RecordedEvent
  ) throws(LedgerError) -> NumberPlace {
    let record = try readSubmissions { (model) throws(ProjectionError) in
      try model.submission(UInt64(number))
    }
    let dataSet = record.flatMap { DataSet.version($0.received.dataSetVersion) }
    guard let table = dataSet?.tables.first(where: { $0.name == "IDS001MPI" }),
      let field = table.fields.firstIndex(where: { $0.name == "NHSNumber" })
    else { throw .projection(.malformedBody(event.position)) }
    return NumberPlace(table: table.name, field: UInt32(field + 1))
  }

  private static func numbers(
    in sealed: [SealedNumber]
  ) throws(LedgerError) -> [(person: UInt64, number: UInt64)] {
    var found: [(person: UInt64, number: UInt64)] = []
    for record in sealed {
      let bytes = try vaulting { () throws(VaultError) in
        try Sealed.open(
          record.event.sealed, associatedData: record.event.associatedData, with: record.key)
      }
      guard let rows = try? SchemaRows(serializedBytes: bytes).rows,
        let number = record.place.number(in: rows)
      else { throw .projection(.malformedBody(record.event.position)) }
      found.append((record.person, number))
    }
    return found
  }
}

/// Where the rows of a patient hold the NHS number.
private struct NumberPlace: Sendable {
  let table: String
  /// The ordinal of the field, from 1.
  let field: UInt32

  func number(in rows: [SchemaRow]) -> UInt64? {
    guard let row = rows.first(where: { $0.table == table }),
      let place = row.fields.firstIndex(of: field), place < row.values.count
    else { return nil }
    return UInt64(row.values[place])
  }
}
