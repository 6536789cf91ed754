internal import Agreements
internal import ArgumentParser
internal import EventLog
internal import SubmissionLedger

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Who may get which data, for what and when: from application to end.",
    subcommands: [
      Apply.self, Review.self, Approve.self, Amend.self, End.self, List.self, Show.self,
    ])

  struct DocumentOptions: ParsableArguments {
    @Argument(help: "A JSON file; Docs/cli.md says what stands in it.")
    var file: String

    @OptionGroup var global: GlobalOptions

    func take(_ kind: AgreementDocument, _ done: String) throws {
      let ledger = try global.open()
      let change = try ledger.takeAgreement(kind, from: file)
      let reference = change.record.terms.reference
      try global.answer(
        change.isNew ? "\(done) \(reference)." : "The same words of \(reference) are on record.",
        [
          "reference": .text(reference), "state": .string(change.record.state.rawValue),
          "isNew": .bool(change.isNew),
          "position": .optional(change.position) { .int($0.rawValue) },
        ])
    }
  }

  struct Apply: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record an application for data, the first version of an agreement.")
    @OptionGroup var options: DocumentOptions
    func run() throws { try options.take(.application, "Recorded the application") }
  }

  struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record what its review came to: legal basis, security, purpose.")
    @OptionGroup var options: DocumentOptions
    func run() throws { try options.take(.review, "Recorded the review of") }
  }

  struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record its approval; all parts of the review must be met.")
    @OptionGroup var options: DocumentOptions
    func run() throws { try options.take(.approval, "Recorded the approval of") }
  }

  struct Amend: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record a whole new version, which needs a review and an approval of its own.")
    @OptionGroup var options: DocumentOptions
    func run() throws { try options.take(.amendment, "Recorded the amendment") }
  }

  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End a version before its last day.")
    @OptionGroup var options: DocumentOptions
    func run() throws { try options.take(.ending, "Recorded the end of") }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All versions of all agreements, and which of them are in force.")

    @Option(help: "As it was at this time, or after the event at this position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try moment(asOf)
      let ledger = try global.open()
      let day = try ledger.day(of: moment)
      let versions = try ledger.agreements(asOf: moment).flatMap { dossier in
        let inForce = dossier.history.inForce(on: day)
        return dossier.history.versions.map { ($0, $0 == inForce) }
      }
      if global.json {
        let documents = versions.map { JSON.object($0.0.json(inForce: $0.1)) }
        try Output.document(try JSON.array(documents).text(onOneLine: false))
        return
      }
      for (record, inForce) in versions { try Output.answer(record.line(inForce: inForce)) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One agreement or version: its terms, and every step with its day and by whom.")

    @Argument(help: "The reference, with or without a version; without, the newest.")
    var reference: String

    @Option(help: "As it was at this time, or after the event at this position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      guard let reference = AgreementReference(reference) else {
        throw LedgerError.badArgument(name: "reference", expected: AgreementReference.form)
      }
      let moment = try moment(asOf)
      let ledger = try global.open()
      let (record, dossier) = try ledger.agreement(reference, asOf: moment)
      let inForce = dossier.history.inForce(on: try ledger.day(of: moment))
      if global.json {
        let history = dossier.events(of: record).map(\.agreementJSON)
        let facts = record.json(inForce: record == inForce).merging([
          "terms": record.terms.json, "history": .array(history),
          "versionInForce": .optional(inForce) { .text($0.terms.reference) },
          "versions": .array(dossier.history.versions.map { .text($0.terms.reference) }),
        ]) { first, _ in first }
        try Output.document(try JSON.object(facts).text(onOneLine: false))
      } else {
        for line in record.lines(inForce: record == inForce, dossier.events(of: record)) {
          try Output.answer(line)
        }
      }
    }
  }
}
