import Foundation
import LMDB
import Testing

@Suite struct EnvironmentTests {
  let folder = TemporaryFolder()

  @Test func `A missing folder is refused and named`() {
    let path = folder.path + "/missing"
    let error = #expect(throws: LMDBError.self) { try Environment.open(at: path) }
    #expect(error?.code == .noSuchFile)
    #expect(error?.path == path)
    #expect(error?.description == "LMDB open in \(path): No such file or directory (2)")
  }

  @Test func `New files can be read by their owner alone`() throws {
    let environment = try Environment.open(at: folder.path)
    for name in ["data.mdb", "lock.mdb"] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: environment.path + "/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test func `A file mode is applied as given`() throws {
    let environment = try Environment.open(at: folder.path, options: .init(fileMode: 0o640))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: environment.path + "/data.mdb")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test(arguments: ["", "/", "/../SELF", "/.", "LINK"])
  func `A second opening is refused under any name of the folder`(spelling: String) throws {
    let environment = try Environment.open(at: folder.path)
    let database = try environment.database()
    var path = folder.path + spelling
    if spelling == "/../SELF" {
      path = folder.path + "/../" + (folder.path as NSString).lastPathComponent
    }
    if spelling == "LINK" {
      path = folder.path + "/link"
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.path)
    }
    #expect(code { () throws(LMDBError) in _ = try Environment.open(at: path) } == .alreadyOpen)
    // The refused opening must not have cost the first one its files.
    try environment.fill(database, "a")
    #expect(try environment.listing(of: database) == ["a=aa"])
  }

  @Test func `A hard link to the data file counts as the same environment`() throws {
    let environment = try Environment.open(at: folder.path)
    let other = try folder.makeFolder("other")
    try FileManager.default.linkItem(
      atPath: environment.path + "/data.mdb", toPath: other + "/data.mdb")
    #expect(code { () throws(LMDBError) in _ = try Environment.open(at: other) } == .alreadyOpen)
  }

  @Test func `Of many threads that open one folder exactly one succeeds`() async {
    let path = folder.path
    let opened = await withTaskGroup(of: Environment?.self) { group in
      for _ in 0..<16 {
        group.addTask { try? Environment.open(at: path) }
      }
      return await group.reduce(into: [Environment]()) { if let open = $1 { $0.append(open) } }
    }
    #expect(opened.count == 1)
  }

  @Test func `A closed environment can be opened again with its content`() throws {
    let first = try Environment.open(at: folder.path)
    try first.fill(first.database(), "ab")
    try first.close()
    try first.close()
    let second = try Environment.open(at: folder.path)
    #expect(try second.listing(of: second.database()) == ["a=aa", "b=bb"])
  }

  @Test func `Letting go of an environment closes it`() throws {
    do {
      let environment = try Environment.open(at: folder.path)
      #expect(try environment.info().lastTransactionID == 0)
    }
    #expect(throws: Never.self) { try Environment.open(at: folder.path) }
  }

  @Test func `A failed opening leaves the folder free`() throws {
    let path = folder.path
    try Data(repeating: 0x5A, count: 8192).write(to: URL(fileURLWithPath: path + "/data.mdb"))
    for _ in 0..<2 {
      #expect(code { () throws(LMDBError) in _ = try Environment.open(at: path) } == .invalidFile)
    }
    try FileManager.default.removeItem(atPath: path + "/data.mdb")
    #expect(throws: Never.self) { try Environment.open(at: path) }
  }

  @Test func `Closing is refused while a transaction is alive`() throws {
    let environment = try Environment.open(at: folder.path)
    do {
      let reader = try environment.beginRead()
      #expect(code(environment.close) == .transactionsActive)
      _ = reader.snapshot
    }
    do {
      let writer = try environment.beginWrite()
      #expect(code(environment.close) == .transactionsActive)
      writer.abort()
    }
    #expect(code(environment.close) == nil)
  }

  @Test(arguments: Step.allCases)
  func `Everything but closing is refused after closing`(step: Step) throws {
    let environment = try Environment.open(at: folder.path)
    try environment.close()
    let error = #expect(throws: LMDBError.self) { try step.run(on: environment) }
    #expect(error?.code == .closed)
  }

  @Test func `A transaction keeps its environment open`() throws {
    var environment: Environment? = try Environment.open(at: folder.path)
    let database = try #require(environment).database()
    try environment?.fill(database, "a")
    let reader = try #require(environment).beginRead()
    environment = nil
    #expect(try reader.snapshot.text("a", in: database) == "aa")
  }

  @Test func `A read-only environment reads and refuses to write`() throws {
    try Environment.open(at: folder.path).fillAndLetGo()
    let environment = try Environment.open(at: folder.path, options: .init(isReadOnly: true))
    let database = try #require(try environment.openDatabases(["entries"])[0])
    #expect(try environment.listing(of: database) == ["a=aa"])
    #expect(code { () throws(LMDBError) in _ = try environment.beginWrite() } == .notPermitted)
    #expect(
      code { () throws(LMDBError) in _ = try environment.createDatabases(["new"]) }
        == .notPermitted)
    // Neither refusal may leave the writer's place taken.
    #expect(code(environment.close) == nil)
  }

  @Test func `Info counts transactions, pages and readers`() throws {
    let environment = try Environment.open(
      at: folder.path, options: .init(mapSize: 1 << 22, maximumReaders: 7))
    let before = try environment.info()
    #expect(before.mapSize == 1 << 22)
    #expect(before.maximumReaders == 7)
    #expect(before.lastTransactionID == 0)
    let database = try environment.database()
    try environment.fill(database, "a")
    let reader = try environment.beginRead()
    let after = try environment.info()
    #expect(after.lastTransactionID == 2)
    #expect(after.usedPages > before.usedPages)
    #expect(after.usedBytes == after.usedPages * after.pageSize)
    #expect(after.readerSlots >= 1)
    _ = reader.snapshot
  }
}

enum Step: CaseIterable {
  case beginRead, beginWrite, createDatabases, openDatabases, info, sync, growMap, copy,
    checkReaders

  func run(on environment: Environment) throws(LMDBError) {
    switch self {
    case .beginRead: _ = try environment.beginRead()
    case .beginWrite: _ = try environment.beginWrite()
    case .createDatabases: _ = try environment.createDatabases(["a"])
    case .openDatabases: _ = try environment.openDatabases(["a"])
    case .info: _ = try environment.info()
    case .sync: try environment.sync()
    case .growMap: try environment.growMap(to: 1 << 31)
    case .copy: try environment.copy(to: environment.path, compacting: true)
    case .checkReaders: try environment.checkReaders()
    }
  }
}

extension Environment {
  fileprivate func fillAndLetGo() throws(LMDBError) {
    try fill(database(), "a")
  }
}
