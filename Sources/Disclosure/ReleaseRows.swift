public import DataSet
internal import KeyVault

/// Rows on their way into a release: those of one patient, and of one of the patient's referrals at a time.
///
/// They stay as they lie in the bytes that were sealed: of most fields nothing is copied but into the file, and of
/// those that do not leave nothing at all. A row knows the row that it hangs on, which always comes first.
///
/// It holds what identifies a person. It cannot be copied, so it cannot be printed either, and handing it on counts
/// nothing.
public struct ReleaseRows: ~Copyable, Sendable {
  private(set) var bytes: [UInt8] = []
  private var rows: [Row] = []
  private var cells: [Cell] = []
  /// The rows that others may name, by their tables and keys: the patient's, and those of the referral.
  ///
  /// Only so many of the rows were gone through for it: most are found without.
  private var keyedOfPatient: [NamedBytes: Int] = [:]
  private var keyed: [NamedBytes: Int] = [:]
  private var keyedCount = 0
  /// The row that was named last, by tables.
  private var lastNamed: [Int]
  private var referral: UInt64?
  /// How much there is without a referral, once there is one.
  private var ofPatient: (bytes: Int, rows: Int, cells: Int)?
  private let shapes: [Shape]
  private let related: RelatedTables
  /// The row that is asked about.
  public var current = 0
  /// The rows that were added since the last event began.
  public var ofEvent: Range<Int> { firstOfEvent..<rows.count }
  private var firstOfEvent = 0

  /// What matters of a table.
  private struct Shape {
    let fields: Int
    let key: Int?
    let parentField: Int?
    /// The place of the table above.
    let parent: Int
  }

  private struct Row {
    let table: Int
    let number: UInt32
    let firstCell: Int
    let parent: Int
  }

  private struct Cell {
    let start: UInt32
    let end: UInt32
    static let empty = Cell(start: 1, end: 0)
  }

  /// No rows, of a version of the data set.
  public init(of dataSet: DataSet) {
    shapes = dataSet.tables.map { table in
      Shape(
        fields: table.fields.count, key: table.key, parentField: table.parent?.field,
        parent: table.parent.flatMap { dataSet.table(named: $0.table)?.index } ?? -1)
    }
    related = RelatedTables(of: dataSet)
    lastNamed = shapes.map { _ in 0 }
  }

  /// Lets go of all rows, for another person.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    keyedOfPatient.removeAll(keepingCapacity: true)
    keyed.removeAll(keepingCapacity: true)
    keyedCount = 0
    (referral, ofPatient) = (nil, nil)
  }

  /// Takes the content of the next event, whose rows are added then, and lets go of those of another referral.
  ///
  /// - Returns: where the content begins.
  public mutating func begin(_ content: [UInt8], ofReferral referral: UInt64?) -> Int {
    if referral != self.referral {
      if self.referral == nil { ofPatient = (bytes.count, rows.count, cells.count) }
      if let ofPatient {
        bytes.removeSubrange(ofPatient.bytes...)
        rows.removeSubrange(ofPatient.rows...)
        cells.removeSubrange(ofPatient.cells...)
        keyedCount = min(keyedCount, ofPatient.rows)
      }
      keyed.removeAll(keepingCapacity: true)
      self.referral = referral
    }
    firstOfEvent = rows.count
    bytes.append(contentsOf: content)
    return bytes.count - content.count
  }

  /// Adds a row; false where the table has no such field.
  ///
  /// - Parameters:
  ///   - table: the place of its table in the data set.
  ///   - fields: the fields with a value, from 1.
  ///   - values: where the values lie, one for each of the fields.
  public mutating func add(
    table: Int, number: UInt32, fields: [Int], values: [Range<Int>]
  ) -> Bool {
    let shape = shapes[table]
    guard fields.count == values.count else { return false }
    let first = cells.count
    cells.append(contentsOf: repeatElement(.empty, count: shape.fields))
    for (field, range) in zip(fields, values) {
      guard field > 0, field <= shape.fields else { return false }
      cells[first + field - 1] = Cell(
        start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
    }
    var parent: Int?
    if let field = shape.parentField, let name = bytes(of: field, at: first) {
      parent = row(of: shape.parent, named: name)
    }
    rows.append(Row(table: table, number: number, firstCell: first, parent: parent ?? -1))
    return true
  }

  /// The row of a table with a key; no two rows that were accepted have the same.
  private mutating func row(of table: Int, named name: Range<Int>) -> Int? {
    guard table >= 0 else { return nil }
    // Rows mostly stand in the order of those that they hang on.
    let last = lastNamed[table]
    let near = (last..<last + 8).first { isRow($0, of: table, named: name) }
    let found = near ?? keyedRow(of: table, named: name)
    if let found { lastNamed[table] = found }
    return found
  }

  private func isRow(_ place: Int, of table: Int, named name: Range<Int>) -> Bool {
    guard place < rows.count, rows[place].table == table, let key = key(of: rows[place])
    else { return false }
    return bytes[key] == bytes[name]
  }

  private mutating func keyedRow(of table: Int, named name: Range<Int>) -> Int? {
    // Between referrals all rows are the patient's.
    let patientRows = referral == nil ? rows.count : ofPatient?.rows ?? 0
    while keyedCount < rows.count {
      let row = rows[keyedCount]
      if let key = key(of: row) {
        let name = NamedBytes(copying: bytes[key], kind: row.table)
        if keyedCount < patientRows {
          keyedOfPatient[name] = keyedCount
        } else {
          keyed[name] = keyedCount
        }
      }
      keyedCount += 1
    }
    let name = NamedBytes(kind: table, bytes[name])
    return keyed[name] ?? keyedOfPatient[name]
  }

  private func key(of row: Row) -> Range<Int>? {
    shapes[row.table].key.flatMap { bytes(of: $0, at: row.firstCell) }
  }

  /// The place of the table of the current row.
  public var table: Int { rows[current].table }

  /// Where a field of the current row lies; nil for nothing.
  func range(of field: Int) -> Range<Int>? {
    bytes(of: field, at: rows[current].firstCell)
  }

  private func bytes(of field: Int, at first: Int) -> Range<Int>? {
    let cell = cells[first + field]
    return cell.start <= cell.end ? Int(cell.start)..<Int(cell.end) : nil
  }
}

extension ReleaseRows: DerivationInput {
  /// The number of the current row.
  public var number: UInt32 { rows[current].number }

  /// A value of the current row, or of one above it.
  public func value(_ field: Int, of row: RelatedRow) -> String? {
    var place = current
    if row != .own {
      let table = related[row]
      repeat { place = rows[place].parent } while place >= 0 && rows[place].table != table
      guard place >= 0 else { return nil }
    }
    return bytes(of: field, at: rows[place].firstCell).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }
}

/// Where the tables of related rows stand in a data set.
private struct RelatedTables {
  private let patient: Int
  private let referral: Int
  private let contact: Int
  private let activity: Int

  init(of dataSet: DataSet) {
    func place(_ row: RelatedRow) -> Int { dataSet.table(named: row.rawValue)?.index ?? -1 }
    patient = place(.patient)
    referral = place(.referral)
    contact = place(.contact)
    activity = place(.activity)
  }

  subscript(row: RelatedRow) -> Int {
    switch row {
    case .own: -1
    case .patient: patient
    case .referral: referral
    case .contact: contact
    case .activity: activity
    }
  }
}
