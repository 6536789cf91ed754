// expected: lifetime-dependent variable 'kept' escapes its scope
import LMDB

func keep(_ environment: Environment, _ database: Database, _ key: [UInt8]) throws {
  var kept: Span<UInt8>?
  do {
    let transaction = try environment.beginRead()
    kept = try transaction.snapshot.value(forKey: key.span, in: database)
  }
  _ = kept?.count
}
