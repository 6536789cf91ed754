import EventSchema
import LMDB
import TestSupport

@testable import EventLog

let ledger = StreamID(.ledger, 1)
let person = StreamID(.person, 1)
let referral = StreamID(.referral, 1)

/// A log in a directory of its own, with a clock that the test sets.
final class TestLog: Sendable {
  private let directory = TemporaryDirectory()
  let clock = SettableClock()
  let path: String
  let log: EventLog

  init() throws {
    path = try directory.make("log")
    log = try EventLog.create(at: path) { [clock] in clock.now }
  }

  /// Opens the log again after it was closed.
  func open() throws(EventLogError) -> EventLog {
    try EventLog.open(at: path) { [clock] in clock.now }
  }

  /// Everything that contradicts itself, seen through the log and, after closing it, in its tables.
  func closeAndCheck() throws -> [String] {
    let findings = try checkLog(log)
    try log.close()
    return try findings + checkLogFiles(at: path)
  }

  /// Changes the tables of the closed log behind its back.
  func tamper(_ table: String, _ key: [UInt8], _ value: [UInt8]?) throws {
    let environment = try Environment.open(at: path, options: .init(durability: .noSync))
    try environment.replace(table, key, value)
    try environment.close()
  }
}

extension Environment {
  /// Sets or deletes one value of a table.
  func replace(_ table: String, _ key: [UInt8], _ value: [UInt8]?) throws {
    let database = try createDatabases([table])[0]
    var transaction = try beginWrite()
    if let value {
      try transaction.put(value.span, forKey: key.span, in: database)
    } else {
      try transaction.delete(key.span, in: database)
    }
    try transaction.commit()
  }
}

/// The case of an error, without its facts.
func name(of error: EventLogError) -> String {
  switch error {
  case .wrongExpectedVersion: "wrongExpectedVersion"
  case .idempotencyConflict: "idempotencyConflict"
  case .emptyBatch: "emptyBatch"
  case .eventTooLarge: "eventTooLarge"
  case .beyondEnd: "beyondEnd"
  case .notALog: "notALog"
  case .alreadyALog: "alreadyALog"
  case .unknownFormat: "unknownFormat"
  case .damaged(let damage): "damaged: \(damage)"
  case .storage: "storage"
  }
}

/// What a refused step says, by the name of its case; nil where it went through.
func refused(_ body: () throws(EventLogError) -> Void) -> String? {
  do throws(EventLogError) {
    try body()
    return nil
  } catch {
    return name(of: error)
  }
}
