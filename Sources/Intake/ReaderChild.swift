import Dispatch
import Foundation
import Glibc
import Synchronization
import SystemReason

/// The process of the reader program: without an environment, with limits on its time and on its
/// complaints.
final class ReaderChild {
  /// How a process ended.
  struct End {
    /// What the limits caught, if they caught something.
    let trouble: ReaderFault?
    /// The status or signal, where it is not that of a good end.
    let fault: ReaderFault?
  }

  /// The process's standard output.
  let output: FileHandle

  private let process = Process()
  private let watch: ReaderWatch
  private let complaintsAtEnd = DispatchSemaphore(value: 0)
  private let timer: DispatchWorkItem

  init(
    _ program: ReaderProgram, _ arguments: [String], input: FileHandle
  ) throws(IntakeError) {
    let (answers, complaints) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: program.path)
    process.arguments = arguments
    process.environment = [:]
    process.standardInput = input
    process.standardOutput = answers
    process.standardError = complaints
    do {
      try process.run()
    } catch {
      throw .readerNotStarted(program: program.path, reason: error.systemReason)
    }
    output = answers.fileHandleForReading
    let watch = ReaderWatch(process.processIdentifier)
    self.watch = watch
    let seconds = program.timeLimitSeconds
    timer = DispatchWorkItem { watch.end(because: .outOfTime(seconds: seconds)) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: timer)
    // A thread of its own: a full pipe of complaints would stop the process and us with it.
    let handle = complaints.fileHandleForReading
    let atEnd = complaintsAtEnd
    Thread.detachNewThread {
      while let bytes = try? handle.read(upToCount: 1), !bytes.isEmpty {
        watch.end(because: .complained)
      }
      atEnd.signal()
    }
  }

  /// Ends the process and all that it started.
  func end(because trouble: ReaderFault?) {
    watch.end(because: trouble)
  }

  /// Waits for the end, which comes by the time limit at the latest.
  func wait() -> End {
    process.waitUntilExit()
    // Whoever the process started and left behind could hold the pipe open.
    watch.endLeftovers()
    if complaintsAtEnd.wait(timeout: .now() + .seconds(5)) == .timedOut {
      watch.end(because: .complained)
    }
    timer.cancel()
    let status = process.terminationStatus
    let fault: ReaderFault? =
      process.terminationReason == .uncaughtSignal
      ? .signal(status) : status == 0 ? nil : .exitStatus(status)
    return End(trouble: watch.finish(), fault: fault)
  }
}

/// Ends a process from any thread, once, and remembers why.
private final class ReaderWatch: Sendable {
  private struct State {
    var trouble: ReaderFault?
    var isFinished = false
  }

  private let processID: pid_t
  private let state = Mutex(State())

  init(_ processID: pid_t) {
    self.processID = processID
  }

  func end(because trouble: ReaderFault?) {
    state.withLock { state in
      guard !state.isFinished else { return }
      if state.trouble == nil { state.trouble = trouble }
      signalAll()
    }
  }

  func endLeftovers() {
    state.withLock { state in
      if !state.isFinished { _ = kill(-processID, SIGKILL) }
    }
  }

  // From here on the number may belong to another process.
  func finish() -> ReaderFault? {
    state.withLock { state in
      state.isFinished = true
      return state.trouble
    }
  }

  // The process leads a group of its own.
  private func signalAll() {
    _ = kill(-processID, SIGKILL)
    _ = kill(processID, SIGKILL)
  }
}

/// The bytes that a process writes, up to a limit.
struct ReaderOutput {
  private let next: () -> Data?
  private let refuse: (ReaderFault) -> Void
  private let limitBytes: UInt64
  private var buffer: [UInt8] = []
  private var position = 0
  private var readBytes: UInt64 = 0
  /// Whether the process has closed its output.
  private(set) var hasEnded = false

  /// The bytes that are asked of the pipe at a time.
  private static let chunkBytes = 64 << 10

  init(_ child: ReaderChild, limitBytes: UInt64) {
    // A pipe that cannot be read has ended, as far as its answer goes.
    self.init(limitBytes: limitBytes, refuse: { child.end(because: $0) }) {
      try? child.output.read(upToCount: ReaderOutput.chunkBytes)
    }
  }

  /// The bytes of any source, whose end is nil or an empty chunk.
  init(
    limitBytes: UInt64, refuse: @escaping (ReaderFault) -> Void, next: @escaping () -> Data?
  ) {
    self.next = next
    self.refuse = refuse
    self.limitBytes = limitBytes
  }

  /// The next bytes, or nil when fewer come before the end.
  mutating func read(_ count: Int) -> [UInt8]? {
    while buffer.count - position < count {
      guard fill() else { return nil }
    }
    defer { position += count }
    return Array(buffer[position..<position + count])
  }

  /// Whether nothing more comes.
  mutating func isAtEnd() -> Bool {
    position == buffer.count && !fill()
  }

  private mutating func fill() -> Bool {
    buffer.removeSubrange(..<position)
    position = 0
    guard readBytes < limitBytes else {
      refuse(.tooMuchOutput(limit: limitBytes))
      return false
    }
    guard let data = next(), !data.isEmpty else {
      hasEnded = true
      return false
    }
    readBytes += UInt64(data.count)
    buffer.append(contentsOf: data)
    return true
  }
}
