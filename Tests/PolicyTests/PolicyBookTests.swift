import DataSet
import Testing

@testable import Policy

@Suite struct PolicyBookTests {
  @Test func theUsesAreThoseOfTheGuidance() throws {
    let policy = PolicyBook.standard.version(on: try #require(Day(iso: "2021-01-01")))
    let uses = policy.uses.map { use in
      "\(use.name) \(use.level.rawValue) \(use.optOutApplies) \(use.needsAgreement) "
        + (use.entitling.map { String($0.map(\.rawValue)) } ?? "all")
    }
    #expect(
      uses == [
        "provider-return record false false P", "commissioner-extract record true true CGH",
        "national-publication aggregate false false all",
        "provider-publication aggregate false false all", "dars-release record true true all",
      ])
    #expect(policy.use(named: "dars-release")?.optOutApplies == true)
    #expect(policy.use(named: "marketing") == nil)
    #expect(policy.optOutFreshDays == 7 && policy.optOutFreshDaysLimit == 21)
    #expect("\(policy.transitionStart)" == "2020-09-01")
  }

  private static let rest = """
    transition 2020-09-01
    optOut 7 21
    use a record yes yes all
    restriction r
    exemption e
    """

  @Test func aVersionHoldsFromItsDayUntilTheNext() throws {
    let book = try #require(
      PolicyBook("policy one 2020-09-01\n\(Self.rest)\npolicy two 2022-04-01\n\(Self.rest)"))
    for (day, name) in [
      ("2019-01-01", "one"), ("2020-09-01", "one"), ("2022-03-31", "one"), ("2022-04-01", "two"),
      ("2030-01-01", "two"),
    ] {
      #expect(book.version(on: try #require(Day(iso: day))).name == name)
    }
  }

  @Test(arguments: [
    "", rest, "policy one 2020-09-01", "policy one 2020-13-01\n\(rest)",
    "policy one 2020-09-01\n\(rest)\npolicy two 2020-09-01\n\(rest)",
    "policy one 2020-09-01\n\(rest)\nuse a record no no all",
    "policy one 2020-09-01\n\(rest)\nuse b row no no all",
    "policy one 2020-09-01\n\(rest)\nuse b record no maybe all",
    "policy one 2020-09-01\n\(rest)\nuse b record no no X",
    "policy one 2020-09-01\n\(rest)\nmore x",
    "policy one 2020-09-01\n\(rest)\noptOut 22 21", "policy one 2020-09-01\n\(rest)\nexemption e",
  ])
  func aTextThatIsNotWholeIsRefused(text: String) {
    #expect(PolicyBook(text) == nil)
  }
}
