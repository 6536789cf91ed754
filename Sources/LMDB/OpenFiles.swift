internal import Glibc

/// The files that this process holds open through LMDB.
///
/// LMDB allows a file to be opened twice in one process, and then loses its locks as soon as one of
/// the two is closed. Files are told apart by device and inode, so a symbolic link or another
/// spelling of the path makes no difference.
struct OpenFiles {
  private var files: Set<FileIdentity> = []
  private var lastEnvironment: UInt32 = 0

  static let shared = Monitor(OpenFiles())

  func contains(_ candidates: [FileIdentity]) -> Bool {
    !files.isDisjoint(with: candidates)
  }

  /// Notes the files of a new environment and gives it a number of its own.
  mutating func insert(_ opened: [FileIdentity]) -> UInt32 {
    files.formUnion(opened)
    lastEnvironment += 1
    return lastEnvironment
  }

  mutating func remove(_ closed: [FileIdentity]) {
    files.subtract(closed)
  }
}

/// What makes a file the same file under any name.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let inode: UInt

  /// Follows symbolic links; nil when there is no such file.
  init?(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }

  /// The data and lock file of an environment, as far as they exist.
  static func files(ofEnvironmentAt path: String) -> [FileIdentity] {
    [path + "/data.mdb", path + "/lock.mdb"].compactMap { FileIdentity(path: $0) }
  }
}
