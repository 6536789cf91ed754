internal import Foundation
internal import SystemReason

/// Where a command prints: its answer to standard output, everything else to standard error.
enum Output {
  /// One line for people, whatever a provider wrote into it.
  ///
  /// - Throws: as ``document(_:)``.
  static func answer(_ line: String) throws(ExitStatus) {
    try document(plain(line))
  }

  /// A text that programs read, exactly as it is: JSON, a proof, a checkpoint; or help, which is the program's own.
  ///
  /// - Throws: where it cannot be written. A reader that went away is no failure; it ends the program
  ///   by a signal, or here where whoever started the program has the signal ignored.
  static func document(_ text: String) throws(ExitStatus) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    } catch  where error.isBrokenPipe {
      throw .readerLeft
    } catch {
      message("iapt-ledger: the answer could not be written: \(error.systemReason)")
      throw .internal
    }
  }

  /// One line, whatever names it holds.
  static func message(_ line: String) {
    write(plain(line) + "\n", to: .standardError)
  }

  /// A control character could forge another line, or move the terminal.
  private static func plain(_ line: String) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
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
    // Nowhere is left to say that this failed.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

extension Error {
  /// Whether nobody reads any more what was to be written.
  fileprivate var isBrokenPipe: Bool {
    let cause = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return cause?.domain == NSPOSIXErrorDomain && cause?.code == Int(EPIPE)
  }
}

/// A number and what it counts: `1 event`, `2 events`.
func counted(_ number: UInt64, _ noun: String, _ nouns: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : nouns ?? noun + "s")"
}
