import DataSet
import Testing

/// Each operation, as a table of what goes in and what comes out.
@Suite struct DerivationOperationTests {
  @Test(
    arguments: [
      ("1980-06-15", "2023-06-14", "42"), ("1980-06-15", "2023-06-15", "43"),
      ("2023-09-30", "2023-09-30", "0"), ("1900-01-01", "2023-09-30", "123"),
      // Born on 29 February.
      ("2000-02-29", "2023-02-28", "22"), ("2000-02-29", "2023-03-01", "23"),
      ("2000-02-29", "2024-02-28", "23"), ("2000-02-29", "2024-02-29", "24"),
      ("2000-02-29", "2100-02-28", "99"), ("2000-02-29", "2100-03-01", "100"),
      // Born later.
      ("2023-10-01", "2023-09-30", "0"), ("2024-09-29", "2023-09-30", "0"),
      ("2024-09-30", "2023-09-30", "-1"), ("2026-01-01", "2023-09-30", "-2"),
      ("2024-02-29", "2023-03-01", "0"), ("2024-02-29", "2023-02-28", "-1"),
      // Times of day are ignored.
      ("1980-06-15T23:59:59", "2023-06-15", "43"), ("1980-06-15", "2023-06-14T23:59:59", "42"),
      (nil, "2023-06-15", nil), ("1980-06-15", nil, nil), (nil, nil, nil),
      // No dates.
      ("15/06/1980", "2023-06-15", nil), ("1980-02-30", "2023-06-15", nil),
      ("1980-06-15T24:00:00", "2023-06-15", nil), ("1980-06-15 ", "2023-06-15", nil),
      ("", "2023-06-15", nil), ("1980-06-15", "soon", nil),
    ] as [(String?, String?, String?)])
  func completedYears(birth: String?, day: String?, years: String?) throws {
    let values = ["001.PersonBirthDate": birth, "000.ReportingPeriodEndDate": day]
    #expect(try DerivationBench("2.1").value("001.Age_RP_EndDate", values) == years)
  }

  @Test(
    arguments: [
      ("2023-06-15", "2023-09-14", "91"), ("2023-06-15", "2023-06-15", "0"),
      ("2023-06-15", "2023-06-14", "-1"), ("2024-02-28", "2024-03-01", "2"),
      ("2023-02-28", "2023-03-01", "1"), ("2023-06-15T23:00:00", "2023-06-16T01:00:00", "1"),
      ("1890-01-01", "2023-09-30", "48849"), (nil, "2023-09-14", nil), ("2023-06-15", nil, nil),
      ("2023-06-31", "2023-09-14", nil), ("2023-06-15", "14.09.2023", nil),
    ] as [(String?, String?, String?)])
  func daysBetween(from: String?, to: String?, days: String?) throws {
    let values = ["101.ReferralRequestReceivedDate": from, "201.CareContDate": to]
    #expect(try DerivationBench("2.1").value("201.Time_Referral_to_CareContact", values) == days)
  }

  @Test(
    arguments: [
      ("2023-09-05", nil, "26"), ("2023-09-30", nil, "1"), ("2023-09-01", nil, "30"),
      ("2023-08-01", nil, "30"), ("2023-08-01", "2023-09-10", "10"),
      ("2023-09-05", "2023-09-05", "1"), ("2023-09-05", "2023-10-05", "31"),
      // An end before the month counts backwards, and is written in full.
      ("2023-08-01", "2023-08-31", "0"), ("2019-01-01", "2019-01-26", "-1678"),
      ("2023-10-05", nil, "-4"), (nil, nil, nil), (nil, "2023-09-10", nil),
      ("2023-09-xx", "2023-09-10", nil), ("2023-09-05", "2023-09-31", "26"),
    ] as [(String?, String?, String?)])
  func daysOfACareCluster(start: String?, end: String?, days: String?) throws {
    let values = ["803.StartDateCareClust": start, "803.EndDateCareClust": end]
    #expect(try DerivationBench("2.1").value("803.CareCluster_DayCount", values) == days)
  }

