import DataSet

/// Puts the entries of a bucket together to records.
struct RecordAssembly: Sendable {
  /// A field, by the place of its table and its own place in it.
  private struct Place {
    let table: Int
    let field: Int
  }

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

  /// The record of a patient and those of the referrals, out of the patient's rows, the own ones
  /// first.
  func patient(
    _ rows: Range<Int>, of opened: OpenedRows
  ) throws(IntakeError) -> (PatientRecord, [ReferralRecord]) {
    let first = rows.lowerBound
    let all = opened.bytes
    let bytes = all.span
    let end = opened.end(from: first, before: rows.upperBound) { $0.referral == KeyIndex.null }
    guard end > first, let id = value(localPatientID, ofRow: first, opened, bytes) else {
      throw .scratch(reason: "it holds rows of a patient who is not there")
    }
    let patient = PatientRecord(
      ordinal: opened.owner(of: first).patient, localPatientID: LocalPatientID(id),
      nhsNumber: value(nhsNumber, ofRow: first, opened, bytes).map { NHSNumber($0) },
      rows: SubmittedRows(opened, first..<end))
    // A code is shown in the clear: nothing of the patient may come in its place.
    let postcode = value(postcode, ofRow: first, opened, bytes) ?? ""
    let named = [id, String(decoding: postcode.utf8.compactMap(Self.squeezed), as: UTF8.self)]
    var referrals: [ReferralRecord] = []
    var start = end
    while start < rows.upperBound {
      let referral = opened.owner(of: start).referral
      let end = opened.end(from: start, before: rows.upperBound) { $0.referral == referral }
      referrals.append(try self.referral(start..<end, of: opened, bytes, notNaming: named))
      start = end
    }
    return (patient, referrals)
  }

  private func referral(
    _ rows: Range<Int>, of opened: OpenedRows, _ bytes: Span<UInt8>, notNaming named: [String]
  ) throws(IntakeError) -> ReferralRecord {
    let first = rows.lowerBound
    guard let id = value(serviceRequestID, ofRow: first, opened, bytes),
      let received = value(receivedOn, ofRow: first, opened, bytes).flatMap({ Day(iso: $0) })
    else { throw .scratch(reason: "it holds rows of a referral that is not there") }
    return ReferralRecord(
      serviceRequestID: ServiceRequestID(id), receivedOn: received,
      dischargedOn: value(dischargedOn, ofRow: first, opened, bytes).flatMap { Day(iso: $0) },
      commissioners: commissioners(rows, of: opened, bytes, notNaming: named, nor: id),
      rows: SubmittedRows(opened, rows))
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
    _ rows: Range<Int>, of opened: OpenedRows, _ bytes: Span<UInt8>, notNaming named: [String],
    nor id: String
  ) -> [OrganisationCode] {
    var found: [OrganisationCode] = []
    var last = 0..<0
    for row in rows {
      guard let field = commissioner[Int(opened.tables[row])],
        let value = place(ofField: field, inRow: row, opened, bytes),
        // Nearly every row of a referral names the same one.
        !bytes.extracting(value).isEqual(to: bytes.extracting(last))
      else { continue }
      last = value
      guard value.count <= 5, let text = RowMessage.text(bytes.extracting(value)),
        let code = OrganisationCode(text), text != id, !named.contains(text),
        text.utf8.contains(where: { $0 >= UInt8(ascii: "A") }), !found.contains(code)
      else { continue }
      found.append(code)
    }
    return Array(found.sorted().prefix(Self.commissionerLimit))
  }

  private func value(
    _ place: Place?, ofRow row: Int, _ opened: OpenedRows, _ bytes: Span<UInt8>
  ) -> String? {
    guard let place, place.table == Int(opened.tables[row]),
      let value = self.place(ofField: place.field, inRow: row, opened, bytes)
    else { return nil }
    return RowMessage.text(bytes.extracting(value))
  }

  // Where the value of a field lies in the bytes of all rows.
  private func place(
    ofField field: Int, inRow row: Int, _ opened: OpenedRows, _ bytes: Span<UInt8>
  ) -> Range<Int>? {
    let message = opened.message(row)
    guard let place = RowMessage.place(ofField: field, in: bytes.extracting(message)) else {
      return nil
    }
    return message.lowerBound + place.lowerBound..<message.lowerBound + place.upperBound
  }
}
