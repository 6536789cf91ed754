internal import ArgumentParser
internal import Intake
internal import SubmissionLedger

extension AuditCommand {
  struct Flow: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How many referrals flow, are withheld or excluded, by the path of the decision.")

    @Option(help: "Only referrals of this provider; its ODS code.")
    var provider: String?

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @Flag(help: "Each referral too; the look is recorded.")
    var referrals = false

    @Option(help: "With --referrals: why you look at each; it is recorded with the look.")
    var reason: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard referrals || reason == nil else {
        throw ValidationError("--reason goes with --referrals: a count looks at nobody")
      }
    }

    func run() throws {
      let provider = try provider.map { try organisation($0, "--provider") }
      let moment = try moment(asOf)
      let ledger = try global.open()
      guard referrals else {
        return try answer(try ledger.auditFlow(provider: provider, asOf: moment))
      }
      var documents: [JSON] = []
      let audit = try ledger.auditFlow(provider: provider, asOf: moment, reason: reason ?? "audit")
      {
        referral in
        if global.json {
          documents.append(referral.json)
        } else {
          try Output.answer(referral.line)
        }
      }
      try answer(audit, with: ["referrals": .array(documents)])
    }

    private func answer(_ audit: FlowAudit, with more: [String: JSON] = [:]) throws {
      if global.json {
        let members = audit.members.merging(more) { first, _ in first }
        try Output.document(try JSON.object(members).text(onOneLine: false))
      } else {
        for line in audit.lines { try Output.answer(line) }
      }
    }
  }

  struct Informing: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Of how many referrals the patient was informed before they were submitted.")

    @Option(help: "Only submissions of this provider; its ODS code.")
    var provider: String?

    @Option(help: "Only submissions for this month, YYYY-MM.")
    var period: String?

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try moment(asOf)
      let provider = try provider.map { try organisation($0, "--provider") }
      let period = try period.map { try calendarMonth($0, "--period") }
      let audit = try global.open().auditInforming(
        provider: provider, period: period, asOf: moment)
      if global.json {
        try Output.document(try audit.json.text(onOneLine: false))
      } else {
        for line in audit.lines { try Output.answer(line) }
      }
    }
  }
}
