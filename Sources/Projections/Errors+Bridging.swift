internal import Foundation
internal import EventLog
internal import LMDB

// The errors of the modules below, as those of this one.

extension EventLog {
  func beginFold() throws(ProjectionError) -> LogSnapshot {
    do throws(EventLogError) {
      return try beginRead()
    } catch {
      throw .log(error)
    }
  }
}

extension LogSnapshot {
  @_lifetime(borrow self)
  borrowing func eventsToFold(from position: UInt64) throws(ProjectionError) -> EventCursor {
    do throws(EventLogError) {
      return try events(from: Position(position))
    } catch {
      throw .log(error)
    }
  }
}

extension EventCursor {
  @_lifetime(copy self)
  mutating func nextToFold(
    of types: EventTypes, before end: UInt64
  ) throws(ProjectionError) -> StoredEvent? {
    do throws(EventLogError) {
      return try next(of: types, before: end)
    } catch {
      throw .log(error)
    }
  }
}

/// Runs something of LMDB that gives an ordinary value.
func stored<Value: ~Copyable>(
  _ body: () throws(LMDBError) -> Value
) throws(ProjectionError) -> Value {
  do throws(LMDBError) {
    return try body()
  } catch {
    throw .storage(error.description)
  }
}

extension StoredEvent {
  /// A copy of the body, as messages take it.
  var bodyData: Data { Data(Array(copying: body)) }
}
