import Foundation
import TestSupport
import Testing
import ZipArchive

/// Zip files of other makers, most of whom mean no good: members that stand as they are are read, and nothing else.
@Suite struct ZipReaderTests {
  private let home = TemporaryDirectory()

  /// Writes a file by Python's `zipfile`, whose open archive is `archive`.
  private func file(_ line: String) throws -> String {
    let path = home.path + "/a.zip"
    let program = """
      import sys, warnings, zipfile
      warnings.simplefilter('ignore')
      archive = zipfile.ZipFile(sys.argv[1], 'w')
      exec(sys.argv[2])
      archive.close()
      """
    #expect(try PythonScript.run(program, [path, line]).status == 0)
    return path
  }

  private func read(
    _ path: String, bytes: UInt64 = 10_000, members: UInt64 = 3
  ) throws(ZipReadError) -> [(name: String, bytes: [UInt8])] {
    try ZipReader.read(path, ZipReader.Limits(fileBytes: bytes, members: members))
  }

  private func change(_ path: String, _ change: (inout [UInt8]) throws -> Void) throws {
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    try change(&bytes)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test func membersAreReadInTheirOrder() throws {
    let path = try file(
      "archive.writestr('b.txt', b'second'); archive.writestr('2.0/Gr\\u00f6\\u00dfe.csv', b'')")
    let found = try read(path)
    #expect(found.map(\.name) == ["b.txt", "2.0/Größe.csv"])
    #expect(found.map(\.bytes) == [Array("second".utf8), []])
  }

  @Test(arguments: [
    ("archive.writestr('a', bytes(9_000), zipfile.ZIP_DEFLATED)", "compressed"),
    ("[archive.writestr(str(n), b'') for n in range(4)]", "4 members; at most 3"),
    ("[archive.writestr(str(n), bytes(4_000)) for n in range(3)]", "more than 10000 bytes"),
  ])
  func whatNoPackHoldsIsRefusedBeforeItIsRead(line: String, reason: String) throws {
    let path = try file(line)
    let error = #expect(throws: ZipReadError.self) { try read(path) }
    #expect("\(try #require(error))".contains(reason))
  }

  @Test func aMemberThatIsEncryptedIsRefused() throws {
    let path = try file("archive.writestr('a', b'secret')")
    try change(path) { bytes in
      // The first bit of the flags, in front of the member and in the directory.
      for place in try [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2]].map({ try start($0, bytes) }) {
        bytes[place + (bytes[place + 2] == 3 ? 6 : 8)] |= 1
      }
    }
    let error = #expect(throws: ZipReadError.self) { try read(path) }
    #expect("\(try #require(error))".contains("encrypted"))
  }

  @Test func aNameThatIsNoTextIsRefused() throws {
    let path = try file("archive.writestr('N\\u00c4', b'x')")
    try change(path) { bytes in
      for place in bytes.indices where bytes[place] == 0xC3 { bytes[place] = 0xFF }
    }
    #expect(throws: ZipReadError.self) { try read(path) }
  }

  @Test func aContentThatIsNotThatOfItsChecksumIsRefused() throws {
    let path = try file("archive.writestr('a', b'as it was')")
    try change(path) { bytes in
      let place = try #require(bytes.firstIndex(of: UInt8(ascii: "w")))
      bytes[place] ^= 1
    }
    let error = #expect(throws: ZipReadError.self) { try read(path) }
    #expect("\(try #require(error))".contains("damaged"))
  }

  @Test func aFileThatBreaksOffAnywhereIsRefused() throws {
    let path = try file("archive.writestr('a', b'as it was'); archive.writestr('b', b'x')")
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      #expect(throws: ZipReadError.self, "\(length) bytes") { try read(path) }
    }
  }

  @Test func aFileThatIsNotThereIsTold() {
    #expect(throws: ZipReadError.self) { try read(home.path + "/none.zip") }
  }

  private func start(_ signature: [UInt8], _ bytes: [UInt8]) throws -> Int {
    try #require(
      bytes.indices.dropLast(3).first { Array(bytes[$0..<$0 + 4]) == signature })
  }
}
