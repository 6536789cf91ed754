internal import ArgumentParser
internal import EventLog
internal import FHIR
internal import Intake
internal import SubmissionLedger

extension AuditCommand {
  struct Access: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Who looked at records, when, why and at whose.",
      discussion: """
        One person is named by number or by NHS number. By number and without --reason only what \
        stands in the clear is told; everything else is a look itself and is recorded.
        """)

    @Option(help: "Only looks at this person's records.")
    var personNumber: UInt64?

    @Option(help: "The same, by the NHS number; needs --reason.")
    var nhsNumber: String?

    @Option(help: "The first moment, RFC 3339.")
    var from: String?

    @Option(help: "The last moment, RFC 3339.")
    var to: String?

    @Option(help: "Only looks by this actor.")
    var by: String?

    @Option(help: "Why you look; it is recorded with the look.")
    var reason: String?

    @Option(help: "fhir: an AuditEvent a line (HL7 FHIR R4, IHE BALP).")
    var format: AnswerFormat?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard personNumber == nil || nhsNumber == nil else {
        throw ValidationError("expected --person-number or --nhs-number, not both")
      }
      guard reason == nil || personNumber != nil || nhsNumber != nil else {
        throw ValidationError("--reason goes with --person-number or --nhs-number")
      }
    }

    func run() throws {
      let question = try question()
      let ledger = try global.open()
      try ledger.auditAccess(question) { access in
        if format == .fhir {
          try Output.document(try ledger.auditEvent(of: access).line)
        } else if global.json {
          try Output.document(try access.json.text(onOneLine: true))
        } else {
          try Output.answer(access.line)
        }
      }
    }

    private func question() throws(LedgerError) -> AccessQuestion {
      var question = AccessQuestion()
      (question.from, question.to) = try span(from: from, to: to)
      question.actor = by
      if let personNumber { question.whose = .person(personNumber, reason: reason) }
      if let nhsNumber {
        let number = try checked(nhsNumber: nhsNumber)
        guard let reason else {
          throw .badArgument(
            name: "--reason", expected: "why you look; it is recorded with the look")
        }
        question.whose = .patient(number, reason: reason)
      }
      return question
    }
  }
}
