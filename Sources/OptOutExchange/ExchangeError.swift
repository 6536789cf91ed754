public import MESHClient
public import SubmissionLedger

/// Why a check over MESH did not come to its end; the check stays open and can be gone on with.
public enum ExchangeError: Error, Sendable, CustomStringConvertible {
  /// The settings cannot be used.
  case settings(path: String, key: String?, reason: String)
  case mesh(MESHError)
  case ledger(LedgerError)
  /// Another command has ended the check while it was waited for.
  case endedElsewhere(check: UInt64)
  /// Something stopped the waiting.
  case cancelled

  /// What failed, and what to do about it.
  public var description: String {
    switch self {
    case .settings(let path, let key?, let reason): "\(path), \(key): \(reason)"
    case .settings(let path, nil, let reason): "\(path): \(reason)"
    case .mesh(let error): "\(error); a check that was asked for stays open: run it again to go on"
    case .endedElsewhere(let check): "check \(check) was ended by another command"
    case .ledger(let error): error.description
    case .cancelled: "the check was interrupted and stays open: run it again to go on with it"
    }
  }
}
