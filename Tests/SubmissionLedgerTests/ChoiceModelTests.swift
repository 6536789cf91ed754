import DataSet
import EventLog
import Intake
import Policy
import SeededRandom
import SubmissionLedger
import TestSupport
import Testing

/// Random histories of choices and submissions against plain lists.
@Suite struct ChoiceModelTests {
  private static let days = [
    "2020-10-03", "2020-10-08", "2020-10-13", "2020-10-15", "2020-10-17", "2020-10-19",
    "2020-10-21", "2020-10-24", "2020-10-26",
  ]

  /// A moment of a history: how large the log was, and what was known by then.
  private struct Moment {
    let size: UInt64
    let day: String
    let choices: NaiveChoices
  }

  @Test func everyHistoryComesOutAsThePlainListsSayThenAndNow() throws {
    var generator = SeededGenerator(for: "histories of choices")
    for _ in 0..<3 { try run(&generator) }
  }

  private func run(_ generator: inout SeededGenerator) throws {
    let ledger = try TestLedger(at: "2020-10-01T09:00:00Z")
    var tables = try CSVTables(fixture: "edge/base.bundle")
    let referrals = BundleReferrals(tables)
    #expect(referrals.all.contains { $0.received < NaiveChoices.start })
    let wording = try ledger.write("Words")
    try ledger.use {
      _ = try $0.publishNotice(
        wording, version: "1", kind: .local, from: try #require(Day(iso: "2020-01-01")))
    }
    var choices = NaiveChoices()
    var moments: [Moment] = []
    for (number, day) in Self.days.enumerated() {
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        try choose(referrals, &choices, ledger, on: day, &generator)
      }
      // What is said after a submission changes nothing of how far its patients were informed.
      if let last = moments.last { try compareCoverage(last, referrals, ledger, asOf: .now) }
      if number % 3 == 2 {
        // Another month's file would be another window: the same one counts anew when it differs.
        tables["IDS000Header"][0, "PrimSystemInUse"] = "SYNTHETIC-\(number)"
        let path = try ledger.write(tables, as: "bundle-\(number)")
        #expect(try ledger.submit(path, at: "\(day)T12:00:00Z").status == .accepted)
        let moment = Moment(size: try ledger.head().size, day: day, choices: choices)
        try compareSubmission(choices, referrals, ledger, on: day)
        try compareCounts(moment, referrals, ledger, asOf: .now)
        moments.append(moment)
      }
    }
    try ledger.check()
    for moment in moments {
      try compareCounts(moment, referrals, ledger, asOf: .position(Position(moment.size - 1)))
      for referral in referrals.all where generator.oneIn(3) {
        let audit = try ledger.audit(referral.id, asOf: .position(Position(moment.size - 1)))
        let expected = moment.choices.reason(
          patient: referral.patient, referral: referral.id, received: referral.received,
          discharged: referral.discharged, on: moment.day)
        #expect(audit.flow?.reason?.rawValue == expected, "\(referral) as of \(moment.day)")
      }
    }
  }

  /// What became of every referral of the newest submission.
  private func compareSubmission(
    _ choices: NaiveChoices, _ referrals: BundleReferrals, _ ledger: TestLedger, on day: String
  ) throws {
    let expected = try ledger.reasons(choices, referrals, on: day)
    let newest = try #require(try ledger.list().last)
    let table = try #require(newest.tables.first { $0.table == "IDS101Referral" })
    #expect(table.withheld == expected.values.count { $0 != nil }, "on \(day)")
    for referral in referrals.all {
      let audit = try ledger.audit(referral.id)
      #expect((audit.state == nil) == (expected[referral.id] ?? nil != nil), "\(referral), \(day)")
    }
  }

  /// What is counted of all referrals: by decision, and of informing.
  private func compareCounts(
    _ moment: Moment, _ referrals: BundleReferrals, _ ledger: TestLedger, asOf: AsOf
  ) throws {
    let flow = try ledger.use { try $0.auditFlow(provider: ledger.rx4, asOf: asOf) }
    var came: [String: Int] = [:]
    for count in flow.counts {
      let flow = try #require(count.flow)
      came[flow.reason?.rawValue ?? "flows", default: 0] += count.referrals
    }
    var expected: [String: Int] = [:]
    for reason in try ledger.reasons(moment.choices, referrals, on: moment.day).values {
      expected[reason ?? "flows", default: 0] += 1
    }
    #expect(came == expected, "as of \(moment.day)")
    try compareCoverage(moment, referrals, ledger, asOf: asOf)
  }

  private func compareCoverage(
    _ moment: Moment, _ referrals: BundleReferrals, _ ledger: TestLedger, asOf: AsOf
  ) throws {
    let coverage = try ledger.use { try $0.auditInforming(asOf: asOf).coverage }
    let plain = moment.choices.coverage(referrals, on: moment.day)
    #expect(coverage.map(\.referrals) == [plain.referrals], "as of \(moment.day)")
    #expect(coverage.map(\.informed) == [plain.informed], "as of \(moment.day)")
  }

