import EventLog
import EventSchema
import SeededRandom

/// Drafts whose events take exactly 300 bytes in the log.
struct SizedDrafts {
  static let eventBytes = 300
  /// What the first event of a batch carries of its idempotency key.
  private static let markBytes = 42
  /// Common to all events of one command.
  private static let correlationID = [UInt8](repeating: 7, count: 16)

  /// The stream of each event, in the order of appending.
  let streams: [UInt64]
  /// Where the first of them will stand, and the version it will have in its stream.
  let firstPosition: UInt64
  let version: UInt64
  private let batchSize: Int
  private let noise: [UInt8]
  private let bareBytes: Int

  init(streams: [UInt64], at firstPosition: UInt64 = 0, version: UInt64 = 1, batchSize: Int) {
    self.streams = streams
    self.firstPosition = firstPosition
    self.version = version
    self.batchSize = batchSize
    var generator = SeededGenerator(seed: 300)
    noise = (0..<65_536).map { _ in UInt8.random(in: 0...255, using: &generator) }
    // Everything but the numbers that grow: they take at least one byte each and are added below.
    bareBytes = EventDraft(Self.fields(number: 0, body: [])).byteCount - 3
  }

  /// Appends all of it, encoding the next batch while up to two are in flight.
  func append(to log: EventLog) throws {
    var inFlight: [PendingAppend] = []
    for start in stride(from: 0, to: streams.count, by: batchSize) {
      let batch = batch(from: start)
      if inFlight.count == 2 { _ = try inFlight.removeFirst().wait() }
      inFlight.append(log.enqueue(batch))
    }
    for append in inFlight { _ = try append.wait() }
  }

  private func batch(from start: Int) -> AppendBatch {
    let indices = start..<min(start + batchSize, streams.count)
    let key = "positions from \(firstPosition + UInt64(start))"
    return AppendBatch(
      indices.map { draft($0, isFirst: $0 == start) },
      idempotency: IdempotencyKey(key, content: Array(key.utf8)))
  }

  private func draft(_ index: Int, isFirst: Bool) -> EventDraft {
    let position = firstPosition + UInt64(index)
    let number = streams[index]
    let sequenced =
      (position == 0 ? 0 : 1 + varintBytes(position)) + 9 + 1 + varintBytes(version)
      + (isFirst ? Self.markBytes : 0)
    // The body itself has a tag and a length of two bytes each.
    let room = Self.eventBytes - sequenced - bareBytes - 3 * varintBytes(number) - 4
    let from = index * 61 % (noise.count - Self.eventBytes)
    return EventDraft(Self.fields(number: number, body: Array(noise[from..<from + room])))
  }

  private static func fields(number: UInt64, body: [UInt8]) -> EventFields {
    EventFields(
      type: .referralSubmitted, stream: StreamID(.referral, number), effectiveAt: Bench.time,
      actor: "RX1", correlationID: correlationID, personNumber: number,
      referralNumber: number, body: body)
  }

  /// Checks that the events in a log are of the size that all figures are for.
  static func checkSizes(in log: EventLog) throws {
    let snapshot = try log.beginRead()
    var events = try snapshot.events(from: Position(0))
    while let event = try events.next() {
      guard event.bytes.count == eventBytes else {
        throw BenchError.wrongEventSize(
          position: event.header.position.rawValue, bytes: event.bytes.count)
      }
    }
  }
}

private func varintBytes(_ number: UInt64) -> Int {
  max(1, (64 - number.leadingZeroBitCount + 6) / 7)
}
