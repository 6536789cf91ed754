internal import DataSet

/// Finds the rows above the rows of one patient and one referral, as they come.
///
/// Holds no more than one patient with one referral: a row above always comes first.
struct RowLineage {
  /// A row with the rows above it, by their tables.
  private typealias Line = [String: [String?]]

  private var lines: [String: [String: Line]] = [:]
  private var person: UInt64?
  private var referral: UInt64?
  private var ofPatient: [String: [String: Line]] = [:]

  /// Takes the rows of the next event.
  mutating func begin(_ content: AcceptedContent) {
    if content.person != person {
      (lines, ofPatient) = ([:], [:])
    } else if content.referral != referral {
      if referral == nil { ofPatient = lines }
      lines = ofPatient
    }
    (person, referral) = (content.person, content.referral)
  }

  /// A row as attributes are derived from it.
  mutating func derivationRow(_ row: AcceptedRow) -> DerivationRow {
    var line: Line = [:]
    if let parent = row.table.parent, let key = row.values[parent.field] {
      line = lines[parent.table]?[key] ?? [:]
    }
    if let key = row.table.key, let value = row.values[key] {
      var own = line
      own[row.table.name] = row.values
      lines[row.table.name, default: [:]][value] = own
    }
    return DerivationRow(
      number: row.number, values: row.values, patient: line["IDS001MPI"],
      referral: line["IDS101Referral"], contact: line["IDS201CareContact"],
      activity: line["IDS202CareActivity"])
  }
}
