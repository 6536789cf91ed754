import ArgumentParser
import EventLog
import Foundation
import Projections
import SubmissionLedger

/// Measures questions about disclosures on a ledger that is made for it.
@main
struct DisclosureBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclosure-bench",
    abstract: "Questions about many disclosures of many people, measured.",
    subcommands: [Make.self, Ask.self])

  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a ledger of synthetic people, checks of opt-outs and releases.")

    @Argument(help: "The directory, which does not exist yet.")
    var directory: String

    @Option(help: "How many people.")
    var people = 5_000_000

    @Option(help: "How many releases.")
    var releases = 2_000

    func run() throws {
      try SyntheticLedger(directory, people: people, releases: releases).make()
    }
  }

  struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Asks, cold and warm, and prints how long it took and what memory it held.")

    @Argument(help: "The directory of the ledger.")
    var directory: String

    @Option(help: "How many people it was made with.")
    var people = 5_000_000

    /// Ends with 1 where a limit is missed.
    func run() throws {
      let warm = try askAboutPersons()
      Report.line("largest memory of the process so far", Report.peakMegabytes())
      let search = try searchForBreaches()
      Report.line("largest memory of the process", Report.peakMegabytes())
      let person = Report.judge("one person's disclosures, warm", warm, below: .milliseconds(1))
      let breaches = Report.judge("search for breaches, next time", search, below: .seconds(1))
      guard person && breaches else { throw ExitCode(1) }
    }

    private func open() throws -> SubmissionLedger {
      try SubmissionLedger.open(at: directory, session: LedgerSession(actor: "bench"))
    }

    /// Gives how long one person's question took, warm.
    private func askAboutPersons() throws -> Duration {
      let ledger = try open()
      let first = UInt64(people / 2)
      // What the projection has to fold is not part of the question.
      let store = try Report.unwrap(ledger.projections.first { $0.name == "disclosures" })
      try Report.time("fold the projection of disclosures") { try store.catchUp() }
      let found = try Report.time("one person's disclosures, cold") {
        try ledger.disclosures(ofPerson: [first])
      }
      Report.line("  disclosures of that person", "\(found.count)")
      // Neighbours, who lie in the same chunk of 65,536 numbers.
      let chunk = first >> 16
      let others = (1...1_000).map { first + UInt64($0) }.filter {
        $0 >> 16 == chunk && $0 <= UInt64(people)
      }
      var times: [Duration] = []
      for person in others {
        let start = ContinuousClock.now
        _ = try ledger.disclosures(ofPerson: [person])
        times.append(ContinuousClock.now - start)
      }
      times.sort()
      Report.line(
        "one person's disclosures, warm: median of \(times.count)",
        Report.text(times[times.count / 2]))
      Report.line("  the 99th of 100", Report.text(times[times.count * 99 / 100]))
      try Report.time("people of 12 other chunks, one each") {
        for place in 1...12 {
          _ = try ledger.disclosures(ofPerson: [UInt64(people * place / 13)])
        }
      }
      try ledger.log.close()
      return times[times.count / 2]
    }

    /// In a scope of its own: a process has an environment open once.
    private func searchTwice(
      _ name: String
    ) throws -> (first: BreachReport, second: BreachReport, firstTook: Duration) {
      let ledger = try open()
      let start = ContinuousClock.now
      let first = try Report.time("search for breaches, \(name)") {
        try ledger.disclosuresAfterOptOut()
      }
      let took = ContinuousClock.now - start
      let second = try Report.time("search for breaches, warm") {
        try ledger.disclosuresAfterOptOut()
      }
      try ledger.log.close()
      return (first, second, took)
    }

    /// Gives how long a search took whose index was there, as one command finds what another left.
    private func searchForBreaches() throws -> Duration {
      try? FileManager.default.removeItem(atPath: directory + "/projections/breaches.sealed")
      let (report, warm, _) = try searchTwice("index made")
      let (read, _, took) = try searchTwice("index read from disk")
      let size = try FileManager.default.attributesOfItem(
        atPath: directory + "/projections/breaches.sealed")[.size]
      Report.line("  bytes of the index", "\(size ?? 0)")
      Report.line(
        "  checked", "\(report.disclosures) disclosures, \(report.persons) people in them")
      Report.line(
        "  found", "\(report.breaches.count) breaches, \(report.findings.count) other findings")
      guard report.breaches.count == SyntheticLedger.planted, report.findings.isEmpty,
        warm.breaches == report.breaches, read.breaches == report.breaches
      else { throw Wrong() }
      return took
    }
  }

  struct Wrong: Error, CustomStringConvertible {
    let description =
      "the search did not find the \(SyntheticLedger.planted) breaches that were planted, and no other"
  }
}

/// How the bench tells what it measured.
enum Report {
  @discardableResult
  static func time<Value>(_ name: String, _ work: () throws -> Value) throws -> Value {
    let start = ContinuousClock.now
    let value = try work()
    line(name, text(ContinuousClock.now - start))
    return value
  }

  /// Says whether a limit is kept.
  static func judge(_ name: String, _ took: Duration, below limit: Duration) -> Bool {
    let isKept = took < limit
    line("\(name): limit \(text(limit))", isKept ? "kept" : "MISSED")
    return isKept
  }

  static func text(_ duration: Duration) -> String {
    String(format: "%.3f ms", duration / .milliseconds(1))
  }

  static func line(_ name: String, _ value: String) {
    let padding = String(repeating: " ", count: max(1, 52 - name.count))
    FileHandle.standardOutput.write(Data("\(name)\(padding)\(value)\n".utf8))
  }

  static func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw DisclosureBench.Wrong() }
    return value
  }

  /// What the system says that the process held at most.
  static func peakMegabytes() -> String {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap {
      Int($0)
    }
    return kilobytes.map { "\($0 / 1_024) MB, pages of mapped files included" } ?? "unknown"
  }
}
