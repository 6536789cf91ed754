import Foundation
import LMDB
import Testing

@Suite struct MaintenanceTests {
  let folder = TemporaryFolder()
  let environment: Environment
  let database: Database

  init() throws {
    environment = try Environment.open(at: folder.path)
    database = try environment.database()
  }

  @Test(arguments: [false, true])
  func `A copy holds what was committed, in private files`(compacting: Bool) throws {
    try environment.fill(database, "abc")
    let target = try folder.makeFolder("copy")
    var writer = try environment.beginWrite()
    try writer.put("x", "d", in: database)
    writer.abort()
    try environment.copy(to: target, compacting: compacting)

    let attributes = try FileManager.default.attributesOfItem(atPath: target + "/data.mdb")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let copy = try Environment.open(at: target)
    #expect(try copy.listing(of: copy.database()) == ["a=aa", "b=bb", "c=cc"])
  }

  @Test func `A compacting copy leaves out what was deleted, a plain copy keeps it`() throws {
    let secret = bytes("very-secret-value-very-secret-value")
    var transaction = try environment.beginWrite()
    for number in UInt32.zero..<1_000 {
      try transaction.put(secret.span, forKey: Key(number).span, in: database)
    }
    try transaction.commit()
    transaction = try environment.beginWrite()
    try transaction.clear(database)
    try transaction.commit()

    let plain = try folder.makeFolder("plain")
    let compact = try folder.makeFolder("compact")
    try environment.copy(to: plain, compacting: false)
    try environment.copy(to: compact, compacting: true)
    #expect(try contents(plain).range(of: Data(secret)) != nil)
    #expect(try contents(compact).range(of: Data(secret)) == nil)
    #expect(try contents(compact).count < contents(plain).count)
  }

  @Test func `A copy never overwrites an environment`() throws {
    try environment.fill(database, "a")
    let before = try contents(folder.path)
    let error = #expect(throws: LMDBError.self) {
      try environment.copy(to: folder.path, compacting: true)
    }
    #expect(error?.code == .fileExists)
    #expect(try contents(folder.path) == before)
    let missing = folder.path + "/missing"
    #expect(
      code { () throws(LMDBError) in try environment.copy(to: missing, compacting: true) }
        == .noSuchFile)
  }

  @Test func `A copy that fails leaves no file`() async throws {
    let path = try folder.makeFolder("limited")
    await #expect(processExitsWith: .success) { [path = path as String] in
      try copyOnFullDisk(at: path)
    }
  }

  @Test(arguments: [Environment.Durability.full, .noSync], [false, true])
  func `Sync succeeds whatever the durability`(
    durability: Environment.Durability, force: Bool
  ) throws {
    let inner = try folder.makeFolder("inner")
    let other = try Environment.open(at: inner, options: .init(durability: durability))
    try other.fill(other.database(), "a")
    try other.sync(force: force)
    #expect(try other.listing(of: other.database()) == ["a=aa"])
  }

  @Test func `A process that reads no more has no stale reader`() throws {
    _ = try environment.listing(of: database)
    #expect(try environment.checkReaders() == 0)
  }

  private func contents(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path + "/data.mdb"))
  }
}

private func copyOnFullDisk(at path: String) throws {
  let environment = try Environment.open(at: path)
  let database = try environment.database()
  let target = path + "/copy"
  try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
  var transaction = try environment.beginWrite()
  let value = [UInt8](repeating: 1, count: 100_000)
  try transaction.put(value.span, forKey: bytes("a").span, in: database)
  try transaction.commit()

  limitFileSize(to: 50_000)
  for compacting in [false, true] {
    let error = code { () throws(LMDBError) in
      try environment.copy(to: target, compacting: compacting)
    }
    #expect(error == .fileTooLarge, "compacting: \(compacting)")
    #expect(!FileManager.default.fileExists(atPath: target + "/data.mdb"))
  }
}
