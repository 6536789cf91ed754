internal import Foundation

/// A file read and changed in pages of 4096 bytes, with a bounded cache in front of it.
///
/// Changes stay in the cache until they are evicted or flushed; only ``flush()`` makes them durable.
/// The cache is direct-mapped: page `n` can only be in frame `n % frames`, which suits
/// both files that grow at the end and pages that are picked by a hash. With no frames at
/// all, every read goes to the file and sees what another process has written meanwhile.
struct PagedFile: Sendable {
  static let pageSize = 4096

  private struct Frame {
    var page = UInt64.max
    var isDirty = false
    var bytes: [UInt8] = []
  }

  let path: String
  private let handle: FileHandle
  private var frames: [Frame]
  private var dirtyCount = 0
  /// Whether all that was written is durable; whoever opens a file for writing cannot know it of what
  /// another process has written before.
  private var isSynchronized: Bool
  /// How long the file is once everything has been written; a page never writes past it.
  private(set) var length: UInt64

  init(path: String, forWriting: Bool, cachedPages: Int) throws(VaultError) {
    try PrivateFile.requirePrivate(path)
    let handle = try PrivateFile.open(path, forWriting: forWriting)
    self.path = path
    self.handle = handle
    isSynchronized = !forWriting
    length = try PrivateFile.perform(.inspect, path) { try handle.seekToEnd() }
    frames = Array(repeating: Frame(), count: forWriting ? max(1, cachedPages) : 0)
  }

  var isWritable: Bool { !frames.isEmpty }

  /// The content of a page, filled with zeros past the end of the file.
  mutating func page(_ number: UInt64) throws(VaultError) -> [UInt8] {
    if frames.isEmpty { return try read(number) }
    return frames[try frame(for: number)].bytes
  }

  /// Changes a page in the cache; the file becomes at least `end` bytes long.
  mutating func modify(
    _ number: UInt64, growingTo end: UInt64 = 0, _ change: (inout [UInt8]) -> Void
  ) throws(VaultError) {
    _ = try modifyIfWanted(number, growingTo: end) { change(&$0) }
  }

  /// Changes a page in the cache, unless the change gives nil: then it has changed nothing.
  mutating func modifyIfWanted<Result>(
    _ number: UInt64, growingTo end: UInt64 = 0, _ change: (inout [UInt8]) -> Result?
  ) throws(VaultError) -> Result? {
    precondition(!frames.isEmpty, "a file opened for reading is not changed")
    let index = try frame(for: number)
    guard let result = change(&frames[index].bytes) else { return nil }
    length = max(length, end)
    if !frames[index].isDirty {
      frames[index].isDirty = true
      dirtyCount += 1
    }
    return result
  }

  /// Takes note of a length that another process may have changed.
  mutating func refreshLength() throws(VaultError) {
    length = try PrivateFile.perform(.inspect, path) { try handle.seekToEnd() }
  }

  /// Writes every changed page in order and makes the file durable.
  mutating func flush() throws(VaultError) {
    try FileSync.finish([try write()])
  }

  /// Writes every changed page in order; gives what is still to be done for the file to be durable,
  /// nil where that is nothing.
  mutating func write() throws(VaultError) -> FileSync? {
    try writeDirty()
    guard !isSynchronized else { return nil }
    // Whoever fails to synchronise gives the vault up.
    isSynchronized = true
    return FileSync(path: path, handle: handle)
  }

  // Changed pages in order, neighbours in one call.
  private mutating func writeDirty() throws(VaultError) {
    if dirtyCount == 0 { return }
    let dirty = frames.indices.filter { frames[$0].isDirty }
      .sorted { frames[$0].page < frames[$1].page }
    var run: [Int] = []
    for index in dirty {
      if let last = run.last, frames[index].page != frames[last].page + 1 || run.count == 256 {
        try write(run)
        run = []
      }
      run.append(index)
    }
    try write(run)
  }

  private mutating func frame(for number: UInt64) throws(VaultError) -> Int {
    let index = Int(number % UInt64(frames.count))
    guard frames[index].page != number else { return index }
    // Whoever changes pages in order needs the room of the next ones too.
    if frames[index].isDirty { try writeDirty() }
    frames[index].page = .max
    frames[index].bytes = try read(number)
    frames[index].page = number
    return index
  }

  private func read(_ number: UInt64) throws(VaultError) -> [UInt8] {
    let start = number * UInt64(Self.pageSize)
    var bytes: [UInt8] = []
    // A page that begins past the end of a growing file needs no call to the system.
    if start < length || frames.isEmpty {
      bytes = try PrivateFile.perform(.read, path) {
        try handle.seek(toOffset: start)
        return Array(try handle.read(upToCount: Self.pageSize) ?? Data())
      }
    }
    if bytes.count < Self.pageSize {
      bytes.append(contentsOf: repeatElement(0, count: Self.pageSize - bytes.count))
    }
    return bytes
  }

  /// Writes neighbouring pages in one call, up to the length of the file.
  private mutating func write(_ run: [Int]) throws(VaultError) {
    guard let first = run.first else { return }
    let start = frames[first].page * UInt64(Self.pageSize)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(run.count * Self.pageSize)
    for index in run { bytes.append(contentsOf: frames[index].bytes) }
    let end = min(UInt64(bytes.count), length - start)
    isSynchronized = false
    try PrivateFile.perform(.write, path) {
      try handle.seek(toOffset: start)
      try handle.write(contentsOf: bytes[..<Int(end)])
    }
    for index in run { frames[index].isDirty = false }
    dirtyCount -= run.count
  }
}
