import Crypto

/// The SHA-256 digest of a submitted file, or of a file of reference data.
///
/// A directory of CSV tables has the digest of its listing: a line with the digest of each file in
/// lower-case hexadecimal, two spaces and the file's name, sorted by the bytes of the name.
public struct FileDigest: Hashable, Sendable {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  init(_ digest: SHA256Digest) {
    bytes = Array(digest)
  }

  /// A digest that was taken before, nil where it is not 32 bytes long.
  public init?(bytes: [UInt8]) {
    guard bytes.count == SHA256Digest.byteCount else { return nil }
    self.bytes = bytes
  }

  init(listing: [(name: String, digest: FileDigest)]) {
    var hasher = SHA256()
    for entry in listing.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      hasher.update(data: Array("\(entry.digest)  \(entry.name)\n".utf8))
    }
    self.init(hasher.finalize())
  }
}

extension FileDigest: CustomStringConvertible {
  /// The digest in lower-case hexadecimal.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// The kinds of file in which a submission comes.
public enum FileKind: String, Sendable {
  /// An Access database.
  case access
  /// A zip file with one Access database in it.
  case zippedAccess
  /// A directory of CSV tables.
  case csvDirectory
  /// A zip file with CSV tables in it.
  case zippedCSV
}
