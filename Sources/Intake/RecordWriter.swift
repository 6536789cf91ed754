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

  /// Adds the next rows of a table, those that have not failed.
  ///
  /// A row that should hang on another and hangs on none is left out. Neighbours in the file mostly go
  /// into one bucket, and then in one go.
  mutating func add(_ rows: ExaminedRows, of checks: TableChecks) throws(IntakeError) {
    var rows = rows
    var run: (bucket: Int, bytes: Range<Int>) = (0, 0..<0)
    for index in 0..<rows.count where !rows.failed[index] {
      guard let bucket = bucket(ofRow: rows.owners[index], checks) else { continue }
      let entry = rows.entry(index)
      guard entry.count - RecordEntry.headLength <= rowLimitBytes else {
        throw .malformed(
          table: checks.table.name, row: rows.number(index), fault: .longRow(limit: rowLimitBytes))
      }
      // Of such a row it was not known to whom it belongs when its entry was made.
      if checks.key != nil, let owner = rows.owners[index] {
        RecordEntry.store(owner, inEntryAt: entry.lowerBound, of: &rows.entries)
      }
      if bucket == run.bucket, entry.lowerBound == run.bytes.upperBound {
        run.bytes = run.bytes.lowerBound..<entry.upperBound
      } else {
        try add(rows.entries[run.bytes], to: run.bucket)
        run = (bucket, entry)
      }
    }
    try add(rows.entries[run.bytes], to: run.bucket)
  }

  // Nil for a row that is left out.
  private func bucket(ofRow owner: RowOwner?, _ checks: TableChecks) -> Int? {
    guard checks.belongsToPatients else { return 0 }
    guard let owner, owner.patient < KeyIndex.missing else { return nil }
    return Int(owner.patient / RecordWriter.patientsPerBucket) + 1
  }

  private mutating func add(
    _ entries: ArraySlice<UInt8>, to bucket: Int
  ) throws(IntakeError) {
    while bucket >= buckets.count {
      buckets.append([])
      pieces.append([])
    }
    buckets[bucket].append(contentsOf: entries)
    heldBytes += entries.count
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
