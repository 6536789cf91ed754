import Testing

@testable import DataSet

/// The reader of the definitions, and the days on which they rest.
@Suite struct DerivationDataTests {
  private static let line = "2.0,2.1\tIDS001MPI\tA\ttext\t"

  @Test func aLineIsRead() throws {
    let text = "2.1\tIDS001MPI\tA\tint8\tneeds\treference=postcodes+deprivation"
    let attributes = try DataFile.readDerivations(text, version: "2.1")
    #expect(attributes.map(\.label) == ["IDS001MPI.A"])
    #expect(attributes.first?.type == .int8)
    #expect(attributes.first?.notDerived == .needs([.postcodes, .deprivation]))
    #expect(try DataFile.readDerivations(text, version: "2.0").isEmpty)
    #expect(try DataFile.readDerivations(text, version: "2").isEmpty)
  }

  @Test(arguments: [
    "2.1\tIDS001MPI\tA\ttext", "2.1\tIDS001MPI\tA\tint9\tunpublished", line + "guess",
    line + "unpublished\tof=IDS001MPI.Postcode", line + "placeholder\t",
    line + "needs", line + "needs\treference=", line + "needs\treference=postcodes+astrology",
    line + "copy", line + "copy\tof", line + "copy\tof=", line + "copy\tof=Postcode",
    line + "copy\tof=IDS001MPI.", line + "copy\tof=IDS001MPI.Postcode.Part",
    line + "copy\tof=IDS001MPI.Postcode\tof=IDS001MPI.Postcode",
    line + "copy\tof=IDS001MPI.Postcode\tto=IDS001MPI.Postcode",
    line + "concatDigits", line + "concatDigits\twidth=nine", line + "concatDigits\twidth=-9",
    line + "concatText\tparts=IDS001MPI.Postcode|", line + "integerBefore\tseparator=::",
    line + "completedYears\tfrom=IDS001MPI.PersonBirthDate",
    line + "monthsSince\tof=IDS001MPI.PersonBirthDate\tepoch=1900-13\tplus=1",
    line + "monthsSince\tof=IDS001MPI.PersonBirthDate\tepoch=1900-04",
    line + "daysBetween\tfrom=IDS001MPI.PersonBirthDate\tto=IDS001MPI.PersonBirthDate",
  ])
  func aLineThatIsNotUnderstoodIsRefused(text: String) {
    #expect(throws: DataFileError.self) {
      try DataFile.readDerivations("2.1\tIDS001MPI\tB\ttext\tunpublished\n" + text, version: "2.1")
    }
  }

  @Test(arguments: [
    ("IDS001MPI", "copy\tof=IDS001MPI.Postcode", true),
    ("IDS001MPI", "copy\tof=IDS001MPI.Postbox", false),
    ("IDS001MPI", "copy\tof=IDS999Nothing.Postcode", false),
    ("IDS999Nothing", "unpublished", false),
    // No date.
    ("IDS001MPI", "isNull\tof=IDS001MPI.Postcode", false),
    // The rows above, and no others.
    ("IDS607CodedScoreAssessmentAct", "copy\tof=IDS001MPI.Postcode", true),
    ("IDS607CodedScoreAssessmentAct", "copy\tof=IDS000Header.OrgIDProv", true),
    ("IDS101Referral", "copy\tof=IDS201CareContact.CareContDate", false),
    ("IDS001MPI", "copy\tof=IDS002GP.GMPCodeReg", false),
    ("IDS902CarePersQual", "copy\tof=IDS001MPI.Postcode", false),
    // Of other derived attributes, those that can be repeated.
    ("IDS101Referral", "copy\tof=IDS000Header.Month", true),
    ("IDS101Referral", "copy\tof=IDS000Header.Number", false),
    ("IDS101Referral", "copy\tof=IDS101Referral.Under", false),
  ])
  func aPlanIsMadeOnlyOfWhatARowReaches(table: String, operation: String, isMade: Bool) throws {
    let text = """
      2.1\tIDS000Header\tMonth\tint16\tmonthsSince\tof=IDS000Header.ReportingPeriodStartDate\t\
      epoch=1900-04\tplus=1
      2.1\tIDS000Header\tNumber\tdecimal(23,0)\tconcatDigits\twidth=9
      2.1\t\(table)\tUnder\ttext\t\(operation)
      """
    let dataSet = try #require(DataSet.version("2.1"))
    let attributes = try DataFile.readDerivations(text, version: "2.1")
    func plans() throws -> [DerivationPlan] {
      try DataSet.plans(attributes, dataSet.tables, dataSet.calendar)
    }
    if isMade {
      #expect(try plans().map(\.computed.count).reduce(0, +) == 3)
    } else {
      #expect(throws: DerivationPlanError.self) { try plans() }
    }
  }

  /// Every byte at every place of a date, as a date has it and as it has it not.
  @Test func aDateIsReadAsElsewhere() {
    let bytes = Array("2024-02-29".utf8)
    var days = 0
    for place in bytes.indices {
      for byte in UInt8(0)..<128 {
        var changed = bytes
        changed[place] = byte
        let text = String(decoding: changed, as: UTF8.self)
        let day = Day(ofDateOrMoment: text)
        #expect(day == Day(iso: text))
        if day != nil { days += 1 }
      }
    }
    #expect(days > bytes.count)
    #expect(Day(ofDateOrMoment: "2024-02-29T10:00:00") == Day(iso: "2024-02-29"))
    for text in ["", "2024-02-2", "2024-02-29T", "2024-02-29T25:00:00", "２０２４-02"] {
      #expect(Day(ofDateOrMoment: text) == nil)
    }
  }

  /// Nine years of days around the births of a leap year's winter, by counting birthdays.
  @Test func agesAgreeWithCountedBirthdays() throws {
    let first = try #require(Day(iso: "2000-01-01"))
    let births = try #require(Day(iso: "2003-12-25"))
    var wrong: [String] = []
    for offset in 0..<80 {
      let birth = births.advanced(by: offset)
      for later in 0..<3300 {
        let day = first.advanced(by: later)
        let years =
          birth <= day ? birthdays(of: birth, upTo: day) : -birthdays(of: day, upTo: birth)
        if day.completedYears(since: birth) != years { wrong.append("\(birth) to \(day)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count), first \(wrong.prefix(3))")
  }

  private func birthdays(of birth: Day, upTo day: Day) -> Int {
    let (year, month, dayOfMonth) = birth.date
    var count = 0
    while true {
      let next = year + count + 1
      let birthday =
        Day(year: next, month: month, day: dayOfMonth) ?? Day(year: next, month: 3, day: 1)
      guard let birthday, birthday <= day else { return count }
      count += 1
    }
  }
}