  private func choose(
    _ referrals: BundleReferrals, _ choices: inout NaiveChoices, _ ledger: TestLedger,
    on day: String, _ generator: inout SeededGenerator
  ) throws {
    guard let referral = referrals.all.randomElement(using: &generator) else { return }
    let time = "\(day)T10:00:00Z"
    switch Int.random(in: 0..<8, using: &generator) {
    case 0...2:
      let sought =
        ["", "2020-05-01", "2020-08-31", "2020-09-01", "2020-07-15"]
        .randomElement(using: &generator) ?? ""
      let outcome = ["", "given", "refused", "refused"].randomElement(using: &generator) ?? ""
      let path = try ledger.write(
        "LocalPatientId,ServiceRequestId,ConsentSoughtDate,ConsentOutcome\n"
          + "\(referral.patient),\(referral.id),\(sought),\(outcome)\n")
      try ledger.use(at: time) { _ = try $0.importConsent(from: path, provider: ledger.rx4) }
      choices.consents.append(.init(referral: referral.id, sought: sought, outcome: outcome))
    case 3:
      // Told late, of an earlier day.
      let told = ["2020-08-01", "2020-10-02", day].randomElement(using: &generator) ?? day
      let of = generator.oneIn(2) ? referral.id : ""
      let path = try ledger.write(
        "LocalPatientId,ServiceRequestId,InformedOn\n\(referral.patient),\(of),\(told)\n")
      try ledger.use(at: time) {
        _ = try $0.informPatients(from: path, provider: ledger.rx4, version: "1")
      }
      choices.informed.append(.init(patient: referral.patient, referral: of, on: told))
    case 4:
      let of = generator.oneIn(2) ? referral.id : ""
      let from = ["2020-09-15", day, "2020-10-20"].randomElement(using: &generator) ?? day
      let ends = ["", "2020-10-22", "2020-12-31"].filter { $0.isEmpty || $0 >= from }
      let until = ends.randomElement(using: &generator) ?? ""
      let reference = "case \(choices.restrictions.count)"
      let request = try restriction(referral, of, reference, from: from, until: until, ledger)
      #expect(try ledger.use(at: time) { try $0.applyRestriction(request).isNew })
      choices.restrictions.append(
        .init(
          patient: referral.patient, referral: of, reference: reference, from: from, until: until))
    case 5...6: try chooseCohort(referrals, &choices, ledger, on: day, &generator)
    default:
      let standing = choices.restrictions.indices.filter {
        choices.restrictions[$0].liftedFrom == nil
      }
      guard let place = standing.randomElement(using: &generator) else { return }
      let lifted = choices.restrictions[place]
      let whose = BundleReferrals.Referral(
        patient: lifted.patient, id: "", received: "", discharged: "")
      let request = try restriction(
        whose, lifted.referral, lifted.reference, from: day, until: "", ledger)
      #expect(try ledger.use(at: time) { try $0.liftRestriction(request) } == 1)
      choices.restrictions[place].liftedFrom = day
    }
  }

  private func chooseCohort(
    _ referrals: BundleReferrals, _ choices: inout NaiveChoices, _ ledger: TestLedger,
    on day: String, _ generator: inout SeededGenerator
  ) throws {
    func oneOf(_ days: String...) -> String { days.randomElement(using: &generator) ?? "" }
    let from = oneOf("", "2020-03-01", "2020-08-15", "2020-09-10")
    let to = oneOf("", "2020-05-31", "2020-09-30")
    let openOn = oneOf("", "", "2020-08-31", "2020-09-20")
    let told = oneOf("2020-08-01", "2020-10-02", day)
    let notInformed = generator.oneIn(2)
    let definition = CohortDefinition(
      receivedFrom: Day(iso: from), receivedTo: to < from ? nil : Day(iso: to),
      openOn: Day(iso: openOn), onlyNotInformed: notInformed)
    let informedOn = try #require(Day(iso: told))
    // Whom nobody has submitted yet the ledger does not know.
    let known =
      try ledger.list().isEmpty
      ? []
      : choices.members(
        referrals, from: from, to: to < from ? "" : to, openOn: openOn, notInformed: notInformed,
        on: told)
    let onRecord = known.count { referral in
      choices.informed.contains {
        $0.patient == referral.patient && ["", referral.id].contains($0.referral) && $0.on == told
      }
    }
    let size = try ledger.head().size
    func inform() throws -> CohortInforming {
      try ledger.use(at: "\(day)T10:00:00Z") {
        try $0.informCohort(
          provider: ledger.rx4, version: "1", on: informedOn, definition)
      }
    }
    if known.isEmpty {
      let error = try ledgerError { _ = try inform() }
      #expect(error.kind == .badInput && error.description.contains("the cohort is empty"))
    } else {
      let result = try inform()
      #expect(result.members == known.count && result.onRecord == onRecord)
      #expect(result.isNew == (onRecord < known.count))
      #expect(try !inform().isNew)
    }
    let isNew = onRecord < known.count
    #expect(try ledger.head().size == size + (isNew ? 1 : 0))
    choices.informed += known.map { .init(patient: $0.patient, referral: $0.id, on: told) }
  }

  private func restriction(
    _ referral: BundleReferrals.Referral, _ of: String, _ reference: String, from: String,
    until: String, _ ledger: TestLedger
  ) throws -> RestrictionRequest {
    RestrictionRequest(
      provider: ledger.rx4, patient: LocalPatientID(referral.patient),
      referral: of.isEmpty ? nil : ServiceRequestID(of), kind: "adoption", reference: reference,
      from: try #require(Day(iso: from)), until: Day(iso: until))
  }
}
