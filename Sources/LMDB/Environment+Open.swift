internal import CLMDB
internal import Glibc

extension Environment {
  /// Opens the LMDB handle; on any failure nothing stays open.
  static func openHandle(at path: String, options: Options) throws(LMDBError) -> OpaquePointer {
    var created: OpaquePointer?
    let code = unsafe mdb_env_create(&created)
    guard code == MDB_SUCCESS, let handle = unsafe created else {
      throw LMDBError(LMDBError.Code(rawValue: code), .open, path: path)
    }
    do throws(LMDBError) {
      unsafe try configure(handle, at: path, options: options)
    } catch {
      unsafe mdb_env_close(handle)
      throw error
    }
    return unsafe handle
  }

  private static func configure(
    _ handle: OpaquePointer, at path: String, options: Options
  ) throws(LMDBError) {
    func check(_ code: Int32) throws(LMDBError) {
      if code != MDB_SUCCESS {
        throw LMDBError(LMDBError.Code(rawValue: code), .open, path: path)
      }
    }
    var flags = UInt32(MDB_NOTLS)
    if options.durability == .noSync { flags |= UInt32(MDB_NOSYNC) }
    if options.isReadOnly { flags |= UInt32(MDB_RDONLY) }

    let isNew = FileIdentity(path: path + "/data.mdb") == nil
    unsafe try check(mdb_env_set_maxdbs(handle, MDB_dbi(options.maximumDatabases)))
    unsafe try check(mdb_env_set_maxreaders(handle, UInt32(options.maximumReaders)))
    // A size set before opening would override a larger one that the file was grown to.
    if isNew { unsafe try check(mdb_env_set_mapsize(handle, options.mapSize)) }
    unsafe try check(mdb_env_open(handle, path, flags, options.fileMode))
    if isNew {
      try syncFolder(path, for: .open)
    } else if unsafe mapSize(of: handle) < options.mapSize {
      unsafe try check(mdb_env_set_mapsize(handle, options.mapSize))
    }
  }

  static func mapSize(of handle: OpaquePointer) -> Int {
    var info = unsafe MDB_envinfo()
    unsafe mdb_env_info(handle, &info)
    return unsafe info.me_mapsize
  }

  /// Makes the names of new files in a folder survive a power cut; LMDB leaves that to its caller.
  static func syncFolder(
    _ path: String, for operation: LMDBError.Operation
  ) throws(LMDBError) {
    let folder = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else {
      throw LMDBError(LMDBError.Code(rawValue: errno), operation, path: path)
    }
    defer { Glibc.close(folder) }
    guard fsync(folder) == 0 else {
      throw LMDBError(LMDBError.Code(rawValue: errno), operation, path: path)
    }
  }
}
