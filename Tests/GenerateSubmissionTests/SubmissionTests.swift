import Testing

@testable import generate_submission

@Suite struct SubmissionTests {
  static let plans = [
    SubmissionPlan(referrals: 1),
    SubmissionPlan(referrals: 12, monthsOfHistory: 1),
    SubmissionPlan(referrals: 601, seed: 2),
    SubmissionPlan(
      provider: "RWK", period: Month(year: 2022, number: 5), version: .v21, referrals: 600,
      monthsOfHistory: 30, sharedPeople: 0.25),
  ]

  @Test(arguments: plans)
  func `every table is there, and as many referrals as asked for`(plan: SubmissionPlan) throws {
    let bundle = try GeneratedBundle(plan)
    #expect(Set(bundle.bytes.keys) == Set(Table.tables(in: plan.version)))
    #expect(bundle.bytes.count == (plan.version == .v20 ? 19 : 21))
    #expect(try bundle.rows(.referral).count == plan.referrals)
    #expect(try bundle.values("DatSetVer", of: .header) == [plan.version.rawValue])
  }

  @Test(arguments: plans)
  func `keys are unique and resolve`(plan: SubmissionPlan) throws {
    let bundle = try GeneratedBundle(plan)
    func unique(_ field: String, of table: Table) throws -> Set<String> {
      let values = try bundle.values(field, of: table)
      #expect(Set(values).count == values.count, "\(field) of \(table.name)")
      #expect(values.allSatisfy { (1...20).contains($0.utf8.count) })
      return Set(values)
    }
    let patients = try unique("LocalPatientId", of: .patient)
    let referrals = try unique("ServiceRequestId", of: .referral)
    let contacts = try unique("CareContactId", of: .contact)
    let activities = try unique("CareActId", of: .activity)
    #expect(patients.allSatisfy { $0.hasPrefix("0") })
    let practices = Set(
      try bundle.rows(.practice).filter { $0["EndDateGMPRegistration"] == "" }
        .compactMap { $0["LocalPatientId"] })
    #expect(practices == patients)
    #expect(Set(try bundle.values("LocalPatientId", of: .referral)) == patients)
    for table in Table.tables(in: plan.version) where table != .patient {
      let columns = table.columns(in: plan.version)
      for (field, parents) in [
        ("LocalPatientId", patients), ("ServiceRequestId", referrals),
        ("CareContactId", contacts), ("CareActId", activities),
      ] where columns.contains(field) {
        #expect(parents.isSuperset(of: try bundle.values(field, of: table)), "\(table.name)")
      }
    }
  }

  @Test(arguments: plans)
  func `NHS numbers are unique test numbers, and few are missing`(plan: SubmissionPlan) throws {
    let numbers = try GeneratedBundle(plan).values("NHSNumber", of: .patient)
    let present = numbers.filter { !$0.isEmpty }
    #expect(present.allSatisfy(isValidTestNumber))
    #expect(Set(present).count == present.count)
    #expect(numbers.count - present.count <= numbers.count / 20 + 1)
  }

  @Test(arguments: plans)
  func `what happens to a referral happens in the period and while it is open`(
    plan: SubmissionPlan
  ) throws {
    let bundle = try GeneratedBundle(plan)
    let start = try bundle.values("ReportingPeriodStartDate", of: .header)[0]
    let end = try bundle.values("ReportingPeriodEndDate", of: .header)[0]
    var open: [String: (String, String)] = [:]
    for row in try bundle.rows(.referral) {
      let received = row["ReferralRequestReceivedDate", default: ""]
      let discharged = row["ServDischDate", default: ""]
      #expect(discharged.isEmpty || (max(start, received)...end).contains(discharged))
      #expect(discharged.isEmpty == row["EndCode", default: ""].isEmpty)
      open[row["ServiceRequestId", default: ""]] = (
        max(start, received), discharged.isEmpty ? end : discharged
      )
    }
    for (table, field) in [
      (Table.contact, "CareContDate"), (.referralScore, "AssToolCompDate"),
      (.internet, "StartDateIntEnabledTherLog"), (.internet, "EndDateIntEnabledTherLog"),
      (.onward, "OnwardReferDate"),
    ] {
      for row in try bundle.rows(table) {
        let (from, upTo) = try #require(open[row["ServiceRequestId", default: ""]])
        #expect((from...upTo).contains(row[field, default: ""]), "\(table.name)")
      }
    }
  }

  @Test func `a small share of patients has two referrals, and some referrals end`() throws {
    let bundle = try GeneratedBundle(SubmissionPlan(referrals: 1200))
    #expect(try bundle.rows(.patient).count == 1100)
    let ended = try bundle.values("ServDischDate", of: .referral).count { !$0.isEmpty }
    #expect((120...360).contains(ended))
  }
}

extension SubmissionPlan: CustomTestStringConvertible {
  /// The plan in the words of a test report.
  public var testDescription: String {
    "\(referrals) referrals of \(provider), version \(version.rawValue)"
  }
}
