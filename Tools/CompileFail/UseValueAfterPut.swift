// expected: overlapping accesses to 'transaction'
import LMDB

func change(_ environment: Environment, _ database: Database, _ key: [UInt8]) throws {
  var transaction = try environment.beginWrite()
  let value = try transaction.snapshot.value(forKey: key.span, in: database)
  try transaction.put(key.span, forKey: key.span, in: database)
  _ = value?.count
}
