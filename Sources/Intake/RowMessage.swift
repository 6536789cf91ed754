import DataSet

/// A row as bytes of a Protocol Buffers message, within the field `rows` of the message around it.
///
/// The form is that of ``SubmittedRows/bytes``. Fields are written in ascending order and once
/// each, so equal rows have equal bytes.
enum RowMessage {
  private enum Tag {
    static let rows = UInt8(1 << 3 | 2)
    static let table = UInt8(1 << 3 | 2)
    static let number = UInt8(2 << 3 | 0)
    static let fields = UInt8(3 << 3 | 2)
    static let values = UInt8(4 << 3 | 2)
  }

  /// Appends the row.
  static func append(
    _ row: CellRow, number: UInt32, table: Table, to bytes: inout [UInt8]
  ) {
    let name = table.name.utf8
    var (fieldsLength, valuesLength) = (0, 0)
    for (place, cell) in row.cells.enumerated() where cell.state != .null {
      fieldsLength += varintLength(place + 1)
      valuesLength += 1 + varintLength(cell.count) + cell.count
    }
    var length = 1 + varintLength(name.count) + name.count + 1 + varintLength(Int(number))
    if fieldsLength > 0 { length += 1 + varintLength(fieldsLength) + fieldsLength + valuesLength }

    bytes.append(Tag.rows)
    append(length, to: &bytes)
    bytes.append(Tag.table)
    append(name.count, to: &bytes)
    bytes.append(contentsOf: name)
    bytes.append(Tag.number)
    append(Int(number), to: &bytes)
    guard fieldsLength > 0 else { return }
    bytes.append(Tag.fields)
    append(fieldsLength, to: &bytes)
    for (place, cell) in row.cells.enumerated() where cell.state != .null {
      append(place + 1, to: &bytes)
    }
    for (place, cell) in row.cells.enumerated() where cell.state != .null {
      bytes.append(Tag.values)
      append(cell.count, to: &bytes)
      bytes.append(contentsOf: row.content(place))
    }
  }

  /// The value of a field, by its place from 0, in a row that ``append(_:number:table:to:)`` wrote;
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
