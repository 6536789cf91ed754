internal import ArgumentParser
internal import SubmissionLedger

extension AuditCommand {
  struct Disclosure: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One release: who, what, when, why, under what, and who was left out.")

    @Argument(help: "The number of the disclosure.")
    var id: UInt64

    @Flag(help: "Who was in it and who was left out, by number; needs --reason, and is recorded.")
    var members = false

    @Option(help: "With --members: why you look; it is recorded with the look.")
    var reason: String?

    @Option(help: "fhir: a Bundle of a Provenance and AuditEvents (HL7 FHIR R4, IHE BALP).")
    var format: AnswerFormat?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard members || reason == nil else {
        throw ValidationError("--reason goes with --members: without it nobody is looked at")
      }
    }

    func run() throws {
      let ledger = try global.open()
      let audit = try ledger.auditDisclosure(id)
      let list = try memberList(ledger)
      if format == .fhir {
        try ledger.writeBundle(of: audit, members: list) { try Output.document($0) }
      } else if global.json {
        let more = list.map { ["members": $0.json] } ?? [:]
        let document = JSON.object(audit.members.merging(more) { first, _ in first })
        try Output.document(try document.text(onOneLine: false))
      } else {
        for line in audit.lines + (list?.lines ?? []) { try Output.answer(line) }
      }
      if audit.answers.contains(where: { $0.holds == false }) { throw ExitStatus.no }
    }

    private func memberList(_ ledger: SubmissionLedger) throws(LedgerError) -> DisclosureMemberList?
    {
      guard members else { return nil }
      guard let reason else {
        throw .badArgument(
          name: "--reason", expected: "why you look at who was in it; it is recorded")
      }
      return try ledger.disclosureMembers(id, reason: reason)
    }
  }
}
