import EventLog
import EventSchema
import TestSupport
import Testing

@testable import Projections

@Suite struct SubmissionFoldTests {
  let ledger: TestLedger

  init() throws {
    ledger = try TestLedger()
  }

  @Test func `A submission is unfinished until it is accepted or abandoned`() throws {
    try ledger.log.appendAndWait([
      .received(1), .accepted(1), .received(2), .abandoned(2), .received(3),
    ])
    let store = try caughtUp()
    #expect(
      try outcomes(store) == [
        "1: received at 0, accepted at 1", "2: received at 2, abandoned at 3",
        "3: received at 4, unfinished",
      ])
    #expect(try latest(store) == 1)
  }

  @Test func `The last submission that was accepted counts, not the last that was received`() throws
  {
    try ledger.log.appendAndWait([
      .received(1), .received(2), .accepted(2), .accepted(1), .received(3), .abandoned(3),
    ])
    let store = try caughtUp()
    #expect(try latest(store) == 1)
    #expect(try latest(store, asOf: 3) == 2)
    #expect(try latest(store, asOf: 2) == nil)
  }

  @Test func `Providers and periods are kept apart, also where one name begins with the other`()
    throws
  {
    try ledger.log.appendAndWait([
      .received(1, provider: "RX1"), .received(2, provider: "RX10"), .accepted(1), .accepted(2),
      .received(3, provider: "RX1", period: 202_011), .accepted(3),
    ])
    let store = try caughtUp()
    #expect(try latest(store, provider: "RX1") == 1)
    #expect(try latest(store, provider: "RX10") == 2)
    #expect(try latest(store, provider: "RX1", period: 202_011) == 3)
    #expect(try latest(store, provider: "RX") == nil)
  }

  @Test func `A file is found under the submissions of it that were accepted`() throws {
    try ledger.log.appendAndWait([
      .received(1, file: [7, 7]), .accepted(1), .received(2, file: [7]),
      .received(3, file: [7, 7]),
      .abandoned(3), .received(4, file: [7, 7]), .accepted(4),
    ])
    let store = try caughtUp()
    #expect(try ofFile(store, [7, 7]) == [1, 4])
    #expect(try ofFile(store, [7]) == [])
    #expect(try ofFile(store, []) == [])
  }

  @Test func `The newest submission is known whatever became of it`() throws {
    let store = try caughtUp()
    #expect(try newest(store) == nil)
    try ledger.log.appendAndWait([.received(1), .accepted(1), .received(300), .abandoned(300)])
    try store.catchUp()
    #expect(try newest(store) == 300)
  }

  @Test(arguments: [true, false])
  func `The end of a submission that was never received is refused`(_ isAccepted: Bool) throws {
    try ledger.log.appendAndWait([.received(1), isAccepted ? .accepted(2) : .abandoned(2)])
    let store = try ledger.open()
    #expect(refused { () throws(ProjectionError) in try store.catchUp() } == "unknownSubmission")
    #expect(try store.position() == 0)
  }

  private func caughtUp() throws -> ProjectionStore {
    let store = try ledger.open()
    try store.catchUp()
    #expect(try checkProjection(store) == [])
    return store
  }

  private func latest(
    _ store: ProjectionStore, provider: String = "RX1", period: UInt32 = 202_010,
    asOf size: UInt64 = .max
  ) throws -> UInt64? {
    try store.read { (reader) throws(ProjectionError) in
      try SubmissionModel(reader, asOfSize: size).latest(provider: provider, period: period)
    }
  }

  private func ofFile(_ store: ProjectionStore, _ file: [UInt8]) throws -> [UInt64] {
    try store.read { (reader) throws(ProjectionError) in
      try SubmissionModel(reader).submissions(ofFile: file)
    }
  }

  private func newest(_ store: ProjectionStore) throws -> UInt64? {
    try store.read { (reader) throws(ProjectionError) in
      try SubmissionModel(reader).newest()?.number
    }
  }

  private func outcomes(_ store: ProjectionStore) throws -> [String] {
    try store.read { (reader) throws(ProjectionError) in
      try SubmissionModel(reader).submissions().map { "\($0.number): \($0.story)" }
    }
  }
}

extension SubmissionRecord {
  /// What became of it, in the words of the naive model.
  var story: String {
    let end =
      switch outcome {
      case .unfinished: "unfinished"
      case .accepted(let position, _): "accepted at \(position)"
      case .abandoned(let position): "abandoned at \(position)"
      case .rejected(let position, _): "rejected at \(position)"
      }
    return "received at \(receivedPosition), \(end)"
  }
}
