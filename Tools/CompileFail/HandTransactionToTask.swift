// expected: type 'ReadTransaction' does not conform to protocol 'Copyable'
import LMDB

func hand(_ environment: Environment) throws {
  let transaction = try environment.beginRead()
  let task: Task<ReadTransaction, Never> = Task { transaction }
  task.cancel()
}
