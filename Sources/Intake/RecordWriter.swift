import DataSet

/// Takes the rows that passed on their own and puts them into buckets of neighbouring patients.
///
/// Tables come one after the other, but records are wanted patient by patient: the buckets lie in
/// a scratch file, so that memory holds no more than the last few megabytes of rows.
struct RecordWriter {
  /// The patients of a bucket.
  static let patientsPerBucket: UInt32 = 1024
  /// The bytes of a bucket that are sealed together, at most about.
  static let bucketLimitBytes = 256 << 10
  /// The bytes that all buckets together may hold in memory.
  static let memoryLimitBytes = 16 << 20

  private let dataSet: DataSet
  private let file: ScratchFile
  private let rowLimitBytes: Int
  // The first bucket holds the rows of no patient.
  private var buckets: [[UInt8]] = [[]]
  private var pieces: [[ScratchFile.Piece]] = [[]]
  private var heldBytes = 0

  init(dataSet: DataSet, options: IntakeOptions) throws(IntakeError) {
    self.dataSet = dataSet
    rowLimitBytes = options.encodedRowLimitBytes
    file = try ScratchFile(directory: options.scratchDirectory)
  }

  /// Adds the message of a row of a table.
  ///
  /// A row that should hang on another and hangs on none is left out.
  mutating func add(
    _ message: ArraySlice<UInt8>, number: UInt32, of checks: TableChecks, owner: RowOwner?
  ) throws(IntakeError) {
    var bucket = 0
    var entry = RecordEntry(table: checks.place, number: number)
    if checks.belongsToPatients {
      guard let owner, owner.patient < KeyIndex.missing else { return }
      bucket = Int(owner.patient / RecordWriter.patientsPerBucket) + 1
      entry.owner = owner
    }
    while bucket >= buckets.count {
      buckets.append([])
      pieces.append([])
    }
    guard message.count <= rowLimitBytes else {
      let name = checks.table.name
      throw .malformed(table: name, row: number, fault: .tooLong(limit: rowLimitBytes))
    }
    entry.append(message, to: &buckets[bucket])
    heldBytes += RecordEntry.headLength + message.count
    if buckets[bucket].count >= RecordWriter.bucketLimitBytes { try seal(bucket) }
    if heldBytes >= RecordWriter.memoryLimitBytes { try sealAll() }
  }

  /// Ends the writing; rows that are marked as failed are left out of the store.
  mutating func finish(failed: [[Bool]]) throws(IntakeError) -> RecordStore {
    try sealAll()
    return RecordStore(dataSet: dataSet, file: file, buckets: pieces, failed: failed)
  }

  private mutating func sealAll() throws(IntakeError) {
    for bucket in buckets.indices where !buckets[bucket].isEmpty { try seal(bucket) }
  }

  private mutating func seal(_ bucket: Int) throws(IntakeError) {
    pieces[bucket].append(try file.append(buckets[bucket]))
    heldBytes -= buckets[bucket].count
    buckets[bucket] = []
  }
}
