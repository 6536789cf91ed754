internal import DataSet
internal import EventLog
internal import Intake

/// The bodies of which a month has one for each patient and each referral.
///
/// They are written field by field, by the numbers of `bodies.proto`: to fill messages only to encode them
/// and throw them away would cost more than all else that is encoded. A test compares the two.
extension SubmissionEncoder {
  /// The body of a `PersonRegistered`.
  func body(ofRegistered patient: PatientRecord) -> [UInt8] {
    var body = WireWriter()
    if patient.nhsNumber != nil { body.field(1, 1) }
    return body.bytes
  }

  /// The body of a `PatientSubmitted`.
  func body(of patient: PatientRecord, _ part: RowPart) -> [UInt8] {
    var body = begunBody(part)
    write(part, asField: 6, to: &body)
    // The patient's own row stands first.
    if part.number == 1, patient.nhsNumber != nil { body.field(7, 1) }
    return body.bytes
  }

  /// The body of a `ReferralSubmitted`.
  func body(of referral: ReferralRecord, _ part: RowPart) -> [UInt8] {
    var body = begunBody(part)
    body.fieldUnlessZero(6, Self.zigzag(referral.receivedOn))
    if let day = referral.dischargedOn { body.field(7, Self.zigzag(day)) }
    write(part, asField: 8, to: &body)
    for commissioner in referral.commissioners { body.field(9, commissioner.text) }
    return body.bytes
  }

  // The fields 1 to 5, which the two have in common.
  private func begunBody(_ part: RowPart) -> WireWriter {
    var body = WireWriter(reserving: 64 + 3 * part.rows.count)
    body.fieldUnlessZero(1, UInt64(submission))
    if !provider.text.isEmpty { body.field(2, provider.text) }
    body.fieldUnlessZero(3, UInt64(period))
    body.fieldUnlessZero(4, UInt64(part.number))
    body.fieldUnlessZero(5, UInt64(part.total))
    return body
  }

  // The rows of each table that has any, as messages `TableRows`.
  private func write(_ part: RowPart, asField number: UInt64, to body: inout WireWriter) {
    part.rows.forEachTable { place, numbers in
      let steps = RowSteps(numbers)
      let stepBytes = steps.reduce(0) { $0 + WireWriter.byteCount(of: UInt64($1)) }
      let (table, rows) = (UInt64(tables[place]), UInt64(numbers.count))
      var bytes = 3 + WireWriter.byteCount(of: UInt64(stepBytes)) + stepBytes
      bytes += WireWriter.byteCount(of: table) + WireWriter.byteCount(of: rows)
      body.begin(number, count: bytes)
      body.field(1, table)
      body.field(2, rows)
      body.begin(3, count: stepBytes)
      for step in steps { body.varint(UInt64(step)) }
    }
  }

  // A day as a `sint32` holds it.
  private static func zigzag(_ day: Day) -> UInt64 {
    let days = day.daysSince1970
    return UInt64(UInt32(bitPattern: days << 1 ^ days >> 31))
  }
}

extension WireWriter {
  /// A number, which takes no room where it is 0.
  fileprivate mutating func fieldUnlessZero(_ number: UInt64, _ value: UInt64) {
    if value != 0 { field(number, value) }
  }
}

/// The first of some ascending numbers of rows, and the difference of each other one to the one before.
struct RowSteps: Sequence, IteratorProtocol {
  private var numbers: ArraySlice<UInt32>.Iterator
  private var last: UInt32 = 0

  init(_ numbers: ArraySlice<UInt32>) {
    self.numbers = numbers.makeIterator()
  }

  mutating func next() -> UInt32? {
    guard let number = numbers.next() else { return nil }
    defer { last = number }
    return number - last
  }
}
