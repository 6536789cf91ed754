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
    let name = Array(table.name.utf8)
    head = [UInt8](capacity: name.count + 8) { head in
      head.append(Tag.table)
      RowMessage.append(name.count, to: &head)
      RowMessage.append(name.span, to: &head)
      head.append(Tag.number)
    }
  }

  /// Appends a row of the table.
  func append(_ row: RowView, number: UInt32, to bytes: inout [UInt8]) {
    var (fieldsLength, valuesLength) = (0, 0)
    for place in fields where row.holds(place) {
      let count = row[place].count
      fieldsLength += RowMessage.varintLength(place + 1)
      valuesLength += 1 + RowMessage.varintLength(count) + count
    }
    var length = head.count + RowMessage.varintLength(Int(number))
    if fieldsLength > 0 {
      length += 1 + RowMessage.varintLength(fieldsLength) + fieldsLength + valuesLength
    }

    bytes.append(addingCapacity: 1 + RowMessage.varintLength(length) + length) { message in
      message.append(Tag.rows)
      RowMessage.append(length, to: &message)
      RowMessage.append(head.span, to: &message)
      RowMessage.append(Int(number), to: &message)
      guard fieldsLength > 0 else { return }
      message.append(Tag.fields)
      RowMessage.append(fieldsLength, to: &message)
      for place in fields where row.holds(place) { RowMessage.append(place + 1, to: &message) }
      for place in fields where row.holds(place) {
        message.append(Tag.values)
        RowMessage.append(row[place].count, to: &message)
        RowMessage.append(row.span(place), to: &message)
      }
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

  private static func append(_ value: Int, to bytes: inout OutputSpan<UInt8>) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private static func append(_ text: Span<UInt8>, to bytes: inout OutputSpan<UInt8>) {
    for place in text.indices { bytes.append(text[place]) }
  }

  private static func varintLength(_ value: Int) -> Int {
    max(1, (Int.bitWidth - value.leadingZeroBitCount + 6) / 7)
  }
}
