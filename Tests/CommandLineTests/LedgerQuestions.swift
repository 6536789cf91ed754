import Foundation
import Testing

/// What tests ask of a ledger, through its command line alone.
extension Home {
  static let october = "2020-10-12T09:30:00Z"

  /// Makes a ledger on a simulated clock, on which September 2020 can be submitted.
  func makeLedger() throws {
    let result = try run(
      "init", "--origin", "example.org/iapt", "--simulated-clock", "--at", Self.october)
    try #require(result.status == .exited(0), "\(result.errors)")
  }

  /// Runs a command that must be done, and reads its document.
  func answer<Answer: Decodable>(
    _ type: Answer.Type, _ arguments: String..., status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Answer {
    let result = try start(arguments + ["--json"]).wait()
    try #require(
      result.status == .exited(status), "\(arguments): \(result.status) \(result.errors)",
      sourceLocation: sourceLocation)
    return try JSONDecoder().decode(type, from: Data(result.output.utf8))
  }

  struct Status: Decodable, Equatable {
    let size: Int
    let rootHash: String
  }

  func status() throws -> Status { try answer(Status.self, "status") }

  struct Submission: Decodable {
    let submissionId: Int?
    let status: String
    let isLatest: Bool
    let tables: [String: Outcome]
    let findings: [Finding]
    let duplicateOf: Int?

    struct Outcome: Decodable { let received, accepted, rejected, withheld: Int }
    struct Finding: Decodable { let code, severity: String }
  }

  func submissions() throws -> [Submission] { try answer([Submission].self, "submission", "list") }

  struct Verification: Decodable {
    let ok: Bool
    let size: Int
  }

  struct ProjectionCheck: Decodable {
    let name: String
    let equal: Bool
  }

  /// Checks that the log is what its tree says, from a size on, and its projections the fold of it.
  func check(
    from size: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let report = try answer(
      Verification.self, "verify", "--from", String(size), sourceLocation: sourceLocation)
    #expect(report.ok, sourceLocation: sourceLocation)
    let projections = try answer(
      [ProjectionCheck].self, "projection", "verify", sourceLocation: sourceLocation)
    #expect(
      projections.count >= 2 && projections.allSatisfy(\.equal), sourceLocation: sourceLocation)
  }

  /// The leaf hashes of the events from a position on.
  func leafHashes(from position: Int) throws -> [Substring] {
    let result = try run("replay", "--json", "--from", String(position))
    try #require(result.status == .exited(0), "\(result.errors)")
    return result.output.split(separator: "\n").compactMap { line in
      line.firstRange(of: "\"leafHash\":\"").map { line[$0.upperBound...].prefix(64) }
    }
  }
}
