import Foundation
import LMDB
import Testing

@Suite struct CrashTests {
  let folder = TemporaryFolder()

  @Test func `A process killed inside a write transaction loses that transaction alone`()
    async throws
  {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      try killInsideTransaction(at: path)
    }
    let environment = try Environment.open(at: folder.path)
    let database = try environment.database()
    #expect(try environment.listing(of: database) == ["a=aa", "b=bb"])
    // The writer's lock of the dead process is free again.
    try environment.fill(database, "c")
    #expect(try environment.listing(of: database).count == 3)
  }

  @Test func `The reader slot of a killed process is found and freed`() async throws {
    let environment = try Environment.open(at: folder.path, options: .init(maximumReaders: 1))
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      try killInsideRead(at: path)
    }
    #expect(try environment.checkReaders() == 1)
    #expect(try environment.checkReaders() == 0)
  }

  @Test func `A reader takes the slot of a killed process when all are taken`() async throws {
    let environment = try Environment.open(at: folder.path, options: .init(maximumReaders: 1))
    let database = try environment.database()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      try killInsideRead(at: path)
    }
    #expect(try read(database, of: environment) == [])
  }

  @Test func `A disk that takes no more bytes poisons the environment and loses no commit`()
    async throws
  {
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      try commitOnFullDisk(at: path)
    }
    let environment = try Environment.open(at: folder.path)
    #expect(try environment.listing(of: environment.database()) == ["a=aa", "b=bb"])
  }

  private func read(
    _ database: Database, of environment: Environment
  ) throws(LMDBError) -> [String] {
    try environment.listing(of: database)
  }
}

private func killInsideTransaction(at path: String) throws {
  let environment = try Environment.open(at: path)
  let database = try environment.database()
  try environment.fill(database, "ab")
  var transaction = try environment.beginWrite()
  try transaction.put("x", "c", in: database)
  try transaction.delete("a", in: database)
  kill(getpid(), SIGKILL)
}

private func killInsideRead(at path: String) throws {
  let environment = try Environment.open(at: path)
  let reader = try environment.beginRead()
  kill(getpid(), SIGKILL)
  _ = reader.snapshot
}

private func commitOnFullDisk(at path: String) throws {
  let environment = try Environment.open(at: path)
  let database = try environment.database()
  try environment.fill(database, "ab")
  limitFileSize(to: try environment.info().usedBytes)
  var transaction = try environment.beginWrite()
  let value = [UInt8](repeating: 1, count: 100_000)
  try transaction.put(value.span, forKey: bytes("c").span, in: database)
  let error = commitError(transaction)
  #expect(error?.code == .fileTooLarge)
  #expect(error?.isFatal == true)
  #expect(code { () throws(LMDBError) in _ = try environment.beginRead() } == .poisoned)
  try environment.close()
}
