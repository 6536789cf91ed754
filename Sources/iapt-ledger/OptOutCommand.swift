internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Intake
internal import KeyVault
internal import MESHClient
internal import OptOutExchange
internal import SubmissionLedger

struct OptOutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opt-out",
    abstract: "The national data opt-out: lists, checks, and how one person stands.",
    subcommands: [Import.self, Check.self, Checks.self, Status.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record opt-outs that were set or withdrawn, by a list.")

    @Argument(help: "A CSV file: NHSNumber, Status (set, withdrawn), EffectiveFrom.")
    var file: String

    @Option(help: "The moment that the list describes, RFC 3339.")
    var asAt: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try pointInTime(asAt, "--as-at")
      let result = try global.open().importOptOuts(from: file, asAt: moment)
      if global.json {
        let document = JSON.object([
          "rows": .int(result.rows), "recorded": .int(result.recorded),
          "onRecord": .int(result.onRecord), "unknown": .int(result.unknown),
        ])
        try Output.document(try document.text(onOneLine: false))
      } else {
        try Output.answer(
          "Recorded \(result.recorded) of \(result.rows) rows; \(result.onRecord) were on record, "
            + "\(result.unknown) named somebody whom the ledger does not know.")
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask the opt-out service about everybody whose NHS number the ledger holds.",
      discussion: """
        One of --mesh, --request and --response. A check by file has two halves: --request writes \
        what is to be sent, --response takes what came back. With more numbers than one file may \
        hold, further files are FILE.2, FILE.3 and so on, and --response is given once for each, in any \
        order.
        """)

    @Option(help: "The whole check over MESH, by this JSON file of settings.")
    var mesh: String?

    @Option(help: "Write the request into this new file; it names patients.")
    var request: String?

    @Option(help: "Take the answer out of this file.")
    var response: [String] = []

    @Option(help: "With --response: the number of the check that is answered.")
    var check: UInt64?

    @Flag(help: "With --response: nobody of a file has opted out, so its answer is its request.")
    var allClear = false

    @Option(help: "The mailbox from which the files will be sent, for their names.")
    var mailbox: String?

    @Option(help: "The most NHS numbers in one file of a request; 500,000 where nothing is said.")
    var numbersPerFile: Int?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      let ways = [mesh != nil, request != nil, !response.isEmpty].count { $0 }
      guard ways == 1 else {
        throw ValidationError("expected exactly one of --mesh, --request and --response")
      }
      guard request != nil || (mailbox == nil && numbersPerFile == nil) else {
        throw ValidationError("--mailbox and --numbers-per-file go with --request")
      }
      guard response.isEmpty ? check == nil && !allClear : check != nil else {
        throw ValidationError("expected --check with --response, and --all-clear only with it")
      }
      guard (1...5_000_000).contains(numbersPerFile ?? 1) else {
        throw ValidationError("--numbers-per-file: expected 1 to 5000000")
      }
      if let mailbox, (try? MailboxID(mailbox)) == nil {
        throw ValidationError("--mailbox: expected 1 to 100 of A to Z and 0 to 9")
      }
    }

    func run() throws {
      if let mesh { return try exchange(by: mesh) }
      if let request { return try writeRequest(to: request) }
      try takeResponse()
    }

    private var options: OptOutCheckOptions {
      OptOutCheckOptions(
        mailbox: mailbox ?? "MAILBOX", numbersPerFile: numbersPerFile ?? 500_000)
    }

    private func exchange(by path: String) throws {
      let settings = try ExchangeSettings.load(path: path)
      let ledger = try global.open()
      do {
        let result = try blocking {
          try await MESHClient.withClient(settings.mesh, settings.credentials) { client in
            try await OptOutExchange(ledger, client, settings) { Output.message($0.words) }.run()
          }
        }
        try result.answer(global)
      } catch let error as MESHError {
        throw ExchangeError.mesh(error)
      }
    }

    private static func makeEmpty(_ path: String) throws(LedgerError) {
      do throws(VaultError) {
        try PrivateFile.create(at: path, content: [])
      } catch {
        throw .badArgument(
          name: "--request",
          expected: "the path of a new file in a directory that can be written; \(path) is not")
      }
    }

    /// The files are made before anything is asked: a check that is open is not ended for a path that
    /// cannot be written.
    private func writeRequest(to path: String) throws {
      let ledger = try global.open()
      try Self.makeEmpty(path)
      var written = [path]
      let check: OptOutCheckRequest
      do {
        check = try ledger.requestOptOutCheck(over: .file, options) {
          (files) throws(LedgerError) in
          for place in 0..<files where place > 0 {
            let name = "\(path).\(place + 1)"
            try Self.makeEmpty(name)
            written.append(name)
          }
        }
        for (name, file) in zip(written, check.files) {
          try PrivateFile.fill(name, with: check.content(of: file))
        }
      } catch {
        for name in written { try? FileManager.default.removeItem(atPath: name) }
        throw (error as? VaultError).map { LedgerError.vault($0) } ?? error
      }
      if global.json {
        let files = zip(check.files, written).map { file, path in
          JSON.object([
            "file": .string(path), "name": .string(file.name), "localId": .string(file.localID),
            "numbers": .int(file.count),
          ])
        }
        let document = JSON.object([
          "checkId": .int(check.number), "requested": .int(check.personCount),
          "position": .int(check.position.rawValue), "files": .array(files),
        ])
        try Output.document(try document.text(onOneLine: false))
      } else {
        try Output.answer("Check \(check.number) asks about \(check.personCount) people.")
        for (file, path) in zip(check.files, written) {
          try Output.answer("\(path)  \(file.count) numbers  to be sent as \(file.name)")
        }
      }
    }

    private func takeResponse() throws {
      let ledger = try global.open()
      let check = try ledger.openFileCheck(check ?? 0)
      let limit = check.files.map { check.mostBytes(ofAnswerTo: $0) }.max() ?? 0
      // A byte more than an answer can have is enough to refuse it.
      let answers = try response.map { try Self.read($0, limit: limit + 1) }
      let ordered = try check.inOrder(answers)
      try ledger.answerOptOutCheck(check, with: ordered, mayClearAll: allClear).answer(global)
    }

    private static func read(_ path: String, limit: Int) throws(LedgerError) -> [UInt8] {
      do {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        return Array(try file.read(upToCount: limit) ?? Data())
      } catch {
        throw .badArgument(name: "--response", expected: "a file that can be read")
      }
    }
  }

  struct Checks: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All checks and what became of them, now or at any moment of history.")

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try moment(asOf)
      let checks = try global.open().optOutChecks(asOf: moment)
      if global.json {
        let document = JSON.array(checks.map(\.json))
        try Output.document(try document.text(onOneLine: false))
      } else {
        for check in checks { try Output.answer(check.line) }
      }
    }
  }

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How one person stands, and all that is known of it; the look is recorded.")

    @Option(help: "The NHS number.")
    var nhsNumber: String

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @Option(help: "Why you look; it is recorded with the look.")
    var reason = "opt-out status"

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let number = try checked(nhsNumber: nhsNumber)
      let moment = try moment(asOf)
      let status = try global.open().optOutStatus(of: number, asOf: moment, reason: reason)
      if global.json {
        try Output.document(try status.json.text(onOneLine: false))
      } else {
        for line in status.lines { try Output.answer(line) }
      }
    }
  }
}
