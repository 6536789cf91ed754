import EventLog
import EventSchema
import Foundation
import Intake
import KeyVault
import Policy
import SeededRandom
import TestSupport
import Testing

@testable import SubmissionLedger

/// Opt-outs of patients whose NHS number was corrected, or whose id was given to somebody else: nobody
/// can tell which, so an opt-out of either keeps both back (R13, R16).
@Suite struct OptOutLinkTests {
  private static let patient = "0060001"

  /// Hands in the base bundle with another NHS number for its first patient.
  private func submit(
    _ ledger: TestLedger, number: String, as name: String, at time: String? = nil
  ) throws {
    var tables = try CSVTables(fixture: "edge/base.bundle")
    tables["IDS000Header"][0, "PrimSystemInUse"] = "SYNTHETIC-\(name)"
    tables["IDS001MPI"][0, "NHSNumber"] = number
    tables["IDS001MPI"][0, "NHSNumberStatus"] = "01"
    try ledger.submit(ledger.write(tables, as: name), at: time)
  }

  /// Asks about everybody; gives the numbers that were asked about.
  @discardableResult
  private func check(_ ledger: TestLedger, optedOut: Set<String>) throws -> [String] {
    let options = OptOutCheckOptions(mailbox: "X26HC999")
    return try ledger.use { opened in
      let check = try opened.requestOptOutCheck(over: .file, options)
      let asked = check.files.flatMap { file in
        String(decoding: check.content(of: file), as: UTF8.self).split(separator: "\n")
          .map { String($0.dropLast()) }
      }
      let answer = asked.filter { !optedOut.contains($0) }.map { $0 + ",\n" }.joined()
      #expect(
        try opened.answerOptOutCheck(check, with: [Array(answer.utf8)]).outcome == .complete)
      return asked
    }
  }

  private func reason(
    _ ledger: TestLedger, _ number: String, _ moment: AsOf = .now
  ) throws -> OptOutStanding.Reason {
    try ledger.use {
      try $0.optOutStatus(of: NHSNumber(number), asOf: moment, reason: "test").standing.reason
    }
  }

  @Test func anOptOutUnderTheCorrectedNumberKeepsBackWhatCameUnderTheFirst() throws {
    let ledger = try TestLedger()
    let (first, corrected) = (NHSNumbers.test(from: 41), NHSNumbers.test(from: 42))
    try submit(ledger, number: first, as: "first")
    try check(ledger, optedOut: [corrected])
    let before = AsOf.position(Position(try ledger.head().size - 1))
    #expect(try reason(ledger, first) == .confirmed)
    try submit(ledger, number: corrected, as: "corrected")
    // Of the second nothing is known yet, and so nothing of the first.
    #expect(try reason(ledger, corrected) == .neverChecked)
    #expect(try reason(ledger, first) == .mayBeAnother)
    try check(ledger, optedOut: [corrected])
    #expect(try reason(ledger, corrected) == .optedOut)
    let status = try ledger.use { try $0.optOutStatus(of: NHSNumber(first), reason: "test") }
    #expect(status.standing.standing == .unknown && status.standing.keepsBack)
    #expect(status.standing.path.last?.question == .othersClear)
    let told = try ledger.events(of: .optOutStatusChanged).last { event in
      event.header.personNumber != status.personNumber
    }
    #expect(told != nil && status.standing.path.last?.answer == .no)
    #expect(try reason(ledger, first, before) == .confirmed)
    // Somebody who changes their mind frees both.
    try check(ledger, optedOut: [])
    #expect(try reason(ledger, first) == .confirmed)
    #expect(try reason(ledger, corrected) == .confirmed)
    // And the other way round.
    try check(ledger, optedOut: [first])
    #expect(try reason(ledger, corrected) == .mayBeAnother)
    #expect(try reason(ledger, first) == .optedOut)
    try ledger.check()
  }

  /// Who is named by the id in turn, and checks in between, against plain lists; then and now.
  @Test func whoeverAnIdHasNamedStandsAsThePlainListsSay() throws {
    var generator = SeededGenerator(for: "ids that name several")
    let pool = (51...54).map { NHSNumbers.test(from: $0) }
    for _ in 0..<3 {
      let ledger = try TestLedger()
      var moments: [(size: UInt64, expected: [String: OptOutStanding.Reason])] = []
      var named: Set<String> = []
      var own: [String: OptOutStanding.Reason] = [:]
      for step in 0..<10 {
        if step == 0 || generator.oneIn(2) {
          let number = try #require(pool.randomElement(using: &generator))
          try submit(ledger, number: number, as: "step-\(step)")
          named.insert(number)
          own[number] = own[number] ?? .neverChecked
        } else {
          let optedOut = Set(pool.filter { _ in generator.oneIn(3) })
          try check(ledger, optedOut: optedOut)
          for number in named { own[number] = optedOut.contains(number) ? .optedOut : .confirmed }
        }
        var expected: [String: OptOutStanding.Reason] = [:]
        for number in named {
          let isClear = named.allSatisfy { $0 == number || own[$0] == .confirmed }
          let reason = try #require(own[number])
          expected[number] = reason == .confirmed && !isClear ? .mayBeAnother : reason
        }
        for (number, reason) in expected { #expect(try self.reason(ledger, number) == reason) }
        moments.append((try ledger.head().size, expected))
      }
      for moment in moments {
        let question = AsOf.position(Position(moment.size - 1))
        for (number, reason) in moment.expected {
          #expect(try self.reason(ledger, number, question) == reason)
        }
      }
      try ledger.check()
    }
  }

  @Test func nowIsNeverBeforeWhatIsOnRecord() throws {
    let home = TemporaryDirectory()
    let path = home.path + "/ledger"
    let session = LedgerSession(
      actor: "tester", simulatedTime: nil, readerProgram: BuiltPrograms.path("iapt-intake-reader"))
    try SubmissionLedger.create(
      at: path, origin: "example.org/iapt", simulatedClock: false, session: session
    ).log.close()
    // Another process, an hour ahead of the clock, which then steps back.
    let ahead = Timestamp(
      microseconds: Int64(Date().timeIntervalSince1970 + 3_600) * 1_000_000)
    let log = try EventLog.open(at: LedgerLayout(directory: path).log, clock: { ahead })
    let draft = EventDraft(
      EventFields(
        type: .recordAccessed, stream: StreamID(.ledger, 1), effectiveAt: ahead, actor: "tester",
        body: []))
    _ = try log.enqueue(AppendBatch([draft])).wait()
    try log.close()
    let ledger = try SubmissionLedger.open(at: path, session: session)
    #expect(ledger.now < ahead)
    #expect(try ledger.time(of: .now) == ahead)
    try ledger.log.close()
  }
}
