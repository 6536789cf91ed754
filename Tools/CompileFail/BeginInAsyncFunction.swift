// expected: unavailable from asynchronous contexts
import LMDB

func read(_ environment: Environment) async throws {
  let transaction = try environment.beginRead()
  _ = transaction.snapshot
}
