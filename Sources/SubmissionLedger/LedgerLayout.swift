/// Where the parts of a ledger stand in its directory.
struct LedgerLayout: Sendable {
  let directory: String

  /// The log: the only part that is a source of truth about what happened.
  var log: String { directory + "/log" }
  /// The vault: identifiers to numbers, and the keys of persons.
  ///
  /// It has a life and a backup of its own.
  var vault: String { directory + "/vault" }
  /// What is folded from the log; may be deleted at any time.
  var projections: String { directory + "/projections" }
  /// The content of loaded reference data, in files named by their digests.
  var reference: String { directory + "/reference" }
  /// The signing key and, unless it comes from elsewhere, the key encryption key.
  var keys: String { directory + "/keys" }
  var signingKey: String { keys + "/signing" }
  var keyEncryptionKey: String { keys + "/kek" }
  /// Scratch files, encrypted and unlinked as soon as they are open.
  var scratch: String { directory + "/scratch" }
}
