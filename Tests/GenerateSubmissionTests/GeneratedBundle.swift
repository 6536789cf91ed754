import Foundation
import Testing

@testable import generate_submission

/// A bundle that was generated into memory for a test; the directory is gone again.
struct GeneratedBundle {
  let bytes: [Table: Data]
  let faults: [InjectedFault]

  init(_ plan: SubmissionPlan) throws {
    try plan.validate()
    let directory = URL.temporaryDirectory.appending(
      path: UUID().uuidString, directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: directory) }
    let bundle = try SubmissionBundle(at: directory, version: plan.version)
    faults = try SubmissionGenerator(plan, bundle: bundle).run()
    var bytes: [Table: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
      let table = try #require(
        Table.allCases.first { "\($0.name).csv" == name }, "unknown file \(name)")
      bytes[table] = try Data(contentsOf: directory.appending(path: name))
    }
    self.bytes = bytes
  }

  /// The rows of a table, by field name.
  func rows(_ table: Table) throws -> [[String: String]] {
    let text = String(decoding: try #require(bytes[table]), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "", "the last line of \(table.name) has no end")
    let columns = Self.fields(of: lines[0])
    return lines.dropFirst().dropLast().map { line in
      let fields = Self.fields(of: line)
      #expect(fields.count == columns.count)
      return Dictionary(uniqueKeysWithValues: zip(columns, fields))
    }
  }

  func values(_ field: String, of table: Table) throws -> [String] {
    try rows(table).map { try #require($0[field], "\(table.name) has no \(field)") }
  }

  /// The fields of a line; no generated text has a line break.
  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    var previous: Character = ","
    for character in line {
      if character == "\"" {
        if !isQuoted && previous == "\"" { fields[fields.count - 1].append("\"") }
        isQuoted.toggle()
      } else if character == "," && !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
      previous = character
    }
    return fields
  }
}
