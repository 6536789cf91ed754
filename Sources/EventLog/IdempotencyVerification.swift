/// Derives the idempotency records again from the events, and compares them with the table.
struct IdempotencyVerification {
  /// Whether the walk begins with the first event, so that every record must be explained.
  private let seesAll: Bool
  /// Records that are what their event says; two events never explain the same one.
  private var explained = 0

  init(seesAll: Bool) {
    self.seesAll = seesAll
  }

  /// A repeated append must find what the first one left, and no other.
  mutating func check(
    _ event: StoredEvent, _ snapshot: borrowing LogSnapshot, _ list: inout FindingList
  ) throws(EventLogError) {
    guard !event.header.idempotencyMark.isEmpty else { return }
    let position = event.header.position
    let mark = event.bytes.extracting(event.header.idempotencyMark)
    guard let expected = IdempotencyRecord(event.header, mark: mark) else {
      return list.add(
        .event, at: position, "the idempotency mark at position \(position) is malformed")
    }
    let key = mark.extracting(0..<IdempotencyKey.keyByteCount)
    if try snapshot.idempotencyRecord(under: key) == expected {
      explained += 1
    } else {
      list.add(
        .index, at: position, "the key of the append at position \(position) is not in the index")
    }
  }

  /// A record that no event explains would pass off another append as done.
  func checkTable(
    _ snapshot: borrowing LogSnapshot, _ list: inout FindingList
  ) throws(EventLogError) {
    guard seesAll else { return }
    let count = try snapshot.idempotencyRecordCount()
    if count == explained { return }
    list.add(
      .index, "the idempotency table has \(count) records, of which the events explain \(explained)"
    )
  }
}
