internal import ArgumentParser
internal import Intake
internal import SubmissionLedger

extension AuditCommand {
  struct Person: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Everything about one person, for a request by that person; the look is recorded.")

    @Option(help: "The NHS number.")
    var nhsNumber: String?

    @Option(help: "The number of the person in the log.")
    var personNumber: UInt64?

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @Option(help: "Why you look; it is recorded with the look.")
    var reason: String

    @Option(help: "fhir: a Bundle of AuditEvents (HL7 FHIR R4, IHE BALP).")
    var format: AnswerFormat?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (nhsNumber == nil) != (personNumber == nil) else {
        throw ValidationError("expected exactly one of --nhs-number and --person-number")
      }
    }

    func run() throws {
      let (moment, question) = (try moment(asOf), try question)
      let ledger = try global.open()
      let audit = try ledger.auditPerson(question, asOf: moment, reason: reason)
      if format == .fhir {
        if let audit {
          try Output.document(try ledger.fhirBundle(of: audit))
        } else {
          Output.message("iapt-ledger: the ledger holds nothing about a person of that number")
        }
      } else if global.json {
        let nobody = JSON.object(["found": .bool(false), "personNumber": .null])
        try Output.document(try (audit?.json ?? nobody).text(onOneLine: false))
      } else {
        let nobody = ["The ledger holds nothing about a person of that number."]
        for line in audit?.lines ?? nobody { try Output.answer(line) }
      }
      if audit == nil { throw ExitStatus.no }
    }

    private var question: PersonQuestion {
      get throws(LedgerError) {
        if let personNumber { return .personNumber(personNumber) }
        return .nhsNumber(try checked(nhsNumber: nhsNumber ?? ""))
      }
    }
  }
}
