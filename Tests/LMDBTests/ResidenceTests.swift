import Foundation
import Testing

@testable import LMDB

@Suite struct ResidenceTests {
  /// The memory that a file takes in this process, in KiB, as the system counts it.
  private func residentKiB(ofFile path: String) throws -> Int {
    // The size of such a file is 0, so it has to be read to its end.
    let listing = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
    let text = String(decoding: try listing.readToEnd() ?? Data(), as: UTF8.self)
    let lines = text.split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasSuffix(" \(path)") })
    let line = try #require(lines[start...].first { $0.hasPrefix("Rss:") })
    return try #require(Int(line.split(separator: " ")[1]))
  }

  @Test("A walk fills memory, releasing it empties that, and values stay good throughout")
  func released() throws {
    let folder = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("residence-\(UUID())").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let environment = try Environment.open(at: folder.path)
    let database = try environment.createDatabases(["values"])[0]
    let value = [UInt8](repeating: 7, count: 1_000)
    var transaction = try environment.beginWrite()
    for number in UInt64(0)..<10_000 {
      let key = Key(number)
      try transaction.put(value.span, forKey: key.span, in: database, mode: .append)
    }
    try transaction.commit()

    let reading = try environment.beginRead()
    func sum() throws -> Int {
      var sum = 0
      var cursor = try reading.snapshot.cursor(in: database)
      while let entry = try cursor.next() { sum += Int(entry.value[0]) + Int(entry.value[999]) }
      return sum
    }
    let file = folder.path + "/data.mdb"
    #expect(try sum() == 140_000)
    #expect(try residentKiB(ofFile: file) > 8_000)
    environment.releaseResidentPages()
    #expect(try residentKiB(ofFile: file) < 1_000)
    #expect(try sum() == 140_000)
  }
}
