internal import LMDB

/// Writes fields in the Protocol Buffers wire format.
///
/// The log writes envelopes itself, because an event is encoded in two pieces at two times: what the
/// caller knows, beside the writer, and what only the sequencer knows, inside the transaction. The
/// concatenation of the two is one valid message.
package struct WireWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(reserving count: Int = 0) {
    bytes.reserveCapacity(count)
  }

  /// Goes on after bytes that are there; they are moved, not copied, when the caller lets go of them.
  init(appendingTo bytes: consuming [UInt8]) {
    self.bytes = bytes
  }

  package mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A field of wire type 0.
  package mutating func field(_ number: UInt64, _ value: UInt64) {
    varint(number << 3)
    varint(value)
  }

  /// A field of wire type 2.
  package mutating func field(_ number: UInt64, _ value: [UInt8]) {
    begin(number, count: value.count)
    bytes.append(contentsOf: value)
  }

  package mutating func field(_ number: UInt64, _ value: Span<UInt8>) {
    begin(number, count: value.count)
    bytes.append(copying: value)
  }

  /// The tag and length of a field of wire type 2 whose `count` bytes are written next.
  package mutating func begin(_ number: UInt64, count: Int) {
    varint(number << 3 | 2)
    varint(UInt64(count))
  }

  /// What a number takes, without its tag.
  package static func byteCount(of number: UInt64) -> Int {
    max(1, (UInt64.bitWidth - number.leadingZeroBitCount + 6) / 7)
  }

  /// A field of wire type 2 that holds text.
  package mutating func field(_ number: UInt64, _ value: String) {
    begin(number, count: value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }
}

/// Writes what only the log knows of an event: fields 1 to 4 of the envelope.
///
/// A field of value 0 is left out, as a Protocol Buffers encoder would.
func appendSequencedFields(
  to bytes: inout [UInt8], position: UInt64, recordedAt: Timestamp, streamVersion: UInt64,
  idempotencyMark: [UInt8]?
) {
  var wire = WireWriter(appendingTo: bytes)
  bytes = []
  if position != 0 { wire.field(1, position) }
  if recordedAt.microseconds != 0 { wire.field(2, UInt64(bitPattern: recordedAt.microseconds)) }
  wire.field(3, streamVersion)
  if let idempotencyMark { wire.field(4, idempotencyMark) }
  bytes = wire.bytes
}
