import DataSet

/// Puts the entries of a bucket together to records.
struct RecordAssembly: Sendable {
  /// A field, by the place of its table and its own place in it.
  private struct Place {
    let table: Int
    let field: Int
  }

  private let tables: Int
  private let localPatientID: Place?
  private let nhsNumber: Place?
  private let postcode: Place?
  private let serviceRequestID: Place?
  private let receivedOn: Place?
  private let dischargedOn: Place?
  /// The field that names a commissioner, of each table that has one.
  private let commissioner: [Int?]

  init(_ dataSet: DataSet) {
    func place(_ field: String, in table: String) -> Place? {
      guard let table = dataSet.table(named: table),
        let field = table.fieldIndex(named: field)
      else { return nil }
      return Place(table: table.index, field: field)
    }
    let (patients, referrals) = (SubmissionPass.Name.patients, SubmissionPass.Name.referrals)
    tables = dataSet.tables.count
    localPatientID = place("LocalPatientId", in: patients)
    nhsNumber = place("NHSNumber", in: patients)
    postcode = place("Postcode", in: patients)
    serviceRequestID = place("ServiceRequestId", in: referrals)
    receivedOn = place("ReferralRequestReceivedDate", in: referrals)
    dischargedOn = place("ServDischDate", in: referrals)
    commissioner = dataSet.tables.map { table in
      [referrals, "IDS201CareContact"].contains(table.name)
        ? table.fieldIndex(named: "OrgIDComm") : nil
    }
  }

  /// The record of a patient and those of the referrals, out of the patient's entries, the own ones
  /// first.
  func patient(
    _ entries: ArraySlice<RecordEntry>, _ bytes: [UInt8]
  ) throws(IntakeError) -> (PatientRecord, [ReferralRecord]) {
    let own = entries.prefix { $0.owner?.referral == KeyIndex.null }
    guard let first = own.first, let ordinal = first.owner?.patient,
      let id = value(localPatientID, of: first, bytes)
    else { throw .scratch(reason: "it holds rows of a patient who is not there") }
    let patient = PatientRecord(
      ordinal: ordinal, localPatientID: LocalPatientID(id),
      nhsNumber: value(nhsNumber, of: first, bytes).map { NHSNumber($0) },
      rows: rows(own, bytes))
    // A code is shown in the clear: nothing of the patient may come in its place.
    let postcode = value(postcode, of: first, bytes) ?? ""
    let named = [id, String(decoding: postcode.utf8.compactMap(Self.squeezed), as: UTF8.self)]
    var referrals: [ReferralRecord] = []
    var rest = entries.dropFirst(own.count)
    while let referral = rest.first?.owner?.referral {
      let group = rest.prefix { $0.owner?.referral == referral }
      referrals.append(try self.referral(group, bytes, notNaming: named))
      rest = rest.dropFirst(group.count)
    }
    return (patient, referrals)
  }

  private func referral(
    _ entries: ArraySlice<RecordEntry>, _ bytes: [UInt8], notNaming named: [String]
  ) throws(IntakeError) -> ReferralRecord {
    guard let first = entries.first, let id = value(serviceRequestID, of: first, bytes),
      let received = value(receivedOn, of: first, bytes).flatMap({ Day(iso: $0) })
    else { throw .scratch(reason: "it holds rows of a referral that is not there") }
    return ReferralRecord(
      serviceRequestID: ServiceRequestID(id), receivedOn: received,
      dischargedOn: value(dischargedOn, of: first, bytes).flatMap { Day(iso: $0) },
      commissioners: commissioners(entries, bytes, notNaming: named, nor: id),
      rows: rows(entries, bytes))
  }

  // A postcode without its space and in capital letters.
  private static func squeezed(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: " "): nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 0x20
    default: byte
    }
  }

  /// The most commissioners that a referral is shown to name, so that they find room in an event.
  private static let commissionerLimit = 128

  /// What has not the form of a commissioner's code names nobody; digits alone have it not.
  private func commissioners(
    _ entries: ArraySlice<RecordEntry>, _ bytes: [UInt8], notNaming named: [String],
    nor id: String
  ) -> [OrganisationCode] {
    var found: Set<OrganisationCode> = []
    var last = ""
    for entry in entries {
      guard let place = commissioner[entry.table],
        let text = RowMessage.value(ofField: place, in: bytes.span.extracting(entry.message)),
        text != last
      else { continue }
      // Nearly every row of a referral names the same one.
      last = text
      guard text.utf8.count <= 5, let code = OrganisationCode(text), text != id,
        !named.contains(text), text.utf8.contains(where: { $0 >= UInt8(ascii: "A") })
      else { continue }
      found.insert(code)
    }
    return Array(found.sorted().prefix(Self.commissionerLimit))
  }

  private func value(_ place: Place?, of entry: RecordEntry, _ bytes: [UInt8]) -> String? {
    guard let place, place.table == entry.table else { return nil }
    return RowMessage.value(ofField: place.field, in: bytes.span.extracting(entry.message))
  }

  /// The rows of entries, in their order.
  func rows(_ entries: ArraySlice<RecordEntry>, _ bytes: [UInt8]) -> SubmittedRows {
    var joined: [UInt8] = []
    joined.reserveCapacity(entries.reduce(0) { $0 + $1.message.count })
    var counts = Array(repeating: 0, count: tables)
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
