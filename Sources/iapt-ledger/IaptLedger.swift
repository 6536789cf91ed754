internal import ArgumentParser

/// The root of the command line.
///
/// Docs/cli.md is its contract.
struct IaptLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iapt-ledger",
    abstract: "The system of record for the IAPT data set: an event-sourced submission ledger.",
    discussion: """
      Exit status: 0 done; 1 done, and the answer is no; 2 wrong usage or bad input; 3 the ledger \
      could not be opened or is damaged; 4 an internal error.
      """,
    subcommands: [
      InitCommand.self, SubmitCommand.self, SubmissionCommand.self, ReferenceCommand.self,
      ConsentCommand.self, NoticeCommand.self, RestrictionCommand.self,
      OptOutCommand.self, InstrumentCommand.self, AgreementCommand.self, DiscloseCommand.self,
      PublishCommand.self, EvidenceCommand.self, EraseCommand.self,
      AuditCommand.self, ReplayCommand.self,
      ProjectionCommand.self,
      CheckpointCommand.self,
      ProveCommand.self, VerifyProofCommand.self, VerifyCommand.self, StatusCommand.self,
    ])
}
