import Testing

@testable import MESHClient

private func page(_ ids: [String], next: String? = nil) -> Play {
  let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
  let link = next.map { ",\"next\":\"\($0)\"" } ?? ""
  return .json(
    200, #"{"messages":[\#(list)],"links":{"self":"x"\#(link)},"approx_inbox_count":1}"#)
}

private let inboxPath = "/messageexchange/X26HC999/inbox"

@Suite struct InboxTests {
  @Test func `an empty inbox is an empty list`() async throws {
    try await onStage([page([])]) { stage in
      let listing = try await stage.client.inbox()
      #expect(listing == InboxListing(messages: [], isComplete: true))
      #expect(stage.server.seen.map(\.line) == ["GET \(inboxPath)?max_results=500"])
    }
  }

  @Test func `pages are followed to the last, and a name listed twice counts once`() async throws {
    let second = "\(inboxPath)?max_results=500&continue_from=gAA_-="
    let third = "\(inboxPath)?continue_from=B"
    try await onStage([
      page(["A", "B"], next: second), page(["B", "C"], next: third), page(["D"]),
    ]) { stage in
      let listing = try await stage.client.inbox()
      #expect(listing.messages.map(\.description) == ["A", "B", "C", "D"])
      #expect(listing.isComplete)
      #expect(stage.server.seen.map(\.uri).dropFirst() == [second, third])
    }
  }

  @Test func `a listing stops at its limit and says so`() async throws {
    let limits = try MESHConfiguration.Limits(mostListed: 3)
    let script = [page(["A", "B"], next: "\(inboxPath)?x=1"), page(["C", "D"])]
    try await onStage(script, limits: limits) { stage in
      let listing = try await stage.client.inbox()
      #expect(listing.messages.map(\.description) == ["A", "B", "C"])
      #expect(!listing.isComplete)
    }
  }

  @Test(arguments: [
    "https://elsewhere.example/messageexchange/X26HC999/inbox?x", "//elsewhere.example/x", "/x",
    "/messageexchange/X26OT154/inbox?x", "/messageexchange/X26HC999/inbox/../outbox?x",
    "/messageexchange/X26HC999/inbox?a b", "/messageexchange/X26HC999/inbox?a\\r\\nX: y",
    "/messageexchange/X26HC999/inbox?a#b", "/messageexchange/X26HC999/inbox", "",
    "@elsewhere.example/messageexchange/X26HC999/inbox?x",
  ])
  func `a link out of the inbox is not followed`(_ link: String) async throws {
    try await onStage([page(["A"], next: link)]) { stage in
      let error = await meshError { _ = try await stage.client.inbox() }
      #expect(error == .malformedAnswer(.list, .nextPage))
      #expect(stage.server.seen.count == 1)
    }
  }

  @Test func `pages that lead in a circle end`() async throws {
    let a = "\(inboxPath)?x=a"
    let b = "\(inboxPath)?x=b"
    try await onStage([page(["A"], next: a), page(["B"], next: b), page(["C"], next: a)]) { stage in
      let error = await meshError { _ = try await stage.client.inbox() }
      #expect(error == .malformedAnswer(.list, .nextPage))
    }
  }

  @Test func `endless empty pages end`() async throws {
    let limits = try MESHConfiguration.Limits(mostListed: 5)
    let script = (1...6).map { page([], next: "\(inboxPath)?x=\($0)") }
    try await onStage(script, limits: limits) { stage in
      let error = await meshError { _ = try await stage.client.inbox() }
      #expect(error == .malformedAnswer(.list, .nextPage))
    }
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"messages":[1]}"#, #"{"messages":["../../x"]}"#, #"{"messages":[""]}"#,
    #"{"messages":["A"],"links":{"next":5}}"#,
  ])
  func `a list that is none is refused`(_ body: String) async throws {
    try await onStage([.json(200, body)]) { stage in
      let error = await meshError { _ = try await stage.client.inbox() }
      #expect(error == .malformedAnswer(.list, .body))
    }
  }

  @Test func `a list that never ends is refused`() async throws {
    let body = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 21)
    try await onStage([.answer(200, [:], body)]) { stage in
      let error = await meshError { _ = try await stage.client.inbox() }
      #expect(error == .tooLarge(.list, key: "answer bytes", limit: 1 << 20))
    }
  }

  @Test func `an acknowledgement is one PUT`() async throws {
    try await onStage([.answer(200)]) { stage in
      try await stage.client.acknowledge(MessageID("M1"))
      #expect(stage.server.seen.map(\.line) == ["PUT \(inboxPath)/M1/status/acknowledged"])
    }
  }

  @Test func `an acknowledgement whose answer was lost is repeated and may find it done`()
    async throws
  {
    let id = try MessageID("M1")
    try await onStage([.hangUp, .answer(410)]) { stage in
      try await stage.client.acknowledge(id)
      #expect(Set(stage.server.seen.map(\.authorization)).count == 2)
    }
    try await onStage([.hangUp, .answer(503), .answer(200)]) { stage in
      try await stage.client.acknowledge(id)
    }
    try await onStage([.answer(410)]) { stage in
      #expect(
        await meshError { try await stage.client.acknowledge(id) } == .gone(.acknowledge(id)))
    }
    try await onStage([.answer(404)]) { stage in
      #expect(
        await meshError { try await stage.client.acknowledge(id) } == .notFound(.acknowledge(id)))
    }
  }

  @Test func `a message is tracked by its name and found by the sender's`() async throws {
    let id = try MessageID("M1")
    let text = """
      {"message_id":"m1","local_id":"L","status":"accepted","recipient":"X26OT154",
       "upload_timestamp":"2026-11-23T23:17:41.013286","expiry_time":"2026-11-28T23:17:41"}
      """
    let v1 = #"{"messageId":"M1","localId":"L","status":"Accepted","recipient":"X26OT154"}"#
    try await onStage([
      .json(200, text), .json(200, v1), .answer(300), .answer(404), .answer(404),
      .json(200, #"{"message_id":"M2","status":"accepted"}"#), .json(200, #"{"message_id":"M1"}"#),
    ]) { stage in
      let tracked = try await stage.client.track(id)
      #expect(tracked.state == .accepted)
      #expect(tracked.localID == "L")
      #expect(tracked.recipient?.description == serviceMailbox)
      #expect(tracked.uploadTimestamp == "2026-11-23T23:17:41.013286")
      guard case .one(let found) = try await stage.client.find(localID: "L") else {
        Issue.record("not found")
        return
      }
      #expect(found.id == id && found.state == .accepted)
      #expect(try await stage.client.find(localID: "L") == SentSearch.several)
      #expect(try await stage.client.find(localID: "L") == SentSearch.none)
      #expect(await meshError { _ = try await stage.client.track(id) } == .notFound(.track(id)))
      #expect(
        await meshError { _ = try await stage.client.track(id) }
          == .malformedAnswer(.track(id), .otherMessage))
      #expect(
        await meshError { _ = try await stage.client.track(id) }
          == .malformedAnswer(.track(id), .body))
      #expect(stage.server.seen[0].uri == "/messageexchange/X26HC999/outbox/tracking?messageID=M1")
      #expect(stage.server.seen[1].uri == "/messageexchange/X26HC999/outbox/tracking/L")
    }
  }
}
