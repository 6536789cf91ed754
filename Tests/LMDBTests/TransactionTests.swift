import LMDB
import Testing

@Suite struct TransactionTests {
  let folder = TemporaryFolder()
  let environment: Environment
  let database: Database

  init() throws {
    environment = try Environment.open(at: folder.path, options: .init(mapSize: 1 << 22))
    database = try environment.database()
  }

  @Test func `A commit makes changes visible to later readers alone`() throws {
    let before = try environment.beginRead()
    try environment.fill(database, "ab")
    #expect(try before.snapshot.listing(of: database) == [])
    #expect(try environment.listing(of: database) == ["a=aa", "b=bb"])
  }

  @Test func `A write transaction sees its own changes`() throws {
    var transaction = try environment.beginWrite()
    try transaction.put("1", "k", in: database)
    #expect(try transaction.snapshot.text("k", in: database) == "1")
    try transaction.put("2", "k", in: database)
    #expect(try transaction.snapshot.text("k", in: database) == "2")
    #expect(try transaction.snapshot.count(of: database) == 1)
    try transaction.commit()
  }

  @Test(arguments: ["abort", "leave the scope", "throw"])
  func `Without a commit nothing is changed`(way: String) throws {
    try environment.fill(database, "a")
    func change() throws {
      var transaction = try environment.beginWrite()
      try transaction.put("x", "b", in: database)
      try transaction.delete("a", in: database)
      switch way {
      case "abort": transaction.abort()
      case "throw": throw CancellationError()
      default: break
      }
    }
    try? change()
    #expect(try environment.listing(of: database) == ["a=aa"])
    try environment.fill(database, "c")
    #expect(try environment.listing(of: database) == ["a=aa", "c=cc"])
  }

  @Test func `A thread that holds the write transaction cannot wait for another`() throws {
    let transaction = try environment.beginWrite()
    #expect(code { () throws(LMDBError) in _ = try environment.beginWrite() } == .writerActive)
    #expect(
      code { () throws(LMDBError) in _ = try environment.createDatabases(["other"]) }
        == .writerActive)
    #expect(
      code { () throws(LMDBError) in _ = try environment.openDatabases(["other"]) }
        == .writerActive)
    transaction.abort()
    #expect(code { () throws(LMDBError) in _ = try environment.beginWrite() } == nil)
  }

  @Test func `A thread that holds the write transaction can read the last commit`() throws {
    try environment.fill(database, "a")
    var writer = try environment.beginWrite()
    try writer.put("x", "a", in: database)
    #expect(try environment.listing(of: database) == ["a=aa"])
    try writer.commit()
    #expect(try environment.listing(of: database) == ["a=x"])
  }

  @Test func `Writers of many threads take turns and lose nothing`() throws {
    let threads = 8
    let rounds = 50
    let failures = Failures()
    concurrently(threads) { _ in
      for _ in 0..<rounds { failures.record(increment) }
    }
    #expect(failures.all.isEmpty)
    let reader = try environment.beginRead()
    #expect(try reader.snapshot.text("sum", in: database) == "\(threads * rounds)")
  }

  @Test func `Readers of many threads see whole commits while a writer works`() throws {
    let failures = Failures()
    concurrently(4) { number in
      for round in 0..<200 {
        failures.record { () throws(LMDBError) in
          if number == 0 {
            var transaction = try environment.beginWrite()
            try transaction.put("\(round)", "left", in: database)
            try transaction.put("\(round)", "right", in: database)
            try transaction.commit()
          } else {
            let reader = try environment.beginRead()
            let left = try reader.snapshot.text("left", in: database)
            let right = try reader.snapshot.text("right", in: database)
            if left != right { failures.add("left \(left ?? "-"), right \(right ?? "-")") }
          }
        }
      }
    }
    #expect(failures.all.isEmpty)
  }

  @Test func `More readers than slots are refused, and welcome again after one has ended`() throws {
    let inner = try folder.makeFolder("few")
    let few = try Environment.open(at: inner, options: .init(maximumReaders: 2))
    let first = try few.beginRead()
    do {
      let second = try few.beginRead()
      #expect(code { () throws(LMDBError) in _ = try few.beginRead() } == .readersFull)
      _ = second.snapshot
    }
    #expect(code { () throws(LMDBError) in _ = try few.beginRead() } == nil)
    _ = first.snapshot
  }

  @Test func `A write transaction that ends on another thread stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let folder = TemporaryFolder()
      try endElsewhere(Environment.open(at: folder.path))
    }
  }

  @Test func `A failed commit poisons the environment until it is opened again`() throws {
    try environment.fill(database, "a")
    var transaction = try environment.beginWrite()
    let tooMuch = [UInt8](repeating: 1, count: environment.options.mapSize)
    #expect(
      code { () throws(LMDBError) in
        try transaction.put(tooMuch.span, forKey: bytes("b").span, in: database)
      } == .mapFull)
    let error = commitError(transaction)
    #expect(error?.code == .badTransaction)
    #expect(error?.operation == .commit)
    #expect(error?.isFatal == true)

    #expect(code { () throws(LMDBError) in _ = try environment.beginRead() } == .poisoned)
    #expect(code { () throws(LMDBError) in _ = try environment.beginWrite() } == .poisoned)
    #expect(code { () throws(LMDBError) in try environment.growMap(to: 1 << 40) } == .poisoned)
    try environment.close()

    let reopened = try Environment.open(at: folder.path)
    #expect(try reopened.listing(of: reopened.database()) == ["a=aa"])
  }

  private func increment() throws(LMDBError) {
    var transaction = try environment.beginWrite()
    let sum = try transaction.snapshot.text("sum", in: database).flatMap { Int($0) } ?? 0
    try transaction.put("\(sum + 1)", "sum", in: database)
    try transaction.commit()
  }
}

private func endElsewhere(_ environment: Environment) throws {
  let carrier = Carrier(try environment.beginWrite())
  concurrently(1) { _ in carrier.transaction = nil }
}

/// Takes a transaction where the compiler would not let it go.
///
/// `@unchecked`: one thread at a time uses it.
private final class Carrier: @unchecked Sendable {
  var transaction: WriteTransaction?

  init(_ transaction: consuming WriteTransaction) {
    self.transaction = consume transaction
  }
}
