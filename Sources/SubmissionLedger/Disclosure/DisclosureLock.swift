internal import Projections

/// The right to make a release, which one process has at a time; held until the value goes away.
///
/// So whoever has it knows that what is open in the log was left by a process that ended.
struct DisclosureLock: ~Copyable {
  private let lock: BuildLock

  init(
    of ledger: SubmissionLedger, patience: Duration = .seconds(5)
  ) throws(LedgerError) {
    do throws(ProjectionError) {
      lock = try BuildLock(of: ledger.layout.directory + "/disclosure", patience: patience)
    } catch {
      if case .beingBuilt = error { throw .disclosureUnderWay }
      throw .projection(error)
    }
  }
}
