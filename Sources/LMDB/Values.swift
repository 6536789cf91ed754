internal import CLMDB

extension MDB_val {
  /// Lends bytes to a call that only reads them.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.init(
      mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
  }

  /// The bytes as LMDB gave them.
  var bytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
      start: mv_data?.assumingMemoryBound(to: UInt8.self), count: mv_size)
  }
}

/// Refuses what LMDB cannot store as a key, before LMDB sees it.
func checkKey(
  _ key: Span<UInt8>, _ operation: LMDBError.Operation
) throws(LMDBError) {
  if key.isEmpty { throw LMDBError(.emptyKey, operation) }
  if key.count > Environment.maximumKeyBytes { throw LMDBError(.keyTooLong, operation) }
}
