internal import Foundation
internal import Glibc

/// The right to do what one process may do at a time, such as building a projection anew, held until
/// the value goes away.
///
/// The lock belongs to an open file beside the projection: a process that dies gives it up.
package struct BuildLock: Sendable {
  private let file: FileHandle

  /// Takes the lock of a projection's directory, after a wait of a few seconds where it is held.
  package init(of directory: String, patience: Duration = .seconds(5)) throws(ProjectionError) {
    let path = directory + ".lock"
    if !FileManager.default.fileExists(atPath: path) {
      // Where this fails, so does opening it, which says why.
      _ = FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw .file(path: path, reason: "the lock file cannot be opened")
    }
    let start = ContinuousClock.now
    while flock(file.fileDescriptor, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now - start < patience else { throw .beingBuilt(path: directory) }
      Thread.sleep(forTimeInterval: 0.01)
    }
    self.file = file
  }
}
