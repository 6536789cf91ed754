import Foundation
import Intake
import TestSupport
import Testing

/// What a provider gets back is pinned, word for word.
///
/// `RECORD_SNAPSHOTS=1` writes the golden files anew, for a change that is meant.
@Suite struct ReportGoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  @Test(arguments: [
    ("faulty-2.0", "faulty-2.0"), ("file-rejects/IDSREJ101-all-rejected", "all-rejected"),
    ("file-rejects/IDSREJ001-missing-table", "missing-table"),
  ])
  func theFilesOfAReportAreWhatTheyWere(fixture: String, name: String) throws {
    let ledger = try TestLedger()
    try ledger.submit(fixture)
    // By then every window of the month has closed.
    let written = try WrittenReport(ledger, at: "2021-09-01T08:00:00Z")
    let golden = Self.folder.appending(path: name)
    var files = try Self.files(below: written.path)
    // Extracts hold what names people, so only their digests are kept.
    let extracts = files.filter { $0.contains("/") }
    files.removeAll { $0.contains("/") }
    let digests = try extracts.map { file in
      "\(try FileDigest(ofFile: written.path + "/" + file))  \(file)\n"
    }
    var texts = try files.map { ($0, try written.text($0)) }
    if !digests.isEmpty { texts.append(("extracts.sha256", digests.joined())) }
    if Self.isRecording {
      try? FileManager.default.removeItem(at: golden)
      try FileManager.default.createDirectory(at: golden, withIntermediateDirectories: true)
      for (file, text) in texts { try Data(text.utf8).write(to: golden.appending(path: file)) }
      Issue.record("\(name) was recorded; read what changed")
    }
    #expect(try Self.files(below: golden.path) == texts.map(\.0).sorted())
    for (file, text) in texts {
      let expected = try String(contentsOf: golden.appending(path: file), encoding: .utf8)
      #expect(text == expected, "\(name)/\(file)")
    }
  }

  private static func files(below path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
      let kind = try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.type]
      return kind as? FileAttributeType == .typeRegular
    }.sorted()
  }
}
