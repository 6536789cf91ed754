import DataSet
import Testing

/// What every derived attribute is, once with a value and once without where it can be null.
@Suite struct DerivationTests {
  static let cases: [DerivationCase] =
    header + people + referrals + contacts + activities + scores + clusters + personnel

  static let header: [DerivationCase] = [
    DerivationCase("000.UniqueID_IDS000", [:], "1234000000007"),
    DerivationCase("000.File_Type", ["000.ReportingPeriodStartDate": nil], nil),
    DerivationCase("000.UniqueSubmissionID", [:], "1234"),
    DerivationCase("000.Unique_MonthID", [:], "1482"),
    DerivationCase("000.Unique_MonthID", ["000.ReportingPeriodStartDate": nil], nil),
  ]

  static let people: [DerivationCase] = [
    DerivationCase("001.RecordNumber", [:], "1234000000007"),
    DerivationCase("001.UniqueID_IDS001", [:], "1234000000007"),
    DerivationCase("001.Age_RP_StartDate", ["001.PersonBirthDate": "1990-09-01"], "33"),
    DerivationCase("001.Age_RP_StartDate", ["001.PersonBirthDate": nil], nil),
    DerivationCase("001.Age_RP_EndDate", ["001.PersonBirthDate": "1990-10-01"], "32"),
    DerivationCase("001.Age_RP_EndDate", ["001.PersonBirthDate": nil], nil),
    DerivationCase("001.Validated_EthnicCategory", ["001.EthnicCategory": "A"], "A"),
    DerivationCase("002.UniqueID_IDS002", [:], "1234000000007"),
    DerivationCase("003.UniqueID_IDS003", [:], "1234000000007", in: ["2.1"]),
    DerivationCase("004.UniqueID_IDS004", [:], "1234000000007"),
    DerivationCase("007.UniqueID_IDS007", [:], "1234000000007"),
    DerivationCase("011.UniqueID_IDS011", [:], "1234000000007"),
    DerivationCase("012.UniqueID_IDS012", [:], "1234000000007"),
    DerivationCase("601.UniqueID_IDS601", [:], "1234000000007", in: ["2.1"]),
  ]

  private static let birth: [String: String?] = ["001.PersonBirthDate": "1980-06-15"]

  private static func born(_ values: [String: String?]) -> [String: String?] {
    birth.merging(values) { $1 }
  }

  static let referrals: [DerivationCase] = [
    DerivationCase("101.UniqueID_IDS101", [:], "1234000000007"),
    DerivationCase("101.Unique_ServiceRequestID", ["101.ServiceRequestId": "SR1"], "RX4SR1"),
    DerivationCase(
      "101.Age_ReferralRequest_ReceivedDate",
      born(["101.ReferralRequestReceivedDate": "2023-06-14"]), "42"),
    DerivationCase("101.Age_ReferralRequest_ReceivedDate", birth, nil),
    DerivationCase(
      "101.Age_ServiceDischarge_Date", born(["101.ServDischDate": "2023-06-15"]), "43"),
    DerivationCase("101.Age_ServiceDischarge_Date", birth, nil),
    DerivationCase("101.Unique_MonthID", [:], "1482"),
    DerivationCase("101.Unique_MonthID", ["000.ReportingPeriodStartDate": nil], nil),
    DerivationCase("105.UniqueID_IDS105", [:], "1234000000007"),
    DerivationCase("108.UniqueID_IDS108", [:], "1234000000007"),
    DerivationCase("205.UniqueID_IDS205", [:], "1234000000007"),
    DerivationCase("602.UniqueID_IDS602", [:], "1234000000007"),
    DerivationCase("603.UniqueID_IDS603", [:], "1234000000007"),
  ]

