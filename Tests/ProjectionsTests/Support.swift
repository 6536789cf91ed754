import EventLog
import EventSchema
import Foundation
import LMDB
import Projections
import SwiftProtobuf
import TestSupport

/// A log with a directory for projections beside it.
final class TestLedger: Sendable {
  private let directory = TemporaryDirectory()
  let clock = SettableClock()
  let log: EventLog
  let projections: String

  init() throws {
    log = try EventLog.create(at: try directory.make("log")) { [clock] in clock.now }
    projections = directory.path + "/projections"
  }

  /// Another, empty log.
  func makeOtherLog() throws -> EventLog {
    try EventLog.create(at: try directory.make("other")) { [clock] in clock.now }
  }

  func open(_ type: any Projection.Type = Submissions.self) throws -> ProjectionStore {
    try ProjectionStore(type, of: log, in: projections)
  }

  func files(of name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: projections + "/" + name).sorted()
  }
}

// The events of a submission.
extension EventDraft {
  static func received(
    _ submission: UInt32, provider: String = "RX1", period: UInt32 = 202_010, file: [UInt8] = [1]
  ) throws -> EventDraft {
    var body = SchemaSubmissionReceived()
    body.submission = submission
    body.provider = provider
    body.period = period
    body.fileDigest = Data(file)
    return try draft(.submissionReceived, of: submission, body)
  }

  static func accepted(_ submission: UInt32) throws -> EventDraft {
    var body = SchemaSubmissionAccepted()
    body.submission = submission
    body.persons = submission * 3
    return try draft(.submissionAccepted, of: submission, body)
  }

  static func rejected(_ submission: UInt32) throws -> EventDraft {
    var body = SchemaSubmissionRejected()
    body.submission = submission
    return try draft(.submissionRejected, of: submission, body)
  }

  static func abandoned(_ submission: UInt32) throws -> EventDraft {
    var body = SchemaSubmissionAbandoned()
    body.submission = submission
    body.reason = "stopped"
    return try draft(.submissionAbandoned, of: submission, body)
  }

  static func referral(
    _ number: UInt64, person: UInt64 = 5, in submission: UInt32, provider: String = "RX1",
    period: UInt32 = 202_010, part: UInt32 = 1, of parts: UInt32 = 1, rows: UInt32 = 1
  ) throws -> EventDraft {
    var body = SchemaReferralSubmitted()
    body.submission = submission
    body.provider = provider
    body.period = period
    body.part = part
    body.parts = parts
    body.rows = [SchemaTableRows.with { ($0.table, $0.rows) = (101, rows) }]
    return EventDraft(
      EventFields(
        type: .referralSubmitted, stream: StreamID(.referral, number),
        effectiveAt: Timestamp(microseconds: 0), actor: "tester", personNumber: person,
        referralNumber: number, body: try body.serializedBytes()))
  }

  private static func draft(
    _ type: EventType, of submission: UInt32, _ body: some Message
  ) throws -> EventDraft {
    EventDraft(
      EventFields(
        type: type, stream: StreamID(.submission, UInt64(submission)),
        effectiveAt: Timestamp(microseconds: 0), actor: "tester", body: try body.serializedBytes()))
  }
}

/// Counts events by type: the least projection that sees every event.
enum Counts: Projection {
  static let name = "counts"
  static let version: UInt64 = 1
  static let types = Set(EventType.allCases)

  static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    try count(event, by: 1, in: &state)
  }

  static func count<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, by step: UInt64, in state: inout State
  ) throws(ProjectionError) {
    let key = Array(event.header.type.name.utf8)
    let count = try state.value(of: key).flatMap { UInt64(String(decoding: $0, as: UTF8.self)) }
    try state.set(Array(String((count ?? 0) + step).utf8), for: key)
  }
}

/// The same read model after its fold has changed: counts in twos, so that a mixture shows.
enum ChangedCounts: Projection {
  static let name = Counts.name
  static let version: UInt64 = 2
  static let types = Counts.types

  static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    try Counts.count(event, by: 2, in: &state)
  }
}

/// What a refused step of a projection says, by the name of its case; nil where it went through.
func refused(_ body: () throws(ProjectionError) -> Void) -> String? {
  do throws(ProjectionError) {
    try body()
    return nil
  } catch {
    switch error {
    case .unknownProjection: return "unknownProjection"
    case .beingBuilt: return "beingBuilt"
    case .malformedBody: return "malformedBody"
    case .unknownSubmission: return "unknownSubmission"
    case .malformedState: return "malformedState"
    case .aheadOfLog: return "aheadOfLog"
    case .cancelled: return "cancelled"
    case .file: return "file"
    case .log: return "log"
    case .storage: return "storage"
    }
  }
}
