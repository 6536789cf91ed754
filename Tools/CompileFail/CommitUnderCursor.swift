// expected: cannot be consumed when captured by an escaping closure or borrowed
import LMDB

func commit(_ environment: Environment, _ database: Database) throws {
  let transaction = try environment.beginWrite()
  var cursor = try transaction.snapshot.cursor(in: database)
  try transaction.commit()
  _ = try cursor.next()
}
