public import EventLog

/// The moment of history that a question is about.
public enum AsOf: Sendable, Hashable {
  case now
  /// After everything recorded at or before this time.
  case time(Timestamp)
  /// After the event at this position.
  case position(Position)

  /// Reads a time (RFC 3339) or a position.
  public init?(_ text: String) {
    if let position = UInt64(text) {
      self = .position(Position(position))
    } else if let time = Timestamp(text) {
      self = .time(time)
    } else {
      return nil
    }
  }
}

extension SubmissionLedger {
  /// The time at which a question of history is asked: which day it is, and how old a check, depends
  /// on it.
  ///
  /// Now is never before what is on record: where the system's clock has stepped back, what was told
  /// last would be left out as what is to come, and what it corrected would count again.
  func time(of moment: AsOf) throws(LedgerError) -> Timestamp {
    switch moment {
    case .now: max(now, try recordedTime(ofSize: try size(asOf: .now)))
    case .time(let time): time
    case .position: try recordedTime(ofSize: try size(asOf: moment))
    }
  }

  /// The number of events that count at a moment of history, all of them folded.
  ///
  /// The size is taken first: what another process appends meanwhile is no part of the answer.
  func foldedSize(asOf moment: AsOf) throws(LedgerError) -> UInt64 {
    let size = try size(asOf: moment)
    try catchUp()
    return size
  }

  /// The number of events that count at a moment of history.
  public func size(asOf moment: AsOf) throws(LedgerError) -> UInt64 {
    let snapshot = try logging { () throws(EventLogError) in try log.beginRead() }
    switch moment {
    case .now:
      return snapshot.size
    case .time(let time):
      return try logging { () throws(EventLogError) in try snapshot.size(asOf: time) }
    case .position(let position):
      guard position.rawValue < snapshot.size else {
        throw .outsideLog("position \(position)", size: snapshot.size)
      }
      return position.next.rawValue
    }
  }
}
