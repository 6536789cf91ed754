/// The rows from which the attributes of one row are computed.
struct DerivationReading {
  let row: DerivationRow
  let submission: SubmissionFacts
  let calendar: SubmissionCalendar

  /// The value at a place; nil for null, and where the row above is not given.
  func text(_ place: Place) -> String? {
    switch place.source {
    case .row: row.values[place.field]
    case .header: submission.header[place.field]
    case .patient: row.patient?[place.field]
    case .referral: row.referral?[place.field]
    case .contact: row.contact?[place.field]
    case .activity: row.activity?[place.field]
    }
  }

  /// The day of the date at a place; nil for null, and for what is no date.
  func day(_ place: Place) -> Day? {
    text(place).flatMap { Day(ofDateOrMoment: $0) }
  }
}

extension DerivationOperation where Input == Place {
  func value(_ reading: DerivationReading) throws(DerivationError) -> String? {
    switch self {
    case .copy(let place):
      return reading.text(place)
    case .concatDigits(let width):
      return try reading.rowID(width: width)
    case .concatText(let parts, let required):
      if let required, reading.text(required) == nil { return nil }
      var text = ""
      for part in parts { text += reading.text(part) ?? "" }
      return text
    case .completedYears(let from, let to):
      guard let from = reading.day(from), let to = reading.day(to) else { return nil }
      return String(to.completedYears(since: from))
    case .daysBetween(let from, let notBefore, let to, let otherwise, let plus):
      guard let from = reading.day(from),
        let to = reading.day(to) ?? otherwise.flatMap(reading.day)
      else { return nil }
      let start = max(from, notBefore.flatMap(reading.day) ?? from)
      return String(Int(to.daysSince1970) - Int(start.daysSince1970) + plus)
    case .monthsSince(let epoch, let place, let plus):
      return reading.day(place).map {
        String(Period(containing: $0).months(since: epoch) + plus)
      }
    case .windowType(let place):
      return reading.day(place).map { reading.fileType(ofPeriodFrom: $0) }
    case .integerBefore(let separator):
      return try reading.eventNumber(before: separator)
    case .cleanEthnicity(let place):
      return EthnicCategory.validated(reading.text(place))
    case .dateWithin(let place, let from, let to):
      guard let day = reading.day(place), let from = reading.day(from), let to = reading.day(to)
      else { return "false" }
      return from <= day && day <= to ? "true" : "false"
    case .isNull(let place):
      return reading.day(place) == nil ? "true" : "false"
    }
  }
}

extension DerivationReading {
  /// The digits of the submission and of the row; together they are one number.
  fileprivate func rowID(width: Int) throws(DerivationError) -> String {
    let number = ASCIIDigits.text(Int(row.number), width: width)
    guard number.utf8.count == width else {
      throw .rowNumberTooLong(row.number, digits: width)
    }
    // The published type has 23 digits in all.
    let id = String(submission.id)
    guard id.utf8.count <= 23 - width else {
      throw .submissionIDTooLong(submission.id, digits: 23 - width)
    }
    return submission.id == 0 ? String(row.number) : id + number
  }

  fileprivate func eventNumber(before separator: Character) throws(DerivationError) -> String {
    let id = submission.eventID
    let digits = id.prefix { $0 != separator }
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int64(digits)
    else { throw .unreadableEventID(id) }
    return String(number)
  }

  /// Reporting periods begin on the first of a month; no window lists any other day.
  fileprivate func fileType(ofPeriodFrom start: Day) -> String {
    let period = Period(containing: start)
    guard period.firstDay == start else { return "undefined" }
    return switch calendar.use(of: period, on: submission.receivedOn) {
    case .primary: "Primary"
    case .refresh: "Refresh"
    case .undefined: "undefined"
    }
  }
}
