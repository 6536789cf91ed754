internal import Agreements
internal import ArgumentParser
internal import DataSet
internal import Foundation
internal import SubmissionLedger

struct InstrumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instrument",
    abstract: "Directions, notices, lawful bases, register entries, DPIA approvals, exemptions.",
    subcommands: [Record.self, List.self])

  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record an instrument, or a newer version of one.")

    @Argument(help: "A JSON file; Docs/cli.md says what stands in it.")
    var file: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let (recorded, isNew) = try global.open().recordInstrument(from: file)
      let instrument = recorded.instrument
      let name = "\(instrument.kind.rawValue) \(instrument.reference)"
      try global.answer(
        isNew
          ? "Recorded \(name), in force from \(instrument.from)."
          : "The same words of \(name) are on record.",
        recorded.json.merging(["isNew": .bool(isNew)]) { first, _ in first })
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The instruments in force, and the kinds of which there is none.")

    @Option(help: "As it was at this time, or after the event at this position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try moment(asOf)
      let inForce = try global.open().instrumentsInForce(asOf: moment)
      if global.json {
        let document = JSON.object([
          "day": .text(inForce.day),
          "instruments": .array(inForce.instruments.map { .object($0.json) }),
          "gaps": .array(inForce.gaps.map { .string($0.rawValue) }),
        ])
        try Output.document(try document.text(onOneLine: false))
      } else {
        try Output.answer("In force on \(inForce.day): \(inForce.instruments.count)")
        for recorded in inForce.instruments { try Output.answer(recorded.line) }
        for gap in inForce.gaps { try Output.answer("No \(gap.rawValue) is in force.") }
      }
    }
  }
}

extension RecordedInstrument {
  fileprivate var json: [String: JSON] {
    let common: [String: JSON] = [
      "position": .int(position), "kind": .string(instrument.kind.rawValue),
      "reference": .string(instrument.reference), "title": .string(instrument.title),
      "from": .text(instrument.from), "until": .optional(instrument.until) { .text($0) },
      "document": instrument.document.json,
    ]
    return common.merging(instrument.content.json) { first, _ in first }
  }

  fileprivate var line: String {
    let end = instrument.until.map { " until \($0)" } ?? ""
    return "\(position)  \(instrument.kind.rawValue)  \(instrument.reference)  from "
      + "\(instrument.from)\(end)  \(instrument.title)"
  }
}

extension Instrument.Content {
  fileprivate var json: [String: JSON] {
    switch self {
    case .direction, .dataProvisionNotice, .registerEntry: [:]
    case .lawfulBasis(let article6, let article9, let condition):
      [
        "article6": .string(article6), "article9": .string(article9),
        "condition": .string(condition),
      ]
    case .impactAssessment(let version, let approver, let approvedOn):
      [
        "version": .string(version), "approvedBy": .string(approver),
        "approvedOn": .text(approvedOn),
      ]
    case .exemption(let ground, let use): ["exemption": .string(ground), "use": .string(use)]
    }
  }
}

extension CitedDocument {
  var json: JSON {
    .object([
      "reference": .string(reference), "digest": iapt_ledger.digest(Data(digest)),
    ])
  }
}
