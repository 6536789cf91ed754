public import EventLog
internal import EventSchema
internal import Projections

/// That the keys of a person were destroyed, as the log tells of it (R27).
public struct Erasure: Sendable, Equatable {
  /// Every number of the person.
  public let persons: [UInt64]
  /// Why.
  public let reason: String
  /// Where the document is found.
  public let reference: String
  /// The position of the event.
  public let position: Position
  /// When the log took it.
  public let erasedAt: Timestamp

  init(_ record: ErasureRecord) {
    persons = record.body.persons
    reason = record.body.reason
    reference = record.body.reference
    position = record.position
    erasedAt = record.recordedAt
  }
}

/// What came of erasing whoever has an NHS number.
public enum ErasureAnswer: Sendable {
  /// The person was there and is no more.
  case erased(Erasure)
  /// Nobody has the number; somebody was erased earlier under the same reference. Whether it was the
  /// same number nobody can tell any more.
  case earlier(Erasure)
  /// Nobody has the number.
  case nobody
}

extension SubmissionLedger {
  func readErasures<Result>(
    asOfSize size: UInt64 = .max,
    _ body: (ErasureModel) throws(ProjectionError) -> Result
  ) throws(LedgerError) -> Result {
    try projecting { () throws(ProjectionError) in
      try erasureStore.read { (reader) throws(ProjectionError) in
        try body(ErasureModel(reader, asOfSize: size))
      }
    }
  }

  /// All erasures by a moment of history, in order.
  public func erasures(asOf moment: AsOf = .now) throws(LedgerError) -> [Erasure] {
    try readErasures(asOfSize: try foldedSize(asOf: moment)) { (model) throws(ProjectionError) in
      try model.erasures().map { Erasure($0) }
    }
  }

  /// The erasure of a person by a size of the log; nil of anybody else.
  func erasure(
    ofPerson person: UInt64, asOfSize size: UInt64 = .max
  ) throws(LedgerError) -> Erasure? {
    try readErasures(asOfSize: size) { (model) throws(ProjectionError) in
      try model.erasure(ofPerson: person).map { Erasure($0) }
    }
  }

  /// The numbers of everybody who was erased by a size of the log.
  func erasedPersons(asOfSize size: UInt64 = .max) throws(LedgerError) -> Set<UInt64> {
    Set(try readErasures(asOfSize: size) { (model) throws(ProjectionError) in try model.persons() })
  }

  /// What an answer adds that somebody is not known: of who was erased nothing tells any more.
  func unlessErased() throws(LedgerError) -> String {
    try erasedPersons().isEmpty ? "" : ", unless the person was erased,"
  }
}
