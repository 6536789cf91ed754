import LMDB
import Testing

@Suite struct ValueTests {
  let folder = TemporaryFolder()
  let environment: Environment
  let database: Database

  init() throws {
    environment = try Environment.open(at: folder.path)
    database = try environment.database()
  }

  @Test(arguments: [0, 1, 300, 2_000, 2_040, 4_096, 65_535, 1 << 20])
  func `A value of any size comes back as it was`(size: Int) throws {
    let value = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let key = bytes("key")
    var transaction = try environment.beginWrite()
    try transaction.put(value.span, forKey: key.span, in: database)
    try transaction.commit()
    let reader = try environment.beginRead()
    let stored = try #require(try copy(of: key, in: reader.snapshot))
    #expect(stored == value)
  }

  @Test(arguments: [1, 2, 510, 511])
  func `A key of any allowed size finds its value`(size: Int) throws {
    let key = [UInt8](repeating: 0xFF, count: size)
    var transaction = try environment.beginWrite()
    try transaction.put(bytes("v").span, forKey: key.span, in: database)
    #expect(try copy(of: key, in: transaction.snapshot) == bytes("v"))
    #expect(try transaction.delete(key.span, in: database))
    #expect(try copy(of: key, in: transaction.snapshot) == nil)
  }

  @Test(arguments: [(0, LMDBError.Code.emptyKey), (512, .keyTooLong), (5_000, .keyTooLong)])
  func `A key of another size is refused everywhere, and the transaction goes on`(
    size: Int, expected: LMDBError.Code
  ) throws {
    let key = [UInt8](repeating: 1, count: size)
    let value = bytes("v")
    var transaction = try environment.beginWrite()
    for mode in [PutMode.upsert, .insert, .append] {
      #expect(
        code { () throws(LMDBError) in
          try transaction.put(value.span, forKey: key.span, in: database, mode: mode)
        } == expected)
      #expect(
        code { () throws(LMDBError) in
          try transaction.reserve(1, forKey: key.span, in: database, mode: mode) { $0.append(1) }
        } == expected)
    }
    #expect(
      code { () throws(LMDBError) in try transaction.delete(key.span, in: database) } == expected)
    #expect(
      code { () throws(LMDBError) in
        _ = try transaction.snapshot.contains(key.span, in: database)
      } == expected)
    #expect(
      code { () throws(LMDBError) in
        var cursor = try transaction.snapshot.cursor(in: database)
        _ = try cursor.seek(atOrAfter: key.span)
      } == expected)
    try transaction.put("aa", "a", in: database)
    try transaction.commit()
    #expect(try environment.listing(of: database) == ["a=aa"])
  }

  @Test func `Upsert replaces, insert leaves`() throws {
    var transaction = try environment.beginWrite()
    #expect(try transaction.put("1", "k", in: database))
    #expect(try transaction.put("2", "k", in: database))
    #expect(try transaction.put("3", "k", in: database, mode: .insert) == false)
    #expect(try transaction.put("4", "new", in: database, mode: .insert))
    #expect(try transaction.snapshot.listing(of: database) == ["k=2", "new=4"])
  }

  @Test(arguments: [("b", false), ("a", false), ("c", true), ("bb", true)])
  func `Append takes only keys after all others, and a refusal does not spoil the transaction`(
    key: String, isAfter: Bool
  ) throws {
    try environment.fill(database, "ab")
    var transaction = try environment.beginWrite()
    let error = code { () throws(LMDBError) in
      try transaction.put("x", key, in: database, mode: .append)
    }
    #expect(error == (isAfter ? nil : .keyExists))
    try transaction.put("zz", "z", in: database, mode: .append)
    try transaction.commit()
    let expected = ["a=aa", "b=bb"] + (isAfter ? ["\(key)=x"] : []) + ["z=zz"]
    #expect(try environment.listing(of: database) == expected)
  }

  @Test(arguments: [0, 1, 300, 5_000])
  func `A reserved value is written in place`(size: Int) throws {
    let key = bytes("key")
    var transaction = try environment.beginWrite()
    try transaction.reserve(size, forKey: key.span, in: database) { output in
      #expect(output.freeCapacity == size)
      for index in 0..<size { output.append(UInt8(truncatingIfNeeded: index)) }
    }
    try transaction.commit()
    let reader = try environment.beginRead()
    let expected = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try copy(of: key, in: reader.snapshot) == expected)
  }

  @Test func `Reserving an existing key with insert answers no and fills nothing`() throws {
    try environment.fill(database, "a")
    var transaction = try environment.beginWrite()
    var calls = 0
    let isNew = try transaction.reserve(
      2, forKey: bytes("a").span, in: database, mode: .insert
    ) { _ in calls += 1 }
    #expect(!isNew)
    #expect(calls == 0)
    #expect(try transaction.snapshot.text("a", in: database) == "aa")
  }

  @Test func `A reserved value that is not filled stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let folder = TemporaryFolder()
      try reserveWithoutFilling(at: folder.path)
    }
  }

  @Test func `Delete answers whether the key was there`() throws {
    try environment.fill(database, "ab")
    var transaction = try environment.beginWrite()
    #expect(try transaction.delete("a", in: database))
    #expect(try transaction.delete("a", in: database) == false)
    #expect(try transaction.delete("x", in: database) == false)
    try transaction.commit()
    #expect(try environment.listing(of: database) == ["b=bb"])
  }

  @Test func `Clear empties one database and leaves the others`() throws {
    let other = try environment.database("other")
    try environment.fill(database, "abc")
    try environment.fill(other, "xyz")
    var transaction = try environment.beginWrite()
    try transaction.clear(database)
    #expect(try transaction.snapshot.count(of: database) == 0)
    try transaction.put("1", "new", in: database)
    try transaction.commit()
    #expect(try environment.listing(of: database) == ["new=1"])
    #expect(try environment.listing(of: other) == ["x=xx", "y=yy", "z=zz"])
  }

  @Test func `Count and contains agree with the entries`() throws {
    try environment.fill(database, "abc")
    let reader = try environment.beginRead()
    let snapshot = reader.snapshot
    #expect(try snapshot.count(of: database) == 3)
    #expect(try snapshot.contains(bytes("b").span, in: database))
    #expect(try snapshot.contains(bytes("d").span, in: database) == false)
  }

  private func copy(of key: [UInt8], in snapshot: Snapshot) throws(LMDBError) -> [UInt8]? {
    guard let value = try snapshot.value(forKey: key.span, in: database) else { return nil }
    return [UInt8](copying: value)
  }
}

private func reserveWithoutFilling(at path: String) throws {
  let environment = try Environment.open(at: path)
  let database = try environment.database()
  var transaction = try environment.beginWrite()
  try transaction.reserve(2, forKey: bytes("k").span, in: database) { $0.append(1) }
}
