internal import Glibc
internal import SystemPackage

/// The right to do what one process may do at a time, such as building a projection anew, held until
/// the value goes away.
///
/// The lock belongs to an open file beside the projection: a process that dies gives it up.
package struct BuildLock: ~Copyable, Sendable {
  private let file: FileDescriptor

  /// Takes the lock of a projection's directory, after a wait of a few seconds where it is held.
  package init(of directory: String, patience: Duration = .seconds(5)) throws(ProjectionError) {
    let path = directory + ".lock"
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(
        FilePath(path), .readWrite, options: [.create, .closeOnExec],
        permissions: .ownerReadWrite)
    } catch {
      throw .file(path: path, reason: "the lock file cannot be opened: \(error)")
    }
    let start = ContinuousClock.now
    while flock(file.rawValue, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR else {
        try? file.close()
        throw .file(path: path, reason: "it cannot be locked: \(Errno(rawValue: code))")
      }
      guard ContinuousClock.now - start < patience else {
        try? file.close()
        throw .beingBuilt(path: directory)
      }
      usleep(10_000)
    }
    self.file = file
  }

  deinit {
    // Closing is not enough: a program that is being started this moment has a copy of what is open.
    _ = flock(file.rawValue, LOCK_UN)
    try? file.close()
  }
}
