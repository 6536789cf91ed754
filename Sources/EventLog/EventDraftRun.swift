/// Drafts that are made together, encoded one behind the other into the same bytes.
public struct EventDraftRun: ~Copyable {
  private var wire: WireWriter
  private var made: [(stream: StreamID, end: Int)] = []

  /// - Parameter byteCount: about how many bytes all of them will take.
  public init(reserving byteCount: Int) {
    wire = WireWriter(reserving: byteCount)
  }

  /// Adds an event whose content is readable by everyone who may read the log.
  public mutating func append(_ fields: EventFields) {
    fields.encode(keyID: 0, to: &wire)
    made.append((fields.stream, wire.bytes.count))
  }

  /// Adds an event with a sealed part, as ``EventDraft`` has it.
  public mutating func append<Failure: Error>(
    _ fields: EventFields, keyID: UInt32,
    seal: (_ associatedData: ArraySlice<UInt8>) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    try fields.encode(keyID: keyID, to: &wire, seal: seal)
    made.append((fields.stream, wire.bytes.count))
  }

  /// The drafts in the order in which they were added; none of them expects anything of its stream.
  public consuming func drafts() -> [EventDraft] {
    var start = 0
    return made.map { stream, end in
      defer { start = end }
      return EventDraft(stream: stream, expecting: .any, payload: wire.bytes[start..<end])
    }
  }
}
