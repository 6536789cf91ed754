import LMDB
import Testing

@Suite struct DatabaseTests {
  let folder = TemporaryFolder()
  let environment: Environment

  init() throws {
    environment = try Environment.open(at: folder.path, options: .init(maximumDatabases: 3))
  }

  @Test func `Opening answers nil for what is missing, and creates nothing`() throws {
    let created = try environment.createDatabases(["a"])
    let before = try environment.info().lastTransactionID
    #expect(try environment.openDatabases(["a", "b"]) == [created[0], nil])
    #expect(try environment.openDatabases(["b"]) == [nil])
    #expect(try environment.info().lastTransactionID == before)
  }

  @Test func `Creating databases that exist takes no write transaction`() throws {
    let created = try environment.createDatabases(["a", "b"])
    let before = try environment.info().lastTransactionID
    #expect(try environment.createDatabases(["b", "a"]) == created.reversed())
    #expect(try environment.info().lastTransactionID == before)
  }

  @Test func `One database has one handle, however often it is opened`() throws {
    let first = try environment.database("a")
    let second = try environment.database("a")
    #expect(first == second)
    #expect(try environment.database("b") != first)
    try environment.fill(first, "x")
    #expect(try environment.listing(of: second) == ["x=xx"])
  }

  @Test func `More databases than the limit create none of them`() throws {
    let names = ["a", "b", "c", "d"]
    #expect(
      code { () throws(LMDBError) in _ = try environment.createDatabases(names) }
        == .databasesFull)
    #expect(try environment.openDatabases(["a"]) == [nil])
    #expect(try environment.createDatabases(["a", "b", "c"]).count == 3)
  }

  @Test func `Databases are found again after the environment was closed`() throws {
    try environment.fill(environment.database("a"), "x")
    try environment.close()
    let reopened = try Environment.open(at: folder.path)
    let database = try #require(try reopened.openDatabases(["a"])[0])
    #expect(try reopened.listing(of: database) == ["x=xx"])
  }

  @Test func `A transaction that is older than a database refuses it`() throws {
    let reader = try environment.beginRead()
    let database = try environment.database("late")
    #expect(
      code { () throws(LMDBError) in _ = try reader.snapshot.count(of: database) }?.rawValue
        == 22, "LMDB answers EINVAL, never another database's content")
    #expect(
      code { () throws(LMDBError) in
        _ = try reader.snapshot.contains(bytes("k").span, in: database)
      }?.rawValue == 22)
    #expect(
      code { () throws(LMDBError) in _ = try reader.snapshot.cursor(in: database) }?.rawValue
        == 22)
  }

  @Test func `A database of another environment stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let folder = TemporaryFolder()
      try mixEnvironments(folder.makeFolder("one"), folder.makeFolder("two"))
    }
  }

  @Test func `Threads that open databases at once get along`() throws {
    let failures = Failures()
    concurrently(8) { number in
      failures.record { () throws(LMDBError) in
        for _ in 0..<20 {
          let database = try environment.database(["a", "b", "c"][number % 3])
          try environment.fill(database, "\(number)")
        }
      }
    }
    #expect(failures.all.isEmpty)
    #expect(try environment.listing(of: environment.database("a")) == ["0=00", "3=33", "6=66"])
  }
}

private func mixEnvironments(_ one: String, _ two: String) throws {
  let database = try Environment.open(at: one).database()
  let other = try Environment.open(at: two)
  _ = try other.database()
  let reader = try other.beginRead()
  _ = try reader.snapshot.count(of: database)
}
