internal import DataSet
internal import Disclosure
internal import EventLog
internal import KeyVault
internal import Projections

/// The lines that were cut of some records.
///
/// They hold what leaves, and cannot be printed.
struct CutLines: Sendable, Redacted {
  /// Of each table, in the order of the version's tables of the release.
  var lines: [[UInt8]]
  /// How many lines each table has.
  var counts: [Int]
  /// The ids by which the rows that leave name members of staff.
  var staff: Set<String> = []
  var eventsUnsealed = 0

  init(_ tables: [ReleaseTable]) {
    lines = tables.map { _ in [] }
    counts = tables.map { _ in 0 }
  }
}

/// Turns rows that leave into lines of the tables of a release, one person after the other.
struct RowCutter: ~Copyable {
  private var cutter: ReleaseCutter
  private var reader: RowReader
  private let tables: [Table]
  private(set) var cutLines: CutLines

  init(_ source: ReleaseSource) {
    cutter = ReleaseCutter(source)
    reader = RowReader(source.dataSet)
    tables = source.dataSet.tables
    cutLines = CutLines(source.tables)
  }

  /// Goes on to another person.
  ///
  /// - Parameter present: the number by which the person goes now; nil for rows of no patient.
  mutating func begin(present: UInt64?) {
    cutter.begin(present: present)
  }

  /// Adds the lines of the rows of one event.
  ///
  /// - Parameters:
  ///   - content: what was sealed in it.
  ///   - keeps: which rows leave, each asked for as the current one.
  mutating func cut(
    _ content: [UInt8], of event: RecordedEvent,
    where keeps: (borrowing ReleaseRows) -> Bool = { _ in true }
  ) throws(LedgerError) {
    let referral = event.header.referralNumber
    cutter.begin(referral: referral)
    cutLines.eventsUnsealed += 1
    guard reader.read(content, ofReferral: referral, into: &cutter.rows) else {
      throw .projection(.malformedBody(event.position))
    }
    for row in cutter.rows.ofEvent {
      cutter.rows.current = row
      guard let place = cutter.place, keeps(cutter.rows) else { continue }
      do throws(DerivationError) {
        try cutter.append(to: &cutLines.lines[place], place: place)
      } catch {
        throw .report(
          path: tables[cutter.rows.table].name, reason: "row \(cutter.rows.number): \(error)")
      }
      cutLines.counts[place] += 1
      if let staff = cutter.staff { cutLines.staff.insert(staff) }
    }
  }
}
