import LMDB
import Testing

@Suite struct MapTests {
  let folder = TemporaryFolder()

  private func open(_ mapSize: Int) throws(LMDBError) -> Environment {
    try Environment.open(at: folder.path, options: .init(mapSize: mapSize, durability: .noSync))
  }

  @Test func `A full map refuses a put and leaves all commits as they were`() throws {
    let environment = try open(64 << 10)
    let database = try environment.database()
    try environment.fill(database, "abc")
    #expect(code { () throws(LMDBError) in try fillUp(environment, database) } == .mapFull)
    #expect(try environment.listing(of: database) == ["a=aa", "b=bb", "c=cc"])
    try environment.growMap(to: 4 << 20)
    try environment.fill(database, "d")
    #expect(try environment.listing(of: database).count == 4)
  }

  @Test(arguments: ["reader", "writer"])
  func `Growing is refused while a transaction is alive`(kind: String) throws {
    let environment = try open(1 << 20)
    if kind == "reader" {
      let reader = try environment.beginRead()
      #expect(
        code { () throws(LMDBError) in try environment.growMap(to: 2 << 20) }
          == .transactionsActive)
      _ = reader.snapshot
    } else {
      let writer = try environment.beginWrite()
      #expect(
        code { () throws(LMDBError) in try environment.growMap(to: 2 << 20) }
          == .transactionsActive)
      writer.abort()
    }
    #expect(try environment.info().mapSize == 1 << 20)
    try environment.growMap(to: 2 << 20)
    #expect(try environment.info().mapSize == 2 << 20)
  }

  @Test func `A map never shrinks`() throws {
    let environment = try open(4 << 20)
    try environment.growMap(to: 1 << 20)
    #expect(try environment.info().mapSize == 4 << 20)
  }

  @Test func `A grown map is found again when the file is opened with a smaller size`() throws {
    var environment = try open(1 << 20)
    try environment.growMap(to: 8 << 20)
    try environment.fill(environment.database(), "a")
    try environment.close()
    environment = try open(1 << 20)
    #expect(try environment.info().mapSize == 8 << 20)
    try environment.close()
    environment = try open(16 << 20)
    #expect(try environment.info().mapSize == 16 << 20)
  }

  @Test func `A map that no address space can hold is refused, and work goes on`() throws {
    let environment = try open(1 << 20)
    let database = try environment.database()
    #expect(
      code { () throws(LMDBError) in try environment.growMap(to: 1 << 60) } == .outOfMemory)
    #expect(
      code { () throws(LMDBError) in _ = try environment.beginWrite(reserving: .max) }
        == .outOfMemory)
    try environment.fill(database, "a")
    #expect(try environment.listing(of: database) == ["a=aa"])
  }

  @Test(arguments: [0, 1, 100_000, 600_000, 5_000_000])
  func `A reservation leaves twice the bytes it needs`(bytes: Int) throws {
    let environment = try open(1 << 20)
    let before = try environment.info()
    let writer = try environment.beginWrite(reserving: bytes)
    writer.abort()
    let after = try environment.info()
    if before.usedBytes + bytes <= before.mapSize / 2 {
      #expect(after.mapSize == before.mapSize)
    } else {
      #expect(after.mapSize >= 2 * (before.usedBytes + bytes))
      #expect(after.mapSize < 4 * (before.usedBytes + bytes))
    }
  }

  @Test func `A reservation that fits is granted beside a reader, one that does not is refused`()
    throws
  {
    let environment = try open(1 << 20)
    let used = try environment.info().usedBytes
    do {
      let reader = try environment.beginRead()
      let writer = try environment.beginWrite(reserving: (1 << 20) - used)
      writer.abort()
      #expect(try environment.info().mapSize == 1 << 20)
      #expect(
        code { () throws(LMDBError) in
          _ = try environment.beginWrite(reserving: (1 << 20) - used + 1)
        } == .transactionsActive)
      _ = reader.snapshot
    }
    let writer = try environment.beginWrite(reserving: (1 << 20) - used + 1)
    writer.abort()
    #expect(try environment.info().mapSize == 4 << 20)
  }

  @Test func `With reservations a small map takes any amount`() throws {
    let environment = try open(64 << 10)
    let database = try environment.database()
    let value = [UInt8](repeating: 3, count: 300)
    for batch in UInt64.zero..<20 {
      var transaction = try environment.beginWrite(reserving: 2 * 500 * 308)
      for number in batch * 500..<(batch + 1) * 500 {
        try transaction.put(
          value.span, forKey: Key(number).span, in: database, mode: .append)
      }
      try transaction.commit()
    }
    let reader = try environment.beginRead()
    #expect(try reader.snapshot.count(of: database) == 10_000)
  }

  @Test(arguments: [false, true])
  func `The size that another process gave the file is taken over`(byWriting: Bool) async throws {
    let environment = try open(64 << 10)
    let database = try environment.database()
    try growElsewhere(environment)
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      try growAndFill(path)
    }
    try resume(environment, database, byWriting: byWriting)
  }

  @Test func `A transaction that is alive hinders following another process, and is told so`()
    async throws
  {
    let environment = try open(64 << 10)
    let database = try environment.database()
    let keeper = try Keeper(environment)
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      try growAndFill(path)
    }
    #expect(code { () throws(LMDBError) in try look(environment) } == .mapResized)
    #expect(code { () throws(LMDBError) in try touch(environment, database) } == .mapResized)
    keeper.letGo()
    try resume(environment, database, byWriting: true)
  }

  private func fillUp(
    _ environment: Environment, _ database: Database
  ) throws(LMDBError) {
    var transaction = try environment.beginWrite()
    let value = [UInt8](repeating: 9, count: 3_000)
    for number in UInt32.zero..<1_000 {
      try transaction.put(value.span, forKey: Key(number).span, in: database)
    }
    try transaction.commit()
  }

  /// Makes sure that the parent has mapped and read the file before the other process grows it.
  private func growElsewhere(_ environment: Environment) throws(LMDBError) {
    try look(environment)
    #expect(try environment.info().mapSize == 64 << 10)
  }

  private func look(_ environment: Environment) throws(LMDBError) {
    let reader = try environment.beginRead()
    _ = reader.snapshot
  }

  private func touch(
    _ environment: Environment, _ database: Database
  ) throws(LMDBError) {
    try environment.fill(database, "z")
  }

  private func resume(
    _ environment: Environment, _ database: Database, byWriting: Bool
  ) throws(LMDBError) {
    if byWriting { try touch(environment, database) }
    let reader = try environment.beginRead()
    #expect(try reader.snapshot.count(of: database) == (byWriting ? 1_001 : 1_000))
    #expect(try environment.info().mapSize == 16 << 20)
  }
}

private func growAndFill(_ path: String) throws {
  let environment = try Environment.open(at: path, options: .init(mapSize: 16 << 20))
  let database = try environment.database()
  var transaction = try environment.beginWrite()
  let value = [UInt8](repeating: 9, count: 3_000)
  for number in UInt32.zero..<1_000 {
    try transaction.put(value.span, forKey: Key(number).span, in: database)
  }
  try transaction.commit()
}
