/// Stored events one behind the other, before they are in the log.
struct LeafRun: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each event ends in `bytes`.
  private var ends: [Int] = []

  var count: Int { ends.count }
  var isEmpty: Bool { ends.isEmpty }

  /// The bytes of one event, counted from 0 in the run.
  func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  mutating func reserve(events: Int, bytes byteCount: Int) {
    ends.reserveCapacity(events)
    bytes.reserveCapacity(byteCount)
  }

  /// Adds an event: what only the log knows, then what its writer encoded.
  mutating func append(
    _ draft: EventDraft, position: UInt64, recordedAt: Timestamp, streamVersion: UInt64,
    idempotencyMark: [UInt8]?
  ) {
    appendSequencedFields(
      to: &bytes, position: position, recordedAt: recordedAt, streamVersion: streamVersion,
      idempotencyMark: idempotencyMark)
    bytes.append(contentsOf: draft.payload)
    ends.append(bytes.count)
  }
}
