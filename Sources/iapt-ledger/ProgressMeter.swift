internal import Foundation

/// Tells how far a long piece of work is: often to a person who watches, seldom to a log file.
final class ProgressMeter {
  private let interval: TimeInterval
  private let isWatched: Bool
  private var last = Date()
  private var hasShown = false
  /// The last line that it was no time for.
  private var passedOver: (stage: Int, line: () -> String)?
  /// The last line of a stage that is over, until one of the next is shown.
  private var endOfStage: (() -> String)?

  init() {
    isWatched = isatty(STDERR_FILENO) == 1
    interval = isWatched ? 0.2 : 2
  }

  /// Shows the line if it is time to; where the work is long, each stage ends with its last line.
  func show(_ line: @autoclosure @escaping () -> String, stage: Int = 0) {
    if let passedOver, passedOver.stage != stage { endOfStage = passedOver.line }
    passedOver = (stage, line)
    guard Date().timeIntervalSince(last) >= interval else { return }
    last = Date()
    if let endOfStage { tell(endOfStage()) }
    (passedOver, endOfStage) = (nil, nil)
    hasShown = true
    tell(line())
  }

  private func tell(_ line: String) {
    if isWatched { Output.progress(line) } else { Output.message(line) }
  }

  func end() {
    if hasShown, let passedOver { tell(passedOver.line()) }
    passedOver = nil
    Output.endProgress()
  }
}
