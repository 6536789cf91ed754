internal import CLMDB
internal import Glibc

extension LMDBError {
  /// A reason: negative from LMDB or this module, positive from the operating system (`errno`).
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The number as LMDB or the operating system gave it.
    public let rawValue: Int32

    /// Takes any number; those without a name here keep their text.
    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }
  }
}

/// LMDB's own codes.
extension LMDBError.Code {
  /// The key is there already, or an appended key does not follow the last one.
  public static let keyExists = Self(rawValue: MDB_KEYEXIST)
  /// The key or database is not there.
  public static let notFound = Self(rawValue: MDB_NOTFOUND)
  /// A page that the tree refers to is missing: the file is damaged.
  public static let pageNotFound = Self(rawValue: MDB_PAGE_NOTFOUND)
  /// A page is not of the expected kind: the file is damaged.
  public static let corrupted = Self(rawValue: MDB_CORRUPTED)
  /// Writing the meta page failed: nothing works until the environment is opened again.
  public static let panic = Self(rawValue: MDB_PANIC)
  /// The file was written by an incompatible version of LMDB.
  public static let versionMismatch = Self(rawValue: MDB_VERSION_MISMATCH)
  /// The file is not an LMDB file.
  public static let invalidFile = Self(rawValue: MDB_INVALID)
  /// The map is full: grow it, then do the transaction again.
  public static let mapFull = Self(rawValue: MDB_MAP_FULL)
  /// More named databases than the environment was opened for.
  public static let databasesFull = Self(rawValue: MDB_DBS_FULL)
  /// Every reader slot is taken by a living process.
  public static let readersFull = Self(rawValue: MDB_READERS_FULL)
  /// The transaction holds too many dirty pages.
  public static let transactionFull = Self(rawValue: MDB_TXN_FULL)
  /// The tree is too deep, as only a damaged one is.
  public static let cursorFull = Self(rawValue: MDB_CURSOR_FULL)
  /// A page has no room where there must be some: the file is damaged.
  public static let pageFull = Self(rawValue: MDB_PAGE_FULL)
  /// Another process grew the map, and a transaction here keeps the old size in use.
  public static let mapResized = Self(rawValue: MDB_MAP_RESIZED)
  /// The name belongs to something that is not a database of this kind.
  public static let incompatible = Self(rawValue: MDB_INCOMPATIBLE)
  /// An earlier step of this transaction failed, so it can only be aborted.
  public static let badTransaction = Self(rawValue: MDB_BAD_TXN)
  /// The size of a key or value is outside LMDB's limits.
  public static let badValueSize = Self(rawValue: MDB_BAD_VALSIZE)
  /// The database was opened after this transaction began.
  public static let badDatabase = Self(rawValue: MDB_BAD_DBI)
}

/// Codes of the operating system that matter to a caller.
extension LMDBError.Code {
  /// Reading or writing the file failed (`EIO`).
  public static let inputOutput = Self(rawValue: EIO)
  /// The disk is full (`ENOSPC`).
  public static let noSpace = Self(rawValue: ENOSPC)
  /// The disk quota is used up (`EDQUOT`).
  public static let quotaExceeded = Self(rawValue: EDQUOT)
  /// The file may not grow further (`EFBIG`).
  public static let fileTooLarge = Self(rawValue: EFBIG)
  /// The file system is read-only (`EROFS`).
  public static let readOnlyFileSystem = Self(rawValue: EROFS)
  /// There is not enough memory or address space (`ENOMEM`).
  public static let outOfMemory = Self(rawValue: ENOMEM)
  /// The folder is not there (`ENOENT`).
  public static let noSuchFile = Self(rawValue: ENOENT)
  /// The file is there already (`EEXIST`).
  public static let fileExists = Self(rawValue: EEXIST)
  /// The permissions or a read-only environment forbid it (`EACCES`).
  public static let notPermitted = Self(rawValue: EACCES)
}

/// Codes of this module, well below LMDB's own.
extension LMDBError.Code {
  /// This process has the environment open already.
  public static let alreadyOpen = Self(rawValue: -31_001)
  /// The environment was closed.
  public static let closed = Self(rawValue: -31_002)
  /// A commit failed earlier: close the environment and open it again.
  public static let poisoned = Self(rawValue: -31_003)
  /// A transaction of this process is alive, so the map cannot move and nothing can be closed.
  public static let transactionsActive = Self(rawValue: -31_004)
  /// The thread that asks holds the write transaction itself and would wait for ever.
  public static let writerActive = Self(rawValue: -31_005)
  /// A key of no bytes.
  public static let emptyKey = Self(rawValue: -31_006)
  /// A key of more than ``Environment/maximumKeyBytes`` bytes.
  public static let keyTooLong = Self(rawValue: -31_007)
}

extension LMDBError.Code: CustomStringConvertible {
  /// The reason in words, with its number.
  public var description: String { "\(text) (\(rawValue))" }

  private var text: String {
    switch self {
    case .alreadyOpen: "this process has the environment open already; share that one"
    case .closed: "the environment was closed"
    case .poisoned: "a commit failed earlier; close the environment and open it again"
    case .transactionsActive: "a transaction of this process is alive; end it first"
    case .writerActive: "this thread holds the write transaction already; end it first"
    case .emptyKey: "a key needs at least one byte"
    case .keyTooLong: "a key has at most \(Environment.maximumKeyBytes) bytes"
    default: unsafe String(cString: mdb_strerror(rawValue))
    }
  }
}
