import EventLog
import Foundation
import SeededRandom
import SubmissionLedger
import TestSupport
import Testing

/// A ledger with its agreements, and its releases.
final class ReleaseHistory {
  static let commissioners = ["00L", "13T", "01H"]

  /// A release that was made.
  struct Made {
    let number: UInt64
    /// What became of each patient.
    let outcomes: [String: String]
    /// How many people had been erased by then.
    let erasures: Int
  }

  let round: HistoryRound
  var files = 0
  var released: [Made] = []
  /// Who was erased, in order, with the person numbers.
  var erasures: [(patient: String, persons: [UInt64])] = []
  var comparisons = 0
  /// What stands for what in the university's files, and how many of their cells were compared.
  var book = PseudonymBook()
  var cells = 0
  let search: ByteSearch
  /// The person numbers of the patients, once there are any.
  var patients: [UInt64: String] = [:]
  /// The versions of the university's agreement.
  var agreements = NaiveAgreements(versions: [.init(start: "2020-10-01", end: "2021-09-30")])

  init() throws {
    round = try HistoryRound()
    search = Identifiers(of: [round.tables]).search()
    round.day = 12
    let ledger = round.ledger
    try ledger.agree("dars-1-application")
    for (place, code) in Self.commissioners.enumerated() {
      try ledger.agree(
        "commissioner-application",
        replacing: [
          "\"13T\"": "\"\(code)\"", "DARS-NIC-900002-C3D4E": "DARS-NIC-90010\(place)-C3D4E",
        ])
    }
    try round.submit()
    try learn()
  }

  func learn() throws {
    try round.ledger.use { ledger in
      try ledger.catchUp()
      try ledger.replay(ReplayFilter()) { replayed in
        guard let number = replayed.event.header.referralNumber,
          let person = replayed.event.header.personNumber,
          let patient = round.ids[number]?.patient
        else { return }
        patients[person] = patient
      }
    }
  }

  var naive: NaiveReleases {
    NaiveReleases(
      month: NaiveReleases.Month(tables: round.tables, kept: round.kept),
      choices: round.choices, optOuts: round.optOuts, erased: round.erased)
  }

  /// Erases some patients who are there to be erased.
  func erase(_ generator: inout SeededGenerator) throws {
    let there = Set(round.referrals.all.map(\.patient)).subtracting(round.erased)
      .filter { !round.number(of: $0).isEmpty }.sorted()
    for patient in there.shuffled(using: &generator).prefix(
      Int.random(in: 1...3, using: &generator))
    {
      erasures.append((patient, try round.erase(patient)))
    }
  }

  /// One of the things that decide about a release.
  func changeSomething(_ generator: inout SeededGenerator) throws {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: try round.listOptOuts(of: round.numbers, share: 10, &generator)
    case 1: try round.restrict(of: round.referrals, share: 40, &generator)
    case 2: try erase(&generator)
    default: try changeAgreement(&generator)
    }
  }

  /// A new version of the university's agreement, or the end of the newest before its time.
  func changeAgreement(_ generator: inout SeededGenerator) throws {
    if agreements.versions.last?.ended == nil, generator.oneIn(3) {
      let day = min(31, round.day + Int.random(in: 0...2, using: &generator))
      return try endAgreement(on: round.date(of: day))
    }
    let start = min(31, round.day + Int.random(in: 0...2, using: &generator))
    let end = min(31, start + Int.random(in: 0...5, using: &generator))
    try amend(
      .init(
        start: round.date(of: start),
        end: generator.oneIn(3) ? round.date(of: end) : "2021-09-30",
        hasSeptember: !generator.oneIn(4), hasGender: !generator.oneIn(4)))
  }

  func amend(_ version: NaiveAgreements.Version) throws {
    var words = [
      "-v1.0": "-v1.\(agreements.versions.count)",
      "\"start\": \"2020-10-01\"": "\"start\": \"\(version.start)\"",
      "\"end\": \"2021-09-30\"": "\"end\": \"\(version.end)\"",
    ]
    if !version.hasSeptember { words["2020-09..2020-12"] = "2020-10..2020-12" }
    if !version.hasGender { words["\"Gender\", "] = "" }
    let steps = try round.ledger.agreementSteps("dars-1-application", replacing: words).steps
    try round.use { ledger in
      for (kind, path) in steps {
        let kind = kind == .application ? .amendment : kind
        let isNew = try ledger.takeAgreement(kind, from: path).isNew
        #expect(isNew)
      }
    }
    agreements.versions.append(version)
  }

  func endAgreement(on day: String) throws {
    let newest = agreements.versions.count - 1
    let document = try round.ledger.write(
      #"{"reference": "DARS-NIC-900001-A1B2C-v1.\#(newest)", "on": "\#(day)", "#
        + #""reason": "the study was closed"}"#)
    let isNew = try round.use { try $0.takeAgreement(.ending, from: document).isNew }
    #expect(isNew)
    agreements.versions[newest].ended = day
  }
}
