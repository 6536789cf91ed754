internal import ArgumentParser
internal import Intake
internal import SubmissionLedger

struct RestrictionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restriction", abstract: "Other legal restrictions on disclosure.",
    subcommands: [Add.self, Lift.self])

  struct Options: ParsableArguments {
    @Option(help: "The ODS code of the provider.")
    var provider: String

    @Option(help: "The provider's own id of the patient.")
    var localPatientId: String

    @Option(help: "The provider's own id of the referral; else all of the patient's.")
    var serviceRequestId: String?

    @Option(help: "The kind of restriction.")
    var kind: String

    @Option(help: "Where the document is found; no identifier of a patient.")
    var reference: String

    @Option(help: "The first day, YYYY-MM-DD.")
    var from: String

    func request(until: String? = nil) throws -> RestrictionRequest {
      RestrictionRequest(
        provider: try organisation(provider, "--provider"),
        patient: LocalPatientID(localPatientId),
        referral: serviceRequestId.map { ServiceRequestID($0) }, kind: kind,
        reference: reference, from: try calendarDay(from, "--from"),
        until: try until.map { try calendarDay($0, "--until") })
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Apply a restriction: records that arrive under it are withheld.")

    @OptionGroup var options: Options

    @Option(help: "The last day, YYYY-MM-DD; else it has no end.")
    var until: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let request = try options.request(until: until)
      let result = try global.open().applyRestriction(request)
      let words =
        result.isNew ? "Applied the restriction." : "The restriction is on record already."
      let unknown =
        " The ledger does not know the \(options.serviceRequestId == nil ? "patient" : "referral") "
        + "yet: is the id right?"
      try RestrictionCommand.answer(
        words + (result.isKnown ? "" : unknown),
        ["isNew": .bool(result.isNew), "isKnown": .bool(result.isKnown)], global)
    }
  }

  struct Lift: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lift what stands of that kind and reference, on the patient or the referral.")

    @OptionGroup var options: Options

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let request = try options.request()
      let count = try global.open().liftRestriction(request)
      try RestrictionCommand.answer(
        "Lifted \(counted(UInt64(count), "restriction")).", ["lifted": .int(count)], global)
    }
  }

  fileprivate static func answer(
    _ words: String, _ facts: [String: JSON], _ global: GlobalOptions
  ) throws {
    if global.json {
      try Output.document(try JSON.object(facts).text(onOneLine: false))
    } else {
      try Output.answer(words)
    }
  }
}
