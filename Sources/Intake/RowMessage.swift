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
  static func value(ofField field: Int, in row: Span<UInt8>) -> String? {
    place(ofField: field, in: row).flatMap { text(row.extracting($0)) }
  }

  /// The text of a value; nil where it is none.
  static func text(_ value: Span<UInt8>) -> String? {
    guard let text = try? UTF8Span(validating: value) else { return nil }
    return String(copying: text)
  }

  /// Where the value of a field lies in the bytes of its row; nil where there is none.
  static func place(ofField field: Int, in row: Span<UInt8>) -> Range<Int>? {
    var place = 0
    guard tag(Tag.rows, row, &place), let end = length(row, &place), end == row.count,
      tag(Tag.table, row, &place), let number = length(row, &place)
    else { return nil }
    place = number
    guard tag(Tag.number, row, &place), varint(row, &place) != nil,
      tag(Tag.fields, row, &place), let fieldsEnd = length(row, &place)
    else { return nil }
    var value = fieldsEnd
    while place < fieldsEnd, let held = varint(row, &place) {
      guard tag(Tag.values, row, &value), let next = length(row, &value) else { return nil }
      if held == field + 1 { return value..<next }
      value = next
    }
    return nil
  }

  private static func tag(_ tag: UInt8, _ row: Span<UInt8>, _ place: inout Int) -> Bool {
    guard place < row.count, row[place] == tag else { return false }
    place += 1
    return true
  }

  // Where what begins with its length ends; nil where that is behind the end of all.
  private static func length(_ row: Span<UInt8>, _ place: inout Int) -> Int? {
    guard let length = varint(row, &place), length <= row.count - place else { return nil }
    return place + length
  }

  private static func varint(_ row: Span<UInt8>, _ place: inout Int) -> Int? {
    var (value, shift) = (0, 0)
    while shift < 35, place < row.count {
      let byte = row[place]
      place += 1
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
