internal import DataSet
internal import Disclosure
internal import EventLog

/// Reads the rows of events, one after the other; `content.proto` says how they are encoded.
struct RowReader {
  /// The names of the tables of the version, end to end, and where each lies.
  private let names: [UInt8]
  private let ofTables: [Range<Int>]
  /// The table of the last row.
  private var table = 0
  private var fields: [Int] = []
  private var values: [Range<Int>] = []

  init(_ dataSet: DataSet) {
    var names: [UInt8] = []
    ofTables = dataSet.tables.map { table in
      let start = names.count
      names.append(contentsOf: table.name.utf8)
      return start..<names.count
    }
    self.names = names
  }

  /// Adds the rows of one event; false where something is no row, or none of the version.
  mutating func read(
    _ content: [UInt8], ofReferral referral: UInt64?, into rows: inout ReleaseRows
  ) -> Bool {
    let start = rows.begin(content, ofReferral: referral)
    do throws(MalformedEvent) {
      var reader = WireReader(content.span)
      while let field = try reader.next() {
        guard field.number == 1, case .bytes(let range) = field.value else { continue }
        let row = content.span.extracting(range)
        guard try add(row, start + range.lowerBound, to: &rows) else { return false }
      }
      return true
    } catch {
      return false
    }
  }

  /// - Parameter start: where the bytes lie among those of the rows.
  private mutating func add(
    _ bytes: Span<UInt8>, _ start: Int, to rows: inout ReleaseRows
  ) throws(MalformedEvent) -> Bool {
    var name = 0..<0
    var number: UInt32 = 0
    fields.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (1, .bytes(let range)): name = range
      case (2, .number(let value)): number = UInt32(truncatingIfNeeded: value)
      case (3, .number(let ordinal)): fields.append(Int(truncatingIfNeeded: ordinal))
      case (3, .bytes(let range)):
        var ordinals = WireReader(bytes.extracting(range))
        while let ordinal = try ordinals.nextNumber() {
          fields.append(Int(truncatingIfNeeded: ordinal))
        }
      case (4, .bytes(let range)): values.append(range)
      default: break
      }
    }
    guard let table = table(named: bytes.extracting(name)), areText(bytes) else { return false }
    for place in values.indices {
      let range = values[place]
      values[place] = start + range.lowerBound..<start + range.upperBound
    }
    return rows.add(table: table, number: number, fields: fields, values: values)
  }

  private mutating func table(named name: Span<UInt8>) -> Int? {
    // Rows of a table stand together.
    if isName(name, of: table) { return table }
    for place in ofTables.indices where isName(name, of: place) {
      table = place
      return place
    }
    return nil
  }

  private func isName(_ name: Span<UInt8>, of place: Int) -> Bool {
    name.isEqual(to: names.span.extracting(ofTables[place]))
  }

  /// Whether all values are UTF-8.
  private func areText(_ bytes: Span<UInt8>) -> Bool {
    guard let first = values.first, let last = values.last else { return true }
    // What stands between two values is UTF-8 itself unless one is long, and no character runs across it.
    return bytes.extracting(first.lowerBound..<last.upperBound).isUTF8
      || values.allSatisfy { bytes.extracting($0).isUTF8 }
  }
}
