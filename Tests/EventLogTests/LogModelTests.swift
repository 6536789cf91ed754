import EventLog
import SeededRandom
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct LogModelTests {
  let directory = TemporaryDirectory()

  @Test func `The log agrees with an array after every step of a random run`() throws {
    var random = SeededGenerator(for: "log model")
    let clock = SettableClock()
    let path = try directory.make("log")
    var log = try EventLog.create(at: path) { clock.now }
    var model = LogModel()
    for step in 0..<150 {
      if random.oneIn(5) { clock.move(bySeconds: Int64.random(in: -5...20, using: &random)) }
      if random.oneIn(12) {
        try log.close()
        #expect(try checkLogFiles(at: path) == [])
        log = try EventLog.open(at: path) { clock.now }
      }
      // A few batches at once, so that some of them share a transaction.
      let steps = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        model.randomStep(using: &random)
      }
      let pending = steps.map { log.enqueue($0.batch) }
      let expected = steps.map { model.append($0, at: clock.now) }
      let answers = pending.map { answer(of: $0) }
      try #require(answers == expected, "step \(step)")
      try #require(try checkLog(log, keyed: model.keyed) == [], "step \(step)")
      try #require(try agrees(log, model), "step \(step)")
    }
  }

  private func answer(of append: PendingAppend) -> String {
    do throws(EventLogError) {
      let result = try append.wait()
      return result.isRepeat ? "again \(result.positions)" : "\(result.positions)"
    } catch {
      return name(of: error)
    }
  }

  private func agrees(_ log: EventLog, _ model: LogModel) throws -> Bool {
    let events = try log.copyEvents(from: Position(0), limit: .max)
    guard events.count == model.events.count else { return false }
    return zip(events, model.events).allSatisfy { event, expected in
      event.header.stream == expected.stream && event.header.streamVersion == expected.version
        && event.header.recordedAt == expected.recordedAt && event.body == Array(expected.body.utf8)
    }
  }
}
