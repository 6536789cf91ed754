import EventLog
import EventSchema
import LMDB
import TestSupport
import Testing

@testable import Projections

@Suite struct RebuildTests {
  let ledger: TestLedger
  /// More than one batch, so that a rebuild has somewhere to stop.
  let total = Generation.batchSize * 2 + 5

  init() throws {
    ledger = try TestLedger()
    try ledger.log.appendAndWait((0..<total).map { _ in .sample(StreamID(.ledger, 1)) })
  }

  @Test func `A rebuild gives the same content in the place of the old`() throws {
    let store = try caughtUp()
    let before = try store.digest()
    let files = try ledger.files(of: Counts.name)
    try store.rebuild()
    #expect(try store.digest() == before)
    #expect(try ledger.files(of: Counts.name).count == files.count)
    #expect(try ledger.files(of: Counts.name) != files)
    #expect(try store.verify().isEqual)
    try store.rebuild()
    #expect(try store.digest() == before)
  }

  @Test func `Reads go on with the old content until the rebuilt one takes over`() throws {
    let store = try caughtUp()
    try damage(store)
    var seen: [String?] = []
    try store.rebuild { _ in seen.append(try? counted(store)) }
    #expect(seen == ["damaged", "damaged", "damaged"])
    #expect(try counted(store) == "\(total)")
  }

  @Test func `Nobody else builds or removes a projection while it is being built`() throws {
    let store = try caughtUp()
    var refused: [Bool] = []
    try store.rebuild { _ in
      guard refused.isEmpty else { return }
      do throws(ProjectionError) {
        try ProjectionStore.drop(Counts.self, in: ledger.projections)
        refused.append(false)
      } catch {
        if case .beingBuilt = error { refused.append(true) } else { refused.append(false) }
      }
    }
    #expect(!refused.isEmpty && refused.allSatisfy { $0 })
    try ProjectionStore.drop(Counts.self, in: ledger.projections)
  }

  @Test func `A read under way keeps the content that it began with`() throws {
    let store = try caughtUp()
    try damage(store)
    let key = Array("RecordAccessed".utf8)
    let (before, after) = try store.read { (reader) throws(ProjectionError) in
      let before = try reader.value(of: key)
      try store.rebuild()
      return (before, try reader.value(of: key))
    }
    #expect(before == Array("damaged".utf8) && after == before)
    #expect(try counted(store) == "\(total)")
  }

  @Test func `A cancelled rebuild changes nothing and goes on where it stopped`() throws {
    let store = try caughtUp()
    let before = try store.digest()
    var asked = 0
    let refusal = refused { () throws(ProjectionError) in
      try store.rebuild(isCancelled: {
        asked += 1
        return asked == 2
      })
    }
    #expect(refusal == "cancelled")
    #expect(try store.digest() == before)
    var progress: [UInt64] = []
    try store.rebuild { progress.append($0.position) }
    #expect(progress.first == Generation.batchSize * 2)
    #expect(try store.digest() == before)
    #expect(try store.verify().isEqual)
  }

  @Test func `What another version left of a cancelled rebuild is not gone on with`() throws {
    do {
      let store = try caughtUp()
      cancelAfterOneBatch(store)
    }
    let changed = try ledger.open(ChangedCounts.self)
    try changed.catchUp()
    #expect(try counted(changed) == "\(2 * total)")
    #expect(try changed.verify().isEqual)
  }

  @Test func `What another version left is not gone on with by a rebuild`() throws {
    do { try ledger.open(ChangedCounts.self).catchUp() }
    do {
      let generation = try Generation(
        Counts.self, at: ledger.projections + "/counts/generation-2", durability: .full)
      _ = try generation.foldBatch(ledger.log, upTo: 100)
    }
    let store = try ledger.open(ChangedCounts.self)
    var progress: [UInt64] = []
    try store.rebuild { progress.append($0.position) }
    #expect(progress.first == Generation.batchSize)
    #expect(try store.verify().isEqual)
  }

  @Test func `The position never goes back when live content ran ahead of the rebuild`() throws {
    let store = try caughtUp()
    var appended = false
    try store.rebuild { _ in
      guard !appended else { return }
      appended = true
      _ = try? ledger.log.fill(StreamID(.ledger, 1), count: 3)
      try? store.catchUp()
    }
    #expect(try store.position() == total + 3)
    #expect(try checkProjection(store) == [])
  }

  @Test func `Verifying tells tampered content from good`() throws {
    let store = try caughtUp()
    let good = try store.verify()
    #expect(good.isEqual && good.position == total && good.name == "counts" && good.version == 1)
    try damage(store)
    let bad = try store.verify()
    #expect(!bad.isEqual)
    #expect(bad.rebuiltDigest == good.digest)
    #expect(try checkProjection(store) != [])
    try store.rebuild()
    #expect(try store.verify().digest == good.digest)
  }

  @Test func `Verifying compares at the live position although the log has grown`() throws {
    let store = try caughtUp()
    try ledger.log.fill(StreamID(.ledger, 1), count: 3)
    let verification = try store.verify()
    #expect(verification.isEqual && verification.position == total)
    #expect(try ledger.files(of: Counts.name) == ["current", "generation-1"])
  }

  private func caughtUp() throws -> ProjectionStore {
    let store = try ledger.open(Counts.self)
    try store.catchUp()
    return store
  }

  private func cancelAfterOneBatch(_ store: ProjectionStore) {
    var asked = 0
    let refusal = refused { () throws(ProjectionError) in
      try store.rebuild(isCancelled: {
        asked += 1
        return asked == 2
      })
    }
    #expect(refusal == "cancelled")
  }

  /// Changes the live content behind the back of the projection.
  private func damage(_ store: ProjectionStore) throws {
    let environment = store.current.environment
    let content = try environment.createDatabases(["content"])[0]
    var transaction = try environment.beginWrite()
    let (key, value) = (Array("RecordAccessed".utf8), Array("damaged".utf8))
    try transaction.put(value.span, forKey: key.span, in: content)
    try transaction.commit()
  }
}
