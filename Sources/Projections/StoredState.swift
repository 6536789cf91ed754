internal import LMDB

/// The state of a projection inside one write transaction of its environment.
struct StoredState: ProjectionState, ~Copyable {
  private var transaction: WriteTransaction
  private let content: Database

  init(_ transaction: consuming WriteTransaction, content: Database) {
    self.transaction = transaction
    self.content = content
  }

  func value(of key: [UInt8]) throws(ProjectionError) -> [UInt8]? {
    do throws(LMDBError) {
      guard let value = try transaction.snapshot.value(forKey: key.span, in: content)
      else { return nil }
      return Array(copying: value)
    } catch {
      throw .storage(error.description)
    }
  }

  mutating func set(_ value: [UInt8], for key: [UInt8]) throws(ProjectionError) {
    do throws(LMDBError) {
      try transaction.put(value.span, forKey: key.span, in: content)
    } catch {
      throw .storage(error.description)
    }
  }

  mutating func extend(_ key: [UInt8], with bytes: [UInt8]) throws(ProjectionError) {
    // Copied first: a value in the map may move under the change.
    var extended: [UInt8] = []
    do throws(LMDBError) {
      if let value = try transaction.snapshot.value(forKey: key.span, in: content) {
        extended.reserveCapacity(value.count + bytes.count)
        extended.append(copying: value)
      }
    } catch {
      throw .storage(error.description)
    }
    extended += bytes
    try set(extended, for: key)
  }

  /// Notes how far the state was folded and makes it stand.
  consuming func commit(
    _ meta: ProjectionMeta, in table: Database
  ) throws(ProjectionError) {
    do throws(LMDBError) {
      try transaction.put(meta.encoded.span, forKey: ProjectionMeta.key.span, in: table)
      try transaction.commit()
    } catch {
      throw .storage(error.description)
    }
  }

  /// How far the state was folded, as the transaction sees it.
  func meta(in table: Database) throws(ProjectionError) -> ProjectionMeta? {
    do throws(LMDBError) {
      return try ProjectionMeta(from: transaction.snapshot, table)
    } catch {
      throw .storage(error.description)
    }
  }
}

/// What is known of a projection's content beside the content.
struct ProjectionMeta: Hashable, Sendable {
  let version: UInt64
  /// The number of events that were folded, and so the position of the next one.
  let position: UInt64

  static let key = Array("meta".utf8)

  init(version: UInt64, position: UInt64) {
    self.version = version
    self.position = position
  }

  var encoded: [UInt8] {
    var key = Key(version)
    key.append(position)
    return Array(copying: key.span)
  }

  /// What is stored, nil where nothing was folded yet.
  init?(from snapshot: Snapshot, _ table: Database) throws(LMDBError) {
    guard let stored = try snapshot.value(forKey: Self.key.span, in: table) else { return nil }
    // Content of which nobody knows how far it was folded is that of no version.
    guard stored.count == 16 else {
      self.init(version: .max, position: 0)
      return
    }
    self.init(
      version: stored.bigEndianUInt64(at: 0), position: stored.bigEndianUInt64(at: 8))
  }
}
