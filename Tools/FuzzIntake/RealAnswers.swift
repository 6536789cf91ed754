import DataSet
import Foundation

/// Has the reader program answer on real files.
enum RealAnswers {
  /// The answers on each of the files.
  static func load(reader: String, files: [String]) throws -> [AnswerTarget.Case] {
    try files.map { file in
      let listing = try answer(reader, ["inspect"], file)
      guard let listed = NaiveAnswer.listing(listing) else { throw Refused(file: file) }
      let isText = listed.kind == "zip-csv"
      let tables = DataSet.all.map(\.tables).map { tables in
        tables.filter { table in
          listed.items.contains { $0.name == table.name + (isText ? ".csv" : "") }
        }
      }.max { $0.count < $1.count }
      let names = (tables ?? []).map { $0.name + (isText ? ".csv" : "") }
      let rows = try answer(reader, [isText ? "members" : "rows"] + names, file)
      return AnswerTarget.Case(tables: tables ?? [], listing: listing, rows: rows)
    }
  }

  private static func answer(
    _ reader: String, _ arguments: [String], _ file: String
  ) throws -> [UInt8] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: reader)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Refused(file: file) }
    return Array(answer)
  }

  /// A file that the reader program does not read.
  struct Refused: Error, CustomStringConvertible {
    let file: String
    var description: String { "\(file): the reader program does not read it" }
  }
}
