import LMDB
import Testing

@Suite struct CursorTests {
  let folder = TemporaryFolder()
  let environment: Environment
  let database: Database

  init() throws {
    environment = try Environment.open(at: folder.path)
    database = try environment.database()
  }

  @Test func `An empty database has no entry in any direction`() throws {
    let reader = try environment.beginRead()
    var cursor = try reader.snapshot.cursor(in: database)
    #expect(try key(cursor.first()) == nil)
    #expect(try key(cursor.last()) == nil)
    #expect(try key(cursor.next()) == nil)
    #expect(try key(cursor.previous()) == nil)
    #expect(try key(cursor.seek(atOrAfter: bytes("a").span)) == nil)
    #expect(try key(cursor.seek(before: bytes("a").span)) == nil)
  }

  @Test func `A new cursor goes forwards from the first and backwards from the last entry`() throws
  {
    try environment.fill(database, "cab")
    let reader = try environment.beginRead()
    var forwards = try reader.snapshot.cursor(in: database)
    #expect(try key(forwards.next()) == "a")
    #expect(try key(forwards.next()) == "b")
    #expect(try key(forwards.next()) == "c")
    #expect(try key(forwards.next()) == nil)
    #expect(try key(forwards.next()) == nil)
    var backwards = try reader.snapshot.cursor(in: database)
    #expect(try key(backwards.previous()) == "c")
    #expect(try key(backwards.previous()) == "b")
    #expect(try key(backwards.previous()) == "a")
    #expect(try key(backwards.previous()) == nil)
  }

  @Test func `First and last move from anywhere`() throws {
    try environment.fill(database, "abc")
    let reader = try environment.beginRead()
    var cursor = try reader.snapshot.cursor(in: database)
    #expect(try key(cursor.last()) == "c")
    #expect(try key(cursor.first()) == "a")
    #expect(try key(cursor.next()) == "b")
    #expect(try key(cursor.last()) == "c")
    #expect(try key(cursor.previous()) == "b")
  }

  /// Exhaustive over all sets of the odd letters and all places to seek.
  @Test(arguments: 0..<16) func `Seeking agrees with a sorted list`(set: Int) throws {
    let letters = ["b", "d", "f", "h"].enumerated().filter { set >> $0.offset & 1 == 1 }
      .map(\.element)
    try environment.fill(database, letters.joined())
    let reader = try environment.beginRead()
    for place in ["a", "b", "c", "d", "e", "f", "g", "h", "i"] {
      let atOrAfter = letters.first { $0 >= place }
      let before = letters.last { $0 < place }
      var cursor = try reader.snapshot.cursor(in: database)
      #expect(try key(cursor.seek(atOrAfter: bytes(place).span)) == atOrAfter, "at \(place)")
      #expect(try key(cursor.seek(before: bytes(place).span)) == before, "before \(place)")
      if let before {
        // The cursor stands on what it answered, wherever it came from.
        #expect(try key(cursor.next()) == letters.first { $0 > before }, "after \(place)")
      }
    }
  }

  @Test func `Seeking agrees with arithmetic in a tree of several levels`() throws {
    let count: UInt64 = 5_000
    let value = [UInt8](repeating: 1, count: 100)
    var transaction = try environment.beginWrite()
    for number in 0..<count {
      // Even keys, so that every odd number is a gap.
      let key = Key(number * 2)
      try transaction.put(value.span, forKey: key.span, in: database, mode: .append)
    }
    try transaction.commit()

    let reader = try environment.beginRead()
    for place in 0..<count * 2 + 2 {
      var cursor = try reader.snapshot.cursor(in: database)
      let atOrAfter = try number(cursor.seek(atOrAfter: Key(place).span))
      let before = try number(cursor.seek(before: Key(place).span))
      let roundedUp = (place + 1) / 2 * 2
      guard
        atOrAfter == (roundedUp < count * 2 ? roundedUp : nil),
        before == (place == 0 ? nil : min((place - 1) / 2 * 2, count * 2 - 2))
      else {
        let found = [atOrAfter, before].map { $0.map(String.init) ?? "none" }
        Issue.record("seeking around \(place) found \(found.joined(separator: " and "))")
        return
      }
    }
  }

  @Test func `A cursor of a write transaction sees the changes so far`() throws {
    try environment.fill(database, "ac")
    var transaction = try environment.beginWrite()
    try transaction.put("bb", "b", in: database)
    try transaction.delete("c", in: database)
    #expect(try transaction.snapshot.listing(of: database) == ["a=aa", "b=bb"])
    try transaction.put("dd", "d", in: database)
    #expect(try transaction.snapshot.listing(of: database) == ["a=aa", "b=bb", "d=dd"])
  }

  @Test func `Entries stay as they were when the cursor moves on`() throws {
    try environment.fill(database, "ab")
    let reader = try environment.beginRead()
    var cursor = try reader.snapshot.cursor(in: database)
    guard let first = try cursor.next(), let second = try cursor.next() else {
      Issue.record("two entries expected")
      return
    }
    #expect(text(first.key) + text(first.value) == "aaa")
    #expect(text(second.key) + text(second.value) == "bbb")
  }

  @Test func `Two cursors of one snapshot do not disturb each other`() throws {
    try environment.fill(database, "abc")
    let reader = try environment.beginRead()
    var one = try reader.snapshot.cursor(in: database)
    var other = try reader.snapshot.cursor(in: database)
    #expect(try key(one.next()) == "a")
    #expect(try key(other.last()) == "c")
    #expect(try key(one.next()) == "b")
    #expect(try key(other.previous()) == "b")
  }

  private func number(_ entry: consuming Entry?) -> UInt64? {
    guard let entry else { return nil }
    return entry.key.bigEndianUInt64()
  }

  private func key(_ entry: consuming Entry?) -> String? {
    guard let entry else { return nil }
    return text(entry.key)
  }
}
