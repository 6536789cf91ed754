import Foundation
import TestSupport
import Testing
import ZipArchive

/// Zip files whose bytes depend on their members alone, read back by Python's `zipfile`.
@Suite struct ZipWriterTests {
  private let home = TemporaryDirectory()

  private func write(_ members: [ZipMember], as name: String = "a.zip") throws -> String {
    let path = home.path + "/" + name
    try ZipWriter.write(members, to: path)
    return path
  }

  /// What an independent reader finds: each member's name, length and content as hexadecimal digits.
  private func read(_ path: String) throws -> [String] {
    let program = """
      import sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      assert archive.testzip() is None
      for info in archive.infolist():
          assert info.date_time == (1980, 1, 1, 0, 0, 0) and info.compress_type == zipfile.ZIP_STORED
          print(info.filename, info.file_size, archive.read(info).hex())
      """
    let (status, output) = try PythonScript.run(program, [path])
    #expect(status == 0)
    return output.split(separator: "\n").map(String.init)
  }

  @Test func membersAreReadBackAsTheyWerePutIn() throws {
    let file = home.path + "/rows.csv"
    let rows = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    #expect(FileManager.default.createFile(atPath: file, contents: rows))
    let path = try write([
      ZipMember(name: "manifest.json", content: .bytes(Array("{}\n".utf8))),
      ZipMember(name: "empty.csv", content: .bytes([])),
      ZipMember(name: "2.0/Größe.csv", content: .file(file)),
    ])
    let found = try read(path)
    #expect(found.count == 3)
    #expect(found[0] == "manifest.json 3 7b7d0a")
    #expect(found[1].hasPrefix("empty.csv 0"))
    #expect(found[2].hasPrefix("2.0/Größe.csv 100000 00070e"))
  }

  @Test func theSameMembersAreTheSameBytesWheneverTheyAreWritten() throws {
    let file = home.path + "/rows.csv"
    #expect(FileManager.default.createFile(atPath: file, contents: Data("a,b\r\n".utf8)))
    let members = [
      ZipMember(name: "a", content: .bytes([1, 2, 3])), ZipMember(name: "b", content: .file(file)),
    ]
    let first = try Data(contentsOf: URL(fileURLWithPath: try write(members, as: "1.zip")))
    // A file of another age, at another time.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: file)
    Thread.sleep(forTimeInterval: 2.1)
    let second = try Data(contentsOf: URL(fileURLWithPath: try write(members, as: "2.zip")))
    #expect(first == second)
  }

  @Test func onlyItsOwnerMayReadIt() throws {
    let path = try write([ZipMember(name: "a", content: .bytes([1]))])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["a.zip"])
  }

  @Test func aMemberThatCannotBeReadFailsAndLeavesNothing() throws {
    #expect(throws: ZipError.self) {
      try write([ZipMember(name: "a", content: .file(home.path + "/missing"))])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == [])
  }

  @Test func twoMembersOfOneNameAreRefused() throws {
    let error = #expect(throws: ZipError.self) {
      try write([
        ZipMember(name: "a", content: .bytes([1])), ZipMember(name: "a", content: .bytes([2])),
      ])
    }
    guard case .member("a", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aNewFileIsTheSameAndForNobodyElseAndReadableBeforeItIsDurable() throws {
    let members = [ZipMember(name: "a.csv", content: .bytes(Array("a,b\r\n".utf8)))]
    let (over, new) = (try write(members, as: "over.zip"), home.path + "/new.zip")
    var seen: Data?
    try ZipWriter.write(members, toNewInPrivateFolder: new) {
      seen = FileManager.default.contents(atPath: new)
    }
    #expect(seen == FileManager.default.contents(atPath: over))
    #expect(seen == FileManager.default.contents(atPath: new))
    for path in [over, new] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func aFolderThatIsNotThereIsTold() {
    #expect(throws: ZipError.self) {
      try ZipWriter.write([], to: home.path + "/no/such/a.zip")
    }
    let members = [ZipMember(name: "a", content: .bytes([1]))]
    #expect(throws: ZipError.self) {
      try ZipWriter.write(members, toNewInPrivateFolder: home.path + "/no/such/a.zip") {}
    }
  }
}
