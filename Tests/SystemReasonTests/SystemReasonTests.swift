import Foundation
import SystemPackage
import Testing

@testable import SystemReason

@Suite struct SystemReasonTests {
  @Test func theWordsAreThoseOfTheSystem() {
    #expect(Errno.noSpace.systemReason == "No space left on device")
    #expect(POSIXError(.ENOSPC).systemReason == "No space left on device")
  }

  /// Every way in which files are used here, on a device that is always full and on what is no directory.
  @Test(arguments: [
    ("write", "No space left on device"), ("open", "Not a directory"),
    ("create", "Not a directory"), ("link", "Not a directory"),
  ])
  func foundationIsAskedForWhatItKeepsToItself(what: String, words: String) throws {
    let inner = "/dev/null/inner"
    let error = try #require(throws: (any Error).self) {
      switch what {
      case "write":
        try #require(FileHandle(forWritingAtPath: "/dev/full")).write(contentsOf: [1])
      case "open": _ = try FileHandle(forReadingFrom: URL(fileURLWithPath: inner))
      case "create":
        try FileManager.default.createDirectory(
          atPath: inner, withIntermediateDirectories: false)
      default: try FileManager.default.linkItem(atPath: "/dev/null", toPath: inner)
      }
    }
    #expect(error.systemReason == words)
  }

  @Test func whereThereIsNoNumberFoundationHasTheWord() {
    let error = CocoaError(.fileReadCorruptFile)
    #expect(error.systemReason == error.localizedDescription)
  }
}
