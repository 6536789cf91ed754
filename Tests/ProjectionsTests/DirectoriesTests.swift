import Dispatch
import Foundation
import Projections
import Synchronization
import TestSupport
import Testing

@Suite struct DirectoriesTests {
  /// A process that opens a projection and one that rebuilds it both clear away the old content.
  @Test func `What several remove at once is gone, and none of them fails`() throws {
    let home = TemporaryDirectory()
    for round in 0..<100 {
      let path = home.path + "/generation-\(round)"
      try Directories.make(path)
      for name in ["data.mdb", "lock.mdb", "resumable"] {
        try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/" + name))
      }
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        do {
          try Directories.remove(path)
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
