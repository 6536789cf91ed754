public import EventLog
internal import LMDB
internal import Synchronization
public import TransparencyLog

/// The stored content of one projection: live, rebuilt beside the live one, or dropped.
///
/// Each build is a *generation* in a directory of its own; the file `current` names the one in use.
/// A rebuild makes the next generation and takes over by replacing that file, so live reads never
/// wait for it. Nothing here is a source of truth: a missing directory is built anew.
public final class ProjectionStore: Sendable {
  /// The fold that makes the content.
  public let type: any Projection.Type
  private let log: EventLog
  private let directory: String
  private let live: Mutex<(name: String, generation: Generation)>

  /// Opens the content of a projection under a directory common to all.
  public init(_ type: any Projection.Type, of log: EventLog, in parent: String)
    throws(ProjectionError)
  {
    self.type = type
    self.log = log
    directory = parent + "/" + type.name
    try Directories.make(directory)
    live = Mutex(try Self.openLive(type, log, directory))
  }

  /// The name of the fold, which is also that of its directory.
  public var name: String { type.name }

  /// Opens the generation in use, again where a rebuild of another process took over meanwhile.
  private static func openLive(
    _ type: any Projection.Type, _ log: EventLog, _ directory: String
  ) throws(ProjectionError) -> (name: String, generation: Generation) {
    while true {
      let stored = try Directories.readText(directory + "/current")
      do throws(ProjectionError) {
        let opened = try openLive(type, log, directory, stored)
        if try Directories.readText(directory + "/current") == opened.name { return opened }
        try opened.generation.close()
        try Directories.remove(directory + "/" + opened.name)
      } catch {
        if try Directories.readText(directory + "/current") == stored { throw error }
      }
    }
  }

  /// Content of another version, or of a log that is shorter than its position, is never used.
  private static func openLive(
    _ type: any Projection.Type, _ log: EventLog, _ directory: String, _ stored: String?
  ) throws(ProjectionError) -> (name: String, generation: Generation) {
    let name = stored ?? firstGeneration
    let generation = try Generation(type, at: directory + "/" + name, durability: .full)
    let meta = try generation.readMeta()
    let size = try log.beginFold().size
    guard meta.position <= size else {
      throw .aheadOfLog(projection: type.name, position: meta.position, size: size)
    }
    if meta.version == type.version {
      if stored == nil { try Directories.replaceText(directory + "/current", name) }
      return (name, generation)
    }
    try generation.close()
    let next = nextGeneration(after: name)
    let empty = try Generation.resume(
      type, at: directory + "/" + next, within: size, durability: .full)
    try Directories.replaceText(directory + "/current", next)
    try Directories.remove(directory + "/" + name)
    return (next, empty)
  }

  static let firstGeneration = "generation-1"

  private static func nextGeneration(after name: String) -> String {
    let number = name.split(separator: "-").last.flatMap { UInt64($0) } ?? 0
    return "generation-\(number + 1)"
  }

  /// The number of events folded so far.
  public func position() throws(ProjectionError) -> UInt64 {
    try current.readMeta().position
  }

  /// Folds everything that the log holds now.
  public func catchUp(progress: (FoldProgress) -> Void = { _ in }) throws(ProjectionError) {
    let end = try log.beginFold().size
    // A rebuild may take over meanwhile, with content that is not as far.
    repeat {
      try foldAll(current, upTo: end, progress: progress)
    } while try position() < end
  }

  /// Lends the content as it stands, without catching up.
  public func read<Result>(
    _ body: (ProjectionReader) throws(ProjectionError) -> Result
  ) throws(ProjectionError) -> Result {
    try current.read(body)
  }

  /// Lets go of the memory that reading has filled; a long walk calls it now and then.
  public func releaseResidentPages() {
    current.environment.releaseResidentPages()
  }

  /// The digest of the content as it stands, and its position.
  public func digest() throws(ProjectionError) -> (position: UInt64, digest: Hash) {
    try current.digest()
  }

  /// The bytes that the projection takes on disk.
  public func diskBytes() -> Int {
    Directories.bytes(in: directory)
  }

  var current: Generation { live.withLock { $0.generation } }

  private func foldAll(
    _ generation: Generation, upTo end: UInt64, progress: (FoldProgress) -> Void,
    isCancelled: () -> Bool = { false }
  ) throws(ProjectionError) {
    var position = try generation.readMeta().position
    while position < end {
      if isCancelled() { throw .cancelled(position: position) }
      position = try generation.foldBatch(log, upTo: end)
      log.releaseResidentPages()
      generation.environment.releaseResidentPages()
      progress(FoldProgress(position: position, end: end))
    }
  }
}

