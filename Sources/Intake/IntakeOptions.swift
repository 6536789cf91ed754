/// The program that opens Access databases and zip files in a process of its own.
///
/// Such files can be made to crash, stall or mislead the library that reads them, so nothing but
/// this program, which may die at any time, ever opens one.
public struct ReaderProgram: Sendable {
  /// The path of the program.
  public var path: String
  /// The seconds after which it is ended, for each of its runs.
  public var timeLimitSeconds: Int
  /// The bytes that it may write, for each of its runs.
  public var outputLimitBytes: UInt64

  /// The program at the path with limits that a submission of a million referrals stays below.
  public init(
    path: String, timeLimitSeconds: Int = 300, outputLimitBytes: UInt64 = 8 << 30
  ) {
    self.path = path
    self.timeLimitSeconds = timeLimitSeconds
    self.outputLimitBytes = outputLimitBytes
  }
}

/// How a submission is read.
public struct IntakeOptions: Sendable {
  /// The program for Access databases and zip files; nil where only CSV directories are read.
  public var reader: ReaderProgram?
  /// The directory of the scratch file; nil for the system's own.
  ///
  /// The file is removed from it as soon as it is open, and everything in it is encrypted under a
  /// key that is never written.
  public var scratchDirectory: String?
  /// The bytes that the file, or the files of a directory together, may hold.
  public var fileLimitBytes: UInt64
  /// The rows that the submission may hold.
  public var rowLimit: Int
  /// The bytes that one accepted row may take in its encoded form; a longer one cannot be kept.
  public var encodedRowLimitBytes: Int
  /// The failing rules and rows that are listed before the submission is refused.
  public var failureLimit: Int

  /// Options with limits well above the largest submission that a provider can have.
  public init(
    reader: ReaderProgram? = nil, scratchDirectory: String? = nil,
    fileLimitBytes: UInt64 = 4 << 30, rowLimit: Int = 20_000_000,
    encodedRowLimitBytes: Int = 61_439, failureLimit: Int = 10_000_000
  ) {
    self.reader = reader
    self.scratchDirectory = scratchDirectory
    self.fileLimitBytes = fileLimitBytes
    self.rowLimit = rowLimit
    self.encodedRowLimitBytes = encodedRowLimitBytes
    self.failureLimit = failureLimit
  }
}

/// How far the reading of a submission is.
public struct IntakeProgress: Sendable, Equatable {
  /// Data rows read.
  public let rowsRead: Int
  /// Data rows in the file, where it states them.
  public let rowsTotal: Int?
  /// Bytes read, for CSV tables.
  public let bytesRead: UInt64
  /// Bytes in the file, for CSV tables.
  public let bytesTotal: UInt64?
  /// Bytes of memory that the sets of keys, by which rows are found and compared, took at most so far.
  public let keyBytes: Int
}
