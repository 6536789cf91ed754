/// One field of a row, as it is written.
enum Field: ExpressibleByStringLiteral, ExpressibleByNilLiteral {
  /// Text without a comma, a quotation mark or a line break.
  case code(String)
  /// Text that is quoted where RFC 4180 asks for it.
  case text(String)
  case number(Int)
  case day(CalendarDay)
  case month(Month)
  /// A time of day in minutes.
  case time(Int)
  case blank
  /// A field that this version of the data set does not have.
  case absent

  init(stringLiteral value: String) { self = .code(value) }
  init(nilLiteral: ()) { self = .blank }

  init(day: CalendarDay?) { self = day.map(Field.day) ?? .blank }
  init(code: String?) { self = code.map(Field.code) ?? .blank }

  /// Appends the field without its comma.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .code(let text): bytes.append(contentsOf: text.utf8)
    case .text(let text): Self.append(text, to: &bytes)
    case .number(let number): bytes.append(contentsOf: String(number).utf8)
    case .day(let day):
      Self.append(day.month, to: &bytes)
      bytes.append(0x2D)
      Self.append(twoDigits: day.day, to: &bytes)
    case .month(let month): Self.append(month, to: &bytes)
    case .time(let minutes):
      Self.append(twoDigits: minutes / 60, to: &bytes)
      bytes.append(0x3A)
      Self.append(twoDigits: minutes % 60, to: &bytes)
      bytes.append(contentsOf: ":00".utf8)
    case .blank, .absent: break
    }
  }

  var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private static func append(_ month: Month, to bytes: inout [UInt8]) {
    append(twoDigits: month.year / 100, to: &bytes)
    append(twoDigits: month.year % 100, to: &bytes)
    bytes.append(0x2D)
    append(twoDigits: month.number, to: &bytes)
  }

  private static func append(twoDigits number: Int, to bytes: inout [UInt8]) {
    bytes.append(0x30 + UInt8(number / 10))
    bytes.append(0x30 + UInt8(number % 10))
  }
}

extension Int {
  /// The number with zeros in front, `width` digits in all.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
