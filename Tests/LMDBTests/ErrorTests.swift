import Testing

@testable import LMDB

@Suite struct ErrorTests {
  /// Each known code: its number, whether it is fatal, the start of its text.
  static let table: [(LMDBError.Code, Int32, Bool, String)] = [
    (.keyExists, -30799, false, "MDB_KEYEXIST"),
    (.notFound, -30798, false, "MDB_NOTFOUND"),
    (.pageNotFound, -30797, true, "MDB_PAGE_NOTFOUND"),
    (.corrupted, -30796, true, "MDB_CORRUPTED"),
    (.panic, -30795, true, "MDB_PANIC"),
    (.versionMismatch, -30794, false, "MDB_VERSION_MISMATCH"),
    (.invalidFile, -30793, true, "MDB_INVALID"),
    (.mapFull, -30792, false, "MDB_MAP_FULL"),
    (.databasesFull, -30791, false, "MDB_DBS_FULL"),
    (.readersFull, -30790, false, "MDB_READERS_FULL"),
    (.transactionFull, -30788, false, "MDB_TXN_FULL"),
    (.cursorFull, -30787, true, "MDB_CURSOR_FULL"),
    (.pageFull, -30786, true, "MDB_PAGE_FULL"),
    (.mapResized, -30785, false, "MDB_MAP_RESIZED"),
    (.incompatible, -30784, false, "MDB_INCOMPATIBLE"),
    (.badTransaction, -30782, false, "MDB_BAD_TXN"),
    (.badValueSize, -30781, false, "MDB_BAD_VALSIZE"),
    (.badDatabase, -30780, false, "MDB_BAD_DBI"),
    (.inputOutput, 5, true, "Input/output error"),
    (.noSpace, 28, true, "No space left on device"),
    (.quotaExceeded, 122, true, "Disk quota exceeded"),
    (.fileTooLarge, 27, true, "File too large"),
    (.readOnlyFileSystem, 30, true, "Read-only file system"),
    (.outOfMemory, 12, false, "Cannot allocate memory"),
    (.noSuchFile, 2, false, "No such file or directory"),
    (.fileExists, 17, false, "File exists"),
    (.notPermitted, 13, false, "Permission denied"),
    (.alreadyOpen, -31001, false, "this process has the environment open already"),
    (.closed, -31002, false, "the environment was closed"),
    (.poisoned, -31003, true, "a commit failed earlier"),
    (.transactionsActive, -31004, false, "a transaction of this process is alive"),
    (.writerActive, -31005, false, "this thread holds the write transaction already"),
    (.emptyKey, -31006, false, "a key needs at least one byte"),
    (.keyTooLong, -31007, false, "a key has at most 511 bytes"),
  ]

  @Test(arguments: table)
  func `Every code has its number, weight and words`(
    code: LMDBError.Code, number: Int32, isFatal: Bool, words: String
  ) {
    let error = LMDBError(code, .get, path: "/ledger")
    #expect(code.rawValue == number)
    #expect(error.isFatal == isFatal)
    #expect(error.description.hasPrefix("LMDB get in /ledger: \(words)"))
    #expect(error.description.hasSuffix("(\(number))"))
    #expect(!error.description.contains("\n"))
    #expect(LMDBError(code, .commit).isFatal)
  }

  @Test func `An unknown number keeps its text and is not fatal by itself`() {
    let error = LMDBError(LMDBError.Code(rawValue: 110), .sync)
    #expect(error.description == "LMDB sync: Connection timed out (110)")
    #expect(!error.isFatal)
  }
}
