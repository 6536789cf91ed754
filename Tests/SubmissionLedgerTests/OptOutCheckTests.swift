import Crypto
import EventLog
import EventSchema
import Foundation
import Intake
import Policy
import SwiftProtobuf
import TestSupport
import Testing

@testable import SubmissionLedger

/// Checks by file and lists, beside what the random histories show.
@Suite struct OptOutCheckTests {
  private static let options = OptOutCheckOptions(mailbox: "X26HC999", numbersPerFile: 60)

  private func ledger() throws -> TestLedger {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0", at: TestLedger.october)
    return ledger
  }

  private func request(_ ledger: TestLedger) throws -> (OptOutCheckRequest, [[UInt8]]) {
    try ledger.use { opened in
      let check = try opened.requestOptOutCheck(over: .file, Self.options)
      return (check, check.files.map { check.content(of: $0) })
    }
  }

  @Test func aRequestIsInTheLogBeforeAnythingIsSentAndNamesNobody() throws {
    let ledger = try ledger()
    let (check, contents) = try request(ledger)
    #expect(check.files.map(\.name) == ["X26HC999-121020-0000.dat", "X26HC999-121020-0001.dat"])
    #expect(check.files.map(\.count) == [53, 54])
    let event = try #require(try ledger.events(of: .optOutCheckRequested).first)
    #expect(event.header.personNumber == nil && event.position == check.position)
    let stored = event.bytes
    for line in contents.joined().split(separator: UInt8(ascii: "\n")) {
      #expect(stored.firstRange(of: line.dropLast()) == nil)
    }
    // Neither do the digests: of a file with one number everybody could find it by trying.
    for content in contents {
      let digest = Array(SHA256.hash(data: content))
      #expect(stored.firstRange(of: digest) == nil)
    }
    try ledger.check()
  }

  @Test func theSameAnswersFinishWhatARunBeforeHasBegun() throws {
    let ledger = try ledger()
    let (check, contents) = try request(ledger)
    let half = check.cohort.persons.prefix(50)
    try ledger.use { opened in
      let vault = try opened.openVault(readOnly: false)
      try opened.catchUp()
      var changes = try OptOutChanges(opened, vault, check)
      for person in half { try changes.take(person, isSet: false) }
      #expect(try changes.finish() == half.count)
    }
    try ledger.check()
    let result = try ledger.use { opened in
      let open = try opened.openFileCheck(check.number)
      return try opened.answerOptOutCheck(open, with: contents)
    }
    #expect(result.changes == check.personCount && result.outcome == .complete)
    let changed = try ledger.events(of: .optOutStatusChanged)
    #expect(Set(changed.compactMap(\.header.personNumber)).count == check.personCount)
    #expect(changed.count == check.personCount)
    try ledger.check()
  }

  @Test func whatACheckAppendedThatWasNotCompletedTellsNothing() throws {
    let ledger = try ledger()
    let (check, contents) = try request(ledger)
    let number = String(decoding: contents[0].prefix(10), as: UTF8.self)
    func standing(_ moment: AsOf = .now) throws -> OptOutStanding.Reason {
      try ledger.use {
        try $0.optOutStatus(of: NHSNumber(number), asOf: moment, reason: "test").standing.reason
      }
    }
    try ledger.use { opened in
      let vault = try opened.openVault(readOnly: false)
      try opened.catchUp()
      var changes = try OptOutChanges(opened, vault, check)
      for person in check.cohort.persons { try changes.take(person, isSet: false) }
      #expect(try changes.finish() == check.personCount)
    }
    let size = try ledger.head().size
    #expect(try standing() == .neverChecked)
    // Another request ends the one that was begun.
    let (second, again) = try request(ledger)
    #expect(try standing() == .neverChecked)
    let result = try ledger.use { opened in
      let open = try opened.openFileCheck(second.number)
      return try opened.answerOptOutCheck(open, with: again)
    }
    #expect(result.changes == check.personCount)
    #expect(try standing() == .confirmed)
    #expect(try standing(.position(Position(size - 1))) == .neverChecked)
    try ledger.check()
  }

  @Test func whomAListNamedBeforeGetsAStatusFromTheFirstCheckLikeEverybody() throws {
    let ledger = try ledger()
    let (check, contents) = try request(ledger)
    let path = try ledger.write(
      "NHSNumber,Status,EffectiveFrom\n" + String(decoding: contents[0].prefix(10), as: UTF8.self)
        + ",set,2020-01-01\n")
    _ = try ledger.use { try $0.importOptOuts(from: path, asAt: $0.now) }
    let result = try ledger.use { opened in
      let open = try opened.openFileCheck(check.number)
      return try opened.answerOptOutCheck(
        open, with: [Array(contents[0].dropFirst(12)), contents[1]])
    }
    #expect(result.changes == result.requested)
  }

