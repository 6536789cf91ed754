import Crypto
import EventLog
import EventSchema
import Foundation
import SwiftProtobuf
import Testing
import TransparencyLog

/// The figures of a pack, counted from the replayed events the long way.
struct NaiveEvidence {
  let events: [ReplayedRecord]
  let first: Int
  let end: Int

  /// An event with the hash of its bytes.
  struct ReplayedRecord {
    let event: RecordedEvent
    let leafHash: Hash
  }

  init(_ events: [ReplayedRecord], from: Timestamp, to: Timestamp) {
    self.events = events
    first = events.count { $0.event.header.recordedAt < from }
    end = events.count { $0.event.header.recordedAt < to }
  }

  var span: ArraySlice<ReplayedRecord> { events[first..<end] }

  func bodies<Body: Message>(
    _ type: EventType, _ body: Body.Type, inSpan: Bool = true
  ) throws -> [(event: RecordedEvent, body: Body)] {
    try events[(inSpan ? first : 0)..<end].filter { $0.event.header.type == type }
      .map { ($0.event, try Body(serializedBytes: $0.event.body)) }
  }

  func count(_ type: EventType) -> Int { span.count { $0.event.header.type == type } }

  /// Name, number and digest by type.
  var tallies: [String: (events: Int, digest: String)] {
    Dictionary(grouping: span) { $0.event.header.type.name }.mapValues { records in
      var hash = SHA256()
      for record in records {
        let position = record.event.position.rawValue.bigEndian
        withUnsafeBytes(of: position) { hash.update(bufferPointer: $0) }
        hash.update(data: record.leafHash.bytes)
      }
      let digest = hash.finalize().map { String(format: "%02x", $0) }.joined()
      return (records.count, digest)
    }
  }

  /// Accepted, rejected and withheld rows, by month and provider.
  func rows() throws -> [String: [UInt32]] {
    var received: [UInt32: String] = [:]
    for (_, body) in try bodies(.submissionReceived, SchemaSubmissionReceived.self, inSpan: false) {
      received[body.submission] = "\(body.period) \(body.provider)"
    }
    var rows: [String: [UInt32]] = [:]
    func add(_ submission: UInt32, _ tables: [SchemaTableOutcome]) throws {
      let place = try #require(received[submission])
      for table in tables {
        let more = [table.received, table.accepted, table.rejected, table.withheld]
        rows[place] = zip(rows[place] ?? [0, 0, 0, 0], more).map { $0 + $1 }
      }
    }
    for (_, body) in try bodies(.submissionAccepted, SchemaSubmissionAccepted.self) {
      try add(body.submission, body.tables)
    }
    for (_, body) in try bodies(.submissionRejected, SchemaSubmissionRejected.self) {
      try add(body.submission, body.tables)
    }
    return rows
  }
}
