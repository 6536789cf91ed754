internal import CSVText
internal import Foundation

/// A file of CSV (RFC 4180) in the making, readable by this user only.
///
/// Held in memory up to a limit; durable when it is finished.
final class CSVFile {
  private let path: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  /// The lines below the header.
  private(set) var lines = -1

  private static let bufferLimitBytes = 1 << 16

  init(at path: String) throws(LedgerError) {
    self.path = path
    handle = try ReportDirectory.perform(path) {
      guard
        FileManager.default.createFile(
          atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
  }

  /// Adds a line.
  func write(_ cells: [String]) throws(LedgerError) {
    CSVLine.append(cells, to: &buffer)
    lines += 1
    if buffer.count >= Self.bufferLimitBytes { try flush() }
  }

  /// Adds text as it is.
  func write(text: String) throws(LedgerError) {
    buffer.append(contentsOf: text.utf8)
    try flush()
  }

  /// Writes out what is held, durably, and closes the file.
  func finish() throws(LedgerError) {
    try flush()
    try ReportDirectory.perform(path) {
      try handle.synchronize()
      try handle.close()
    }
  }

  private func flush() throws(LedgerError) {
    if buffer.isEmpty { return }
    try ReportDirectory.perform(path) { try handle.write(contentsOf: Data(buffer)) }
    buffer.removeAll(keepingCapacity: true)
  }
}