  static let contacts: [DerivationCase] = [
    DerivationCase("201.UniqueID_IDS201", [:], "1234000000007"),
    DerivationCase("201.Unique_CareContactID", ["201.CareContactId": "CC1"], "RX4CC1"),
    DerivationCase("201.Age_CareContact_Date", born(["201.CareContDate": "2023-09-14"]), "43"),
    DerivationCase("201.Age_CareContact_Date", ["201.CareContDate": "2023-09-14"], nil),
    DerivationCase(
      "201.Time_Referral_to_CareContact",
      ["201.CareContDate": "2023-09-14", "101.ReferralRequestReceivedDate": "2023-06-15"], "91"),
    DerivationCase("201.Time_Referral_to_CareContact", ["201.CareContDate": "2023-09-14"], nil),
  ]

  static let activities: [DerivationCase] = [
    DerivationCase("202.UniqueID_IDS202", [:], "1234000000007"),
    DerivationCase("202.Unique_CareContactID", ["202.CareContactId": "CC1"], "RX4CC1"),
    DerivationCase("202.Unique_CareActivityID", ["202.CareActId": "CA1"], "RX4CA1"),
  ]

  static let scores: [DerivationCase] = [
    DerivationCase("606.UniqueID_IDS606", [:], "1234000000007"),
    DerivationCase(
      "606.Age_AssessmentCompletion_Date", born(["606.AssToolCompDate": "2023-09-02"]), "43"),
    DerivationCase("606.Age_AssessmentCompletion_Date", birth, nil),
    DerivationCase("607.UniqueID_IDS607", [:], "1234000000007"),
    DerivationCase("607.Unique_CareContactID", ["202.CareContactId": "CC1"], "RX4CC1"),
    DerivationCase("607.Unique_CareActivityID", ["607.CareActId": "CA1"], "RX4CA1"),
    DerivationCase(
      "607.Age_AssessmentCompletion_Date", born(["201.CareContDate": "2023-09-14"]), "43"),
    DerivationCase("607.Age_AssessmentCompletion_Date", birth, nil),
  ]

  static let clusters: [DerivationCase] = [
    DerivationCase("803.UniqueID_IDS803", [:], "1234000000007"),
    DerivationCase(
      "803.CareCluster_StartedInRP_Flag", ["803.StartDateCareClust": "2023-09-05"], "true"),
    DerivationCase(
      "803.CareCluster_EndedInRP_Flag", ["803.EndDateCareClust": "2023-10-05"], "false"),
    DerivationCase("803.CareCluster_OpenAtRPEnd_Flag", [:], "true"),
    DerivationCase("803.CareCluster_DayCount", ["803.StartDateCareClust": "2023-09-05"], "26"),
    DerivationCase("803.CareCluster_DayCount", ["803.EndDateCareClust": "2023-09-05"], nil),
  ]

  static let personnel: [DerivationCase] =
    ["202", "205", "902"].flatMap { table in
      [
        DerivationCase(
          "\(table).Unique_CarePersonnelID_Local", ["\(table).CarePersLocalId": "P1"], "RX4P1"),
        DerivationCase("\(table).Unique_CarePersonnelID_Local", [:], "RX4", in: ["2.0"]),
        DerivationCase("\(table).Unique_CarePersonnelID_Local", [:], nil, in: ["2.1"]),
      ]
    } + [
      DerivationCase("902.UniqueID_IDS902", [:], "1234000000007"),
      DerivationCase("902.Unique_MonthID", [:], "1482"),
      DerivationCase("902.Unique_MonthID", ["000.ReportingPeriodStartDate": nil], nil),
    ]

  @Test(arguments: cases)
  func anAttributeIsWhatItsDefinitionSays(one: DerivationCase) throws {
    for version in one.versions {
      #expect(try DerivationBench(version).value(one.attribute, one.values) == one.expected)
    }
  }

  /// Attributes that have a value for every row.
  private static let neverNull: Set<String> = [
    "RecordNumber", "UniqueSubmissionID", "Validated_EthnicCategory", "Unique_ServiceRequestID",
    "Unique_CareContactID", "Unique_CareActivityID", "CareCluster_StartedInRP_Flag",
    "CareCluster_EndedInRP_Flag", "CareCluster_OpenAtRPEnd_Flag",
  ]

