internal import CLMDB
internal import Glibc

extension Environment {
  /// Waits until everything committed is on the disk; needed with ``Durability/noSync`` alone.
  ///
  /// - Parameter force: flush even when the environment was opened with ``Durability/noSync``.
  public func sync(force: Bool = true) throws(LMDBError) {
    try withoutMoving(for: .sync) { () throws(LMDBError) in
      unsafe try check(mdb_env_sync(handle, force ? 1 : 0), .sync)
    }
  }

  /// Writes a consistent copy into an existing folder that holds no environment yet.
  ///
  /// The copy has this environment's file mode and is on the disk when the call returns. A
  /// compacting copy leaves out free pages, and with them what was deleted. The copy is made under
  /// a read transaction: writers go on meanwhile, but the file grows.
  ///
  /// - Throws: ``LMDBError/Code/fileExists``, ``LMDBError/Code/noSpace``; no file is left then.
  public func copy(to folder: String, compacting: Bool) throws(LMDBError) {
    let target = folder + "/data.mdb"
    try withoutMoving(for: .copy) { () throws(LMDBError) in
      // LMDB would make the file readable for everyone, so it is made here.
      let file = unsafe Glibc.open(
        target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(options.fileMode))
      guard file >= 0 else {
        throw LMDBError(LMDBError.Code(rawValue: errno), .copy, path: folder)
      }
      defer { Glibc.close(file) }
      var code = unsafe mdb_env_copyfd2(handle, file, compacting ? UInt32(MDB_CP_COMPACT) : 0)
      if code == MDB_SUCCESS, fsync(file) != 0 { code = errno }
      guard code == MDB_SUCCESS else {
        unsafe unlink(target)
        throw LMDBError(LMDBError.Code(rawValue: code), .copy, path: folder)
      }
      try Self.syncFolder(folder, for: .copy)
    }
  }

  /// Frees the reader slots that killed processes left behind, and answers how many.
  ///
  /// Such a slot keeps old pages from being reused, just as a living reader does.
  @discardableResult
  public func checkReaders() throws(LMDBError) -> Int {
    try withoutMoving(for: .checkReaders) { () throws(LMDBError) in
      var freed: Int32 = 0
      unsafe try check(mdb_reader_check(handle, &freed), .checkReaders)
      return Int(freed)
    }
  }

  /// Counts as a reader for the time of a call, so that the map stays and nobody closes it.
  private func withoutMoving<Result>(
    for operation: LMDBError.Operation, _ body: () throws(LMDBError) -> Result
  ) throws(LMDBError) -> Result {
    try activity.withLock { (activity: inout Activity) throws(LMDBError) in
      try check(activity, for: operation)
      activity.readers += 1
    }
    defer { endReader() }
    return try body()
  }
}
