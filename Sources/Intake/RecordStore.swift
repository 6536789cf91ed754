import DataSet
import WorkAhead

/// The rows of a checked submission, sealed on disk, and the way back to records.
final class RecordStore: Sendable {
  private let file: ScratchFile
  private let buckets: [[ScratchFile.Piece]]
  private let failed: [[Bool]]
  private let assembly: RecordAssembly

  init(
    dataSet: DataSet, file: ScratchFile, buckets: [[ScratchFile.Piece]], failed: [[Bool]]
  ) {
    self.file = file
    self.buckets = buckets
    self.failed = failed
    assembly = RecordAssembly(dataSet)
  }

  /// Calls the body for what is made of every patient, in order; it is made on any core.
  func forEachPatient<Prepared: Sendable>(
    preparing prepare: @escaping @Sendable (PatientRecord, [ReferralRecord]) -> Prepared,
    body: (Prepared) throws -> Void
  ) throws {
    var opened = AheadLine<Result<[Prepared], IntakeError>>(limit: RecordStore.bucketsAhead)
    func pass(_ patients: Result<[Prepared], IntakeError>) throws {
      for patient in try patients.get() { try body(patient) }
    }
    for bucket in buckets.dropFirst() {
      let first = opened.add {
        Result { () throws(IntakeError) in
          try self.patients(in: bucket, prepare)
        }
      }
      if let first { try pass(first) }
    }
    while let next = opened.next() { try pass(next) }
  }

  /// The buckets that are opened before they are wanted.
  private static let bucketsAhead = 2

  private func patients<Prepared>(
    in bucket: [ScratchFile.Piece], _ prepare: (PatientRecord, [ReferralRecord]) -> Prepared
  ) throws(IntakeError) -> [Prepared] {
    let (bytes, entries) = try open(bucket)
    var patients: [Prepared] = []
    patients.reserveCapacity(Int(RecordWriter.patientsPerBucket))
    var start = 0
    while start < entries.count {
      let patient = entries[start].owner?.patient
      var end = start + 1
      while end < entries.count, entries[end].owner?.patient == patient { end += 1 }
      let (record, referrals) = try assembly.patient(entries[start..<end], bytes)
      patients.append(prepare(record, referrals))
      start = end
    }
    return patients
  }

  /// Calls the body for the rows of no patient, in batches.
  func forEachPersonnelBatch(
    limitBytes: Int, _ body: (SubmittedRows) throws -> Void
  ) throws {
    let (bytes, entries) = try open(buckets[0])
    var start = 0
    while start < entries.count {
      var end = start
      var length = 0
      repeat {
        length += entries[end].message.count
        end += 1
      } while end < entries.count && length + entries[end].message.count <= limitBytes
      try body(assembly.rows(entries[start..<end], bytes))
      start = end
    }
  }

  // The entries that are still good, sorted by patient, then the patient's own before those of
  // the referrals, then table and row.
  private func open(
    _ bucket: [ScratchFile.Piece]
  ) throws(IntakeError) -> (bytes: [UInt8], entries: [RecordEntry]) {
    var bytes: [UInt8] = []
    for piece in bucket { bytes += try file.read(piece) }
    guard var entries = RecordEntry.entries(in: bytes) else {
      throw .scratch(reason: "it holds what was not written to it")
    }
    entries.removeAll { failed[$0.table][Int($0.number) - 1] }
    entries.sort { left, right in RecordStore.sortKey(left) < RecordStore.sortKey(right) }
    return (bytes, entries)
  }

  private static func sortKey(_ entry: RecordEntry) -> (UInt32, UInt32, Int, UInt32) {
    // The mark for "no referral" is the highest number; one more makes it the lowest.
    let referral = (entry.owner?.referral ?? KeyIndex.null) &+ 1
    return (entry.owner?.patient ?? 0, referral, entry.table, entry.number)
  }
}
