import DataSet
import Testing

@testable import Agreements

/// The states of one version, and what each step does in each of them.
@Suite struct HistoryTests {
  enum Stage: CaseIterable {
    case nothing, applied, reviewed, notMet, approved, ended
  }

  enum Given: CaseIterable {
    case apply, amend, review, approve, end
  }

  private let first = Terms.reference("v1.0")

  private func review(_ met: Bool = true, on day: String = "2020-09-20") -> AgreementStep {
    Terms.review(first, met: met, on: day)
  }

  private func history(_ stage: Stage) -> AgreementHistory {
    var history = AgreementHistory()
    let steps: [AgreementStep] =
      switch stage {
      case .nothing: []
      case .applied: [.applied(Terms.make("v1.0"))]
      case .reviewed: [.applied(Terms.make("v1.0")), review()]
      case .notMet: [.applied(Terms.make("v1.0")), review(false)]
      case .approved:
        [.applied(Terms.make("v1.0")), review(), Terms.approval(first, on: "2020-09-25")]
      case .ended:
        [
          .applied(Terms.make("v1.0")), review(), Terms.approval(first, on: "2020-09-25"),
          Terms.ending(first, on: "2021-01-01"),
        ]
      }
    for (index, step) in steps.enumerated() { history.take(step, at: UInt64(index)) }
    return history
  }

  /// What is said to a step that differs from what is on record; nil where it is taken.
  private func refusal(_ stage: Stage, _ given: Given) -> AgreementRefusal? {
    switch (stage, given) {
    case (.nothing, .apply): nil
    case (.nothing, .amend): .unknown("DARS-NIC-900001-A1B2C")
    case (.nothing, _): .unknown("DARS-NIC-900001-A1B2C-v1.0")
    case (_, .apply): .appliedBefore(newest: first)
    case (_, .amend): nil
    case (.applied, .review), (.reviewed, .review), (.notMet, .review): nil
    case (.applied, .approve): .notReviewed(first)
    case (.notMet, .approve): .notMet(first, [.security])
    case (.reviewed, .approve): nil
    case (.approved, .review), (.approved, .approve): .alreadyApproved(first)
    case (.applied, .end), (.reviewed, .end), (.notMet, .end): .notApproved(first)
    case (.approved, .end): nil
    case (.ended, _): .alreadyEnded(first, on: "2021-01-01")
    }
  }

  @Test(arguments: Stage.allCases, Given.allCases)
  func eachStepIsTakenWhereTheTableSaysSo(stage: Stage, given: Given) throws {
    let step: AgreementStep =
      switch given {
      case .apply: .applied(Terms.make("v1.0", title: "Another"))
      case .amend: .amended(Terms.make("v2.0"))
      case .review: review(on: "2020-09-24")
      case .approve: Terms.approval(first, on: "2020-09-26")
      case .end: Terms.ending(first, on: "2021-02-01")
      }
    let history = history(stage)
    let expected = refusal(stage, given)
    do throws(AgreementsError) {
      let decided = try history.decide(step)
      #expect(decided == step)
      #expect(expected == nil)
    } catch {
      #expect(error == expected.map { .refused($0) }, "\(stage) \(given)")
    }
  }

  @Test func theSameWordsChangeNothing() throws {
    let ended = history(.ended)
    let steps: [AgreementStep] = [
      .applied(Terms.make("v1.0")), review(), Terms.approval(first, on: "2020-09-25"),
      Terms.ending(first, on: "2021-01-01"),
    ]
    for step in steps { #expect(try ended.decide(step) == nil) }
  }

  @Test func aReferenceWithoutAVersionIsTheNewest() throws {
    var history = history(.approved)
    history.take(.amended(Terms.make("v1.1")), at: 9)
    let bare = try #require(AgreementReference("DARS-NIC-900001-A1B2C"))
    let newest = Terms.reference("v1.1")
    #expect(
      try history.decide(Terms.review(bare, met: true, on: "2020-10-01"))
        == Terms.review(newest, met: true, on: "2020-10-01"))
    #expect(history.version(bare)?.terms.reference == newest)
    #expect(history.version(Terms.reference("v1.0"))?.state == .approved)
    #expect(history.version(Terms.reference("v1.2")) == nil)
  }

  @Test(arguments: ["v1.0", "v0.9", "v1"])
  func anAmendmentHasAHigherVersion(version: String) {
    let refusal = AgreementRefusal.notHigher(Terms.reference(version), newest: first)
    #expect(throws: AgreementsError.refused(refusal)) {
      try history(.approved).decide(.amended(Terms.make(version, title: "Another")))
    }
  }

  @Test func anApprovalDoesNotComeBeforeItsReview() {
    let refusal = AgreementRefusal.approvedBeforeReview(first, reviewed: "2020-09-20")
    #expect(throws: AgreementsError.refused(refusal)) {
      try history(.reviewed).decide(Terms.approval(first, on: "2020-09-19"))
    }
  }
}

