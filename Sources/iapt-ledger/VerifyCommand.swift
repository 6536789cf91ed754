internal import ArgumentParser
internal import EventLog
internal import SubmissionLedger
internal import TransparencyLog

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Derive the tree again from the stored events and check every signature.")

  @Option(help: "The size to begin at; what stands before is taken as the tree says.")
  var from: UInt64 = 0

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let meter = ProgressMeter()
    let report = try global.open().verify(from: from) { meter.show("verifying: \($0) events") }
    meter.end()
    if global.json {
      try Output.document(try report.json.text(onOneLine: false))
    } else {
      for line in report.lines { try Output.answer(line) }
    }
    if !report.isGood { throw ExitStatus.no }
  }
}

extension LogReport {
  fileprivate var json: JSON {
    let findings = findings.map { finding in
      JSON.object([
        "kind": .string(finding.kind.rawValue),
        "position": .optional(finding.position) { .int($0) }, "detail": .string(finding.detail),
      ])
    }
    return .object([
      "size": .int(size), "rootHash": .string(rootHash.hex), "ok": .bool(isGood),
      "findings": .array(findings), "notChecked": .array(notChecked.map { .string($0) }),
    ])
  }

  fileprivate var lines: [String] {
    var lines = [
      isGood
        ? "good: \(size == 1 ? "the one event is" : "all \(size) events are") what the tree says; "
          + "root \(rootHash.hex)"
        : "NOT good: \(counted(UInt64(findings.count), "finding")) in \(counted(size, "event"))"
    ]
    lines += findings.map { "\($0.kind.rawValue): \($0.detail)" }
    lines += notChecked.map { "not checked: \($0)" }
    return lines
  }
}
