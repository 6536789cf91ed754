internal import Crypto
internal import Foundation

extension CodeRegister {
  /// The bytes that the file of a register may hold.
  static let fileLimitBytes: UInt64 = 1 << 30

  /// Reads a register out of a CSV file, whole or not at all, and takes the file's digest.
  ///
  /// The first line names the columns, in any order; spaces around a cell do not count; a code may
  /// stand in several rows. Without a column `roles` every code holds every role.
  public static func read(
    _ path: String, as kind: ReferenceData.Kind
  ) throws(IntakeError) -> (register: CodeRegister, digest: FileDigest) {
    let file = try OpenFile.named(
      path, limitBytes: fileLimitBytes,
      wrongKind: .badRegister(path: path, row: 0, fault: .notAFile))
    var reader = RegisterReader(kind, shownAs: path)
    var hasher = SHA256()
    try file.forEachChunk { chunk throws(IntakeError) in
      hasher.update(data: chunk)
      try reader.take(chunk)
    }
    let register = try reader.finish()
    try file.verifyUnchanged()
    return (register, FileDigest(hasher.finalize()))
  }

  /// Reads a register out of the bytes of a CSV table, which messages call by the kind.
  public static func read(
    csv bytes: some Collection<UInt8>, as kind: ReferenceData.Kind
  ) throws(IntakeError) -> CodeRegister {
    var reader = RegisterReader(kind, shownAs: kind.rawValue)
    try reader.take(bytes)
    return try reader.finish()
  }
}

extension FileDigest {
  /// The digest of a file's bytes.
  public init(ofFile path: String) throws(IntakeError) {
    guard case .regular = try FileIdentity.kind(of: path, shownAs: path) else {
      throw .notAFile(path: path)
    }
    self = try OpenFile(path, shownAs: path).digest()
  }
}
