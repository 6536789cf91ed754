internal import LMDB

// Reads and writes of the log's tables, with the log's error type.

extension Snapshot {
  @_lifetime(copy self)
  func stored(_ key: Span<UInt8>, in table: Database) throws(EventLogError) -> Span<UInt8>? {
    do throws(LMDBError) {
      return try value(forKey: key, in: table)
    } catch {
      throw .storage(error)
    }
  }
}

extension WriteTransaction {
  /// Answers false only for ``PutMode/insert`` of a key that is there.
  @discardableResult
  mutating func store(
    _ value: Span<UInt8>, for key: Span<UInt8>, in table: Database, mode: PutMode = .upsert
  ) throws(EventLogError) -> Bool {
    do throws(LMDBError) {
      return try put(value, forKey: key, in: table, mode: mode)
    } catch {
      throw .storage(error)
    }
  }
}
