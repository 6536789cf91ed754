internal import Foundation
internal import Glibc

/// Files that only their owner may read, and directories of such files.
public enum PrivateFile {
  /// Puts a new durable file at `path`, or fails without touching what is there.
  ///
  /// The file is filled inside a directory that nobody else can enter and then linked into place, so
  /// that at no moment can anybody open it under wider permissions, and no file is replaced.
  public static func create(at path: String, content: [UInt8]) throws(VaultError) {
    try place(at: path) { (draft) throws(VaultError) in
      let handle = try open(draft, forWriting: true)
      try perform(.write, draft) {
        try handle.write(contentsOf: content)
        try handle.synchronize()
        try handle.close()
      }
    }
    try synchronize(directory: directory(of: path))
  }

  /// Makes an empty file, or fails without touching what is there; its name is not durable yet.
  ///
  /// A file is made with the permissions of the process and gets its own a moment later: whoever opens the directory
  /// in between, or finds what a crash left of that moment, must not find it under its name.
  static func createEmpty(at path: String) throws(VaultError) {
    try place(at: path) { _ in }
  }

  private static func place(
    at path: String, _ fill: (_ draft: String) throws(VaultError) -> Void
  ) throws(VaultError) {
    let nest = "\(directory(of: path))/.\([UInt8].random(count: 8).hexadecimal)"
    try createDirectory(at: nest)
    defer { try? FileManager.default.removeItem(atPath: nest) }
    let draft = "\(nest)/file"
    let made = FileManager.default.createFile(
      atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600])
    guard made else {
      throw .fileSystem(operation: .create, path: draft, code: Int(errno))
    }
    try fill(draft)
    do {
      try FileManager.default.linkItem(atPath: draft, toPath: path)
    } catch {
      if FileManager.default.fileExists(atPath: path) { throw .alreadyExists(path: path) }
      throw failure(.link, path, error)
    }
  }

  /// Writes into a file that ``create(at:content:)`` made empty, and makes it durable.
  ///
  /// What it writes never stands under another name, also where the process is killed.
  public static func fill(_ path: String, with content: [UInt8]) throws(VaultError) {
    try requirePrivate(path)
    let handle = try open(path, forWriting: true)
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
    let handle = try perform(.open, path) {
      let url = URL(fileURLWithPath: path)
      return forWriting
        ? try FileHandle(forUpdating: url) : try FileHandle(forReadingFrom: url)
    }
    guard fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0 else {
      throw .fileSystem(operation: .open, path: path, code: Int(errno))
    }
    return handle
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
    let posix = (error as? CocoaError)?.underlying as? POSIXError ?? error as? POSIXError
    let code = (posix?.code.rawValue).map(Int.init) ?? (error as NSError).code
    return .fileSystem(operation: operation, path: path, code: code)
  }
}
