internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization

/// A command that prints a key, run with bounds on its time and its output.
struct KeyCommand {
  let shell: String
  let limit: Duration

  /// More than any spelling of a key with blanks around it.
  private static let outputLimit = 1024

  /// What the command wrote to its standard output.
  func output() throws(VaultError) -> [UInt8] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", shell]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = pipe
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw .keyEncryptionKeyUnavailable(.commandNotStarted)
    }
    let deadline = DispatchTime.now() + .milliseconds(Int(limit.milliseconds))
    let collected = Collected(pipe.fileHandleForReading)
    guard collected.wait(until: deadline) else {
      throw stop(process, ended, .commandTimedOut(limit: limit))
    }
    let bytes = collected.bytes
    guard bytes.count <= Self.outputLimit else { throw stop(process, ended, .malformed) }
    guard ended.wait(timeout: deadline) == .success else {
      throw stop(process, ended, .commandTimedOut(limit: limit))
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw .keyEncryptionKeyUnavailable(.commandFailed(status: process.terminationStatus))
    }
    return bytes
  }

  /// Kills the command with everything that it started, and waits until it is gone.
  ///
  /// Foundation runs a process in a group of its own, and notices its end only when nothing that
  /// it started is left either; without the wait the process would stay behind as a zombie.
  private func stop(
    _ process: Process, _ ended: DispatchSemaphore, _ problem: KeyEncryptionKeyProblem
  ) -> VaultError {
    let identifier = process.processIdentifier
    if process.isRunning {
      kill(getpgid(identifier) == identifier ? -identifier : identifier, SIGKILL)
    }
    _ = ended.wait(timeout: .now() + .seconds(1))
    return .keyEncryptionKeyUnavailable(problem)
  }

  /// Output gathered on a thread of its own, so that a busy thread pool cannot delay it and a
  /// command that hangs holds up nothing else.
  private final class Collected: Sendable {
    private let content = Mutex<[UInt8]>([])
    private let closed = DispatchSemaphore(value: 0)

    init(_ handle: FileHandle) {
      Thread.detachNewThread { [self] in
        let data = try? handle.read(upToCount: KeyCommand.outputLimit + 1)
        content.withLock { $0 = Array(data ?? Data()) }
        closed.signal()
      }
    }

    var bytes: [UInt8] { content.withLock { $0 } }

    func wait(until deadline: DispatchTime) -> Bool { closed.wait(timeout: deadline) == .success }
  }
}

extension Duration {
  /// Whole milliseconds, rounded down.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }
}
