import Foundation

/// The C program that does the same work with LMDB alone.
struct RawPeer {
  private let executable: URL

  /// Takes the program that lies beside this one.
  init() {
    let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    executable = own.deletingLastPathComponent().appendingPathComponent("raw-lmdb-bench")
  }

  /// Puts the entries of a log into an empty folder, a commit a batch; gives events a second.
  func append(entriesOf log: String, to target: String, batch: Int) throws -> Double {
    let result = try run(["append", log, target, String(batch)])
    return result.count / result.seconds
  }

  /// Walks over the entries of a log; gives events a second.
  func scan(_ log: String) throws -> Double {
    let result = try run(["scan", log])
    return result.count / result.seconds
  }

  /// The median seconds that it takes to flush a small file of a folder.
  func flush(in folder: String) throws -> Double {
    try run(["flush", folder]).seconds
  }

  private func run(_ arguments: [String]) throws -> (count: Double, seconds: Double) {
    let process = Process()
    let output = Pipe()
    process.executableURL = executable
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchError.peerFailed(arguments: arguments, status: process.terminationStatus)
    }
    let text = String(decoding: data, as: UTF8.self)
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard numbers.count == 2 else {
      throw BenchError.peerUnreadable(arguments: arguments, output: text)
    }
    return (numbers[0], numbers[1])
  }
}
