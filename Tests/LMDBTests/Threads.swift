import Foundation
import LMDB

/// Runs the body on so many threads at once and waits for all of them.
func concurrently(_ threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let done = DispatchGroup()
  for number in 0..<threads {
    done.enter()
    Thread {
      body(number)
      done.leave()
    }.start()
  }
  done.wait()
}

/// What went wrong on other threads.
///
/// `@unchecked`: the list is touched under the lock alone.
final class Failures: @unchecked Sendable {
  private let lock = NSLock()
  private var failures: [String] = []

  var all: [String] { lock.withLock { failures } }

  func add(_ failure: String) {
    lock.withLock { failures.append(failure) }
  }

  func record(_ body: () throws(LMDBError) -> Void) {
    do throws(LMDBError) { try body() } catch { add(error.description) }
  }
}

/// A thread that holds a read transaction until it is told to let go.
final class Keeper: Sendable {
  private let release = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  init(_ environment: Environment) throws(LMDBError) {
    let begun = DispatchSemaphore(value: 0)
    let failures = Failures()
    Thread { [release, ended] in
      failures.record { () throws(LMDBError) in
        let reader = try environment.beginRead()
        begun.signal()
        release.wait()
        _ = reader.snapshot
      }
      begun.signal()
      ended.signal()
    }.start()
    begun.wait()
    precondition(failures.all.isEmpty, "no read transaction: \(failures.all)")
  }

  func letGo() {
    release.signal()
    ended.wait()
  }
}
