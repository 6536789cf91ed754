// expected: 'transaction' is borrowed and cannot be consumed
import LMDB

func finish(_ transaction: borrowing WriteTransaction) throws {
  try transaction.commit()
}