  @Test func anAnswerThatIsTooLateToTellOfThePresentIsNotWaitedFor() throws {
    let ledger = try ledger()
    for (time, number) in [
      (TestLedger.october, UInt64(1)), ("2020-10-19T09:29:59Z", 1), ("2020-10-19T09:30:00Z", 2),
    ] {
      let check = try ledger.use(at: time) {
        try $0.requestOptOutCheck(over: .mesh, Self.options)
      }
      #expect(check.number == number)
    }
  }

  @Test func whatASealedStatusIsLongTellsNothing() throws {
    let ledger = try ledger()
    let (check, contents) = try request(ledger)
    _ = try ledger.use { opened in
      let open = try opened.openFileCheck(check.number)
      let some = contents.map { content in
        Array(
          content.split(separator: 10).enumerated().filter { $0.offset % 2 == 0 }
            .flatMap { $0.element + [10] })
      }
      return try opened.answerOptOutCheck(open, with: some)
    }
    let path = try ledger.write(
      "NHSNumber,Status,EffectiveFrom\n"
        + String(decoding: contents[0].prefix(10), as: UTF8.self) + ",set,2020-01-01\n"
        + String(decoding: contents[0].dropFirst(12).prefix(10), as: UTF8.self)
        + ",withdrawn,2019-01-01\n")
    _ = try ledger.use { try $0.importOptOuts(from: path, asAt: $0.now) }
    let changed = try ledger.events(of: .optOutStatusChanged)
    #expect(changed.count == 109)
    #expect(Set(changed.map { $0.sealed.count }).count == 1)
  }

  @Test func aStatusOfAnyDayIsSealedToOneLength() throws {
    let ledger = try ledger()
    let (_, contents) = try request(ledger)
    let days = ["1970-01-01", "1969-12-31", "1900-01-01", "2020-10-12"]
    let rows = contents[0].split(separator: 10).prefix(8).enumerated().map { place, line in
      String(decoding: line, as: UTF8.self) + (place % 2 == 0 ? "set," : "withdrawn,")
        + days[place / 2] + "\n"
    }
    let path = try ledger.write("NHSNumber,Status,EffectiveFrom\n" + rows.joined())
    #expect(try ledger.use { try $0.importOptOuts(from: path, asAt: $0.now) }.recorded == 8)
    let told = try ledger.events(of: .optOutStatusChanged)
    #expect(told.count == 8 && Set(told.map(\.sealed.count)).count == 1)
  }

  @Test func whatAListSaysAgainOfADayCountsWhenItWasChangedBetween() throws {
    let ledger = try ledger()
    let (_, contents) = try request(ledger)
    let number = String(decoding: contents[0].prefix(10), as: UTF8.self)
    let recorded = try ["set", "set", "withdrawn", "set"].map { status in
      let path = try ledger.write(
        "NHSNumber,Status,EffectiveFrom\n\(number),\(status),2020-10-01\n")
      return try ledger.use { try $0.importOptOuts(from: path, asAt: $0.now) }.recorded
    }
    #expect(recorded == [1, 0, 1, 1])
    let known = NHSNumber(number)
    let status = try ledger.use { try $0.optOutStatus(of: known, reason: "test") }
    #expect(status.standing.standing == .set && status.history.count == 3)
  }

  @Test func anAnswerIsForTheCheckThatItNames() throws {
    let ledger = try ledger()
    let (first, contents) = try request(ledger)
    let (second, _) = try request(ledger)
    let error = try ledgerError {
      _ = try ledger.use { try $0.openFileCheck(first.number) }
    }
    #expect(error.kind == .badInput)
    // A request in the place of one of the answers would clear everybody of that file.
    let withoutOne = [contents[0], Array(contents[1].dropFirst(12))]
    let refused = try ledgerError {
      _ = try ledger.use { opened in
        try opened.answerOptOutCheck(
          try opened.openFileCheck(second.number), with: withoutOne, mayClearAll: false)
      }
    }
    #expect(refused.kind == .badInput && refused.description.contains("file 1"))
    #expect(try ledger.events(of: .optOutStatusChanged).isEmpty)
    let result = try ledger.use { opened in
      try opened.answerOptOutCheck(
        try opened.openFileCheck(second.number), with: withoutOne, mayClearAll: true)
    }
    #expect(result.outcome == .complete && result.optedOut == 1)
  }

