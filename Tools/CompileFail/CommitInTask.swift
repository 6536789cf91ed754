// expected: cannot be consumed when captured by an escaping closure
import LMDB

func commitElsewhere(_ environment: Environment) throws {
  let transaction = try environment.beginWrite()
  Task { try transaction.commit() }
}
