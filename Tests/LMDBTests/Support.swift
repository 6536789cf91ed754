import Foundation
import LMDB

/// An empty folder that vanishes with its last reference.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("lmdb-tests-\(UUID().uuidString)")
    path = url.path
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("no temporary folder at \(path): \(error)")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func makeFolder(_ name: String) throws -> String {
    let inner = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: inner, withIntermediateDirectories: false)
    return inner
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func text(_ bytes: Span<UInt8>) -> String {
  String(decoding: [UInt8](copying: bytes), as: UTF8.self)
}

extension WriteTransaction {
  @discardableResult
  mutating func put(
    _ value: String, _ key: String, in database: Database, mode: PutMode = .upsert
  ) throws(LMDBError) -> Bool {
    let value = bytes(value)
    let key = bytes(key)
    return try put(value.span, forKey: key.span, in: database, mode: mode)
  }

  @discardableResult
  mutating func delete(_ key: String, in database: Database) throws(LMDBError) -> Bool {
    let key = bytes(key)
    return try delete(key.span, in: database)
  }
}

extension Snapshot {
  func text(_ key: String, in database: Database) throws(LMDBError) -> String? {
    let key = bytes(key)
    guard let value = try value(forKey: key.span, in: database) else { return nil }
    return LMDBTests.text(value)
  }

  /// Every entry in key order, as `key=value`.
  func listing(of database: Database) throws(LMDBError) -> [String] {
    var cursor = try cursor(in: database)
    var listing: [String] = []
    while let entry = try cursor.next() {
      listing.append("\(LMDBTests.text(entry.key))=\(LMDBTests.text(entry.value))")
    }
    return listing
  }
}

extension Environment {
  /// Opens a database of that name, creating it when missing.
  func database(_ name: String = "entries") throws(LMDBError) -> Database {
    try createDatabases([name])[0]
  }

  /// Commits one entry for each letter, its value the letter doubled.
  func fill(_ database: Database, _ letters: String) throws(LMDBError) {
    var transaction = try beginWrite()
    for letter in letters {
      try transaction.put("\(letter)\(letter)", "\(letter)", in: database)
    }
    try transaction.commit()
  }

  /// The entries as the last commit left them.
  func listing(of database: Database) throws(LMDBError) -> [String] {
    let transaction = try beginRead()
    return try transaction.snapshot.listing(of: database)
  }
}

/// The code that `body` throws, or nil when it throws nothing.
func code(_ body: () throws(LMDBError) -> Void) -> LMDBError.Code? {
  do throws(LMDBError) {
    try body()
    return nil
  } catch {
    return error.code
  }
}

/// The error of a commit, or nil when it succeeds.
func commitError(_ transaction: consuming WriteTransaction) -> LMDBError? {
  do throws(LMDBError) {
    try transaction.commit()
    return nil
  } catch {
    return error
  }
}

/// Stands for a full disk: from here on this process cannot write beyond `bytes` of any file.
func limitFileSize(to bytes: Int) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t.max)
  guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else {
    preconditionFailure("no limit to the file size: \(errno)")
  }
}
