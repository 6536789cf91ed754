internal import Foundation
internal import SystemPackage

/// Files that only their owner may read, and directories of such files.
public enum PrivateFile {
  /// Puts a new durable file at `path`, or fails without touching what is there.
  ///
  /// It stands under no other name on the way: a process that is killed leaves part of it at most, and nothing
  /// beside it. Where the system refuses to take all of it, none of it stays.
  public static func create(at path: String, content: [UInt8]) throws(VaultError) {
    let handle = try make(path)
    do throws(VaultError) {
      try write(content, to: handle, path)
      try synchronize(directory: directory(of: path))
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  /// Makes an empty file, or fails without touching what is there; its name is not durable yet.
  static func createEmpty(at path: String) throws(VaultError) {
    let handle = try make(path)
    try perform(.create, path) { try handle.close() }
  }

  // It has its permissions from its first moment: who opened it under wider ones could read what comes later.
  private static func make(_ path: String) throws(VaultError) -> FileHandle {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
      return FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: true)
    } catch Errno.fileExists {
      throw .alreadyExists(path: path)
    } catch {
      throw failure(.create, path, error)
    }
  }

  /// Writes into a file that is there and empty, and makes it durable.
  public static func fill(_ path: String, with content: [UInt8]) throws(VaultError) {
    try requirePrivate(path)
    try write(content, to: open(path, forWriting: true), path)
  }

  private static func write(
    _ content: [UInt8], to handle: FileHandle, _ path: String
  ) throws(VaultError) {
    try perform(.write, path) {
      try handle.write(contentsOf: content)
      try handle.synchronize()
      try handle.close()
    }
  }

  /// Makes a directory of mode 0700 where there is nothing yet.
  static func createDirectory(at path: String) throws(VaultError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    } catch {
      if FileManager.default.fileExists(atPath: path) { throw .alreadyExists(path: path) }
      throw failure(.create, path, error)
    }
  }

  /// Refuses a file or directory that the group or others may use in any way.
  public static func requirePrivate(_ path: String) throws(VaultError) {
    let attributes = try perform(.inspect, path) {
      try FileManager.default.attributesOfItem(atPath: path)
    }
    guard let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue else {
      throw .fileSystem(operation: .inspect, path: path, code: 0)
    }
    guard permissions & 0o077 == 0 else {
      throw .exposed(path: path, permissions: permissions)
    }
  }

  /// Opens a file that exists.
  ///
  /// A program that is started meanwhile does not inherit it: it could read on, and would keep what is
  /// locked from everybody else.
  static func open(_ path: String, forWriting: Bool) throws(VaultError) -> FileHandle {
    try perform(.open, path) {
      let file = try FileDescriptor.open(
        FilePath(path), forWriting ? .readWrite : .readOnly, options: .closeOnExec)
      return FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: true)
    }
  }

  /// The first `limit` bytes of a file.
  public static func read(_ path: String, limit: Int) throws(VaultError) -> [UInt8] {
    let handle = try open(path, forWriting: false)
    return try perform(.read, path) {
      Array(try handle.read(upToCount: limit) ?? Data())
    }
  }

  /// Makes the names in a directory durable.
  static func synchronize(directory path: String) throws(VaultError) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .fileSystem(operation: .open, path: path, code: Int(errno))
    }
    try perform(.synchronize, path) { try handle.synchronize() }
  }

  /// Overwrites a file with zeros, durably, and removes its name.
  static func wipe(_ path: String) throws(VaultError) {
    let handle = try open(path, forWriting: true)
    try perform(.write, path) {
      let length = try handle.seekToEnd()
      try handle.seek(toOffset: 0)
      // The first page goes first and alone, so that readers learn at once that the file is retired.
      var step: UInt64 = 4096
      var done: UInt64 = 0
      while done < length {
        let size = min(step, length - done)
        try handle.write(contentsOf: [UInt8](repeating: 0, count: Int(size)))
        done += size
        step = 1 << 20
      }
      try handle.synchronize()
      try handle.close()
    }
    try perform(.remove, path) { try FileManager.default.removeItem(atPath: path) }
    try synchronize(directory: directory(of: path))
  }

  /// The names in a directory.
  static func names(in directory: String) throws(VaultError) -> [String] {
    try perform(.inspect, directory) {
      try FileManager.default.contentsOfDirectory(atPath: directory)
    }
  }

  /// The directory that holds `path`.
  static func directory(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Runs `body` and says of any failure what was being done to which file.
  static func perform<Answer>(
    _ operation: FileOperation, _ path: String, _ body: () throws -> Answer
  ) throws(VaultError) -> Answer {
    do { return try body() } catch { throw failure(operation, path, error) }
  }

  static func failure(
    _ operation: FileOperation, _ path: String, _ error: any Error
  ) -> VaultError {
    if let error = error as? CocoaError,
      [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code)
    {
      return .notFound(path: path)
    }
    if let error = error as? Errno {
      if error == .noSuchFileOrDirectory { return .notFound(path: path) }
      return .fileSystem(operation: operation, path: path, code: Int(error.rawValue))
    }
    // Foundation keeps the system's number below one of its own.
    let outer = error as NSError
    let cause = outer.userInfo[NSUnderlyingErrorKey] as? any Error
    let code = cause.map { ($0 as NSError).code } ?? outer.code
    return .fileSystem(operation: operation, path: path, code: code)
  }
}
