import EventLog
import EventSchema
import Foundation
import LMDB
import TestSupport
import Testing
import TransparencyLog

@testable import Projections

@Suite struct ProjectionStoreTests {
  let ledger: TestLedger

  init() throws {
    ledger = try TestLedger()
  }

  @Test func `Catching up folds what is new, and nothing twice`() throws {
    let store = try ledger.open(Counts.self)
    #expect(try store.position() == 0)
    for count in 1...5 {
      try ledger.log.fill(StreamID(.ledger, 1), count: 3)
      for _ in 0..<2 { try store.catchUp() }
      #expect(try store.position() == UInt64(3 * count))
      #expect(try counted(store) == "\(3 * count)")
      #expect(try checkProjection(store) == [])
    }
  }

  @Test func `Catching up goes on in batches and tells how far it came`() throws {
    let total = Generation.batchSize * 2 + 7
    try append(count: Int(total))
    let store = try ledger.open(Counts.self)
    var progress: [UInt64] = []
    try store.catchUp { progress.append($0.position) }
    #expect(progress == [Generation.batchSize, Generation.batchSize * 2, total])
    #expect(try counted(store) == "\(total)")
    #expect(try checkProjection(store) == [])
  }

  @Test func `Content stays when the store is opened again`() throws {
    try append(count: 10)
    do {
      let store = try ledger.open(Counts.self)
      try store.catchUp()
      #expect(refused { () throws(ProjectionError) in _ = try reopen(Counts.self) } == "storage")
    }
    let store = try ledger.open(Counts.self)
    #expect(try store.position() == 10)
    #expect(try checkProjection(store) == [])
  }

  @Test func `Deleting the directory loses nothing`() throws {
    try append(count: 10)
    let digest = try caughtUpDigest(Counts.self)
    try FileManager.default.removeItem(atPath: ledger.projections)
    #expect(try caughtUpDigest(Counts.self) == digest)
  }

  @Test func `Dropped content is built anew by the next store`() throws {
    try append(count: 10)
    let digest = try caughtUpDigest(Counts.self)
    try ProjectionStore.drop(Counts.self, in: ledger.projections)
    #expect(!FileManager.default.fileExists(atPath: ledger.projections + "/" + Counts.name))
    let store = try ledger.open(Counts.self)
    #expect(try store.position() == 0)
    try store.catchUp()
    #expect(try store.digest().digest.hex == digest)
    #expect(try store.verify().isEqual)
  }

  @Test func `Content of another version is built anew`() throws {
    try append(count: 10)
    #expect(try caughtUpDigest(Counts.self) != caughtUpDigest(ChangedCounts.self))
    let store = try ledger.open(ChangedCounts.self)
    #expect(try store.position() == 10)
    #expect(try counted(store) == "20")
    #expect(try store.verify().isEqual)
    #expect(try ledger.files(of: Counts.name).count == 2)
  }

  @Test func `Content that was folded from a longer log is refused until it is dropped`() throws {
    try append(count: 10)
    _ = try caughtUpDigest(Counts.self)
    let other = try ledger.makeOtherLog()
    #expect(
      refused { () throws(ProjectionError) in
        _ = try ProjectionStore(Counts.self, of: other, in: ledger.projections)
      } == "aheadOfLog")
    try ProjectionStore.drop(Counts.self, in: ledger.projections)
    let store = try ProjectionStore(Counts.self, of: other, in: ledger.projections)
    try store.catchUp()
    #expect(try store.position() == 0)
  }

  @Test func `Two threads that catch up at once fold every event once`() async throws {
    try await fill(20)
    let store = try ledger.open(Counts.self)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { try? catchUp(store) } }
    }
    #expect(try store.position() == 20)
    #expect(try checkProjection(store) == [])
  }

  private func fill(_ count: Int) async throws {
    for _ in 0..<count {
      _ = try await ledger.log.append(AppendBatch([.sample(StreamID(.ledger, 1))]))
    }
  }

  private func append(count: Int) throws {
    try ledger.log.appendAndWait((0..<count).map { _ in .sample(StreamID(.ledger, 1)) })
  }

  private func reopen(_ type: any Projection.Type) throws(ProjectionError) -> ProjectionStore {
    try ProjectionStore(type, of: ledger.log, in: ledger.projections)
  }

  private func caughtUpDigest(_ type: any Projection.Type) throws -> String {
    let store = try ledger.open(type)
    try store.catchUp()
    return try store.digest().digest.hex
  }
}

private func catchUp(_ store: ProjectionStore) throws { try store.catchUp() }

/// What the projection of counts holds of the events of these tests.
func counted(_ store: ProjectionStore) throws -> String? {
  try store.read { (reader) throws(ProjectionError) in
    try reader.value(of: Array("RecordAccessed".utf8)).map { String(decoding: $0, as: UTF8.self) }
  }
}
