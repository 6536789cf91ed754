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
    let opened = try open(bucket)
    var patients: [Prepared] = []
    patients.reserveCapacity(Int(RecordWriter.patientsPerBucket))
    var start = 0
    while start < opened.count {
      let patient = opened.owner(of: start).patient
      let end = opened.end(from: start, before: opened.count) { $0.patient == patient }
      let (record, referrals) = try assembly.patient(start..<end, of: opened)
      patients.append(prepare(record, referrals))
      start = end
    }
    return patients
  }

  /// Calls the body for the rows of no patient, in batches.
  func forEachPersonnelBatch(
    limitBytes: Int, _ body: (SubmittedRows) throws -> Void
  ) throws {
    let opened = try open(buckets[0])
    var start = 0
    while start < opened.count {
      var end = start + 1
      while end < opened.count, opened.byteRange(of: start..<end + 1).count <= limitBytes {
        end += 1
      }
      try body(SubmittedRows(opened, start..<end))
      start = end
    }
  }

  // The rows that are still good, sorted by patient, then the patient's own before those of the
  // referrals, then table and row.
  private func open(_ bucket: [ScratchFile.Piece]) throws(IntakeError) -> OpenedRows {
    var bytes: [UInt8] = []
    for piece in bucket { bytes += try file.read(piece) }
    guard var entries = RecordEntry.entries(in: bytes) else {
      throw .scratch(reason: "it holds what was not written to it")
    }
    entries.removeAll { failed[Int($0.table)][Int($0.number) - 1] }
    entries.sort(by: <)
    return OpenedRows(entries, in: bytes)
  }
}
