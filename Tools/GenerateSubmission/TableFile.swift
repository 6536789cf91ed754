import Foundation

/// One CSV file that is being written: a header line, then rows, each ended by a line feed.
final class TableFile {
  private(set) var rows = 0

  private let path: String
  private let columnCount: Int
  private let handle: FileHandle
  private var buffer: [UInt8] = []

  private static let bufferBytes = 1 << 18

  init(at url: URL, columns: [String]) throws(GenerationError) {
    path = url.path
    columnCount = columns.count
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw .cannotWrite(path: path, reason: "the file could not be created") }
    self.handle = handle
    buffer.reserveCapacity(Self.bufferBytes * 2)
    buffer.append(contentsOf: columns.joined(separator: ",").utf8)
    buffer.append(0x0A)
  }

  var isFull: Bool { buffer.count >= Self.bufferBytes }

  /// Adds a row to the buffer and returns its number, from 1.
  func add(_ fields: [Field]) -> Int {
    var written = 0
    for field in fields where !field.isAbsent {
      if written > 0 { buffer.append(0x2C) }
      field.append(to: &buffer)
      written += 1
    }
    precondition(written == columnCount, "\(path): a row of \(written) fields")
    buffer.append(0x0A)
    rows += 1
    return rows
  }

  func flush() throws(GenerationError) {
    do {
      try handle.write(contentsOf: Data(buffer))
    } catch {
      throw .cannotWrite(path: path, reason: error.localizedDescription)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  func close() throws(GenerationError) {
    try flush()
    do {
      try handle.close()
    } catch {
      throw .cannotWrite(path: path, reason: error.localizedDescription)
    }
  }
}