  @Test func answersByFileMayComeInAnyOrder() throws {
    let ledger = try ledger()
    let (check, contents) = try request(ledger)
    let answers = contents.reversed().map { Array($0.dropFirst(12)) }
    let (result, statuses) = try ledger.use { opened in
      let result = try opened.answerOptOutCheck(check, with: try check.inOrder(answers))
      return (result, try opened.projectionStatus(withDigests: false))
    }
    #expect(result.outcome == .complete && result.optedOut == 2)
    #expect(statuses.allSatisfy { $0.position == $0.logSize }, "what was told is folded")
  }

  @Test func twoAnswersToOneFileAreRefusedAndTheCheckStaysOpen() throws {
    let ledger = try ledger()
    let (check, contents) = try request(ledger)
    try ledger.use { opened in
      let open = try opened.openFileCheck(check.number)
      for answers in [[contents[1], contents[1]], [contents[0]], contents + [contents[0]]] {
        let error = try ledgerError { _ = try open.inOrder(answers) }
        #expect(error.kind == .badInput && error.description.contains("--response"))
      }
      // What begins with no number of the check is left for the check to refuse.
      let garbled = Array("nothing".utf8)
      #expect(try open.inOrder([garbled, contents[0]]) == [contents[0], garbled])
      #expect(try open.inOrder([contents[1], []]) == [[], contents[1]])
      #expect(try opened.isOpen(open))
    }
  }

  @Test func whatCannotBeMadeReadyAsksNothingAndEndsNothing() throws {
    let ledger = try ledger()
    let (first, _) = try request(ledger)
    let before = try ledger.head()
    let error = try ledgerError {
      _ = try ledger.use { opened in
        try opened.requestOptOutCheck(over: .file, Self.options) {
          (files) throws(LedgerError) in
          throw .badArgument(name: "--request", expected: "\(files) new files")
        }
      }
    }
    #expect(error.description.contains("2 new files"))
    #expect(try ledger.head() == before)
    #expect(try ledger.use { try $0.openFileCheck(first.number).number } == first.number)
  }

