internal import Dispatch
internal import Foundation
internal import Synchronization

/// A file whose written pages may not have reached the disk yet.
struct FileSync: Sendable {
  let path: String
  let handle: FileHandle

  /// Makes the files durable, in no order: waiting for the disk once for all of them costs little more
  /// than for one.
  static func finish(_ files: [FileSync?]) throws(VaultError) {
    let files = files.compactMap { $0 }
    let failure = Mutex<VaultError?>(nil)
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let file = files[index]
      do throws(VaultError) {
        try PrivateFile.perform(.synchronize, file.path) { try file.handle.synchronize() }
      } catch {
        failure.withLock { $0 = error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
