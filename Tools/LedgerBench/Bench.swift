import EventLog
import Foundation

/// What every measurement needs: a place on the disk, the peer, and how much to do.
struct Bench {
  let folder: String
  let rounds: Int
  let events: Int
  let peer = RawPeer()
  /// Seconds of a flush, measured again and again between the rounds.
  private(set) var flushes = Series()

  init(folder: String, rounds: Int, events: Int) {
    self.folder = folder
    self.rounds = rounds
    self.events = events
  }

  /// Batches of the two sizes that people ask about.
  static let batchSizes = [1_000, 10_000]

  /// Time stands still in the logs made here, so that every event takes the same bytes.
  static let time = Timestamp(microseconds: 1_600_000_000_000_000)

  mutating func measureFlush() throws {
    flushes.add(try peer.flush(in: folder))
  }

  /// Runs two sides of a comparison, the other one first in every second round.
  func inTurn(
    round: Int, _ own: () throws -> Double, _ peer: () throws -> Double
  ) rethrows -> (rate: Double, peer: Double) {
    if round.isMultiple(of: 2) {
      let rate = try own()
      return (rate, try peer())
    }
    let other = try peer()
    return (try own(), other)
  }

  /// Lends an empty folder and removes it with all that is in it.
  func withFolder<Value>(_ name: String, _ body: (String) throws -> Value) throws -> Value {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  /// Lends a new log.
  func withLog<Value>(
    _ name: String, _ body: (_ log: EventLog, _ path: String) throws -> Value
  ) throws -> Value {
    try withFolder(name) { path in
      let log = try EventLog.create(at: path) { Self.time }
      let value = try body(log, path)
      try log.close()
      return value
    }
  }

  /// How many of `count` things are done in a second by `body`.
  static func rate(of count: Int, _ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(count) / (duration / .seconds(1))
  }
}
