import DataSet
import EventLog
import Foundation
import Intake
import Policy
import SeededRandom
import SubmissionLedger
import TestSupport
import Testing

/// What was known at a moment of a history.
struct HistoryMoment {
  let size: UInt64
  /// The day on which the last event before it was recorded, in October 2020.
  let day: Int
  let choices: NaiveChoices
  let optOuts: NaiveOptOuts
}

/// A ledger of 120 referrals and 107 people with an NHS number, and what is known of them in plain lists.
final class HistoryRound {
  let ledger: TestLedger
  let referrals: BundleReferrals
  let numbers: [String]
  var tables: CSVTables
  var choices = NaiveChoices()
  var optOuts = NaiveOptOuts()
  var day = 11
  var submissions = 0
  var restrictions = 0
  var moments: [HistoryMoment] = []
  /// The referrals that the newest submission brought and that were not withheld.
  var kept: [BundleReferrals.Referral] = []
  /// When the newest check was asked for, in seconds.
  var checkedAt: Int?
  /// The provider's id of each referral number.
  var ids: [UInt64: BundleReferrals.Referral] = [:]
  /// Patients who were erased and have not come again since.
  var erased: Set<String> = []
  /// The ledger as a command has it open within which something else happens.
  var underWay: SubmissionLedger?

  init() throws {
    ledger = try TestLedger(at: "2020-10-11T09:00:00Z")
    tables = try CSVTables(fixture: "small-2.0")
    referrals = BundleReferrals(tables)
    let patients = tables["IDS001MPI"]
    numbers = patients.rows.indices.map { patients[$0, "NHSNumber"] }.filter { !$0.isEmpty }
    let wording = try ledger.write("Words")
    try ledger.use {
      _ = try $0.publishNotice(
        wording, version: "1", kind: .local, from: try #require(Day(iso: "2020-01-01")))
    }
  }

  var noon: String { "\(date(of: day))T12:00:00Z" }
  var date: String { date(of: day) }
  var second: Int { second(of: day) }

  /// A day as a text, and the seconds from the eleventh to its noon.
  func date(of day: Int) -> String { "2020-10-\(day)" }
  func second(of day: Int) -> Int { (day - 11) * NaiveOptOuts.day + 43_200 }

  /// What is known now; a step that appended nothing leaves the time of the log as it was.
  func moment(after last: HistoryMoment?) throws -> HistoryMoment {
    let size = try ledger.head().size
    return HistoryMoment(
      size: size, day: size == last?.size ? last?.day ?? day : day, choices: choices,
      optOuts: optOuts)
  }

  func take(_ list: String) throws -> String { try ledger.write(list) }

  /// Opens the ledger as a command of this day does, unless one is under way.
  func use<Result>(_ body: (SubmissionLedger) throws -> Result) throws -> Result {
    if let underWay { return try body(underWay) }
    return try ledger.use(at: noon, body)
  }
}

// What can happen, to the ledger and to the lists.
extension HistoryRound {
  func submit() throws {
    // The window of September is open from the twelfth on, and not for ever.
    day = max(12, day)
    guard day <= 26 else { return }
    submissions += 1
    tables["IDS000Header"][0, "PrimSystemInUse"] = "SYNTHETIC-\(submissions)"
    let path = try ledger.write(tables, as: "bundle-\(submissions)")
    let summary = try ledger.submit(path, at: noon)
    #expect(summary.status == .accepted)
    let reasons = try ledger.reasons(choices, referrals, on: date)
    kept = referrals.all.filter { reasons[$0.id] ?? nil == nil }
    let table = try #require(summary.tables.first { $0.table == "IDS101Referral" })
    #expect(table.withheld == reasons.values.count { $0 != nil })
    // Whose record is withheld whole stays unknown to checks.
    for referral in referrals.all where reasons[referral.id] ?? nil == nil {
      hold(referral.patient)
    }
    // Whoever was erased comes as somebody new, and so do their referrals.
    let isNew = referrals.all.filter { submissions == 1 || erased.contains($0.patient) }
    erased = []
    for referral in isNew { ids[try ledger.audit(referral.id).referralNumber] = referral }
  }

  /// Erases a patient who has an NHS number; gives the person numbers.
  func erase(_ patient: String) throws -> [UInt64] {
    let number = try #require(NHSNumber(checking: number(of: patient)))
    let answer = try use {
      try $0.erase(number, reason: "the patient asked for it", reference: "request 1")
    }
    guard case .erased(let erasure) = answer else {
      Issue.record("\(patient) was not there to be erased: \(answer)")
      return []
    }
    erased.insert(patient)
    choices.restrictions.removeAll { $0.patient == patient }
    optOuts.said[number.unredacted] = nil
    optOuts.held.remove(number.unredacted)
    return erasure.persons
  }

  func number(of patient: String) -> String { tables.number(of: patient) }

  func hold(_ patient: String) {
    let patients = tables["IDS001MPI"]
    for row in patients.rows.indices where patients[row, "LocalPatientId"] == patient {
      let number = patients[row, "NHSNumber"]
      if !number.isEmpty { optOuts.held.insert(number) }
    }
  }

