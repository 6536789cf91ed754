import EventLog
import EventSchema
import TestSupport
import Testing

@Suite struct GroupCommitTests {
  let test = try! TestLog()

  @Test func `Two hundred appends at once all become durable, each caller's in its order`()
    async throws
  {
    let log = test.log
    let results = try await withThrowingTaskGroup(of: [AppendResult].self) { group in
      for caller in 0..<20 {
        group.addTask { try await appendInOrder(to: log, caller: UInt64(caller), count: 10) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for results in results {
      #expect(zip(results, results.dropFirst()).allSatisfy { $0.first < $1.first })
    }
    let positions = results.joined().flatMap(\.positions).sorted()
    #expect(positions == Array(0..<200))
    #expect(try test.closeAndCheck() == [])

    let reopened = try test.open()
    let bodies = try reopened.copyEvents(from: Position(0), limit: 1_000)
      .reduce(into: [:]) {
        $0[$1.header.stream, default: []].append(String(decoding: $1.body, as: UTF8.self))
      }
    #expect(bodies.count == 20)
    #expect(bodies.values.allSatisfy { $0 == (0..<10).map { "\($0)" } })
  }

  @Test func `Appends handed over without waiting are committed in that order`() throws {
    let pending = (0..<300).map { index in
      test.log.enqueue(
        AppendBatch([.sample(person, "\(index)", expecting: .exactly(UInt64(index)))]))
    }
    for (index, append) in pending.enumerated() {
      #expect(try append.wait().first == Position(UInt64(index)))
    }
    #expect(try test.closeAndCheck() == [])
  }

  @Test func `A result can be asked for many times, from both sides`() async throws {
    let append = test.log.enqueue(AppendBatch([.sample(person)]))
    async let first = append.value
    async let second = append.value
    let results = try await [first, second, append.value]
    #expect(Set(results).count == 1)
    try await Task.detached { try wait(for: append) }.value
  }
}

private func appendInOrder(
  to log: EventLog, caller: UInt64, count: Int
) async throws -> [AppendResult] {
  var pending: [PendingAppend] = []
  for index in 0..<count {
    pending.append(log.enqueue(AppendBatch([.sample(StreamID(.person, caller), "\(index)")])))
    if index.isMultiple(of: 3) { await Task.yield() }
  }
  var results: [AppendResult] = []
  for append in pending { results.append(try await append.value) }
  return results
}

private func wait(for append: PendingAppend) throws(EventLogError) {
  _ = try append.wait()
}
