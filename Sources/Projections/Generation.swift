internal import EventLog
internal import LMDB
internal import TransparencyLog

/// One built content of a projection, in an environment of its own.
struct Generation: Sendable {
  let environment: Environment
  private let content: Database
  private let meta: Database
  private let type: any Projection.Type

  /// Events folded in one transaction: few enough to keep it short and its changes small.
  ///
  /// Each transaction writes every page that it changed, and most of them change again soon, so many
  /// events a transaction cost less than few.
  static let batchSize: UInt64 = 50_000

  /// Opens the content in a directory, which is created empty where it is missing.
  init(
    _ type: any Projection.Type, at path: String, durability: Environment.Durability
  ) throws(ProjectionError) {
    try Directories.make(path)
    let options = Environment.Options(maximumDatabases: 2, durability: durability)
    let environment = try stored { () throws(LMDBError) in
      try Environment.open(at: path, options: options)
    }
    let tables = try stored { () throws(LMDBError) in
      try environment.createDatabases(["content", "meta"])
    }
    self.environment = environment
    self.type = type
    content = tables[0]
    meta = tables[1]
  }

  /// Goes on with the content in a directory, or starts empty where it is of another version or of
  /// a longer log.
  static func resume(
    _ type: any Projection.Type, at path: String, within size: UInt64,
    durability: Environment.Durability
  ) throws(ProjectionError) -> Generation {
    // Only what was made durable on purpose: after a loss of power the rest may be torn.
    let mark = path + "/" + resumableMark
    guard try Directories.readText(mark) != nil else {
      try Directories.remove(path)
      return try Generation(type, at: path, durability: durability)
    }
    try Directories.remove(mark)
    let generation = try Generation(type, at: path, durability: durability)
    let meta = try generation.readMeta()
    if meta.version == type.version, meta.position <= size { return generation }
    try generation.close()
    try Directories.remove(path)
    return try Generation(type, at: path, durability: durability)
  }

  private static let resumableMark = "resumable"

  /// Makes what is built durable, and says that a later build may go on from it.
  func suspend(at path: String) throws(ProjectionError) {
    try sync()
    try close()
    try Directories.replaceText(path + "/" + Self.resumableMark, "\n")
  }

  /// What is known of the content; position 0 where nothing was folded yet.
  func readMeta() throws(ProjectionError) -> ProjectionMeta {
    try stored { () throws(LMDBError) in
      let transaction = try environment.beginRead()
      return try ProjectionMeta(from: transaction.snapshot, meta)
        ?? ProjectionMeta(version: type.version, position: 0)
    }
  }

  /// Folds the next events up to `end`, at most one batch; gives the position reached.
  ///
  /// The position is read inside the transaction, so two processes never fold an event twice.
  func foldBatch(_ log: EventLog, upTo end: UInt64) throws(ProjectionError) -> UInt64 {
    let transaction = try stored { () throws(LMDBError) in
      try environment.beginWrite(reserving: 64 << 20)
    }
    var state = StoredState(transaction, content: content)
    let start = try state.meta(in: meta)?.position ?? 0
    guard start < end else { return start }
    let stop = min(end, start + Self.batchSize)
    let snapshot = try log.beginFold()
    try fold(type, snapshot, from: start, upTo: stop, into: &state)
    try state.commit(ProjectionMeta(version: type.version, position: stop), in: meta)
    return stop
  }

  /// Lends the content and its position, as one moment.
  func read<Result>(
    _ body: (ProjectionReader) throws(ProjectionError) -> Result
  ) throws(ProjectionError) -> Result {
    let transaction = try stored { () throws(LMDBError) in try environment.beginRead() }
    let position = try stored { () throws(LMDBError) in
      try ProjectionMeta(from: transaction.snapshot, meta)?.position ?? 0
    }
    return try body(
      ProjectionReader(transaction.snapshot, content: content, position: position))
  }

  /// The digest of the content and the position it was folded up to.
  func digest() throws(ProjectionError) -> (position: UInt64, digest: Hash) {
    try read { (reader) throws(ProjectionError) in (reader.position, try reader.digest()) }
  }

  /// Makes everything durable, whatever the durability it was opened with.
  func sync() throws(ProjectionError) {
    try stored { () throws(LMDBError) in try environment.sync(force: true) }
  }

  func close() throws(ProjectionError) {
    try stored { () throws(LMDBError) in try environment.close() }
  }
}

/// Folds a run of events into a state: the one fold that is live, rebuilt and as-of.
func fold<State: ProjectionState & ~Copyable>(
  _ type: any Projection.Type, _ snapshot: borrowing LogSnapshot, from start: UInt64,
  upTo end: UInt64, into state: inout State
) throws(ProjectionError) {
  var events = try snapshot.eventsToFold(from: start)
  let types = EventTypes(type.types)
  while let event = try events.nextToFold(of: types, before: end) {
    try type.apply(event, to: &state)
  }
}
