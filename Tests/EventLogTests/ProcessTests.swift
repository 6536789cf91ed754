import EventLog
import EventSchema
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct ProcessTests {
  let test: TestLog

  init() throws {
    test = try TestLog()
  }

  @Test func `Processes that append to one log at once lose and mix up nothing`() async throws {
    let log = test.log
    async let first: Void = expectAppends(by: 1)
    async let second: Void = expectAppends(by: 2)
    for index in 0..<150 {
      _ = try await log.append(
        AppendBatch(
          [
            .sample(StreamID(.person, 0), "\(index)", expecting: .exactly(UInt64(index))),
            .sample(ledger),
          ]))
    }
    _ = await (first, second)
    #expect(try log.head().size == 900)
    let bodies = try log.copyEvents(from: Position(0), limit: 1_000)
      .filter { $0.header.stream.category == .person }
      .reduce(into: [:]) {
        $0[$1.header.stream, default: []].append(String(decoding: $1.body, as: UTF8.self))
      }
    #expect(bodies.count == 3)
    #expect(bodies.values.allSatisfy { $0 == (0..<150).map { "\($0)" } })
    #expect(try test.closeAndCheck() == [])
  }

  private func expectAppends(by process: UInt64) async {
    await #expect(processExitsWith: .success) {
      [path = test.path as String, process = process as UInt64] in
      let log = try EventLog.open(at: path) { Timestamp(microseconds: 1) }
      for index in 0..<150 {
        _ = try await log.append(
          AppendBatch([
            .sample(StreamID(.person, process), "\(index)", expecting: .exactly(UInt64(index))),
            .sample(StreamID(.ledger, 1)),
          ]))
      }
    }
  }

  @Test func `One key used by two processes appends once`() async throws {
    let key = IdempotencyKey("shared", content: [1])
    let first = try await test.log.append(AppendBatch([.sample(person)], idempotency: key))
    await #expect(processExitsWith: .success) { [path = test.path as String] in
      let log = try EventLog.open(at: path) { Timestamp(microseconds: 1) }
      let key = IdempotencyKey("shared", content: [1])
      let again = try await log.append(
        AppendBatch([.sample(StreamID(.person, 1))], idempotency: key))
      #expect(again.isRepeat && again.positions == 0..<1)
      let other = IdempotencyKey("other", content: [1])
      _ = try await log.append(AppendBatch([.sample(StreamID(.person, 1))], idempotency: other))
    }
    let other = IdempotencyKey("other", content: [1])
    let again = try await test.log.append(AppendBatch([.sample(person)], idempotency: other))
    #expect(first.positions == 0..<1 && again.positions == 1..<2 && again.isRepeat)
    #expect(try test.closeAndCheck() == [])
  }

  @Test(arguments: 0..<5) func `A process killed while it appends leaves a whole log`(_ run: Int)
    async throws
  {
    try await fillAndClose()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = test.path as String, delay = run * 7 + 3 as Int] in
      let log = try EventLog.open(at: path) { Timestamp(microseconds: 1) }
      Thread.detachNewThread {
        usleep(UInt32(delay) * 1_000)
        kill(getpid(), SIGKILL)
      }
      for index in 0... {
        let drafts = (0..<50).map { EventDraft.sample(StreamID(.person, $0), "\(index)") }
        _ = try await log.append(AppendBatch(drafts))
      }
    }
    let log = try test.open()
    #expect(try log.head().size % 50 == 3)
    _ = try await log.append(AppendBatch([.sample(person)]))
    #expect(try checkLog(log) == [])
    try log.close()
    #expect(try checkLogFiles(at: test.path) == [])
  }

  private func fillAndClose() async throws {
    for _ in 0..<3 { _ = try await test.log.append(AppendBatch([.sample(person)])) }
    try test.log.close()
  }
}
