// expected: a function with a ~Escapable result requires
import LMDB

func read(
  _ environment: Environment, _ database: Database, _ key: [UInt8]
) throws -> Span<UInt8>? {
  let transaction = try environment.beginRead()
  return try transaction.snapshot.value(forKey: key.span, in: database)
}
