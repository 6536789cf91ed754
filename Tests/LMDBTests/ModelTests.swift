import LMDB
import SeededRandom
import Testing

/// Random work on an environment next to a dictionary that must always agree with it.
@Suite struct ModelTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `Random transactions agree with a dictionary`(seed: UInt64) throws {
    let folder = TemporaryFolder()
    var generator = SeededGenerator(seed: seed)
    var environment = try Environment.open(
      at: folder.path, options: .init(mapSize: 64 << 10, durability: .noSync))
    var database = try environment.database()
    var committed: [UInt32: [UInt8]] = [:]

    for round in 0..<60 {
      var draft = committed
      var transaction = try environment.beginWrite(reserving: 1 << 20)
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        try step(&transaction, database, &draft, &generator)
      }
      let listing = try listing(transaction.snapshot, database)
      #expect(listing == draft.sorted { $0.key < $1.key }.map(\.value), "seed \(seed), \(round)")
      if Bool.random(using: &generator) {
        try transaction.commit()
        committed = draft
      } else {
        transaction.abort()
      }
      if Int.random(in: 0..<8, using: &generator) == 0 {
        try environment.close()
        environment = try Environment.open(
          at: folder.path, options: .init(mapSize: 64 << 10, durability: .noSync))
        database = try environment.database()
      }
      let reader = try environment.beginRead()
      let stored = try self.listing(reader.snapshot, database)
      #expect(stored == committed.sorted { $0.key < $1.key }.map(\.value), "seed \(seed), \(round)")
    }
  }

  private func step(
    _ transaction: inout WriteTransaction, _ database: Database, _ model: inout [UInt32: [UInt8]],
    _ generator: inout SeededGenerator
  ) throws {
    let number = UInt32.random(in: 0..<60, using: &generator)
    let size = Int.random(in: 0...3_000, using: &generator)
    let value = [UInt8](repeating: UInt8.random(in: 0...255, using: &generator), count: size)
    let key = Key(number)
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<8:
      #expect(try transaction.put(value.span, forKey: key.span, in: database))
      model[number] = value
    case 8..<11:
      let isNew = try transaction.put(value.span, forKey: key.span, in: database, mode: .insert)
      #expect(isNew == (model[number] == nil))
      if isNew { model[number] = value }
    case 11..<14:
      try transaction.reserve(size, forKey: key.span, in: database) { output in
        for byte in value { output.append(byte) }
      }
      model[number] = value
    case 14..<19:
      #expect(
        try transaction.delete(key.span, in: database) == (model.removeValue(forKey: number) != nil)
      )
    default:
      try transaction.clear(database)
      model = [:]
    }
  }

  private func listing(_ snapshot: Snapshot, _ database: Database) throws -> [[UInt8]] {
    var cursor = try snapshot.cursor(in: database)
    var values: [[UInt8]] = []
    while let entry = try cursor.next() { values.append([UInt8](copying: entry.value)) }
    #expect(try snapshot.count(of: database) == values.count)
    return values
  }
}
