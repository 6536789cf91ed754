internal import Glibc

/// What becomes of a process that reads a page which its file has lost.
///
/// LMDB maps its file. Where the file was cut short behind its back, or the disk cannot give a page,
/// the system answers a read with the signal SIGBUS, which no error of ours can be made from.
public enum MapFault {
  /// Makes such a read end the process with one line on standard error and this status.
  ///
  /// To be called once, by a program, before it opens an environment. As after a kill, nothing is
  /// written and no lock is released by hand.
  public static func endProcess(withStatus status: Int32, saying line: StaticString) {
    unsafe MapFault.ending = (status, line)
    _ = signal(SIGBUS) { _ in
      let (status, line) = unsafe MapFault.ending
      _ = unsafe write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
      _exit(status)
    }
  }

  // Set once, before any environment is open; read by a signal handler, which can take no lock.
  nonisolated(unsafe) private static var ending: (Int32, StaticString) = (1, "")
}
