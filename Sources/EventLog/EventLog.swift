internal import LMDB

/// An append-only log of events, each a leaf of a Merkle tree, in one LMDB environment.
///
/// ```swift
/// let log = try EventLog.open(at: path, clock: clock)
/// let result = try await log.append(AppendBatch([draft]))
/// let snapshot = try log.beginRead()
/// ```
///
/// Any number of processes may have a log open; each append is decided inside the one write
/// transaction that LMDB allows at a time.
public final class EventLog: Sendable {
  private let handle: LogHandle
  private let sequencer: Sequencer

  private init(
    _ log: OpenLog, path: String, clock: @escaping @Sendable () -> Timestamp
  ) throws(EventLogError) {
    handle = LogHandle(log, path: path)
    sequencer = Sequencer(try LogWriter(handle, clock: clock))
  }

  /// Makes an empty log in an existing, empty directory.
  ///
  /// - Throws: ``EventLogError/alreadyALog(path:)`` where there is one, which is left as it is.
  public static func create(
    at path: String, clock: @escaping @Sendable () -> Timestamp
  ) throws(EventLogError) -> EventLog {
    try EventLog(try OpenLog.create(at: path), path: path, clock: clock)
  }

  /// Opens a log and checks that its tree is whole at the right edge.
  ///
  /// - Parameter clock: asked once for each transaction; where it runs behind the newest event, that
  ///   event's time is used again.
  public static func open(
    at path: String, clock: @escaping @Sendable () -> Timestamp
  ) throws(EventLogError) -> EventLog {
    try EventLog(try OpenLog.open(at: path), path: path, clock: clock)
  }

  /// Appends a batch; returns when it is durable.
  public func append(_ batch: AppendBatch) async throws(EventLogError) -> AppendResult {
    try await enqueue(batch).value
  }

  /// Hands a batch to the writer without waiting.
  ///
  /// Batches handed over one after the other by one caller are committed in that order.
  public func enqueue(_ batch: AppendBatch) -> PendingAppend {
    sequencer.enqueue(batch)
  }

  /// The log as the last commit left it.
  @available(*, noasync, message: "a snapshot must not live across an await")
  public func beginRead() throws(EventLogError) -> LogSnapshot {
    try handle.current.beginRead()
  }

  /// Where the log ends now.
  public func head() throws(EventLogError) -> LogHead {
    try handle.current.beginRead().head
  }

  /// Lets go of the memory that reading has filled; a long walk calls this every so often.
  public func releaseResidentPages() {
    handle.current.environment.releaseResidentPages()
  }

  /// Closes the log; every later use is refused.
  public func close() throws(EventLogError) {
    try handle.close()
  }
}
