import EventLog
import EventSchema
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct FollowTests {
  let test: TestLog

  init() throws {
    test = try TestLog()
  }

  @Test func `A follower gets what is there, then each later event, in order`() async throws {
    let log = test.log
    for _ in 0..<5 { _ = try await log.append(AppendBatch([.sample(person)])) }
    let follower = Task {
      try await positions(of: log.follow(from: Position(2), every: .milliseconds(1)), 20)
    }
    for _ in 0..<17 { _ = try await log.append(AppendBatch([.sample(person)])) }
    #expect(try await follower.value == Array(2..<22))
  }

  @Test func `A follower from behind the end waits for its position`() async throws {
    let log = test.log
    let follower = Task {
      try await positions(of: log.follow(from: Position(3), every: .milliseconds(1)), 2)
    }
    for _ in 0..<5 { _ = try await log.append(AppendBatch([.sample(person)])) }
    #expect(try await follower.value == [3, 4])
  }

  @Test func `A follower takes more events than it copies at once`() async throws {
    let drafts = (0..<2_500).map { EventDraft.sample(person, "\($0)") }
    _ = try await test.log.append(AppendBatch(drafts))
    #expect(try await positions(of: test.log.follow(from: Position(0)), 2_500) == Array(0..<2_500))
  }

  @Test func `Cancelling ends the sequence`() async throws {
    let log = test.log
    let follower = Task { try await positions(of: log.follow(from: Position(0)), 10) }
    _ = try await log.append(AppendBatch([.sample(person)]))
    try await Task.sleep(for: .milliseconds(30))
    follower.cancel()
    #expect(try await follower.value.count <= 1)
  }

  @Test func `A follower sees the events of another process`() async throws {
    let log = test.log
    let follower = Task {
      try await positions(of: log.follow(from: Position(0), every: .milliseconds(5)), 30)
    }
    await #expect(processExitsWith: .success) { [path = test.path as String] in
      let log = try EventLog.open(at: path) { Timestamp(microseconds: 1) }
      for _ in 0..<30 { _ = try await log.append(AppendBatch([.sample(StreamID(.person, 1))])) }
    }
    #expect(try await follower.value == Array(0..<30))
    #expect(try test.closeAndCheck() == [])
  }
}

private func positions(of events: FollowedEvents, _ count: Int) async throws -> [UInt64] {
  var positions: [UInt64] = []
  for try await event in events {
    positions.append(event.position.rawValue)
    if positions.count == count { break }
  }
  return positions
}
