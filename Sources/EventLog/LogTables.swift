internal import LMDB
internal import TransparencyLog

/// The tables of the log's environment.
///
/// Docs/format.md describes their keys and values.
struct LogTables: Sendable {
  /// Position to stored event.
  let entries: Database
  /// Chunk number to 32 stored hashes of the tree.
  let hashes: Database
  /// Category and chunk number to 256 stream versions.
  let streams: Database
  /// Key digest to what was appended under the key.
  let idempotency: Database
  /// A handful of named values: the format, the right edge, the time of the newest event.
  let state: Database

  private static let names = ["entries", "hashes", "streams", "idempotency", "state"]

  static func create(in environment: Environment) throws(LMDBError) -> LogTables {
    LogTables(try environment.createDatabases(names))
  }

  /// The tables of an existing log, nil where one is missing.
  static func open(in environment: Environment) throws(LMDBError) -> LogTables? {
    let databases = try environment.openDatabases(names).compactMap(\.self)
    return databases.count == names.count ? LogTables(databases) : nil
  }

  private init(_ databases: [Database]) {
    entries = databases[0]
    hashes = databases[1]
    streams = databases[2]
    idempotency = databases[3]
    state = databases[4]
  }
}

/// The keys of the `state` table.
enum StateKey: String {
  case format
  case edge
  case recordedAt

  var bytes: [UInt8] { Array(rawValue.utf8) }
}
