internal import EventSchema
internal import Foundation
public import LMDB
internal import SwiftProtobuf

/// What contradicts itself in the tables of a log that is closed; empty when they are whole.
///
/// Reads them through LMDB and the generated types alone, so that nothing of the log's own code is
/// trusted: neither an entry too many nor a number in the wrong place goes unseen.
public func checkLogFiles(at path: String) throws -> [String] {
  let environment = try Environment.open(at: path, options: .init(isReadOnly: true))
  let tables = try LogFiles(environment)
  try environment.close()
  return try tables.findings()
}

/// The tables of a log as plain dictionaries.
public struct LogFiles {
  /// The entries of each table by its name; a table that is missing has none here.
  public var tables: [String: [[UInt8]: [UInt8]]] = [:]

  /// The names of the tables, written out again so that a renamed table is noticed.
  public static let names = ["entries", "hashes", "streams", "idempotency", "state"]

  /// Copies every table; takes memory for the whole log.
  public init(_ environment: Environment) throws(LMDBError) {
    let databases = try environment.openDatabases(Self.names)
    let transaction = try environment.beginRead()
    for (name, database) in zip(Self.names, databases) {
      guard let database else { continue }
      var entries: [[UInt8]: [UInt8]] = [:]
      var cursor = try transaction.snapshot.cursor(in: database)
      while let entry = try cursor.next() {
        entries[Array(copying: entry.key)] = Array(copying: entry.value)
      }
      tables[name] = entries
    }
  }

  func findings() throws -> [String] {
    var findings: [String] = []
    func expect(_ isTrue: Bool, _ finding: String) { if !isTrue { findings.append(finding) } }
    let entries = tables["entries"] ?? [:]
    let events = try (0..<entries.count).compactMap { position in
      try entries[number(UInt64(position))].map { try SchemaEvent(serializedBytes: $0) }
    }
    expect(events.count == entries.count, "positions are not dense")
    let hashCount = 2 * entries.count - entries.count.nonzeroBitCount
    let hashes = tables["hashes"] ?? [:]
    expect(hashes.values.map(\.count).reduce(0, +) == 32 * hashCount, "hashes too many or too few")
    expect(hashes.count == (hashCount + 31) / 32, "chunks of hashes too many or too few")
    expect(streams(of: events) == writtenStreams, "the stream versions differ from the events")
    expect(keys(of: events) == writtenKeys, "the idempotency keys differ from the events")
    expect(
      Set((tables["state"] ?? [:]).keys.map { String(decoding: $0, as: UTF8.self) })
        == ["format", "edge", "recordedAt"], "the state has other entries")
    return findings
  }

  /// Chunks of 256 versions, as the events say that they should be.
  private func streams(of events: [SchemaEvent]) -> [[UInt8]: [UInt8]] {
    var chunks: [[UInt8]: [UInt64]] = [:]
    for event in events {
      let key =
        [UInt8(event.streamCategory.rawValue)] + number(event.streamNumber / 256).dropFirst()
      chunks[key, default: Array(repeating: 0, count: 256)][Int(event.streamNumber % 256)] =
        event.streamVersion
    }
    return chunks.mapValues { versions in
      let largest = versions.max() ?? 0
      let width = largest < 1 << 8 ? 1 : largest < 1 << 16 ? 2 : 4
      return versions.flatMap { number($0).suffix(width) }
    }
  }

  /// A refused append may leave a chunk of zeros behind, which says nothing.
  private var writtenStreams: [[UInt8]: [UInt8]] {
    (tables["streams"] ?? [:]).filter {
      !($0.value.count == 256 && $0.value.allSatisfy { $0 == 0 })
    }
  }

  /// Of each key: the digest of its content, the positions, the time.
  private func keys(of events: [SchemaEvent]) -> [[UInt8]: [UInt8]] {
    var keys: [[UInt8]: [UInt8]] = [:]
    for event in events where !event.idempotencyMark.isEmpty {
      let mark = Array(event.idempotencyMark)
      let count = mark[32...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      keys[Array(mark[..<16])] =
        mark[16..<32] + number(event.position) + number(event.position + count)
        + number(UInt64(event.recordedAtMicroseconds))
    }
    return keys
  }

  private var writtenKeys: [[UInt8]: [UInt8]] { tables["idempotency"] ?? [:] }

  private func number(_ value: UInt64) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
  }
}
