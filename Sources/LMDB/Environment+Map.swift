internal import CLMDB
internal import Glibc

extension Environment {
  /// The size and use of an environment at one moment.
  public struct Info: Hashable, Sendable {
    /// The size of the map in bytes.
    public let mapSize: Int
    /// The size of a page in bytes.
    public let pageSize: Int
    /// The pages that the data file holds, free ones included.
    public let usedPages: Int
    /// The number of the last committed transaction; 0 for an empty environment.
    public let lastTransactionID: UInt64
    /// The most reader slots there can be.
    public let maximumReaders: Int
    /// The reader slots that were ever taken since the lock file was made.
    public let readerSlots: Int

    /// The bytes that the data file holds, free pages included.
    public var usedBytes: Int { usedPages * pageSize }
  }

  /// The size and use of the environment.
  public func info() throws(LMDBError) -> Info {
    try activity.withLock { (activity: inout Activity) throws(LMDBError) in
      guard activity.isOpen else { throw LMDBError(.closed, .info, path: path) }
      return try readInfo()
    }
  }

  /// Grows the map to at least `bytes`; a size not above the present one changes nothing.
  ///
  /// The new size reaches the file, and other processes, with the next commit.
  ///
  /// - Throws: ``LMDBError/Code/transactionsActive`` while any transaction of this process is
  ///   alive, ``LMDBError/Code/outOfMemory`` when the address space has no room for it.
  public func growMap(to bytes: Int) throws(LMDBError) {
    try activity.withLock { (activity: inout Activity) throws(LMDBError) in
      try check(activity, for: .growMap)
      guard activity.isIdle else { throw LMDBError(.transactionsActive, .growMap, path: path) }
      guard unsafe Self.mapSize(of: handle) < bytes else { return }
      try probeAddressSpace(bytes)
      try setMapSize(bytes, &activity, for: .growMap)
    }
  }

  /// Doubles the map until the bytes fit twice, or leaves it when they fit once and readers hinder.
  func makeRoom(for bytes: Int, _ activity: inout Activity) throws(LMDBError) {
    let info = try readInfo()
    let (needed, overflow) = info.usedBytes.addingReportingOverflow(bytes)
    guard !overflow, needed <= Int.max / 4 else {
      throw LMDBError(.outOfMemory, .growMap, path: path)
    }
    guard needed > info.mapSize / 2 else { return }
    guard activity.readers == 0 else {
      if needed <= info.mapSize { return }
      throw LMDBError(.transactionsActive, .growMap, path: path)
    }
    var size = info.mapSize
    while size / 2 < needed { size *= 2 }
    try probeAddressSpace(size)
    try setMapSize(size, &activity, for: .growMap)
  }

  /// Moves the map; `0` takes the size that another process gave the file.
  ///
  /// LMDB drops the old map before it makes the new one, so a failure leaves it without any.
  func setMapSize(
    _ bytes: Int, _ activity: inout Activity, for operation: LMDBError.Operation
  ) throws(LMDBError) {
    let code = unsafe mdb_env_set_mapsize(handle, bytes)
    if code != MDB_SUCCESS { activity.isPoisoned = true }
    try check(code, operation)
  }

  /// Tries a map of that size elsewhere first, because LMDB could not go back.
  private func probeAddressSpace(_ bytes: Int) throws(LMDBError) {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let probe = unsafe mmap(nil, bytes, PROT_NONE, flags, -1, 0)
    guard unsafe probe != MAP_FAILED else {
      throw LMDBError(LMDBError.Code(rawValue: errno), .growMap, path: path)
    }
    unsafe munmap(probe, bytes)
  }

  private func readInfo() throws(LMDBError) -> Info {
    var info = unsafe MDB_envinfo()
    var statistics = MDB_stat()
    unsafe try check(mdb_env_info(handle, &info), .info)
    unsafe try check(mdb_env_stat(handle, &statistics), .info)
    return unsafe Info(
      mapSize: info.me_mapsize, pageSize: Int(statistics.ms_psize),
      usedPages: info.me_last_pgno + 1, lastTransactionID: UInt64(info.me_last_txnid),
      maximumReaders: Int(info.me_maxreaders), readerSlots: Int(info.me_numreaders))
  }
}
