internal import CZip
internal import Foundation
internal import SystemReason

/// Writes zip files whose bytes follow from their members alone.
///
/// The one place where the library of zip files is called. Members stand as they are, not compressed, with
/// one date for all: what a compressor makes of the same content differs between its versions, and times and
/// zones between machines.
public enum ZipWriter {
  /// Writes a file that is durable on return, over whatever has the name.
  ///
  /// The library writes beside the file first; a process that is killed may leave that there, under the name
  /// with a dot and some letters behind it. Memory does not grow with members that are files.
  ///
  /// - Throws: ``ZipError``; what was begun is gone then.
  public static func write(_ members: [ZipMember], to path: String) throws(ZipError) {
    try create(path)
    try removing(path) { () throws(ZipError) in
      try fill(path, members)
      try settle(path)
    }
  }

  /// Writes a file that is durable on return, where none is yet, in a folder that only this user may open.
  ///
  /// The file system brings to the disk what takes the place of a file before it takes it; where there is none,
  /// the disk is waited for at the end only, and the file can be read meanwhile.
  ///
  /// - Parameter written: called when the file is whole, before the disk is waited for.
  /// - Throws: ``ZipError``; what was begun is gone then.
  public static func write(
    _ members: [ZipMember], toNewInPrivateFolder path: String, written: () -> Void
  ) throws(ZipError) {
    try removing(path) { () throws(ZipError) in
      try fill(path, members)
      try perform(path) {
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      }
      written()
      try settle(path)
    }
  }

  private static func removing(
    _ path: String, unless body: () throws(ZipError) -> Void
  ) throws(ZipError) {
    do throws(ZipError) {
      try body()
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  private static func fill(_ path: String, _ members: [ZipMember]) throws(ZipError) {
    let archive = try OpenArchive(path)
    for member in members { try archive.add(member) }
    try archive.close()
  }

  /// Makes the file durable.
  private static func settle(_ path: String) throws(ZipError) {
    try perform(path) {
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
      try handle.synchronize()
      try handle.close()
    }
  }

  private static func perform(_ path: String, _ body: () throws -> Void) throws(ZipError) {
    do {
      try body()
    } catch {
      throw .writing(path: path, reason: error.systemReason)
    }
  }

  /// The library gives its file the permissions of the one that it takes the place of.
  private static func create(_ path: String) throws(ZipError) {
    let isCreated = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isCreated else { throw .writing(path: path, reason: "no file can be made there") }
  }
}

/// A zip file in the making, owned by one value; what is not closed is thrown away.
@safe private final class OpenArchive {
  private let path: String
  /// Nil when the library has let go of it.
  private var handle: OpaquePointer?

  init(_ path: String) throws(ZipError) {
    self.path = path
    var code: CInt = 0
    // The library copies the path.
    unsafe handle = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code)
    guard unsafe handle != nil else {
      var error = unsafe zip_error_t()
      unsafe zip_error_init_with_code(&error, code)
      defer { unsafe zip_error_fini(&error) }
      throw .writing(path: path, reason: unsafe String(cString: zip_error_strerror(&error)))
    }
  }

  deinit {
    if let handle = unsafe handle { unsafe zip_discard(handle) }
  }

  func add(_ member: ZipMember) throws(ZipError) {
    guard let source = unsafe source(of: member.content) else {
      throw .member(member.name, reason: reason)
    }
    let index = unsafe zip_file_add(handle, member.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      let reason = reason
      // Only what was added belongs to the archive.
      unsafe zip_source_free(source)
      throw .member(member.name, reason: reason)
    }
    let place = zip_uint64_t(index)
    // 1980-01-01, the first day that the format knows.
    guard unsafe zip_set_file_compression(handle, place, ZIP_CM_STORE, 0) == 0,
      unsafe zip_file_set_dostime(handle, place, 0, 0x21, 0) == 0
    else { throw .member(member.name, reason: reason) }
  }

  /// Bytes are copied to the library, which frees its copy; a file is opened when the archive is closed.
  private func source(of content: ZipMember.Content) -> OpaquePointer? {
    switch content {
    case .file(let path): return unsafe zip_source_file(handle, path, 0, -1)
    case .bytes(let bytes):
      guard !bytes.isEmpty else { return unsafe zip_source_buffer(handle, nil, 0, 0) }
      guard let copy = unsafe malloc(bytes.count) else { return nil }
      unsafe UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyBytes(from: bytes)
      let source = unsafe zip_source_buffer(handle, copy, zip_uint64_t(bytes.count), 1)
      if unsafe source == nil { unsafe free(copy) }
      return unsafe source
    }
  }

  /// Writes everything.
  func close() throws(ZipError) {
    guard unsafe zip_close(handle) == 0 else { throw .writing(path: path, reason: reason) }
    unsafe handle = nil
  }

  private var reason: String { unsafe String(cString: zip_strerror(handle)) }
}
