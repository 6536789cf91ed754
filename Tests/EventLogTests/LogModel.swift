import EventLog
import EventSchema
import SeededRandom
import TestSupport

/// A log as it should be: an array of events, the versions of the streams, the keys used.
struct LogModel {
  private(set) var events:
    [(stream: StreamID, version: UInt64, body: String, recordedAt: Timestamp)] = []
  private(set) var keyed: [KeyedAppend] = []
  private var versions: [StreamID: UInt64] = [:]

  struct Step {
    var events: [(stream: StreamID, expected: ExpectedVersion, body: String)]
    var key: (name: String, content: [UInt8])?

    var batch: AppendBatch {
      AppendBatch(
        events.map { EventDraft.sample($0.stream, $0.body, expecting: $0.expected) },
        idempotency: key.map { IdempotencyKey($0.name, content: $0.content) })
    }
  }

  func version(of stream: StreamID) -> UInt64 { versions[stream, default: 0] }

  /// What the log should answer, as text: the positions, or the name of the refusal.
  mutating func append(_ step: Step, at now: Timestamp) -> String {
    if let key = step.key, let earlier = keyed.first(where: { $0.key == key.name }) {
      return earlier.content == key.content ? "again \(earlier.positions)" : "idempotencyConflict"
    }
    if step.events.isEmpty { return "emptyBatch" }
    var grown = versions
    for event in step.events {
      let current = grown[event.stream, default: 0]
      let isExpected =
        switch event.expected {
        case .any: true
        case .noStream: current == 0
        case .exactly(let version): version == current
        }
      guard isExpected else { return "wrongExpectedVersion" }
      grown[event.stream] = current + 1
    }
    let first = UInt64(events.count)
    let recordedAt = max(now, events.last?.recordedAt ?? now)
    for event in step.events {
      versions[event.stream, default: 0] += 1
      events.append((event.stream, version(of: event.stream), event.body, recordedAt))
    }
    let positions = first..<UInt64(events.count)
    if let key = step.key {
      keyed.append(KeyedAppend(key: key.name, content: key.content, positions: positions))
    }
    return "\(positions)"
  }

  /// A random step: sometimes refused, sometimes a repetition.
  func randomStep(using random: inout SeededGenerator) -> Step {
    var step = Step(events: [])
    var grown: [StreamID: UInt64] = [:]
    for _ in 0..<(random.oneIn(20) ? 0 : Int.random(in: 1...6, using: &random)) {
      let category = [StreamCategory.person, .referral, .submission].randomElement(using: &random)
      let stream = StreamID(category ?? .person, UInt64.random(in: 253...258, using: &random))
      let current = version(of: stream) + grown[stream, default: 0]
      let expected: ExpectedVersion =
        switch Int.random(in: 0..<40, using: &random) {
        case 0: .noStream
        case 1: .exactly(current + 1)
        case 2..<20: .exactly(current)
        default: .any
        }
      grown[stream, default: 0] += 1
      step.events.append((stream, expected, "\(random.next())"))
    }
    if random.oneIn(3) {
      step.key = ("key \(Int.random(in: 0..<40, using: &random))", [random.oneIn(6) ? 1 : 2])
    }
    return step
  }
}
