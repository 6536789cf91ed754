import DataSet
import Testing

@testable import Policy

@Suite struct PolicyBookTests {
  @Test func theUsesAreThoseOfTheGuidance() throws {
    let policy = PolicyBook.standard.version(on: try #require(Day(iso: "2021-01-01")))
    let uses = policy.uses.map { "\($0.name) \($0.level.rawValue) \($0.optOutApplies)" }
    #expect(
      uses == [
        "provider-return record false", "commissioner-extract record true",
        "national-publication aggregate false", "provider-publication aggregate false",
        "dars-release record true",
      ])
    #expect(policy.use(named: "dars-release")?.optOutApplies == true)
    #expect(policy.use(named: "marketing") == nil)
    #expect(policy.optOutFreshDays == 7 && policy.optOutFreshDaysLimit == 21)
    #expect("\(policy.transitionStart)" == "2020-09-01")
  }

  private static let rest = """
    transition 2020-09-01
    optOut 7 21
    use a record yes
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
    "policy one 2020-09-01\n\(rest)\nuse a record no",
    "policy one 2020-09-01\n\(rest)\nuse b row no",
    "policy one 2020-09-01\n\(rest)\nuse b record maybe", "policy one 2020-09-01\n\(rest)\nmore x",
    "policy one 2020-09-01\n\(rest)\noptOut 22 21", "policy one 2020-09-01\n\(rest)\nexemption e",
  ])
  func aTextThatIsNotWholeIsRefused(text: String) {
    #expect(PolicyBook(text) == nil)
  }
}
