import DataSet
import WorkAhead

/// The rows of a checked submission, sealed on disk, and the way back to records.
final class RecordStore: Sendable {
  private let dataSet: DataSet
  private let file: ScratchFile
  private let buckets: [[ScratchFile.Piece]]
  private let failed: [[Bool]]
  /// The field that names a commissioner, of the tables that have one, by their places.
  private let commissionerFields: [Int: Int]

  init(
    dataSet: DataSet, file: ScratchFile, buckets: [[ScratchFile.Piece]], failed: [[Bool]]
  ) {
    self.dataSet = dataSet
    self.file = file
    self.buckets = buckets
    self.failed = failed
    commissionerFields = Dictionary(
      [SubmissionPass.Name.referrals, "IDS201CareContact"].compactMap { name in
        dataSet.table(named: name)
      }.compactMap { table in
        table.fieldIndex(named: "OrgIDComm").map { (table.index, $0) }
      }
    ) { first, _ in first }
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
          try self.patients(in: bucket).map { prepare($0.record, $0.referrals) }
        }
      }
      if let first { try pass(first) }
    }
    while let next = opened.next() { try pass(next) }
  }

  /// The buckets that are opened before they are wanted.
  private static let bucketsAhead = 2

  private struct Patient: Sendable {
    let record: PatientRecord
    let referrals: [ReferralRecord]
  }

  private func patients(in bucket: [ScratchFile.Piece]) throws(IntakeError) -> [Patient] {
    let (bytes, entries) = try open(bucket)
    var patients: [Patient] = []
    var start = 0
    while start < entries.count {
      let patient = entries[start].owner?.patient
      let end = entries[start...].firstIndex { $0.owner?.patient != patient } ?? entries.count
      patients.append(try assemble(entries[start..<end], bytes))
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
      try body(rows(entries[start..<end], bytes))
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

  private func assemble(
    _ entries: ArraySlice<RecordEntry>, _ bytes: [UInt8]
  ) throws(IntakeError) -> Patient {
    let own = entries.prefix { $0.owner?.referral == KeyIndex.null }
    guard let first = own.first, let ordinal = first.owner?.patient,
      let id = value("LocalPatientId", of: first, in: SubmissionPass.Name.patients, bytes)
    else { throw .scratch(reason: "it holds rows of a patient who is not there") }
    let nhsNumber = value("NHSNumber", of: first, in: SubmissionPass.Name.patients, bytes)
    let patient = PatientRecord(
      ordinal: ordinal, localPatientID: LocalPatientID(id),
      nhsNumber: nhsNumber.map { NHSNumber($0) }, rows: rows(own, bytes))
    // A code is shown in the clear: nothing of the patient may come in its place.
    let postcode = value("Postcode", of: first, in: SubmissionPass.Name.patients, bytes)
    let named: Set = [id, postcode?.filter { $0 != " " }.uppercased() ?? ""]
    var referrals: [ReferralRecord] = []
    var rest = entries.dropFirst(own.count)
    while let referral = rest.first?.owner?.referral {
      let group = rest.prefix { $0.owner?.referral == referral }
      referrals.append(try self.referral(group, bytes, notNaming: named))
      rest = rest.dropFirst(group.count)
    }
    return Patient(record: patient, referrals: referrals)
  }

  private func referral(
    _ entries: ArraySlice<RecordEntry>, _ bytes: [UInt8], notNaming named: Set<String>
  ) throws(IntakeError) -> ReferralRecord {
    let table = SubmissionPass.Name.referrals
    guard let first = entries.first,
      let id = value("ServiceRequestId", of: first, in: table, bytes),
      let received = value("ReferralRequestReceivedDate", of: first, in: table, bytes)
        .flatMap({ Day(iso: $0) })
    else { throw .scratch(reason: "it holds rows of a referral that is not there") }
    return ReferralRecord(
      serviceRequestID: ServiceRequestID(id), receivedOn: received,
      dischargedOn: value("ServDischDate", of: first, in: table, bytes).flatMap { Day(iso: $0) },
      commissioners: commissioners(entries, bytes, notNaming: named.union([id])),
      rows: rows(entries, bytes))
  }

  /// The most commissioners that a referral is shown to name, so that they find room in an event.
  private static let commissionerLimit = 128

  /// What has not the form of a commissioner's code names nobody; digits alone have it not.
  private func commissioners(
    _ entries: ArraySlice<RecordEntry>, _ bytes: [UInt8], notNaming named: Set<String>
  ) -> [OrganisationCode] {
    var found: Set<OrganisationCode> = []
    for entry in entries {
      guard let place = commissionerFields[entry.table],
        let text = RowMessage.value(ofField: place, in: bytes[entry.message]), text.utf8.count <= 5,
        let code = OrganisationCode(text), !named.contains(text),
        text.utf8.contains(where: { $0 >= UInt8(ascii: "A") })
      else { continue }
      found.insert(code)
    }
    return Array(found.sorted().prefix(Self.commissionerLimit))
  }

  private func value(
    _ field: String, of entry: RecordEntry, in table: String, _ bytes: [UInt8]
  ) -> String? {
    guard dataSet.tables[entry.table].name == table,
      let place = dataSet.tables[entry.table].fieldIndex(named: field)
    else { return nil }
    return RowMessage.value(ofField: place, in: bytes[entry.message])
  }

  private func rows(_ entries: ArraySlice<RecordEntry>, _ bytes: [UInt8]) -> SubmittedRows {
    var joined: [UInt8] = []
    joined.reserveCapacity(entries.reduce(0) { $0 + $1.message.count })
    var counts = Array(repeating: 0, count: dataSet.tables.count)
    var ends: [Int] = []
    var numbers: [UInt32] = []
    ends.reserveCapacity(entries.count)
    numbers.reserveCapacity(entries.count)
    for entry in entries {
      joined += bytes[entry.message]
      counts[entry.table] += 1
      ends.append(joined.count)
      numbers.append(entry.number)
    }
    return SubmittedRows(bytes: joined, counts: counts, ends: ends, numbers: numbers)
  }
}
