internal import Foundation

/// Tells how far a long piece of work is: often to a person who watches, seldom to a log file.
final class ProgressMeter {
  private let interval: TimeInterval
  private let isWatched: Bool
  private var last = Date()

  init() {
    isWatched = isatty(STDERR_FILENO) == 1
    interval = isWatched ? 0.2 : 2
  }

  /// Shows the line if it is time to.
  func show(_ line: @autoclosure () -> String) {
    guard Date().timeIntervalSince(last) >= interval else { return }
    last = Date()
    if isWatched { Output.progress(line()) } else { Output.message(line()) }
  }

  func end() {
    Output.endProgress()
  }
}
