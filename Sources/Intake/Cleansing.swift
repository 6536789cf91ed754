import DataSet

extension CellRow {
  /// Brings every cell to its normal form and returns how many had spaces around them.
  ///
  /// No spaces around, nothing as null, a date as `YYYY-MM-DD`, a time as `hh:mm:ss`, a moment as
  /// `YYYY-MM-DDThh:mm:ss`, a whole number in plain decimal. The forms are the same
  /// whether the cell came out of a database or out of a CSV table.
  mutating func cleanse(_ types: [FieldType]) -> Int {
    var padded = 0
    for field in types.indices where !self[field].isEmpty {
      if trim(field) { padded += 1 }
      if self[field].isEmpty {
        self[field].state = .null
        continue
      }
      self[field].state = .value
      let isReadable =
        switch types[field] {
        case .text, .month: true
        case .date: normaliseDate(field)
        case .datetime: normaliseMoment(field)
        case .time: normaliseTime(field)
        case .integer: normaliseInteger(field)
        }
      if !isReadable { self[field].state = .unreadable }
    }
    return padded
  }

  private mutating func trim(_ field: Int) -> Bool {
    let space = UInt8(ascii: " ")
    let before = self[field]
    var (start, end) = (Int(before.start), Int(before.end))
    while start < end, bytes[start] == space { start += 1 }
    while end > start, bytes[end - 1] == space { end -= 1 }
    self[field].start = Int32(start)
    self[field].end = Int32(end)
    return self[field].count != before.count
  }

  private mutating func normaliseDate(_ field: Int) -> Bool {
    if let day = Day(iso: content(field)) {
      self[field].day = day
      self[field].hasTime = false
      return true
    }
    guard let moment = DayAndTime(iso: content(field)) else { return false }
    self[field].day = moment.day
    self[field].hasTime = moment.time != .midnight
    if moment.time == .midnight { self[field].end = self[field].start + 10 }
    return true
  }

  private mutating func normaliseMoment(_ field: Int) -> Bool {
    guard let moment = DayAndTime(iso: content(field)) else { return false }
    self[field].day = moment.day
    return true
  }

  // A database stores a time as a moment on 1899-12-30; the time of day is the value on any day.
  private mutating func normaliseTime(_ field: Int) -> Bool {
    if TimeOfDay(iso: content(field)) != nil { return true }
    guard DayAndTime(iso: content(field)) != nil else { return false }
    self[field].start += 11
    return true
  }

  private mutating func normaliseInteger(_ field: Int) -> Bool {
    let minus = UInt8(ascii: "-")
    let zero = UInt8(ascii: "0")
    let content = content(field)
    let isNegative = content.first == minus
    let digits = content.dropFirst(isNegative ? 1 : 0)
    guard (1...18).contains(digits.count), ASCIIDigit.all(digits.span) else { return false }
    let significant = digits.drop { $0 == zero }
    if significant.isEmpty {
      self[field].start = self[field].end - 1
    } else if isNegative {
      bytes[significant.startIndex - 1] = minus
      self[field].start = Int32(significant.startIndex - 1)
    } else {
      self[field].start = Int32(significant.startIndex)
    }
    return true
  }
}

/// The digits 0 to 9, of any script the only ones that the data set knows.
enum ASCIIDigit {
  static func all(_ bytes: Span<UInt8>) -> Bool {
    for place in bytes.indices where bytes[place] &- UInt8(ascii: "0") > 9 { return false }
    return true
  }
}
