import Crypto
import Foundation
import SystemReason

/// What tells one state of a file from another.
struct FileIdentity: Equatable {
  enum Kind {
    case regular
    case directory
  }

  private let number: Int
  private let byteCount: UInt64
  private let modified: Date

  init(_ path: String, shownAs shown: String) throws(IntakeError) {
    let attributes = try FileIdentity.attributes(path, shown)
    guard let number = attributes[.systemFileNumber] as? NSNumber,
      let size = attributes[.size] as? NSNumber,
      let modified = attributes[.modificationDate] as? Date
    else { throw .unreadable(path: shown, reason: "its size is not known") }
    self.number = number.intValue
    byteCount = size.uint64Value
    self.modified = modified
  }

  var size: UInt64 { byteCount }

  /// Whether the path leads to a file or to a directory; anything else is an error.
  static func kind(of path: String, shownAs shown: String) throws(IntakeError) -> Kind {
    switch try attributes(path, shown)[.type] as? FileAttributeType {
    case .typeRegular?: return .regular
    case .typeDirectory?: return .directory
    default: throw .notAFile(path: shown)
    }
  }

  private static func attributes(
    _ path: String, _ shown: String
  ) throws(IntakeError) -> [FileAttributeKey: Any] {
    do {
      return try FileManager.default.attributesOfItem(atPath: path)
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      throw .notFound(path: shown)
    } catch {
      throw .unreadable(path: shown, reason: error.systemReason)
    }
  }
}

/// A file that is opened once, read as often as needed, and watched for changes.
final class OpenFile: Sendable {
  /// The path for messages.
  let shownPath: String
  /// The size when the file was opened.
  let byteCount: UInt64
  /// The open file; its place is moved by everyone who reads.
  let handle: FileHandle

  private let path: String
  private let identity: FileIdentity

  /// The bytes that are read at a time.
  private static let chunkBytes = 256 << 10

  init(_ path: String, shownAs shown: String) throws(IntakeError) {
    self.path = path
    shownPath = shown
    identity = try FileIdentity(path, shownAs: shown)
    byteCount = identity.size
    do {
      handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: shown, reason: error.systemReason)
    }
  }

  /// Opens the one file that an operator names, following a link, unless it is empty or too large.
  ///
  /// - Parameter wrongKind: what is thrown where the path leads to something else than a file.
  static func named(
    _ path: String, limitBytes: UInt64, wrongKind: IntakeError
  ) throws(IntakeError) -> OpenFile {
    guard !path.isEmpty else { throw .notFound(path: "(no path)") }
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard case .regular = try FileIdentity.kind(of: resolved, shownAs: path) else {
      throw wrongKind
    }
    let file = try OpenFile(resolved, shownAs: path)
    guard file.byteCount > 0 else { throw .empty(path: path) }
    guard file.byteCount <= limitBytes else {
      throw .tooLarge(path: path, bytes: file.byteCount, limit: limitBytes)
    }
    return file
  }

  /// Throws unless the path still leads to the file that was opened, unchanged.
  func verifyUnchanged() throws(IntakeError) {
    guard try FileIdentity(path, shownAs: shownPath) == identity else {
      throw .changedWhileReading(path: shownPath)
    }
  }

  /// The bytes by which the kind of the file is known.
  func firstBytes() throws(IntakeError) -> [UInt8] {
    try rewind()
    return Array(try chunk(FileMagic.length) ?? Data())
  }

  /// The digest of the file's bytes.
  func digest() throws(IntakeError) -> FileDigest {
    try rewind()
    var hasher = SHA256()
    while let chunk = try chunk(OpenFile.chunkBytes) { hasher.update(data: chunk) }
    try verifyUnchanged()
    return FileDigest(hasher.finalize())
  }

  /// Calls the body with the file's bytes, chunk after chunk.
  func forEachChunk(_ body: (Data) throws(IntakeError) -> Void) throws(IntakeError) {
    try rewind()
    while let chunk = try chunk(OpenFile.chunkBytes) { try body(chunk) }
  }

  /// Moves to the start.
  func rewind() throws(IntakeError) {
    do {
      try handle.seek(toOffset: 0)
    } catch {
      throw .unreadable(path: shownPath, reason: error.systemReason)
    }
  }

  private func chunk(_ count: Int) throws(IntakeError) -> Data? {
    do {
      guard let data = try handle.read(upToCount: count), !data.isEmpty else { return nil }
      return data
    } catch {
      throw .unreadable(path: shownPath, reason: error.systemReason)
    }
  }
}
