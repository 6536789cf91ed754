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
    var entry = RecordEntry(table: checks.place, number: number, owner: nil)
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

/// A row in a bucket: to whom it belongs, and its message.
struct RecordEntry {
  let table: Int
  let number: UInt32
  var owner: RowOwner?
  /// The bytes of the message in the bucket.
  var message = 0..<0

  static let headLength = 17

  init(table: Int, number: UInt32, owner: RowOwner?) {
    self.table = table
    self.number = number
    self.owner = owner
  }

  /// Appends the entry with the row's message.
  func append(_ message: ArraySlice<UInt8>, to bucket: inout [UInt8]) {
    bucket.append(addingCapacity: RecordEntry.headLength + message.count) { head in
      head.append(UInt8(table))
      RecordEntry.append(number, to: &head)
      RecordEntry.append(owner?.patient ?? KeyIndex.null, to: &head)
      RecordEntry.append(owner?.referral ?? KeyIndex.null, to: &head)
      RecordEntry.append(UInt32(message.count), to: &head)
    }
    bucket.append(contentsOf: message)
  }

  /// The entries of a bucket; nil when the bytes are not such.
  static func entries(in bucket: [UInt8]) -> [RecordEntry]? {
    var entries: [RecordEntry] = []
    var position = 0
    while position < bucket.count {
      guard position + headLength <= bucket.count else { return nil }
      let patient = number(bucket, at: position + 5)
      let owner = RowOwner(patient: patient, referral: number(bucket, at: position + 9))
      var entry = RecordEntry(
        table: Int(bucket[position]), number: number(bucket, at: position + 1),
        owner: patient == KeyIndex.null ? nil : owner)
      let start = position + headLength
      position = start + Int(number(bucket, at: position + 13))
      guard position <= bucket.count else { return nil }
      entry.message = start..<position
      entries.append(entry)
    }
    return entries
  }

  private static func number(_ bytes: borrowing [UInt8], at place: Int) -> UInt32 {
    UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
  }

  private static func append(_ value: UInt32, to bytes: inout OutputSpan<UInt8>) {
    for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte)))) }
  }
}
