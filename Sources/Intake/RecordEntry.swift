/// A row in a bucket: to whom it belongs, and its message.
struct RecordEntry {
  /// The place of the table.
  let table: UInt8
  /// The place of the row in its table of the submitted file, from 1.
  let number: UInt32
  /// To whom the row belongs; stays as it is for a row of no patient.
  var owner = RowOwner(patient: KeyIndex.null, referral: KeyIndex.null)
  /// The bytes of the message in the bucket.
  private(set) var message = 0..<0

  static let headLength = 17

  init(table: Int, number: UInt32) {
    self.table = UInt8(table)
    self.number = number
  }

  /// Patient by patient, what hangs on the patient alone before the referrals, then table and row.
  static func < (left: RecordEntry, right: RecordEntry) -> Bool {
    left.record == right.record ? left.row < right.row : left.record < right.record
  }

  // The mark for "no referral" is the highest number; one more makes it the lowest.
  private var record: UInt64 { UInt64(owner.patient) << 32 | UInt64(owner.referral &+ 1) }
  private var row: UInt64 { UInt64(table) << 32 | UInt64(number) }

  /// Appends the entry with the message that `write` appends.
  func append(to bytes: inout [UInt8], message write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    bytes.append(addingCapacity: RecordEntry.headLength) { head in
      head.append(table)
      let numbers: InlineArray<4, UInt32> = [number, owner.patient, owner.referral, 0]
      for place in numbers.indices {
        for byte in 0..<4 { head.append(RecordEntry.byte(byte, of: numbers[place])) }
      }
    }
    write(&bytes)
    RecordEntry.store(
      UInt32(bytes.count - start - RecordEntry.headLength), at: start + 13, in: &bytes)
  }

  /// Says in an entry, which begins at a place, to whom the row belongs.
  static func store(_ owner: RowOwner, inEntryAt start: Int, of bytes: inout [UInt8]) {
    store(owner.patient, at: start + 5, in: &bytes)
    store(owner.referral, at: start + 9, in: &bytes)
  }

  /// The entries of a bucket; nil when the bytes are not such.
  static func entries(in bucket: [UInt8]) -> [RecordEntry]? {
    var entries: [RecordEntry] = []
    var position = 0
    while position < bucket.count {
      guard position + headLength <= bucket.count else { return nil }
      var entry = RecordEntry(
        table: Int(bucket[position]), number: number(bucket, at: position + 1))
      entry.owner = RowOwner(
        patient: number(bucket, at: position + 5), referral: number(bucket, at: position + 9))
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

  private static func store(_ value: UInt32, at place: Int, in bytes: inout [UInt8]) {
    for byte in 0..<4 { bytes[place + byte] = RecordEntry.byte(byte, of: value) }
  }

  private static func byte(_ place: Int, of value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value >> (8 * UInt32(place)))
  }
}