/// How far a fold has come.
public struct FoldProgress: Hashable, Sendable {
  /// The number of events folded so far.
  public let position: UInt64
  /// The number of events at which this fold will stop.
  public let end: UInt64
}

// Building beside.
extension ProjectionStore {
  /// Builds the content anew beside the live one and takes over in one step.
  ///
  /// Stopped by `isCancelled` it throws ``ProjectionError/cancelled(position:)`` and leaves what is
  /// built; the next call goes on from there.
  public func rebuild(
    progress: (FoldProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(ProjectionError) {
    let lock = try BuildLock(of: directory)
    defer { withExtendedLifetime(lock) {} }
    // Another process may have built a newer one since this store was opened.
    let oldName =
      try Directories.readText(directory + "/current") ?? live.withLock { $0.name }
    let name = Self.nextGeneration(after: oldName)
    let size = try log.beginFold().size
    let building = try Generation.resume(
      type, at: directory + "/" + name, within: size, durability: .noSync)
    do throws(ProjectionError) {
      try foldAll(building, upTo: size, progress: progress, isCancelled: isCancelled)
      try building.sync()
    } catch {
      if case .cancelled = error {
        try building.suspend(at: directory + "/" + name)
      } else {
        try building.close()
      }
      throw error
    }
    // Reopened with durable commits, because from here on it is the live one.
    try building.close()
    let generation = try Generation(type, at: directory + "/" + name, durability: .full)
    while try !takeOver(generation, name) {
      try foldAll(generation, upTo: try position(), progress: progress)
    }
    try Directories.remove(directory + "/" + oldName)
  }

  /// Puts a generation in the place of the live one, unless that has come further meanwhile.
  private func takeOver(_ generation: Generation, _ name: String) throws(ProjectionError) -> Bool {
    try live.withLock { (live) throws(ProjectionError) in
      guard try generation.readMeta().position >= live.generation.readMeta().position
      else { return false }
      try Directories.replaceText(directory + "/current", name)
      live = (name, generation)
      return true
    }
  }

  /// Builds the content anew up to the live position, compares the digests, and throws it away.
  public func verify(
    progress: (FoldProgress) -> Void = { _ in }
  ) throws(ProjectionError) -> ProjectionVerification {
    let (position, digest) = try current.digest()
    return ProjectionVerification(
      name: type.name, version: type.version, position: position, digest: digest,
      rebuiltDigest: try self.digest(asOfSize: position, progress: progress))
  }

  /// The digest of the content as it was when the log had `size` events, built anew and thrown away.
  ///
  /// Cost: that of a rebuild up to there.
  public func digest(
    asOfSize size: UInt64, progress: (FoldProgress) -> Void = { _ in }
  ) throws(ProjectionError) -> Hash {
    let path = try Directories.makeScratchPath(in: directory)
    let scratch = try Generation(type, at: path, durability: .noSync)
    try foldAll(scratch, upTo: size, progress: progress)
    let rebuilt = try scratch.digest()
    try scratch.close()
    try Directories.remove(path)
    return rebuilt.digest
  }

  /// The state as it was when the log had `size` events, folded in memory.
  public func state(asOfSize size: UInt64) throws(ProjectionError) -> MemoryState {
    var state = MemoryState()
    let snapshot = try log.beginFold()
    try fold(type, snapshot, from: 0, upTo: min(size, snapshot.size), into: &state)
    return state
  }

  /// Removes the content of a projection, also of one that cannot be opened; the next use builds it
  /// anew.
  public static func drop(
    _ type: any Projection.Type, in parent: String
  ) throws(ProjectionError) {
    let lock = try BuildLock(of: parent + "/" + type.name)
    try Directories.remove(parent + "/" + type.name)
    withExtendedLifetime(lock) {}
  }
}

/// The digests of live and rebuilt content at one position.
public struct ProjectionVerification: Hashable, Sendable {
  /// The name of the projection.
  public let name: String
  /// The version of the fold that made both contents.
  public let version: UInt64
  /// The number of events that both were folded from.
  public let position: UInt64
  /// The digest of the live content.
  public let digest: Hash
  /// The digest of the content that was folded anew, from the first event on.
  public let rebuiltDigest: Hash

  /// Whether the live content is what the log alone gives.
  public var isEqual: Bool { digest == rebuiltDigest }
}
