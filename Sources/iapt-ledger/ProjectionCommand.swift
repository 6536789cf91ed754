internal import ArgumentParser
internal import EventLog
internal import Projections
internal import SubmissionLedger
internal import TransparencyLog

struct ProjectionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projection",
    abstract: "What is folded from the log; it can be deleted and built anew at any time.",
    subcommands: [List.self, Status.self, Rebuild.self, Verify.self, Drop.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All projections with the digests of their content.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let ledger = try global.open()
      try ledger.catchUp()
      try show(try ledger.projectionStatus(withDigests: true), global)
    }
  }

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How far each projection has come, without folding anything.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      try show(try global.open().projectionStatus(withDigests: false), global)
    }
  }

  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Build a projection anew beside the live one, then take over in one step.")

    @Argument(help: "The name of the projection.")
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let meter = ProgressMeter()
      let status = try global.open().rebuildProjection(named: name) {
        meter.show("\(name): \($0.position) of \($0.end) events")
      }
      meter.end()
      try show([status], global)
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Build projections anew and compare their digests with the live ones.")

    @Argument(help: "The name of one projection; all of them where none is given.")
    var name: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let ledger = try global.open()
      try ledger.catchUp()
      let meter = ProgressMeter()
      let results = try ledger.verifyProjections(named: name) { name, progress in
        meter.show("\(name): \(progress.position) of \(progress.end) events")
      }
      meter.end()
      if global.json {
        try Output.document(try JSON.array(results.map(\.json)).text(onOneLine: false))
      } else {
        for result in results { try Output.answer(result.line) }
      }
      if results.contains(where: { !$0.isEqual }) { throw ExitStatus.no }
    }
  }

  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete a projection; the next use builds it anew.")

    @Argument(help: "The name of the projection.")
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      // Not opened, because a projection that cannot be opened is what wants dropping most.
      try SubmissionLedger.dropProjection(named: name, at: try global.directory())
      if global.json {
        try Output.document(try JSON.object(["dropped": .string(name)]).text(onOneLine: false))
      } else {
        try Output.answer("Dropped \(name); the next use builds it anew from the log.")
      }
    }
  }
}

private func show(_ statuses: [ProjectionStatus], _ global: GlobalOptions) throws {
  if global.json {
    try Output.document(try JSON.array(statuses.map(\.json)).text(onOneLine: false))
  } else {
    for status in statuses { try Output.answer(status.line) }
  }
}

extension ProjectionStatus {
  var json: JSON {
    .object([
      "name": .string(name), "version": .int(version), "position": .int(position),
      "logSize": .int(logSize), "rebuiltDigest": .null,
      "equal": .null, "digest": .optional(digest) { .string($0.hex) },
      "diskBytes": .int(diskBytes),
    ])
  }

  fileprivate var line: String {
    "\(name) (version \(version)): \(position) of \(counted(logSize, "event"))"
      + (digest.map { ", digest \($0.hex)" } ?? "")
  }
}

extension ProjectionVerification {
  fileprivate var json: JSON {
    .object([
      "name": .string(name), "version": .int(version), "position": .int(position),
      "digest": .string(digest.hex), "rebuiltDigest": .string(rebuiltDigest.hex),
      "equal": .bool(isEqual),
    ])
  }

  fileprivate var line: String {
    let events = counted(position, "event")
    return isEqual
      ? "\(name): the same after \(events), live and built anew (\(digest.hex))"
      : "\(name): DIFFERENT after \(events): live \(digest.hex), "
        + "built anew \(rebuiltDigest.hex)"
  }
}
