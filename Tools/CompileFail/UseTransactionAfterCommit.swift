// expected: 'transaction' used after consume
import LMDB

func changeAfterCommit(
  _ environment: Environment, _ database: Database, _ key: [UInt8]
) throws {
  var transaction = try environment.beginWrite()
  try transaction.commit()
  try transaction.put(key.span, forKey: key.span, in: database)
}
