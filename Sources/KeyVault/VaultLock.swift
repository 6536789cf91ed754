internal import Foundation
internal import Glibc

/// The right to write to a vault, held through an advisory lock until the value goes away.
///
/// The lock belongs to the open file: a process that dies gives it up, whatever the way it died.
final class VaultLock: Sendable {
  private let handle: FileHandle

  /// Waits for the lock for up to `patience`.
  ///
  /// Errors: `busy`, `fileSystem`.
  init(path: String, patience: Duration) throws(VaultError) {
    try PrivateFile.requirePrivate(path)
    let handle = try PrivateFile.open(path, forWriting: true)
    let start = ContinuousClock.now
    while flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR else {
        throw .fileSystem(operation: .lock, path: path, code: Int(code))
      }
      guard ContinuousClock.now - start < patience else { throw .busy(waited: patience) }
      Thread.sleep(forTimeInterval: 0.01)
    }
    self.handle = handle
  }

  deinit {
    // Closing is not enough: a program that is being started this moment has a copy of what is open.
    _ = flock(handle.fileDescriptor, LOCK_UN)
  }
}
