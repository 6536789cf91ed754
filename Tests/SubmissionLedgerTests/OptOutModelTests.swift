import DataSet
import EventLog
import Foundation
import Intake
import Policy
import SeededRandom
import SubmissionLedger
import TestSupport
import Testing

/// Random histories of lists and checks against plain lists, live and as of every moment.
@Suite struct OptOutModelTests {
  private struct History {
    let ledger: TestLedger
    var model = NaiveOptOuts()
    var second = 0
    var files = 0
    /// How large the log was, and what was known by then.
    var moments: [(size: UInt64, second: Int, model: NaiveOptOuts)] = []
  }

  /// Midnight, so that days of lists and seconds of the history agree.
  private static let start: Int64 = 1_602_460_800  // 2020-10-12T00:00:00Z

  private static func time(_ second: Int) -> String {
    Timestamp(microseconds: (start + Int64(second)) * 1_000_000).description
  }

  @Test func everybodyStandsAsThePlainListsSayThenAndNow() throws {
    var generator = SeededGenerator(for: "histories of opt-outs")
    for _ in 0..<3 { try run(&generator) }
  }

  private func run(_ generator: inout SeededGenerator) throws {
    var history = History(ledger: try TestLedger(at: Self.time(0)))
    try submit("small-2.0", &history)
    for _ in 0..<12 {
      history.second +=
        [60, 3_600, NaiveOptOuts.day, 5 * NaiveOptOuts.day]
        .randomElement(using: &generator) ?? 60
      switch Int.random(in: 0..<10, using: &generator) {
      case 0...4: try check(&history, &generator)
      case 5: try tellNothing(&history, &generator)
      case 6: try submit("small-2.0-refresh", &history)
      default: try importList(&history, &generator)
      }
      try compare(history, &generator)
      history.moments.append(
        (try history.ledger.head().size, history.second, history.model))
    }
    try history.ledger.check()
    for moment in history.moments {
      try compare(history, asOf: moment, &generator)
    }
  }

  private func submit(_ name: String, _ history: inout History) throws {
    // The refresh of a month has a window of its own, a month later.
    if name.hasSuffix("refresh") { history.second = max(history.second, 31 * NaiveOptOuts.day) }
    guard history.second < 45 * NaiveOptOuts.day else { return }
    let at = Self.time(history.second + 9 * 3_600)
    history.second += 9 * 3_600
    #expect(try history.ledger.submit(name, at: at).status == .accepted)
    let table = try CSVTables(fixture: name)["IDS001MPI"]
    history.model.held.formUnion(
      table.rows.indices.map { table[$0, "NHSNumber"] }.filter { !$0.isEmpty })
  }

  /// What the files of a request hold.
  private struct Asked {
    let check: UInt64
    let files: [[String]]
    var numbers: [String] { Array(files.joined()) }
  }

  private func request(_ history: inout History) throws -> Asked {
    let asked = try history.ledger.use(at: Self.time(history.second)) { ledger in
      let check = try ledger.requestOptOutCheck(
        over: .file, OptOutCheckOptions(mailbox: "X26HC999", numbersPerFile: 40))
      return Asked(
        check: check.number,
        files: check.files.map { file in
          String(decoding: check.content(of: file), as: UTF8.self).split(separator: "\n")
            .map { String($0.dropLast()) }
        })
    }
    let sizes = asked.files.map(\.count)
    #expect(sizes.allSatisfy { $0 <= 40 } && (sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    #expect(Set(asked.numbers) == history.model.held && asked.numbers == asked.numbers.sorted())
    return asked
  }

  private func answer(
    _ asked: Asked, _ history: History, _ returned: (Int) -> [String]
  ) throws -> OptOutCheckResult {
    try history.ledger.use(at: Self.time(history.second)) { ledger in
      let check = try ledger.openFileCheck(asked.check)
      let answers = check.files.indices.map { place in
        Array(returned(place).map { $0 + ",\n" }.joined().utf8)
      }
      return try ledger.answerOptOutCheck(check, with: answers)
    }
  }

  private func check(_ history: inout History, _ generator: inout SeededGenerator) throws {
    let request = try request(&history)
    let asked = request.numbers
    let second = history.second
    history.second += Int.random(in: 0...7_200, using: &generator)
    let share = [1, 2, 10].randomElement(using: &generator) ?? 2
    var returned = asked.filter { _ in !generator.oneIn(share + 1) }
    // An empty answer would tell nothing.
    for piece in request.files where Set(piece).isDisjoint(with: returned) {
      returned += piece.prefix(1)
    }
    let before = history.model
    let known = asked.filter {
      !(before.said[$0] ?? []).isEmpty
    }
    let result = try answer(request, history) { place in
      returned.filter(request.files[place].contains)
    }
    history.model.check(Set(asked), returned: Set(returned), at: second)
    #expect(result.outcome == .complete && result.requested == asked.count)
    #expect(result.returned == returned.count && result.optedOut == asked.count - returned.count)
    #expect(result.changes >= asked.count - known.count, "whoever is asked first has a status")
  }

  /// Statuses stay what they were.
  private func tellNothing(_ history: inout History, _ generator: inout SeededGenerator) throws {
    let asked = try request(&history)
    if generator.oneIn(2) { return }  // Left open: the next check ends it.
    let result = try answer(asked, history) { place in place == 0 ? [] : asked.files[place] }
    #expect(result.outcome == .inconclusive(reason: "empty"))
  }

  private func importList(_ history: inout History, _ generator: inout SeededGenerator) throws {
    let days = Int.random(in: 0...min(9, history.second / NaiveOptOuts.day), using: &generator)
    let known = history.second - days * NaiveOptOuts.day
    var text = "NHSNumber,Status,EffectiveFrom\n"
    var rows = 0
    for number in history.model.held.sorted() where generator.oneIn(8) {
      let isSet = generator.oneIn(2)
      let from = Int.random(in: -20...25, using: &generator) * NaiveOptOuts.day
      text += "\(number),\(isSet ? "set" : "withdrawn"),\(Self.time(from).prefix(10))\n"
      history.model.said[number, default: []].append(.init(isSet: isSet, from: from, known: known))
      rows += 1
    }
    text += "\(NHSNumbers.test(from: 999_000)),set,2020-01-01\n"
    let path = try history.ledger.write(text)
    let moment = try #require(Timestamp(Self.time(known)))
    let result = try history.ledger.use(at: Self.time(history.second)) {
      try $0.importOptOuts(from: path, asAt: moment)
    }
    #expect(result.unknown == 1 && result.recorded + result.onRecord == rows)
  }

  private func compare(
    _ history: History, asOf moment: (size: UInt64, second: Int, model: NaiveOptOuts)? = nil,
    _ generator: inout SeededGenerator
  ) throws {
    let model = moment?.model ?? history.model
    let second = moment?.second ?? history.second
    let sample = history.model.held.sorted().filter { _ in generator.oneIn(6) }
    try history.ledger.use(at: moment == nil ? Self.time(second) : nil) { ledger in
      for number in sample {
        let question = moment.map { AsOf.position(Position($0.size - 1)) } ?? .now
        let status = try ledger.optOutStatus(
          of: NHSNumber(number), asOf: question, reason: "test")
        let found = "\(status.standing.standing.rawValue) \(status.standing.reason.rawValue)"
        // Of a moment of history the log tells the time of its newest event, not of the question.
        let told = moment == nil ? second : seconds(status.asOf)
        #expect(found == model.standing(of: number, at: told), "\(status.history)")
      }
    }
  }

  private func seconds(_ time: Timestamp) -> Int {
    Int(time.microseconds / 1_000_000 - Self.start)
  }
}
