import DataSet
import Foundation
import Testing

@testable import Intake

/// The synthetic submissions beside the tests, and the reader program beside the test bundle.
enum Fixture {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of built programs, which is that of the test bundle.
  private static let products = URL(fileURLWithPath: "/proc/self/exe")
    .resolvingSymlinksInPath().deletingLastPathComponent()

  static func path(_ name: String) throws -> String {
    let path = root.appendingPathComponent("Fixtures/\(name)").path
    try #require(FileManager.default.fileExists(atPath: path), "no fixture \(name)")
    return path
  }

  static var reader: ReaderProgram {
    ReaderProgram(
      path: products.appendingPathComponent("iapt-intake-reader").path, timeLimitSeconds: 60)
  }

  static var options: IntakeOptions { IntakeOptions(reader: reader) }

  static func provider(_ code: String = "RX4") throws -> Expectations {
    Expectations(
      provider: try #require(OrganisationCode(code)),
      submittedOn: try #require(Day(iso: "2022-06-20")))
  }

  static func check(
    _ name: String, as expectations: Expectations? = nil
  ) throws -> SubmissionResult {
    try check(atPath: path(name), as: expectations)
  }

  static func check(
    atPath path: String, as expectations: Expectations? = nil
  ) throws -> SubmissionResult {
    try SubmissionFile.open(path, options: options).check(expectations ?? provider())
  }

  static func checked(
    _ name: String, as expectations: Expectations? = nil
  ) throws -> CheckedSubmission {
    try accepted(check(name, as: expectations))
  }

  static func accepted(_ result: SubmissionResult) throws -> CheckedSubmission {
    switch result {
    case .checked(let submission): return submission
    case .rejected(let submission):
      Issue.record("rejected: \(submission.report.findings.map(\.description))")
      throw CancellationError()
    }
  }

  static func rejected(_ result: SubmissionResult) throws -> RejectedSubmission {
    guard case .rejected(let submission) = result else {
      Issue.record("the submission was not rejected")
      throw CancellationError()
    }
    return submission
  }
}

/// A bundle of CSV tables in a temporary directory, copied from a fixture to be changed.
final class ScratchBundle {
  let path: String

  init(copying name: String? = nil) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("intake-tests-\(UUID().uuidString)")
    path = folder.path
    if let name {
      try FileManager.default.copyItem(atPath: Fixture.path(name), toPath: path)
    } else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Changes the lines of a table; the first is that of the field names.
  func edit(_ table: String, _ change: (inout [String]) -> Void) throws {
    var lines = try text("\(table).csv").split(separator: "\n").map(String.init)
    change(&lines)
    try write("\(table).csv", (lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Sets a cell of a data row, from 1; the table has no quoted cells.
  func set(_ table: String, row: Int, _ field: String, to value: String) throws {
    try edit(table) { lines in
      let place = lines[0].split(separator: ",").firstIndex { $0 == field }
      var cells = lines[row].split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      cells[place ?? 0] = value
      lines[row] = cells.joined(separator: ",")
    }
  }

  func check(as expectations: Expectations? = nil) throws -> SubmissionResult {
    // The directory goes with the last use of the bundle.
    try withExtendedLifetime(self) { try Fixture.check(atPath: path, as: expectations) }
  }
}

extension RejectedSubmission {
  /// The rules that rejected the file as a whole.
  var fileCodes: Set<String> {
    Set(report.findings.filter { $0.severity == .file }.map(\.code))
  }
}