  /// Of some referrals, one in so many.
  func consents(
    of referrals: BundleReferrals, share: Int,
    _ generator: inout SeededGenerator
  ) throws {
    var list = "LocalPatientId,ServiceRequestId,ConsentSoughtDate,ConsentOutcome\n"
    for referral in referrals.all where generator.oneIn(share) {
      let sought =
        ["", "2020-05-01", "2020-08-31", "2020-09-01", "2020-07-15"]
        .randomElement(using: &generator) ?? ""
      let outcome = ["", "given", "refused", "refused"].randomElement(using: &generator) ?? ""
      list += "\(referral.patient),\(referral.id),\(sought),\(outcome)\n"
      choices.consents.append(.init(referral: referral.id, sought: sought, outcome: outcome))
    }
    let path = try take(list)
    _ = try use {
      try $0.importConsent(from: path, provider: ledger.rx4)
    }
  }

  func informed(
    of referrals: BundleReferrals, share: Int,
    _ generator: inout SeededGenerator
  ) throws {
    var list = "LocalPatientId,ServiceRequestId,InformedOn\n"
    for referral in referrals.all where generator.oneIn(share) {
      let told = ["2020-08-01", "2020-10-02", date].randomElement(using: &generator) ?? ""
      let of = generator.oneIn(2) ? referral.id : ""
      list += "\(referral.patient),\(of),\(told)\n"
      choices.informed.append(.init(patient: referral.patient, referral: of, on: told))
    }
    let path = try take(list)
    _ = try use {
      try $0.informPatients(from: path, provider: ledger.rx4, version: "1")
    }
  }

  func restrict(
    of referrals: BundleReferrals, share: Int,
    _ generator: inout SeededGenerator
  ) throws {
    for referral in referrals.all where generator.oneIn(share) {
      let of = generator.oneIn(2) ? referral.id : ""
      let from = ["2020-09-15", date, "2020-10-20"].randomElement(using: &generator) ?? ""
      let ends = ["", "2020-10-22", "2020-12-31"].filter { $0.isEmpty || $0 >= from }
      let until = ends.randomElement(using: &generator) ?? ""
      restrictions += 1
      let restriction = NaiveChoices.Restriction(
        patient: referral.patient, referral: of, reference: "case \(restrictions)",
        from: from, until: until)
      let request = try request(restriction, from: from, until: until)
      #expect(try use { try $0.applyRestriction(request).isNew })
      choices.restrictions.append(restriction)
    }
  }

  func lift(_ generator: inout SeededGenerator) throws {
    for place in choices.restrictions.indices
    where choices.restrictions[place].liftedFrom == nil && generator.oneIn(3) {
      let request = try request(
        choices.restrictions[place], from: date, until: "")
      #expect(try use { try $0.liftRestriction(request) } == 1)
      choices.restrictions[place].liftedFrom = date
    }
  }

  func request(
    _ restriction: NaiveChoices.Restriction, from: String, until: String
  ) throws -> RestrictionRequest {
    let of = restriction.referral
    return RestrictionRequest(
      provider: ledger.rx4, patient: LocalPatientID(restriction.patient),
      referral: of.isEmpty ? nil : ServiceRequestID(of), kind: "adoption",
      reference: restriction.reference, from: try #require(Day(iso: from)), until: Day(iso: until))
  }

  func listOptOuts(
    of numbers: [String], share: Int, _ generator: inout SeededGenerator
  ) throws {
    var list = "NHSNumber,Status,EffectiveFrom\n"
    let age = Int.random(in: 0...5, using: &generator)
    let known = second - age * NaiveOptOuts.day
    let strangers = Set(erased.map { number(of: $0) })
    for number in numbers where generator.oneIn(share) {
      let isSet = generator.oneIn(2)
      let day = Int.random(in: 1...30, using: &generator)
      list += "\(number),\(isSet ? "set" : "withdrawn"),2020-10-\(day < 10 ? "0" : "")\(day)\n"
      // Nothing is kept of whom the ledger does not know.
      guard submissions > 0, !strangers.contains(number) else { continue }
      optOuts.said[number, default: []].append(
        .init(isSet: isSet, from: (day - 11) * NaiveOptOuts.day, known: known))
    }
    let path = try take(list)
    _ = try use { ledger in
      let noon = try #require(Timestamp(noon))
      let moment = Timestamp(
        microseconds: noon.microseconds - Int64(age) * 86_400_000_000)
      return try ledger.importOptOuts(from: path, asAt: moment)
    }
  }

  func check(_ generator: inout SeededGenerator) throws {
    guard submissions > 0 else { return }
    let options = OptOutCheckOptions(mailbox: "X26HC999", numbersPerFile: 1_000)
    var returned: [String] = []
    let asked = try use { ledger in
      let check = try ledger.requestOptOutCheck(over: .file, options)
      let asked = check.files.flatMap { file in
        String(decoding: check.content(of: file), as: UTF8.self).split(separator: "\n")
          .map { String($0.dropLast()) }
      }
      returned = asked.filter { _ in !generator.oneIn(4) }
      let answer = returned.map { $0 + ",\n" }.joined()
      let result = try ledger.answerOptOutCheck(check, with: [Array(answer.utf8)])
      #expect(result.outcome == .complete && result.returned == returned.count)
      return asked
    }
    #expect(Set(asked) == optOuts.held)
    optOuts.check(Set(asked), returned: Set(returned), at: second)
    checkedAt = second
  }
}