/// Which version is in force on a day.
@Suite struct InForceTests {
  /// A version that was approved: its first and last day, the day of its approval and, where it was
  /// ended, the first day on which it is not in force.
  struct Version {
    let version: String
    let start: String
    let end: String
    let approved: String?
    var ended: String?
  }

  private func history(_ versions: [Version]) -> AgreementHistory {
    var history = AgreementHistory()
    for (index, version) in versions.enumerated() {
      let terms = Terms.make(version.version, start: version.start, end: version.end)
      history.take(index == 0 ? .applied(terms) : .amended(terms), at: 1)
      guard let approved = version.approved else { continue }
      history.take(Terms.review(terms.reference, met: true, on: approved), at: 2)
      history.take(Terms.approval(terms.reference, on: approved), at: 3)
      if let ended = version.ended {
        history.take(Terms.ending(terms.reference, on: ended), at: 4)
      }
    }
    return history
  }

  private func inForce(_ versions: [Version], on day: String) throws -> String? {
    let found = history(versions).inForce(on: try #require(Day(iso: day)))
    return found?.terms.reference.version?.description
  }

  @Test(arguments: [
    ("2020-09-30", nil), ("2020-10-01", "1.0"), ("2021-09-30", "1.0"), ("2021-10-01", nil),
  ])
  func fromItsFirstDayToItsLast(day: String, version: String?) throws {
    let one = Version(
      version: "v1.0", start: "2020-10-01", end: "2021-09-30", approved: "2020-09-25")
    #expect(try inForce([one], on: day) == version)
  }

  @Test func notBeforeItIsApproved() throws {
    let one = Version(
      version: "v1.0", start: "2020-10-01", end: "2021-09-30", approved: "2020-10-05")
    #expect(try inForce([one], on: "2020-10-04") == nil)
    #expect(try inForce([one], on: "2020-10-05") == "1.0")
  }

  @Test func notFromTheDayOnWhichItIsEnded() throws {
    let one = Version(
      version: "v1.0", start: "2020-10-01", end: "2021-09-30", approved: "2020-09-25",
      ended: "2021-01-01")
    #expect(try inForce([one], on: "2020-12-31") == "1.0")
    #expect(try inForce([one], on: "2021-01-01") == nil)
  }

  @Test func theOlderStaysUntilTheNewerIsApprovedAndStarted() throws {
    let older = Version(
      version: "v1.0", start: "2020-10-01", end: "2021-09-30", approved: "2020-09-25")
    let newer = Version(
      version: "v2.0", start: "2021-01-01", end: "2021-12-31", approved: "2020-12-14")
    let late = Version(
      version: "v2.0", start: "2021-01-01", end: "2021-12-31", approved: "2021-01-10")
    #expect(try inForce([older, newer], on: "2020-12-31") == "1.0")
    #expect(try inForce([older, newer], on: "2021-01-01") == "2.0")
    #expect(try inForce([older, late], on: "2021-01-09") == "1.0")
    #expect(try inForce([older, late], on: "2021-01-10") == "2.0")
    let open = Version(version: "v2.0", start: "2021-01-01", end: "2021-12-31", approved: nil)
    #expect(try inForce([older, open], on: "2021-06-01") == "1.0")
  }

  @Test func theEndOfTheNewerDoesNotBringTheOlderBack() throws {
    let older = Version(
      version: "v1.0", start: "2020-10-01", end: "2021-09-30", approved: "2020-09-25")
    let newer = Version(
      version: "v2.0", start: "2021-01-01", end: "2021-12-31", approved: "2020-12-14",
      ended: "2021-02-01")
    #expect(try inForce([older, newer], on: "2021-01-31") == "2.0")
    #expect(try inForce([older, newer], on: "2021-02-01") == nil)
  }

  @Test func aNewerThatWasEndedBeforeItBeganChangesNothing() throws {
    let older = Version(
      version: "v1.0", start: "2020-10-01", end: "2021-09-30", approved: "2020-09-25")
    let newer = Version(
      version: "v2.0", start: "2021-01-01", end: "2021-12-31", approved: "2020-12-14",
      ended: "2021-01-01")
    #expect(try inForce([older, newer], on: "2021-01-01") == "1.0")
    #expect(try inForce([older, newer], on: "2021-06-01") == "1.0")
  }
}