  @Test func aCareClusterIsCountedWithWhatIsKnownOfTheMonth() throws {
    let bench = try DerivationBench("2.1")
    let name = "803.CareCluster_DayCount"
    let begun: [String: String?] = ["803.StartDateCareClust": "2023-08-31"]
    let noStart = begun.merging(["000.ReportingPeriodStartDate": nil]) { $1 }
    let noEnd = begun.merging(["000.ReportingPeriodEndDate": nil]) { $1 }
    #expect(try bench.value(name, noStart) == "31")
    #expect(try bench.value(name, noEnd) == nil)
    #expect(
      try bench.value(name, noEnd.merging(["803.EndDateCareClust": "2023-09-02"]) { $1 }) == "2")
  }

  @Test(
    arguments: [
      ("1900-04-01", "1"), ("1900-04-30", "1"), ("1900-03-01", "0"), ("1901-04-01", "13"),
      ("2020-01-01", "1438"), ("2022-04-01", "1465"), ("2024-07-01", "1492"),
      ("2025-02-01", "1499"), (nil, nil), ("2025-02", nil),
    ] as [(String?, String?)])
  func monthsSince(start: String?, number: String?) throws {
    let values = ["000.ReportingPeriodStartDate": start]
    for attribute in ["000.Unique_MonthID", "101.Unique_MonthID", "902.Unique_MonthID"] {
      #expect(try DerivationBench("2.1").value(attribute, values) == number)
    }
  }

  @Test(
    arguments: [
      ("2.1", "2023-10-26", "2023-09-01", "Primary"),
      ("2.1", "2023-10-27", "2023-09-01", "Refresh"),
      ("2.1", "2024-06-01", "2023-09-01", "Refresh"),
      ("2.1", "2023-09-30", "2023-09-01", "undefined"),
      ("2.1", "2025-03-10", "2025-02-01", "undefined"),
      ("2.1", "2023-10-10", "2030-01-01", "undefined"),
      ("2.1", "2023-10-10", "2023-09-02", "undefined"), ("2.1", "2023-10-10", nil, nil),
      ("2.0", "2022-05-20", "2022-04-01", "Refresh"),
      ("2.1", "2022-05-20", "2022-04-01", "Primary"),
      ("2.0", "2023-10-10", "2023-09-01", "undefined"),
    ] as [(String, String, String?, String?)])
  func windowType(version: String, received: String, start: String?, type: String?) throws {
    var bench = try DerivationBench(version)
    bench.receivedOn = received
    #expect(try bench.value("000.File_Type", ["000.ReportingPeriodStartDate": start]) == type)
  }

  @Test(
    arguments: [
      (1, 2, "1000000002"), (1234, 0, "1234000000000"), (56, 999_999_999, "56999999999"),
      (99_999_999_999_999, 1, "99999999999999000000001"), (0, 12, "12"),
    ] as [(UInt64, UInt32, String)])
  func concatDigits(submission: UInt64, row: UInt32, id: String) throws {
    var bench = try DerivationBench("2.0")
    bench.id = submission
    bench.rowNumber = row
    #expect(try bench.value("101.UniqueID_IDS101") == id)
  }

  @Test func numbersThatAnIdHasNoRoomForAreRefused() throws {
    var bench = try DerivationBench("2.0")
    bench.rowNumber = 1_000_000_000
    #expect(throws: DerivationError.rowNumberTooLong(1_000_000_000, digits: 9)) {
      try bench.value("101.UniqueID_IDS101")
    }
    bench.rowNumber = 1
    bench.id = 100_000_000_000_000
    #expect(throws: DerivationError.submissionIDTooLong(100_000_000_000_000, digits: 14)) {
      try bench.value("101.UniqueID_IDS101")
    }
  }

  @Test(
    arguments: [
      ("12:3", "12"), ("12", "12"), ("0012:3:4", "12"),
      ("9223372036854775807:1", "9223372036854775807"),
      (nil, "1234"),
    ] as [(String?, String)])
  func integerBefore(event: String?, number: String) throws {
    var bench = try DerivationBench("2.1")
    bench.eventID = event
    #expect(try bench.value("000.UniqueSubmissionID") == number)
  }

  @Test(arguments: ["", ":1", "a:1", "-1:2", "+1:2", "1 :2", "9223372036854775808:1"])
  func anEventWithoutANumberIsRefused(event: String) throws {
    var bench = try DerivationBench("2.1")
    bench.eventID = event
    #expect(throws: DerivationError.unreadableEventID(event)) {
      try bench.value("000.UniqueSubmissionID")
    }
  }

  @Test(
    arguments: [
      ("RX4", "SR1", "RX4SR1"), (nil, "SR1", "SR1"), ("RX4", nil, "RX4"), (nil, nil, ""),
      ("RX4", "", "RX4"), ("RX4", " SR 1", "RX4 SR 1"), ("RX4", "é", "RX4é"),
    ] as [(String?, String?, String)])
  func concatText(provider: String?, referral: String?, text: String) throws {
    let values = ["000.OrgIDProv": provider, "101.ServiceRequestId": referral]
    #expect(try DerivationBench("2.1").value("101.Unique_ServiceRequestID", values) == text)
  }

  @Test(
    arguments: [
      ("RX4", "P1", "RX4P1", "RX4P1"), ("RX4", nil, nil, "RX4"), (nil, "P1", "P1", "P1"),
      ("RX4", "", "RX4", "RX4"),
    ] as [(String?, String?, String?, String?)])
  func concatTextWithoutItsLastPart(
    provider: String?, local: String?, text: String?, older: String?
  ) throws {
    for table in ["202", "205", "902"] {
      let values = ["000.OrgIDProv": provider, "\(table).CarePersLocalId": local]
      let name = "\(table).Unique_CarePersonnelID_Local"
      #expect(try DerivationBench("2.1").value(name, values) == text)
      #expect(try DerivationBench("2.0").value(name, values) == older)
    }
  }

  @Test(
    arguments: [
      (nil, "-1"), ("0", "-1"), ("", "-1"), ("  ", "-1"), ("A", "A"), ("z", "Z"), (" b ", "B"),
      ("\tc\n", "C"), ("9", "99"), ("99", "99"), (" 99", "99"), ("I", "-3"), ("O", "-3"),
      ("Q", "-3"),
      ("AB", "AB"), ("rsz", "RSZ"), ("AC", "-3"), ("HI", "-3"), ("BA", "-3"),
      ("00", "-3"), (" 0", "-3"), ("999", "-3"), ("Á", "-3"), ("ß", "-3"),
    ] as [(String?, String)])
  func cleanEthnicity(category: String?, code: String) throws {
    let values = ["001.EthnicCategory": category]
    #expect(try DerivationBench("2.1").value("001.Validated_EthnicCategory", values) == code)
  }

  @Test func seventeenLettersAreCategories() throws {
    let bench = try DerivationBench("2.1")
    var letters = ""
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      let values: [String: String?] = ["001.EthnicCategory": String(letter)]
      if try bench.value("001.Validated_EthnicCategory", values) == String(letter) {
        letters.append(letter)
      }
    }
    #expect(letters == "ABCDEFGHJKLMNPRSZ")
  }

  @Test(
    arguments: [
      ("2023-08-31", "false"), ("2023-09-01", "true"), ("2023-09-15", "true"),
      ("2023-09-30", "true"), ("2023-09-30T12:00:00", "true"), ("2023-10-01", "false"),
      (nil, "false"), ("2023-09-31", "false"), ("", "false"),
    ] as [(String?, String)])
  func dateWithin(day: String?, isWithin: String) throws {
    let bench = try DerivationBench("2.1")
    for (name, field) in [("StartedInRP", "StartDate"), ("EndedInRP", "EndDate")] {
      let values = ["803.\(field)CareClust": day]
      #expect(try bench.value("803.CareCluster_\(name)_Flag", values) == isWithin)
      for edge in ["000.ReportingPeriodStartDate", "000.ReportingPeriodEndDate"] {
        let open = values.merging([edge: nil]) { $1 }
        #expect(try bench.value("803.CareCluster_\(name)_Flag", open) == "false")
      }
    }
  }

  @Test(
    arguments: [
      (nil, "true"), ("2023-09-15", "false"), ("2030-01-01", "false"),
      ("2023-09-15T10:00:00", "false"), ("2023-09-31", "true"), ("", "true"),
    ] as [(String?, String)])
  func isNull(day: String?, isNull: String) throws {
    let values = ["803.EndDateCareClust": day]
    #expect(try DerivationBench("2.1").value("803.CareCluster_OpenAtRPEnd_Flag", values) == isNull)
  }
}
