import Agreements
import DataSet
import Testing

@testable import Disclosure

/// Which columns leave, and in which form (R18, R21).
@Suite struct ReleaseTableTests {
  private static let versions = ["2.0", "2.1"]

  /// Everything that a version has, approved.
  private func everything(_ dataSet: DataSet) -> [ApprovedTable] {
    dataSet.tables.map { table in
      ApprovedTable(
        name: table.name,
        fields: table.fields.map(\.name) + dataSet.derivations[table.index].computed.map(\.name))
    }
  }

  private func tables(
    _ dataSet: DataSet, _ approved: [ApprovedTable], wanted: [String] = [],
    isIdentifiable: Bool = false, linkages: [String] = []
  ) -> [ReleaseTable] {
    ReleaseTable.tables(
      of: dataSet, approved: approved, wanted: wanted.compactMap { ColumnName($0) },
      isIdentifiable: isIdentifiable, linkages: linkages)
  }

  @Test(arguments: versions) func nothingThatIdentifiesLeavesUnlessItMay(version: String) throws {
    let dataSet = try #require(DataSet.version(version))
    let released = tables(dataSet, everything(dataSet))
    #expect(released.count == dataSet.tables.count)
    for table in released {
      for column in table.columns {
        let identified = dataSet.identifies(column.name, of: table.table.name)
        #expect(identified != .direct, "\(table.table.name).\(column.name)")
        guard identified != nil else { continue }
        guard case .pseudonym = column.source else {
          Issue.record("\(table.table.name).\(column.name) leaves as it was submitted")
          continue
        }
      }
      let keys = ["LocalPatientId", "ServiceRequestId", "CareContactId", "CareActId"]
      #expect(!table.columns.contains { keys.contains($0.name) })
    }
  }

  @Test(arguments: versions) func identifiableDataLeaveAsTheyCame(version: String) throws {
    let dataSet = try #require(DataSet.version(version))
    for table in tables(dataSet, everything(dataSet), isIdentifiable: true) {
      let names = table.columns.map(\.name)
      #expect(Set(names).isSuperset(of: table.table.fields.map(\.name)))
      #expect(names.count == Set(names).count)
      #expect(!names.contains { $0.hasSuffix("Pseudonym") })
    }
  }

  @Test func keysStandInFrontAlsoWhereNothingElseIsApproved() throws {
    let dataSet = try #require(DataSet.version("2.0"))
    let approved = [
      ApprovedTable(name: "IDS202CareActivity", fields: []),
      ApprovedTable(name: "IDS001MPI", fields: ["EthnicCategory", "Gender"]),
    ]
    let released = tables(dataSet, approved, linkages: ["HES"])
    #expect(released.map(\.table.name) == ["IDS001MPI", "IDS202CareActivity"])
    #expect(
      released.map { $0.columns.map(\.name) } == [
        ["PersonPseudonym", "PersonPseudonym:HES", "EthnicCategory", "Gender"],
        [
          "PersonPseudonym", "PersonPseudonym:HES", "ReferralPseudonym", "CareContactPseudonym",
          "CareActivityPseudonym",
        ],
      ])
  }

  @Test func whatIsWantedNarrowsAndNeverWidens() throws {
    let dataSet = try #require(DataSet.version("2.0"))
    let approved = [ApprovedTable(name: "IDS001MPI", fields: ["Gender", "EthnicCategory"])]
    let wanted = ["IDS001MPI.Gender", "IDS001MPI.NHSNumber", "IDS101Referral.EndCode"]
    let released = tables(dataSet, approved, wanted: wanted)
    #expect(released.map { $0.columns.map(\.name) } == [["PersonPseudonym", "Gender"]])
  }

  @Test func aColumnLeavesWhenItIsApprovedForEveryMonthOfTheRelease() throws {
    let dataSet = try #require(DataSet.version("2.0"))
    let first = Facts.data("2020-09", "2020-10", ["IDS001MPI": ["Gender", "EthnicCategory"]])
    let second = Facts.data(
      "2020-10", "2020-12", ["IDS001MPI": ["Gender"], "IDS101Referral": ["EndCode"]])
    let terms = Facts.terms(data: [first, second])
    func approved(_ months: [String]) -> [String] {
      terms.approvedTables(of: dataSet, for: months.map(Facts.month)).flatMap { table in
        table.fields.map { "\(table.name).\($0)" }
      }.sorted()
    }
    #expect(approved(["2020-09"]) == ["IDS001MPI.EthnicCategory", "IDS001MPI.Gender"])
    #expect(
      approved(["2020-10"]) == [
        "IDS001MPI.EthnicCategory", "IDS001MPI.Gender", "IDS101Referral.EndCode",
      ])
    #expect(approved(["2020-11"]) == ["IDS001MPI.Gender", "IDS101Referral.EndCode"])
    #expect(approved(["2020-09", "2020-11"]) == ["IDS001MPI.Gender"])
    #expect(approved(["2020-09", "2021-01"]) == [])
    #expect(approved([]) == [])
  }
}
