internal import CZip

/// Reads zip files of the form that ``ZipWriter`` writes: members that stand as they are, none compressed.
///
/// A member can then never be larger than its file, whoever made it, and nothing is expanded. Still it is a
/// library of C that looks at foreign bytes: call it in a process that holds no keys.
public enum ZipReader {
  /// What a reader takes at most.
  public struct Limits: Sendable {
    /// The length of the file, in bytes.
    public var fileBytes: UInt64
    /// How many members.
    public var members: UInt64

    /// Sets limits.
    public init(fileBytes: UInt64, members: UInt64) {
      self.fileBytes = fileBytes
      self.members = members
    }
  }

  /// All members, in the order of the file; the library compares their checksums.
  ///
  /// - Throws: ``ZipReadError``.
  public static func read(
    _ path: String, _ limits: Limits
  ) throws(ZipReadError) -> [(name: String, bytes: [UInt8])] {
    let archive = try ReadArchive(path)
    let count = archive.count
    guard count <= limits.members else { throw .tooManyMembers(count, limit: limits.members) }
    var rest = limits.fileBytes
    var members: [(name: String, bytes: [UInt8])] = []
    for place in 0..<count {
      let (name, size) = try archive.entry(place)
      // Together they are no longer than a file may be, also where several claim the same bytes.
      guard size <= rest else { throw .tooLarge(limit: limits.fileBytes) }
      rest -= size
      members.append((name, try archive.content(place, name, size)))
    }
    return members
  }
}

/// Why a zip file was not read.
public enum ZipReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is no zip file, or one that contradicts itself.
  case notAZip(reason: String)
  case tooManyMembers(UInt64, limit: UInt64)
  case tooLarge(limit: UInt64)
  /// A member is compressed, encrypted, damaged, or has no name that can be shown.
  case member(UInt64, reason: String)

  /// What failed, in one line.
  public var description: String {
    switch self {
    case .notAZip(let reason): "no zip file: \(reason)"
    case .tooManyMembers(let count, let limit): "\(count) members; at most \(limit) are read"
    case .tooLarge(let limit): "its members take more than \(limit) bytes"
    case .member(let place, let reason): "member \(place) of the zip file: \(reason)"
    }
  }
}

/// A zip file that is open for reading, owned by one value.
@safe private final class ReadArchive {
  private let handle: OpaquePointer

  init(_ path: String) throws(ZipReadError) {
    var code: CInt = 0
    let opened = unsafe zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code)
    guard let opened = unsafe opened else {
      var error = unsafe zip_error_t()
      unsafe zip_error_init_with_code(&error, code)
      defer { unsafe zip_error_fini(&error) }
      throw .notAZip(reason: unsafe String(cString: zip_error_strerror(&error)))
    }
    unsafe handle = opened
  }

  deinit { unsafe zip_discard(handle) }

  var count: UInt64 { UInt64(max(0, unsafe zip_get_num_entries(handle, 0))) }

  /// The name and the length of a member that stands as it is.
  func entry(_ place: UInt64) throws(ZipReadError) -> (name: String, size: UInt64) {
    var status = unsafe zip_stat_t()
    let needed = UInt64(ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD)
    guard unsafe zip_stat_index(handle, place, zip_flags_t(ZIP_FL_ENC_STRICT), &status) == 0,
      unsafe status.valid & needed == needed, let bytes = unsafe status.name
    else { throw .member(place, reason: reason) }
    guard unsafe status.comp_method == UInt16(ZIP_CM_STORE), unsafe status.comp_size == status.size,
      unsafe status.encryption_method == UInt16(ZIP_EM_NONE)
    else { throw .member(place, reason: "compressed or encrypted") }
    guard let name = unsafe String(validatingCString: bytes), !name.isEmpty else {
      throw .member(place, reason: "a name that is not UTF-8")
    }
    return (name, unsafe status.size)
  }

  /// The content; reading behind its end has the library compare the checksum.
  func content(
    _ place: UInt64, _ name: String, _ size: UInt64
  ) throws(ZipReadError) -> [UInt8] {
    guard let file = unsafe zip_fopen_index(handle, place, 0) else {
      throw .member(place, reason: reason)
    }
    defer { unsafe zip_fclose(file) }
    var count: zip_int64_t = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(size) + 1) { buffer, filled in
      var total = 0
      while total <= Int(size) {
        let start = unsafe buffer.baseAddress.map { unsafe $0 + total }
        unsafe count = zip_fread(file, start, zip_uint64_t(Int(size) + 1 - total))
        if count <= 0 { break }
        total += Int(count)
      }
      filled = total
    }
    guard count == 0, bytes.count == Int(size) else {
      throw .member(place, reason: "its content is damaged")
    }
    return bytes
  }

  private var reason: String { unsafe String(cString: zip_strerror(handle)) }
}
