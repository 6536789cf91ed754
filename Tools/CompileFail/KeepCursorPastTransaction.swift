// expected: lifetime-dependent variable 'cursor' escapes its scope
import LMDB

func keep(_ environment: Environment, _ database: Database) throws {
  let cursor: Cursor
  do {
    let transaction = try environment.beginRead()
    cursor = try transaction.snapshot.cursor(in: database)
  }
  _ = consume cursor
}
