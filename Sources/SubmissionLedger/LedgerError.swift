public import Agreements
public import EventLog
public import Evidence
public import Intake
public import KeyVault
public import PersonSets
public import Projections
public import TransparencyLog

/// Why the ledger could not do what it was asked to.
public enum LedgerError: Error, Sendable, CustomStringConvertible {
  /// The directory does not hold a ledger.
  case notALedger(path: String)
  /// The directory is there already and is not empty.
  case alreadyExists(path: String)
  /// A time was given to a ledger that runs on the real clock.
  case clockIsReal
  /// A time was given that lies before the newest event.
  case timeRunsBackwards(given: Timestamp, newest: Timestamp)
  /// A text of the caller does not have the form it needs.
  case badArgument(name: String, expected: String)
  /// What was asked for is not in the ledger.
  case notFound(what: String)
  /// No referral of the provider meets the definition of a cohort.
  case emptyCohort(provider: String)
  /// Another process is running a check of opt-outs over MESH.
  case exchangeUnderWay
  /// Another process is making a release.
  case disclosureUnderWay
  /// The idempotency key was used for another file.
  case idempotencyConflict
  /// A document about an instrument or an agreement was not taken.
  case document(path: String, AgreementsError)
  /// The vault is that of another ledger.
  case vaultOfAnotherLedger
  /// The signing key is not the one whose verifier key the ledger published.
  case wrongSigningKey
  /// The vault knows fewer people or referrals than the log: it was restored from too old a backup.
  case vaultOlderThanLog(persons: UInt64, inLog: UInt64)
  /// The vault lacks a key under which the log has releases: it was restored from too old a backup.
  case vaultLacksKey(name: String)
  /// What a release that was cut short left behind, which may hold rows in clear, cannot be removed.
  case leftBehind(path: String)
  /// A file of the ledger could not be read or written.
  case file(path: String, reason: String)
  /// A file of a report could not be written.
  case report(path: String, reason: String)
  /// The content of loaded reference data is not there, or not what its event says.
  case referenceLost(kind: ReferenceData.Kind, path: String, ReferenceContentState)
  /// A position or size that the log does not have.
  case outsideLog(String, size: UInt64)
  /// The log is not what its tree or its signatures say.
  case notVerified(LogFinding)
  case log(EventLogError)
  case projection(ProjectionError)
  case vault(VaultError)
  case intake(IntakeError)
  case note(NoteError)
  case personSet(PersonSetError)
  /// An event of the log cannot be counted for an evidence pack.
  case evidence(EvidenceError)

  /// What a failure means to whoever started the program.
  public enum Kind: Sendable {
    /// The request or its file is wrong; the ledger is as it was.
    case badInput
    /// The ledger could not be opened, is in use, or is damaged.
    case ledger
    case `internal`
  }

  /// What the failure means to whoever started the program; the exit status follows from it.
  public var kind: Kind {
    switch self {
    case .alreadyExists, .clockIsReal, .timeRunsBackwards, .badArgument, .notFound,
      .emptyCohort, .idempotencyConflict, .document, .outsideLog, .note, .report:
      .badInput
    case .notALedger, .file, .vault, .exchangeUnderWay, .disclosureUnderWay, .notVerified,
      .vaultOlderThanLog, .vaultLacksKey, .leftBehind, .vaultOfAnotherLedger, .wrongSigningKey,
      .referenceLost, .evidence:
      .ledger
    case .intake(.readerNotStarted), .intake(.noReader), .intake(.scratch): .internal
    case .intake: .badInput
    case .log(.wrongExpectedVersion), .log(.emptyBatch), .log(.eventTooLarge): .internal
    case .log(.idempotencyConflict), .log(.beyondEnd): .badInput
    case .log: .ledger
    case .projection(.unknownProjection): .badInput
    case .personSet: .internal
    case .projection: .ledger
    }
  }

  /// One line: what failed, on what, and what to do where the caller can do something.
  public var description: String {
    switch self {
    case .notALedger(let path): "there is no ledger at \(path); `init` makes one"
    case .alreadyExists(let path): "\(path) is not empty; a ledger is made in a new directory"
    case .clockIsReal:
      "this ledger runs on the real clock and takes no time from its caller; "
        + "`init --simulated-clock` makes one that does"
    case .timeRunsBackwards(let given, let newest):
      "the time \(given) lies before the newest event (\(newest)); give that or a later one"
    case .badArgument(let name, let expected): "\(name): expected \(expected)"
    case .notFound(let what): "\(what) is not in the ledger"
    case .emptyCohort(let provider):
      "the cohort is empty: no referral of provider \(provider) meets the definition"
    case .exchangeUnderWay:
      "another process is running a check over MESH; wait for its end"
    case .disclosureUnderWay: "another process is making a release; wait for its end"
    case .idempotencyConflict:
      "the idempotency key was used for another file; use a new key for this one"
    case .document(let path, let error): "\(path): \(error)"
    case .vaultOfAnotherLedger:
      "the vault is not the one that this ledger was made with; restore the one that belongs to it"
    case .wrongSigningKey:
      "the signing key is not the one that this ledger was made with; restore keys/signing"
    case .vaultOlderThanLog(let persons, let inLog):
      "the vault knows \(persons) persons and the log \(inLog), or it lacks referrals: the vault is "
        + "older than the log; restore the one that belongs to it"
    case .vaultLacksKey(let name):
      "the vault lacks the key \(name), under which the log has releases: the vault is older than "
        + "the log; restore the one that belongs to it"
    case .leftBehind(let path):
      "\(path) is left of a release that was cut short, may hold rows of patients, and cannot be "
        + "removed; remove it, then ask again"
    case .file(let path, let reason): "\(path): \(reason)"
    case .report(let path, let reason): "the report was not written: \(path): \(reason)"
    case .referenceLost(let kind, let path, let state):
      "\(path): \(state.rawValue); load the same file again with "
        + "`reference load \(kind.rawValue)`, which puts it right"
    case .outsideLog(let what, let size): "\(what) is not in the log, which has \(size) events"
    case .notVerified(let finding):
      "the log is damaged, and nothing was signed: \(finding.detail)"
    case .log(let error): error.description
    case .projection(let error): error.description
    case .vault(let error): error.description
    case .intake(let error): error.description
    case .note(let error): error.description
    case .personSet(let error): error.description
    case .evidence(let error): error.description
    }
  }
}

extension LedgerError {
  /// What is wrong, a line for each thing.
  public var lines: [String] {
    guard case .document(let path, let error) = self else { return [description] }
    return error.lines.map { "\(path): \($0)" }
  }
}

// The errors of the modules below, as those of this one.

func logging<Value: ~Copyable>(
  _ body: () throws(EventLogError) -> Value
) throws(LedgerError) -> Value {
  do throws(EventLogError) { return try body() } catch { throw .log(error) }
}

func projecting<Value>(
  _ body: () throws(ProjectionError) -> Value
) throws(LedgerError) -> Value {
  do throws(ProjectionError) { return try body() } catch { throw .projection(error) }
}

func vaulting<Value>(_ body: () throws(VaultError) -> Value) throws(LedgerError) -> Value {
  do throws(VaultError) { return try body() } catch { throw .vault(error) }
}

func noting<Value>(_ body: () throws(NoteError) -> Value) throws(LedgerError) -> Value {
  do throws(NoteError) { return try body() } catch { throw .note(error) }
}
