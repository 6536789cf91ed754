internal import ArgumentParser
internal import DataSet
internal import Intake
internal import SubmissionLedger

struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Fair processing information, and who was informed.",
    subcommands: [Publish.self, Inform.self, InformCohort.self])

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
      abstract: "Record which patients were informed, and when: by a file, or one by options.")

    @Argument(help: "A CSV file: LocalPatientId, ServiceRequestId (may be empty), InformedOn.")
    var file: String?

    @Option(help: "The ODS code of the provider.")
    var provider: String

    @Option(help: "The version of the wording.")
    var version: String

    @Option(help: "In place of a file: the provider's own id of the patient.")
    var localPatientId: String?

    @Option(
      help: "In place of a file: the provider's own id of the referral; else all of the patient's.")
    var serviceRequestId: String?

    @Option(help: "In place of a file: the day, YYYY-MM-DD.")
    var informedOn: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      let options = [localPatientId, serviceRequestId, informedOn]
      let isOne = localPatientId != nil && informedOn != nil
      guard file == nil ? isOne : options.allSatisfy({ $0 == nil }) else {
        throw ValidationError(
          "expected either a file, or --local-patient-id with --informed-on and, for one referral, "
            + "--service-request-id")
      }
    }

    func run() throws {
      let provider = try organisation(provider, "--provider")
      let result = try inform(of: provider)
      try result.answer("patients as informed", global)
    }

    private func inform(of provider: OrganisationCode) throws -> ChoiceImport {
      if let file {
        return try global.open().informPatients(from: file, provider: provider, version: version)
      }
      return try global.open().informPatient(
        LocalPatientID(localPatientId ?? ""), serviceRequestId.map { ServiceRequestID($0) },
        provider: provider, version: version,
        on: try calendarDay(informedOn ?? "", "--informed-on"))
    }
  }

  struct InformCohort: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record that the patients of all referrals that meet a definition were informed.",
      discussion: """
        The referrals are those of the provider that the ledger knows now, withheld ones too, by \
        their newest submission. Without any of the last four options all of them belong.
        """)

    @Option(help: "The ODS code of the provider.")
    var provider: String

    @Option(help: "The version of the wording.")
    var version: String

    @Option(help: "The day on which they were informed, YYYY-MM-DD.")
    var informedOn: String

    @Option(help: "Only referrals received on this day or later.")
    var receivedFrom: String?

    @Option(help: "Only referrals received on this day or earlier.")
    var receivedTo: String?

    @Option(help: "Only referrals received by this day and not discharged before it.")
    var openOn: String?

    @Flag(help: "Only referrals of which no other informing is on record.")
    var notInformed = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let definition = CohortDefinition(
        receivedFrom: try receivedFrom.map { try calendarDay($0, "--received-from") },
        receivedTo: try receivedTo.map { try calendarDay($0, "--received-to") },
        openOn: try openOn.map { try calendarDay($0, "--open-on") }, onlyNotInformed: notInformed)
      let result = try global.open().informCohort(
        provider: try organisation(provider, "--provider"), version: version,
        on: try calendarDay(informedOn, "--informed-on"), definition)
      if global.json {
        try Output.document(try result.json.text(onOneLine: false))
      } else {
        try Output.answer(result.line)
      }
    }
  }
}

extension CohortInforming {
  fileprivate var json: JSON {
    .object([
      "members": .int(members), "onRecord": .int(onRecord), "isNew": .bool(isNew),
      "positions": .array(positions.map { .int($0) }),
    ])
  }

  fileprivate var line: String {
    let cohort = "a cohort of \(counted(UInt64(members), "referral"))"
    guard isNew else { return "All of \(cohort) were on record." }
    return "Recorded \(cohort) as informed; \(onRecord) of them were on record."
  }
}
