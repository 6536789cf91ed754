/// What an operation reads: a row with the rows above it, and what all rows of the submission have in common.
extension DerivationInput where Self: ~Copyable {
  /// The value at a place; nil for null, and where the row above is not given.
  func text(_ place: Place, _ submission: SubmissionFacts) -> String? {
    switch place.source {
    case .row(let related): value(place.field, of: related)
    case .header: submission.header[place.field]
    }
  }

  /// The day of the date at a place; nil for null, and for what is no date.
  func day(_ place: Place, _ submission: SubmissionFacts) -> Day? {
    text(place, submission).flatMap { Day(ofDateOrMoment: $0) }
  }
}

extension DerivationOperation where Input == Place {
  /// The value for a row.
  ///
  /// What is read is handed on as it is, and nothing that the operation holds is an object: some millions of
  /// values are computed on several cores, and counting who refers to what would cost more than the values.
  func value(
    of row: borrowing some DerivationInput & ~Copyable, in submission: SubmissionFacts,
    _ calendar: SubmissionCalendar
  ) throws(DerivationError) -> String? {
    func text(_ place: Place) -> String? { row.text(place, submission) }
    func day(_ place: Place) -> Day? { row.day(place, submission) }
    switch self {
    case .copy(let place):
      return text(place)
    case .concatDigits(let width):
      var id: [UInt8] = []
      try submission.append(idOfRow: row.number, width: width, to: &id)
      return String(decoding: id, as: UTF8.self)
    case .concatText(let first, let second, let required):
      if let required, text(required) == nil { return nil }
      return (text(first) ?? "") + (text(second) ?? "")
    case .completedYears(let from, let to):
      guard let from = day(from), let to = day(to) else { return nil }
      return String(to.completedYears(since: from))
    case .daysBetween(let from, let notBefore, let to, let otherwise, let plus):
      guard let from = day(from),
        let to = day(to) ?? otherwise.flatMap({ day($0) })
      else { return nil }
      let start = max(from, notBefore.flatMap({ day($0) }) ?? from)
      return String(Int(to.daysSince1970) - Int(start.daysSince1970) + plus)
    case .monthsSince(let epoch, let place, let plus):
      return day(place).map {
        String(Period(containing: $0).months(since: epoch) + plus)
      }
    case .windowType(let place):
      return day(place).map { submission.fileType(ofPeriodFrom: $0, calendar) }
    case .integerBefore(let separator):
      return try submission.eventNumber(before: separator)
    case .cleanEthnicity(let place):
      return EthnicCategory.validated(text(place))
    case .dateWithin(let place, let from, let to):
      guard let date = day(place), let from = day(from), let to = day(to)
      else { return "false" }
      return from <= date && date <= to ? "true" : "false"
    case .isNull(let place):
      return day(place) == nil ? "true" : "false"
    }
  }
}

extension SubmissionFacts {
  /// Adds the digits of the submission and of the row to the end of some text; together they are one number.
  func append(
    idOfRow row: UInt32, width: Int, to text: inout [UInt8]
  ) throws(DerivationError) {
    let room = (0..<width).reduce(1 as UInt64) { room, _ in room * 10 }
    guard row < room else { throw .rowNumberTooLong(row, digits: width) }
    // The published type has 23 digits in all.
    guard id.digitCount <= 23 - width else {
      throw .submissionIDTooLong(id, digits: 23 - width)
    }
    let (number, isTooLarge) = id.multipliedReportingOverflow(by: room)
    if isTooLarge {
      ASCIIDigits.append(id, to: &text)
      ASCIIDigits.append(UInt64(row), width: width, to: &text)
    } else {
      ASCIIDigits.append(number + UInt64(row), to: &text)
    }
  }

  fileprivate func eventNumber(
    before separator: Unicode.Scalar
  ) throws(DerivationError) -> String {
    let digits = Substring(eventID.unicodeScalars.prefix { $0 != separator })
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int64(digits)
    else { throw .unreadableEventID(eventID) }
    return String(number)
  }

  /// Reporting periods begin on the first of a month; no window lists any other day.
  fileprivate func fileType(ofPeriodFrom start: Day, _ calendar: SubmissionCalendar) -> String {
    let period = Period(containing: start)
    guard period.firstDay == start else { return "undefined" }
    return switch calendar.use(of: period, on: receivedOn) {
    case .primary: "Primary"
    case .refresh: "Refresh"
    case .undefined: "undefined"
    }
  }
}

extension UInt64 {
  /// How many decimal digits it has.
  fileprivate var digitCount: Int {
    var (rest, count) = (self, 1)
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}
