import Testing

@testable import generate_submission

@Suite struct ConsecutiveMonthTests {
  private static func months(_ count: Int) throws -> [GeneratedBundle] {
    try (0..<count).map { offset in
      try GeneratedBundle(
        SubmissionPlan(
          period: Month(year: 2020, number: 8).advanced(by: offset), referrals: 240, seed: 5))
    }
  }

  @Test func `an open referral is sent again unchanged, an ended one is not`() throws {
    let months = try Self.months(14)
    for (earlier, later) in zip(months, months.dropFirst()) {
      let next = Dictionary(
        uniqueKeysWithValues: try later.rows(.referral).map { ($0["ServiceRequestId"], $0) })
      for row in try earlier.rows(.referral) {
        let again = next[row["ServiceRequestId"]]
        guard row["ServDischDate"] == "" else {
          #expect(again == nil)
          continue
        }
        var then = try #require(again)
        then["ServDischDate"] = ""
        then["EndCode"] = ""
        #expect(then == row)
      }
    }
  }

  @Test func `a patient who stays keeps identity, and contacts are never sent twice`() throws {
    let months = try Self.months(14)
    var contacts = Set<String>()
    for month in months {
      let ids = try month.values("CareContactId", of: .contact)
      #expect(contacts.isDisjoint(with: ids))
      contacts.formUnion(ids)
    }
    for (earlier, later) in zip(months, months.dropFirst()) {
      let next = Dictionary(
        uniqueKeysWithValues: try later.rows(.patient).map { ($0["LocalPatientId"], $0) })
      var stayed = 0
      for row in try earlier.rows(.patient) {
        guard let again = next[row["LocalPatientId"]] else { continue }
        stayed += 1
        #expect(again == row)
      }
      #expect(stayed > 110)
    }
  }

  @Test func `a referral that is new was received in the month`() throws {
    let months = try Self.months(6)
    for (offset, pair) in zip(months, months.dropFirst()).enumerated() {
      let known = Set(try pair.0.values("ServiceRequestId", of: .referral))
      let month = Month(year: 2020, number: 8).advanced(by: offset + 1)
      let prefix = "\(month.year)-\(month.number.padded(to: 2))-"
      for row in try pair.1.rows(.referral) {
        let isNew = !known.contains(row["ServiceRequestId", default: ""])
        #expect(row["ReferralRequestReceivedDate"]?.hasPrefix(prefix) == isNew)
      }
    }
  }

  @Test func `providers share as many people as they are asked to, with the same facts`() throws {
    let bundles = try ["RX4", "RWK"].map { provider in
      try GeneratedBundle(
        SubmissionPlan(provider: provider, referrals: 600, sharedPeople: 0.5))
    }
    let people = try bundles.map { bundle in
      Dictionary(
        uniqueKeysWithValues: try bundle.rows(.patient).filter { $0["NHSNumber"] != "" }
          .map { ($0["NHSNumber"], $0["PersonBirthDate"]) })
    }
    let shared = Set(people[0].keys).intersection(people[1].keys)
    #expect((240...275).contains(shared.count))
    #expect(shared.allSatisfy { people[0][$0] == people[1][$0] })
  }
}
