import DataSet

/// A row as bytes of a Protocol Buffers message, within the field `rows` of the message around it.
///
/// The form is that of ``SubmittedRows/bytes``. Fields are written in ascending order and once
/// each, so equal rows have equal bytes.
struct RowMessage: Sendable {
  private enum Tag {
    static let rows = UInt8(1 << 3 | 2)
    static let table = UInt8(1 << 3 | 2)
    static let number = UInt8(2 << 3 | 0)
    static let fields = UInt8(3 << 3 | 2)
    static let values = UInt8(4 << 3 | 2)
  }

  private let fields: Range<Int>
  // What every row of the table begins with, up to its number.
  private let head: [UInt8]

  init(table: Table) {
    fields = table.fields.indices
    var head = [Tag.table]
    RowMessage.append(table.name.utf8.count, to: &head)
    self.head = head + table.name.utf8 + [Tag.number]
  }

  /// Appends a row of the table.
  func append(_ row: CellRow, number: UInt32, to bytes: inout [UInt8]) {
    var (fieldsLength, valuesLength) = (0, 0)
    for place in fields where row[place].state != .null {
      let count = row[place].count
      fieldsLength += RowMessage.varintLength(place + 1)
      valuesLength += 1 + RowMessage.varintLength(count) + count
    }
    var length = head.count + RowMessage.varintLength(Int(number))
    if fieldsLength > 0 {
      length += 1 + RowMessage.varintLength(fieldsLength) + fieldsLength + valuesLength
    }

    bytes.append(Tag.rows)
    RowMessage.append(length, to: &bytes)
    bytes.append(contentsOf: head)
    RowMessage.append(Int(number), to: &bytes)
    guard fieldsLength > 0 else { return }
    bytes.append(Tag.fields)
    RowMessage.append(fieldsLength, to: &bytes)
    for place in fields where row[place].state != .null {
      RowMessage.append(place + 1, to: &bytes)
    }
    for place in fields where row[place].state != .null {
      bytes.append(Tag.values)
      RowMessage.append(row[place].count, to: &bytes)
      bytes.append(contentsOf: row.content(place))
    }
  }

  /// The value of a field, by its place from 0, in a row that ``append(_:number:to:)`` wrote;
  /// nil where the row has none or the bytes are not such a row.
  static func value(ofField field: Int, in row: ArraySlice<UInt8>) -> String? {
    var rest = row
    guard rest.popFirst() == Tag.rows, let length = varint(&rest), length == rest.count,
      rest.popFirst() == Tag.table, bytes(&rest) != nil,
      rest.popFirst() == Tag.number, varint(&rest) != nil,
      rest.popFirst() == Tag.fields, var fields = bytes(&rest)
    else { return nil }
    while let place = varint(&fields) {
      guard rest.popFirst() == Tag.values, let value = bytes(&rest) else { return nil }
      if place == field + 1 { return String(decoding: value, as: UTF8.self) }
    }
    return nil
  }

  private static func bytes(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let length = varint(&rest), length <= rest.count else { return nil }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }

  private static func varint(_ rest: inout ArraySlice<UInt8>) -> Int? {
    var (value, shift) = (0, 0)
    while shift < 35, let byte = rest.popFirst() {
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  private static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private static func varintLength(_ value: Int) -> Int {
    max(1, (Int.bitWidth - value.leadingZeroBitCount + 6) / 7)
  }
}
