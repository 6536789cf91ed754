public import DataSet
public import EventLog
public import TransparencyLog

/// A disclosure, planned or as the log tells of it (R19).
public struct DisclosureSummary: Sendable {
  /// The place among all that were asked for; nil for a plan.
  public var number: UInt64?
  /// What became of it.
  public var status: Status
  /// The position of the event that ended it, nil while there is none.
  public var position: Position?
  /// When that was recorded.
  public var endedAt: Timestamp?
  /// The name of the use.
  public var use: String
  /// The ODS code of who receives it.
  public var recipient: String
  /// The months.
  public var periods: ClosedRange<Period>?
  /// The version of the agreement; nil where none was found or needed.
  public var agreement: String?
  /// The basis on which the data are provided; nil where it was refused.
  public var lawfulBasis: String?
  /// Whether people who opted out were left out.
  public var optOutApplies: Bool?
  /// The ground on which opt-outs that would apply did not, and its document (R16).
  public var exemption: (ground: String, document: String)?
  /// The check of opt-outs that it rests on.
  public var optOutCheck: UInt64?
  /// How many people were in it.
  public var included: UInt64 = 0
  /// How many were left out, by the word for why.
  public var removed: [(reason: String, persons: UInt64)] = []
  /// Its tables.
  public var tables: [Table] = []
  /// Why it was refused.
  public var refusals: [(code: String, detail: String)] = []
  /// Where the file is; only of one that was released just now.
  public var path: String?
  /// SHA-256 of the file.
  public var fileDigest: Hash?
  /// The length of the file.
  public var fileBytes: UInt64?
  /// The version of the policy that decided.
  public var policyVersion: String
  /// The positions of the instruments in force (R23).
  public var instruments: [UInt64] = []

  /// What became of a disclosure.
  public enum Status: String, Sendable {
    /// Nothing was written: it was only asked what a release would hold.
    case planned
    case released
    case refused
    /// It is being made, or was when its process ended.
    case open
  }

  /// A table of a release.
  public struct Table: Sendable {
    /// The version of the data set.
    public let version: String
    /// The name.
    public let name: String
    /// The names of the columns.
    public let columns: [String]
    /// How many rows leave.
    public let rows: UInt64
  }
}
