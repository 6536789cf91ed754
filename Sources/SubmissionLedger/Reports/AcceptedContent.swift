internal import DataSet
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Projections
internal import SwiftProtobuf

/// One accepted row, opened.
struct AcceptedRow {
  /// The table, of the submission's version.
  let table: Table
  /// From 1, in the submitted file.
  let number: UInt32
  /// A value for each field of the table, nil for nothing.
  let values: [String?]

  /// Nil for a row of a field that the table does not have.
  init?(_ row: SchemaRow, of table: Table) {
    guard row.fields.count == row.values.count else { return nil }
    var values: [String?] = Array(repeating: nil, count: table.fields.count)
    for (ordinal, value) in zip(row.fields, row.values) {
      guard ordinal > 0, Int(ordinal) <= values.count else { return nil }
      values[Int(ordinal) - 1] = value
    }
    self.table = table
    number = row.number
    self.values = values
  }
}

/// The rows of one sealed event, opened.
struct AcceptedContent {
  let rows: [AcceptedRow]
  /// Whose they are; nil for rows of no patient.
  let person: UInt64?
  let referral: UInt64?

  /// Nil where a row is of a table or a field that the version does not have.
  init?(_ rows: [SchemaRow], of dataSet: DataSet, in event: RecordedEvent) {
    var accepted: [AcceptedRow] = []
    accepted.reserveCapacity(rows.count)
    var table: Table?
    for row in rows {
      // Rows of a table stand together.
      if table?.name != row.table { table = dataSet.table(named: row.table) }
      guard let table, let row = AcceptedRow(row, of: table) else { return nil }
      accepted.append(row)
    }
    self.rows = accepted
    person = event.header.personNumber
    referral = event.header.referralNumber
  }
}

extension SubmissionLedger {
  /// Opens the content of an accepted submission, event by event; gives the events whose person was
  /// erased, which nobody can open.
  ///
  /// The look must have been recorded.
  /// - Parameter onlyStaff: leaves out what is about patients.
  func forEachContent(
    of trail: SubmissionTrail, _ dataSet: DataSet, _ vault: Vault, onlyStaff: Bool = false,
    _ body: (AcceptedContent) throws(LedgerError) -> Void
  ) throws(LedgerError) -> Int {
    var erased = 0
    try forEachEvent(of: trail.record, through: trail.end) { (event) throws(LedgerError) in
      if event.header.sealed.isEmpty || onlyStaff && event.header.personNumber != nil { return }
      if let content = try content(of: event, dataSet, vault) {
        try body(content)
      } else {
        erased += 1
      }
    }
    return erased
  }

  /// Nil where the person was erased.
  func content(
    of event: RecordedEvent, _ dataSet: DataSet, _ vault: Vault
  ) throws(LedgerError) -> AcceptedContent? {
    do {
      let rows = try SchemaRows(serializedBytes: try open(event, vault)).rows
      guard let content = AcceptedContent(rows, of: dataSet, in: event) else {
        throw LedgerError.projection(.malformedBody(event.position))
      }
      return content
    } catch VaultError.erased {
      return nil
    } catch let error as VaultError {
      throw .vault(error)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw .projection(.malformedBody(event.position))
    }
  }
}
