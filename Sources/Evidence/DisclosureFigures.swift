/// A file that left for its recipient.
public struct ReleaseFigures: Codable, Equatable, Sendable {
  /// The number of the disclosure.
  public let disclosure: UInt64
  /// The position of its event.
  public let position: UInt64
  /// When it was decided who is in it.
  public let decidedAt: String
  /// The use.
  public let use: String
  /// The code of the recipient.
  public let recipient: String
  /// The first month.
  public let firstPeriod: String
  /// The last month.
  public let lastPeriod: String
  /// The version of the agreement; absent where the use needs none.
  public let agreement: String?
  /// The lawful basis.
  public let lawfulBasis: String
  /// The version of the policy that decided.
  public let policyVersion: String
  /// Whether people who opted out were left out.
  public let optOutsApplied: Bool
  /// The ground on which opt-outs that would apply do not.
  public let exemption: String?
  /// Its document.
  public let exemptionDocument: String?
  /// The check of opt-outs on which it rests.
  public let check: UInt64?
  /// How old that was, in hours.
  public let checkAgeHours: UInt64?
  /// How many people are in it.
  public let included: UInt64
  /// How many were left out, by the first reason that held.
  public let removed: RemovalFigures
  /// The tables, with what left of each.
  public let tables: [ReleasedTableFigures]
  /// Columns that left, without the pseudonyms and keys by which rows name each other.
  public let fieldsReleased: UInt64
  /// Columns that the agreement approves for the versions of the data set that left.
  public let fieldsApproved: UInt64?
  /// Columns that left and are not approved: there must be none.
  public let fieldsNotApproved: [String]?
  /// SHA-256 of the file.
  public let fileDigest: String
  /// Its length.
  public let fileBytes: UInt64
}

/// How many people were left out of a release.
public struct RemovalFigures: Codable, Equatable, Sendable {
  /// They opted out.
  public let optOut: UInt64
  /// Nothing fresh is known of their choice.
  public let optOutUnknown: UInt64
  /// Another legal restriction held.
  public let restriction: UInt64
  /// They were erased.
  public let erased: UInt64
  /// Nothing of theirs is the recipient's to see.
  public let notEntitled: UInt64
}

/// A table of a release.
public struct ReleasedTableFigures: Codable, Equatable, Sendable {
  /// The version of the data set.
  public let version: String
  /// The name of the table.
  public let table: String
  /// The columns.
  public let columns: [String]
  /// How many rows.
  public let rows: UInt64
}

/// A release that was refused.
public struct RefusalFigures: Codable, Equatable, Sendable {
  /// The number of the disclosure.
  public let disclosure: UInt64
  /// The position of its event.
  public let position: UInt64
  /// When it was refused.
  public let refusedAt: String
  /// The use, as it was asked for.
  public let use: String
  /// The recipient, as it was asked for.
  public let recipient: String
  /// The agreement, where one was named.
  public let agreement: String?
  /// Every reason.
  public let reasons: [ReasonFigures]
}

/// A reason against a release.
public struct ReasonFigures: Codable, Equatable, Sendable {
  /// The word for it.
  public let code: String
  /// In a sentence.
  public let detail: String
}

/// Measures that were published.
public struct PublicationFigures: Codable, Equatable, Sendable {
  /// The position of its event.
  public let position: UInt64
  /// When the log took it.
  public let publishedAt: String
  /// The use.
  public let use: String
  /// The month.
  public let period: String
  /// `primary` or `refresh`.
  public let status: String
  /// The levels of the table.
  public let levels: [String]
  /// The version of the policy.
  public let policyVersion: String
  /// How many figures.
  public let figures: UInt64
  /// How many of them are suppressed because they are small.
  public let suppressedSmall: UInt64
  /// How many to protect those.
  public let suppressedComplement: UInt64
  /// SHA-256 of the table of measures.
  public let fileDigest: String
}
