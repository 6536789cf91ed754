internal import ArgumentParser
internal import SubmissionLedger

struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Fair processing information, and who was informed.",
    subcommands: [Publish.self, Inform.self])

  struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Publish a wording; the ledger keeps its digest.")

    @Argument(help: "The file with the wording.")
    var file: String

    @Option(help: "The name of this version.")
    var version: String

    @Option(help: "suggested or local.")
    var kind: String

    @Option(help: "The first day of its use, YYYY-MM-DD.")
    var from: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      guard let kind = NoticeKind(rawValue: kind) else {
        throw LedgerError.badArgument(name: "--kind", expected: "suggested or local")
      }
      let day = try calendarDay(from, "--from")
      let isNew = try global.open().publishNotice(file, version: version, kind: kind, from: day)
      if global.json {
        let document = JSON.object(["version": .string(version), "isNew": .bool(isNew)])
        try Output.document(try document.text(onOneLine: false))
      } else {
        try Output.answer(
          isNew ? "Published wording \(version)." : "Wording \(version) is published already.")
      }
    }
  }

  struct Inform: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record which patients were informed, and when.")

    @Argument(help: "A CSV file: LocalPatientId, ServiceRequestId (may be empty), InformedOn.")
    var file: String

    @Option(help: "The ODS code of the provider.")
    var provider: String

    @Option(help: "The version of the wording.")
    var version: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let provider = try organisation(provider, "--provider")
      let result = try global.open().informPatients(
        from: file, provider: provider, version: version)
      try result.answer("patients as informed", global)
    }
  }
}
