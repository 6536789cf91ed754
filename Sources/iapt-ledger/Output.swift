internal import Foundation

/// Where a command prints: its answer to standard output, everything else to standard error.
enum Output {
  static func answer(_ line: String) {
    write(line + "\n", to: .standardOutput)
  }

  static func message(_ line: String) {
    write(line + "\n", to: .standardError)
  }

  /// Overwrites the last line on a terminal; silent where nobody watches.
  static func progress(_ line: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    write("\r\u{1B}[K" + line, to: .standardError)
  }

  /// Ends a line of progress.
  static func endProgress() {
    guard isatty(STDERR_FILENO) == 1 else { return }
    write("\r\u{1B}[K", to: .standardError)
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away, such as `head`, is no error of ours.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