  @Test func everyCheckIsListedAsItStoodThen() throws {
    let ledger = try ledger()
    let (_, _) = try request(ledger)
    let (second, contents) = try request(ledger)
    let open = try ledger.head().size
    _ = try ledger.use { opened in
      try opened.answerOptOutCheck(try opened.openFileCheck(second.number), with: contents)
    }
    func told(_ moment: AsOf) throws -> [String] {
      try ledger.use { try $0.optOutChecks(asOf: moment) }.map { check in
        let end = check.end.map { "\($0.outcome)" } ?? "open"
        return "\(check.check) \(check.channel) \(check.requested) \(check.files) \(end)"
      }
    }
    #expect(
      try told(.now) == [
        "1 file 107 2 inconclusive(reason: \"superseded\")", "2 file 107 2 complete",
      ])
    #expect(
      try told(.position(Position(open - 1))) == [
        "1 file 107 2 inconclusive(reason: \"superseded\")", "2 file 107 2 open",
      ])
    #expect(try told(.position(Position(0))).isEmpty)
  }

  @Test func aLookForSomebodyWhoIsNotKnownIsRecordedToo() throws {
    let ledger = try ledger()
    let before = try ledger.events(of: .recordAccessed).count
    let error = try ledgerError {
      _ = try ledger.use {
        try $0.optOutStatus(of: NHSNumber("9990000018"), reason: "asked by phone")
      }
    }
    #expect(error.kind == .badInput && !error.description.contains("999000"))
    let looks = try ledger.events(of: .recordAccessed)
    #expect(looks.count == before + 1)
    let look = try #require(looks.last)
    let body = try SchemaRecordAccessed(serializedBytes: look.body)
    #expect(body.command == "opt-out status" && body.reason == "asked by phone")
    #expect(look.header.personNumber == nil)
    try ledger.check()
  }

  @Test(arguments: [(1, [1]), (60, [60]), (61, [30, 31]), (107, [53, 54]), (121, [40, 40, 41])])
  func filesAreOfOneSize(people: Int, sizes: [Int]) {
    let cohort = OptOutCohort((0..<UInt64(people)).map { (person: $0, number: $0) })
    let files = cohort.files(ofAtMost: 60)
    #expect(files.map(\.count) == sizes)
    #expect(files.flatMap(\.self) == Array(0..<people))
  }

  @Test func aNewRequestEndsTheOneBefore() throws {
    let ledger = try ledger()
    let (first, _) = try request(ledger)
    let (second, contents) = try request(ledger)
    #expect(second.number == first.number + 1)
    let end = try #require(try ledger.events(of: .optOutCheckInconclusive).first)
    let body = try SchemaOptOutCheckInconclusive(serializedBytes: end.body)
    #expect(body.reason == "superseded" && body.check == UInt32(first.number))
    // An answer to the first changes nothing any more.
    let error = try ledgerError {
      _ = try ledger.use { try $0.answerOptOutCheck(first, with: contents) }
    }
    guard case .notFound = error else {
      Issue.record("\(error)")
      return
    }
    #expect(try ledger.events(of: .optOutStatusChanged).isEmpty)
    try ledger.check()
  }

  @Test func nobodyIsAskedAboutWhereNobodyIsKnown() throws {
    let ledger = try TestLedger()
    let error = try ledgerError { _ = try request(ledger) }
    #expect(error.kind == .badInput)
    #expect(try ledger.events(of: .optOutCheckRequested).isEmpty)
    let none = try ledgerError {
      _ = try ledger.use { try $0.openFileCheck(1) }
    }
    #expect(none.kind == .badInput)
  }

  @Test func whoIsKnownByAnotherNumberStandsAsThatOne() throws {
    let ledger = try TestLedger()
    let number = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "NHSNumber"]
    try ledger.submit("small-2.0-RWK", provider: "RWK", at: TestLedger.october)
    var tables = try CSVTables(fixture: "edge/base.bundle")
    tables["IDS001MPI"][0, "NHSNumber"] = ""
    tables["IDS001MPI"][0, "NHSNumberStatus"] = "07"
    try ledger.submit(ledger.write(tables, as: "untraced"))
    tables["IDS001MPI"][0, "NHSNumber"] = number
    tables["IDS001MPI"][0, "NHSNumberStatus"] = "01"
    try ledger.submit(ledger.write(tables, as: "traced"))
    let link = try #require(try ledger.events(of: .personLinked).first)
    let former = try #require(link.header.personNumber)
    let path = try ledger.write("NHSNumber,Status,EffectiveFrom\n\(number),set,2020-01-01\n")
    try ledger.use { opened in
      _ = try opened.importOptOuts(from: path, asAt: opened.now)
      try opened.catchUp()
      let vault = try opened.openVault(readOnly: true)
      let checks = try opened.countingChecks(asOfSize: .max)
      let facts = try opened.optOutFacts(of: [former, former], checks, vault)
      #expect(facts.count == 2)
      for known in facts {
        #expect(known.person != former && known.tellings.last?.fact.isSet == true)
      }
    }
  }

  private static let badRows: [(rows: String, words: String)] = [
    ("", "came none"), ("9990000018,set,\n", "EffectiveFrom: expected a value"),
    ("9990000018,,2020-01-01\n", "Status: expected a value"),
    ("9990000018,on,2020-01-01\n", "expected set, withdrawn"),
    (",set,2020-01-01\n", "NHSNumber: expected a value"),
    ("9990000019,set,2020-01-01\n", "row 1: NHSNumber: expected ten digits"),
    ("999 000 0018,set,2020-01-01\n", "expected ten digits"),
    ("9990000018,set,2020-02-30\n", "expected a date"),
    (
      "\(NHSNumbers.test(from: 1)),set,2020-01-01\n\(NHSNumbers.test(from: 2)),set,2020-01-01\n"
        + "9990006202,set,2020-01-01\n9990006202,withdrawn,2020-01-01\n",
      "row 4: Status: expected what an earlier row says"
    ),
  ]

  @Test(arguments: badRows)
  func aBadListChangesNothing(rows: String, words: String) throws {
    let ledger = try ledger()
    let before = try ledger.head()
    let path = try ledger.write("NHSNumber,Status,EffectiveFrom\n" + rows)
    let error = try ledgerError {
      _ = try ledger.use { try $0.importOptOuts(from: path, asAt: $0.now) }
    }
    #expect(error.description.contains(words), "\(error)")
    #expect(error.kind == .badInput && !error.description.contains("999000001"))
    #expect(try ledger.head() == before)
  }

  @Test func aListOfAMomentToComeIsRefused() throws {
    let ledger = try ledger()
    let path = try ledger.write("NHSNumber,Status,EffectiveFrom\n9990000018,set,2020-01-01\n")
    let error = try ledgerError {
      _ = try ledger.use {
        try $0.importOptOuts(from: path, asAt: try #require(Timestamp("2020-10-12T09:30:01Z")))
      }
    }
    #expect(error.description.contains("--as-at"))
  }
}
