internal import ArgumentParser
internal import Intake
internal import SubmissionLedger

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Questions of an auditor; each look at single records is recorded.",
    subcommands: [
      Referral.self, Person.self, Disclosures.self, Flow.self, Informing.self, Access.self,
      Instruments.self, Disclosure.self,
    ])

  struct Referral: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How one referral stands, why, and the events that say so.")

    @Option(help: "The ODS code of the provider.")
    var provider: String?

    @Option(help: "The provider's own id of the referral.")
    var serviceRequestId: String?

    @Option(help: "Instead of both: the ledger's own number of the referral.")
    var referralNumber: UInt64?

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @Option(help: "Why you look; it is recorded with the look.")
    var reason = "audit"

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      let isByID = provider != nil && serviceRequestId != nil && referralNumber == nil
      let isByNumber = provider == nil && serviceRequestId == nil && referralNumber != nil
      guard isByID || isByNumber else {
        throw ValidationError(
          "expected --provider with --service-request-id, or --referral-number alone")
      }
    }

    func run() throws {
      let audit = try audited()
      if global.json {
        try Output.document(try audit.json.text(onOneLine: false))
      } else {
        for line in audit.lines { try Output.answer(line) }
      }
    }

    private func audited() throws -> ReferralAudit {
      let moment = try moment(asOf)
      if let referralNumber {
        return try global.open().auditReferral(number: referralNumber, asOf: moment, reason: reason)
      }
      let provider = try organisation(provider ?? "", "--provider")
      return try global.open().auditReferral(
        provider: provider, id: ServiceRequestID(serviceRequestId ?? ""), asOf: moment,
        reason: reason)
    }
  }
}
