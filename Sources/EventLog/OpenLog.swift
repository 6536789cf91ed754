internal import LMDB
internal import TransparencyLog

/// The environment of a log and its tables, as long as they are good.
///
/// After a failed commit it is replaced by a new one over the same files.
struct OpenLog: Sendable {
  let environment: Environment
  let tables: LogTables
  /// What walks over these files have seen.
  let seenTypes = SeenTypes()

  /// Written once, when a log is made; a program refuses a log of another format.
  static let format: UInt64 = 1

  /// Makes an empty log in an existing, empty directory; a log that is there is left as it is.
  static func create(at path: String) throws(EventLogError) -> OpenLog {
    let log: OpenLog
    do throws(LMDBError) {
      let environment = try Environment.open(at: path)
      log = OpenLog(
        environment: environment, tables: try LogTables.create(in: environment))
    } catch {
      throw .storage(error)
    }
    var transaction = try log.beginWrite(reserving: 0)
    let isNew = try transaction.store(
      bigEndian(format).span, for: StateKey.format.bytes.span, in: log.tables.state, mode: .insert)
    guard isNew else { throw .alreadyALog(path: path) }
    let head = LogHead(edge: RightEdge(), recordedAt: Timestamp(microseconds: 0))
    try head.store(in: &transaction, log.tables)
    try commit(transaction)
    return log
  }

  /// Opens an existing log and checks its right edge.
  static func open(at path: String) throws(EventLogError) -> OpenLog {
    let environment: Environment
    let tables: LogTables?
    do throws(LMDBError) {
      environment = try Environment.open(at: path)
      tables = try LogTables.open(in: environment)
    } catch {
      if error.code == .noSuchFile { throw .notALog(path: path) }
      throw .storage(error)
    }
    guard let tables else { throw .notALog(path: path) }
    let log = OpenLog(environment: environment, tables: tables)
    try log.checkFormatAndEdge(path: path)
    return log
  }

  /// The stored edge must be what the stored hashes give: written together, read apart.
  private func checkFormatAndEdge(path: String) throws(EventLogError) {
    let transaction = try beginReadTransaction()
    let snapshot = transaction.snapshot
    guard let format = try snapshot.stored(StateKey.format.bytes.span, in: tables.state),
      format.count == 8
    else { throw .notALog(path: path) }
    let version = readBigEndian(format, at: 0)
    guard version == Self.format else { throw .unknownFormat(version) }
    let head = try LogHead(from: snapshot, tables)
    let derived = try RightEdge(size: head.edge.size, reader: StoredHashes(snapshot, tables))
    guard derived == head.edge else { throw .damaged(.rightEdgeDiffers(size: head.size)) }
  }

  /// The log as the last commit left it.
  func beginRead() throws(EventLogError) -> LogSnapshot {
    try LogSnapshot(try beginReadTransaction(), tables, seenTypes)
  }

  private func beginReadTransaction() throws(EventLogError) -> ReadTransaction {
    do throws(LMDBError) {
      return try environment.beginRead()
    } catch {
      throw .storage(error)
    }
  }

  func beginWrite(reserving bytes: Int) throws(EventLogError) -> WriteTransaction {
    do throws(LMDBError) {
      return try environment.beginWrite(reserving: bytes)
    } catch {
      throw .storage(error)
    }
  }

  static func commit(_ transaction: consuming WriteTransaction) throws(EventLogError) {
    do throws(LMDBError) {
      try transaction.commit()
    } catch {
      throw .storage(error)
    }
  }
}
