// expected: none
import LMDB

func work(_ environment: Environment, _ database: Database) throws(LMDBError) -> Int {
  let key: [UInt8] = [1]
  var transaction = try environment.beginWrite()
  try transaction.put(key.span, forKey: key.span, in: database)
  var size = 0
  if let value = try first(of: transaction.snapshot, in: database) { size = value.count }
  try transaction.put(key.span, forKey: key.span, in: database)
  try transaction.commit()
  let reader = try environment.beginRead()
  return try size + count(in: reader.snapshot, database)
}

func count(in snapshot: Snapshot, _ database: Database) throws(LMDBError) -> Int {
  var cursor = try snapshot.cursor(in: database)
  var count = 0
  while try cursor.next() != nil { count += 1 }
  return count
}

@_lifetime(copy snapshot)
func first(of snapshot: Snapshot, in database: Database) throws(LMDBError) -> Span<UInt8>? {
  let key: [UInt8] = [1]
  return try snapshot.value(forKey: key.span, in: database)
}
