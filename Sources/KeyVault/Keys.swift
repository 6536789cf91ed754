internal import Crypto

/// The key that seals what the ledger keeps about one person.
///
/// Keep it for as long as the work in hand takes and no longer: a copy held in memory outlives the
/// erasure of the person.
public struct PersonKey: Sendable, Redacted {
  /// Which of the person's keys this is.
  public let id: SealingKeyID
  let secret: SymmetricKey
}

/// A named key that belongs to no person, for content that concerns for example staff.
public struct SystemKey: Sendable, Redacted {
  /// Which of the keys of that name this is.
  public let id: SealingKeyID
  let secret: SymmetricKey
}
