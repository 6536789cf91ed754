import ArgumentParser
import Foundation

/// Measures the log and its projections beside programs that do only what cannot be left out.
@main
struct LedgerBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger-bench",
    abstract: "Measure append, rebuild and verification against bare LMDB and bare hashing.",
    discussion: "Run it through Tools/bench, which builds for release and cleans up.")

  /// What can be measured alone.
  enum Measurement: String, CaseIterable, ExpressibleByArgument {
    case append, streams, rebuild, verify
  }

  @Option(help: "How often each comparison is made; medians are reported.")
  var rounds = 5

  @Option(help: "Events a round; rebuild and verify work on four times as many.")
  var events = 300_000

  @Option(help: "Measure this alone: append, streams, rebuild or verify.")
  var only: Measurement?

  @Option(help: "A folder on the disk to measure; what is made in it is removed again.")
  var dir: String

  @Flag(help: "Print a summary for programs.")
  var json = false

  func validate() throws {
    guard rounds > 0 else { throw ValidationError("--rounds takes a number from 1 on") }
    guard (20_000...10_000_000).contains(events) else {
      throw ValidationError("--events takes a number from 20000 to 10000000")
    }
  }

  func run() throws {
    var bench = Bench(folder: dir, rounds: rounds, events: events)
    try bench.measureFlush()
    var figures: [Figure] = []
    for measurement in only.map({ [$0] }) ?? Measurement.allCases {
      note("measuring \(measurement.rawValue)")
      switch measurement {
      case .append: figures += try bench.measureAppend()
      case .streams: figures += try bench.measureStreams()
      case .rebuild: figures += try bench.measureRebuild()
      case .verify: figures += try bench.measureVerify()
      }
    }
    try bench.measureFlush()
    let report = Report(
      cores: ProcessInfo.processInfo.activeProcessorCount, events: events, rounds: rounds,
      flushSeconds: bench.flushes, figures: figures)
    let text = json ? try report.json : report.table
    try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    if !report.isWithinLimits { throw ExitCode(1) }
  }

  private func note(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("ledger-bench: \(text)\n".utf8))
  }
}
