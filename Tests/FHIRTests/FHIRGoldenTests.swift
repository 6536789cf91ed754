import FHIR
import Foundation
import Testing

/// The bytes of every kind of resource.
///
/// `RECORD_SNAPSHOTS=1` writes the golden files anew, for a change that is meant.
@Suite struct FHIRGoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  @Test func resourcesAreTheBytesThatTheyWere() throws {
    for (name, resource) in try Samples.all() {
      try compare(resource.line + "\n", with: name + ".json")
    }
  }

  @Test func aBundleIsTheBytesThatItWas() throws {
    let resources = try Samples.all().filter { $0.name != "look-by-nobody-named" }
      .filter { $0.name != "look-at-many" }.map(\.resource)
    let text = BundleWriter.document(
      ResourceID(disclosure: 1), resources, in: Samples.names)
    try compare(text + "\n", with: "bundle.json")
  }

  @Test func aBundleThatIsWrittenPieceByPieceIsTheSame() throws {
    let resources = try Samples.all().map(\.resource)
    var writer = BundleWriter(ResourceID(person: 3), in: Samples.names)
    var lines = [writer.opening]
    for resource in resources { lines.append(writer.entry(resource)) }
    lines.append(writer.closing)
    let text = lines.joined(separator: "\n")
    #expect(
      text == BundleWriter.document(ResourceID(person: 3), resources, in: Samples.names))
  }

  private func compare(_ text: String, with name: String) throws {
    let file = Self.folder.appending(path: name)
    if Self.isRecording {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) was recorded; read what changed")
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name)")
  }
}
