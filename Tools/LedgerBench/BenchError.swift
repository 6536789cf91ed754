/// Why a measurement could not be made.
enum BenchError: Error, CustomStringConvertible {
  case peerFailed(arguments: [String], status: Int32)
  case peerUnreadable(arguments: [String], output: String)
  case wrongEventSize(position: UInt64, bytes: Int)
  case damagedLog(findings: Int)

  var description: String {
    switch self {
    case .peerFailed(let arguments, let status):
      "raw-lmdb-bench \(arguments.joined(separator: " ")) ended with status \(status)"
    case .peerUnreadable(let arguments, let output):
      "raw-lmdb-bench \(arguments.joined(separator: " ")) printed '\(output)', not a count and "
        + "seconds"
    case .wrongEventSize(let position, let bytes):
      "the event at position \(position) takes \(bytes) bytes instead of "
        + "\(SizedDrafts.eventBytes); the figures would not compare"
    case .damagedLog(let findings): "the log that was just made has \(findings) findings"
    }
  }
}
