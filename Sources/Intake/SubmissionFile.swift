/// A file that a provider submitted, open for reading, with its digest.
///
/// The kind is told by the first bytes and never by the name.
public struct SubmissionFile: Sendable {
  /// The path as the caller gave it.
  public let path: String
  /// What kind of file it is.
  public let kind: FileKind
  /// The digest of the bytes as received.
  public let digest: FileDigest
  /// The number of bytes, of all tables together for a directory.
  public let byteCount: UInt64

  let container: Container
  let options: IntakeOptions

  /// Opens the file or directory, takes its digest and looks which tables it holds.
  ///
  /// Reads the whole file once.
  public static func open(
    _ path: String, options: IntakeOptions
  ) throws(IntakeError) -> SubmissionFile {
    try Container.open(path, options: options)
  }

  /// Reads the submission and checks it against the data set.
  ///
  /// One pass over the file; memory grows with the number of keys and not with the rows. Nothing
  /// is left behind in any case.
  /// - Parameters:
  ///   - expectations: what the caller knows about the submission.
  ///   - progress: called every few thousand rows.
  /// - Returns: the checked submission, or why the file is rejected.
  /// - Throws: ``IntakeError`` where the file cannot be read to its end; a file that breaks rules
  ///   is a result.
  public func check(
    _ expectations: Expectations, progress: @escaping (IntakeProgress) -> Void = { _ in }
  ) throws(IntakeError) -> SubmissionResult {
    try SubmissionCheck(file: self, expectations: expectations).run(progress: progress)
  }
}
