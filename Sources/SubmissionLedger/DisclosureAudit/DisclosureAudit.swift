public import Agreements
public import EventLog

/// Everything that is on record of one disclosure, for a data sharing audit (R19).
public struct DisclosureAudit: Sendable {
  /// What it was, and what became of it.
  public let disclosure: DisclosureSummary
  /// Who asked for it; empty where the log names nobody.
  public let actor: String
  /// When it was asked for.
  public let beganAt: Timestamp
  /// When it was decided who is in it; nil for one that released nothing.
  public let decidedAt: Timestamp?
  /// The positions of its events.
  public let positions: Positions
  /// The version of the agreement as it was then; nil where none was needed or found.
  public let agreement: AgreementRecord?
  /// The check of opt-outs that it rests on; nil where they did not apply.
  public let check: Check?
  /// What left of each table, against what may leave; empty for one that released nothing.
  public let tables: [Table]
  /// The instruments that it cites (R23).
  public let instruments: [RecordedInstrument]
  /// The submissions that it was made from.
  public let submissions: [Submission]
  /// The questions of an audit, with their answers; empty for one that released nothing.
  public internal(set) var answers: [AuditAnswer] = []

  /// Where the log tells of it.
  public struct Positions: Sendable {
    /// The plan; nil where it was refused at once.
    public let planned: Position?
    /// Who was in it and who was left out, sealed.
    public let members: [Position]
    /// The release or the refusal; nil while there is none.
    public let ended: Position?
    /// Looks at it afterwards: reproductions, and lists of who was in it.
    public let looks: [Position]

    /// All of them, in order.
    public var all: [Position] { ([planned, ended].compactMap(\.self) + members + looks).sorted() }
  }

  /// A check of opt-outs.
  public struct Check: Sendable {
    /// The place among all checks.
    public let number: UInt64
    /// When it was asked for: what it tells is as old as that.
    public let askedAt: Timestamp
    /// When it was answered in full; nil where the log does not say so.
    public let completedAt: Timestamp?
    /// For how many days it told of the present, by the policy of that day (R17).
    public let freshDays: Int

    /// Whether it told of the present at a moment.
    func isFresh(at moment: Timestamp) -> Bool {
      guard let completedAt, completedAt <= moment else { return false }
      return moment.microseconds - askedAt.microseconds <= Int64(freshDays) * 86_400_000_000
    }
  }

  /// A table, with its columns.
  public struct Table: Sendable {
    /// The version of the data set.
    public let version: String
    /// The name.
    public let name: String
    /// How many rows left.
    public let rows: UInt64
    /// Keys, in the form in which they leave under every agreement.
    public let keys: [String]
    /// Columns that left and may.
    public let approved: [String]
    /// Columns that left and may not: there must be none.
    public let notApproved: [String]
    /// Columns that may leave and did not.
    public let heldBack: [String]
  }

  /// A submission that a release was made from.
  public struct Submission: Sendable {
    /// The number.
    public let number: UInt64
    /// The ODS code of who handed it in.
    public let provider: String
    /// The position of `SubmissionAccepted`.
    public let position: Position
  }
}

/// A question of a data sharing audit, and what the log answers.
public struct AuditAnswer: Sendable {
  /// What is asked.
  public let question: Question
  /// The answer, in words.
  public let answer: String
  /// Whether it is as it should be; nil where there is nothing that should be.
  public let holds: Bool?

  /// What a data sharing audit asks of any file.
  public enum Question: String, Sendable, CaseIterable {
    /// Which version of an agreement authorised it, and was it in force that day?
    case agreementInForce
    /// Is the recipient that of the agreement?
    case recipient
    /// Who decides about the data?
    case controllers
    /// Who works with them?
    case processors
    /// Where may they be processed?
    case territory
    /// Is the use that of the agreement, and what for?
    case purpose
    /// Are all months approved?
    case periods
    /// Are all fields approved?
    case fields
    /// Were opt-outs applied, by a check that told of that moment?
    case optOuts
    /// Was every instrument in force that processing needs, and cited?
    case instruments
    /// Which file was it?
    case digest
    /// Was it destroyed when it had to be?
    case destruction
  }
}

/// Who was in a disclosure and who was left out, by the word for why.
public struct DisclosureMemberList: Sendable {
  /// The place among all disclosures.
  public let number: UInt64
  /// The groups in the order in which people see them, with person numbers as runs.
  public let groups: [(name: String, persons: [ClosedRange<UInt64>])]

  /// Those whose records left.
  public var included: [ClosedRange<UInt64>] {
    groups.first { $0.name == MemberGroup.included.rawValue }?.persons ?? []
  }
}