  @Test(arguments: ["2.0", "2.1"])
  func everyAttributeHasACaseWithAValueAndOneWithout(version: String) throws {
    let cases = Self.cases.filter { $0.versions.contains(version) }
    let filled = Set(cases.filter { $0.expected != nil }.map(\.attribute) + ["000.File_Type"])
    let null = Set(cases.filter { $0.expected == nil }.map(\.attribute))
    let dataSet = try #require(DataSet.version(version))
    for attribute in dataSet.derivations.flatMap(\.computed) {
      let label = "\(attribute.table.dropFirst(3).prefix(3)).\(attribute.name)"
      #expect(filled.contains(label))
      let isNever =
        Self.neverNull.contains(attribute.name) || attribute.name.hasPrefix("UniqueID_")
        || version == "2.0" && attribute.name == "Unique_CarePersonnelID_Local"
      #expect(null.contains(label) != isNever, "\(label)")
    }
  }

  @Test(arguments: DataSet.all.map(\.version.text))
  func everyPublishedAttributeIsAccountedFor(version: String) throws {
    let dataSet = try #require(DataSet.version(version))
    let expected = DerivationNames.expected(tables: Set(dataSet.tables.map(\.name)))
    #expect(dataSet.derivations.count == dataSet.tables.count)
    var found: Set<String> = []
    for (table, plan) in zip(dataSet.tables, dataSet.derivations) {
      let wanted = expected.filter { $0.hasPrefix("\(table.name).") }
      let computed = plan.computed.map { "\($0.table).\($0.name) computed" }
      #expect(computed == wanted.filter { $0.hasSuffix(" computed") })
      let others = plan.notDerived.map { "\($0.table).\($0.name) \(Self.state($0))" }
      #expect(others == wanted.filter { !$0.hasSuffix(" computed") })
      found.formUnion(computed + others)
    }
    #expect(found == Set(expected))
  }

  @Test(arguments: [("computed", 49), ("needs", 47), ("unpublished", 108), ("placeholder", 18)])
  func theListIsAsLongAsPublished(state: String, count: Int) throws {
    let dataSet = try #require(DataSet.version("2.1"))
    let attributes = dataSet.derivations.flatMap { $0.computed + $0.notDerived }
    #expect(attributes.count { Self.state($0) == state } == count)
  }

  @Test(arguments: [
    ("LSOA", "needs the ONS postcode directory"),
    ("IMD_YEAR", "needs the ONS postcode directory and the Indices of Deprivation 2019"),
    (
      "DistanceFromHome_GP",
      "needs the ODS directory of organisations and the ONS postcode directory"
    ),
    ("Validated_FindingCode", "needs the ICD-10 code list"),
    ("PresComp_FSN", "needs the SNOMED CT and ICD-10 mapping tables"),
    ("Recovery_Flag", "computed by code that is not published"),
    ("RecordEndDate", "filled by the national store as it merges submissions"),
  ])
  func whatIsNotDerivedSaysWhy(name: String, reason: String) throws {
    let all = try #require(DataSet.version("2.1")).derivations.flatMap(\.notDerived)
    let attribute = try #require(all.first { $0.name == name })
    #expect(attribute.notDerived?.description == reason)
  }

  @Test func aRowShowsNothingOfItsValues() {
    let row = DerivationRow(number: 3, values: ["secret"], patient: ["secret"])
    var dumped = ""
    dump(row, to: &dumped)
    #expect("\(row)" == "row 3 (redacted)")
    #expect(!dumped.contains("secret") && !String(reflecting: row).contains("secret"))
  }

  private static func state(_ attribute: DerivedAttribute) -> String {
    switch attribute.notDerived {
    case nil: "computed"
    case .needs: "needs"
    case .unpublished: "unpublished"
    case .placeholder: "placeholder"
    }
  }
}
