public import EventLog

/// How a request reaches the opt-out service and its answer comes back.
public enum OptOutChannel: String, Sendable, CaseIterable {
  case mesh
  /// Files that an operator carries.
  case file
}

/// A check whose answers are awaited.
///
/// It holds the NHS numbers of everybody who is asked about, in memory only.
public struct OptOutCheckRequest: Sendable {
  /// The place among all checks, from 1.
  public let number: UInt64
  /// The position of `OptOutCheckRequested`.
  public let position: Position
  /// When it was requested: what the answers tell is as old as this.
  public let requestedAt: Timestamp
  /// The files to be sent.
  public let files: [File]
  /// How many people are asked about.
  public var personCount: Int { cohort.count }
  let cohort: OptOutCohort

  /// One of the files of a check.
  public struct File: Sendable {
    /// `MAILBOX-DDMMYY-NNNN.dat`.
    public let name: String
    /// Under which the sender finds it again: ledger, check, file, and a random part, so that it is
    /// not used twice, also where an older copy of the ledger was restored.
    public let localID: String
    let places: Range<Int>

    /// How many NHS numbers it holds.
    public var count: Int { places.count }
  }

  /// Whether a local id is that of a file of an earlier check of the same ledger.
  public func isLater(thanThatOf localID: String) -> Bool {
    let own = files.first.map { $0.localID.split(separator: "-").prefix(2) } ?? []
    let parts = localID.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 5, parts.prefix(2) == own, let check = UInt64(parts[2]) else {
      return false
    }
    return check < number
  }

  /// What one of the files holds; it names patients.
  public func content(of file: File) -> [UInt8] { cohort.file(file.places) }

  /// The most bytes that an answer to a file can have.
  ///
  /// What is longer is none and need not be read to its end: there are no more lines than in the file,
  /// or one of words.
  public func mostBytes(ofAnswerTo file: File) -> Int { file.count * 13 + 1_000 }

  /// Puts answers that came in any order into that of the files, by the number that each begins with.
  ///
  /// No number stands in two files. One that begins with no number of the check takes a place that is
  /// left, where it will be refused.
  ///
  /// - Throws: ``LedgerError/badArgument(name:expected:)`` where there is not one for each file.
  public func inOrder(_ answers: [[UInt8]]) throws(LedgerError) -> [[UInt8]] {
    guard answers.count == files.count else {
      throw .badArgument(name: "--response", expected: "\(files.count) files, one for each asked")
    }
    var placed = [[UInt8]?](repeating: nil, count: files.count)
    var rest: [[UInt8]] = []
    for answer in answers {
      guard let place = file(ofAnswer: answer) else {
        rest.append(answer)
        continue
      }
      guard placed[place] == nil else {
        throw .badArgument(
          name: "--response", expected: "one answer to each file; two are to file \(place + 1)")
      }
      placed[place] = answer
    }
    return placed.map { $0 ?? rest.removeFirst() }
  }

  private func file(ofAnswer answer: [UInt8]) -> Int? {
    guard let number = OptOutReply.firstNumber(in: answer),
      let place = cohort.place(of: number, in: 0..<cohort.count)
    else { return nil }
    return files.firstIndex { $0.places.contains(place) }
  }
}

/// What became of a check.
public struct OptOutCheckResult: Sendable {
  /// The place among all checks, from 1.
  public let check: UInt64
  /// Whether it told anything.
  public let outcome: Outcome
  /// How many people were asked about.
  public let requested: Int
  /// How many of them came back, who have not opted out.
  public let returned: Int
  /// For how many it is another status than was known.
  public let changes: Int
  /// When it ended.
  public let completedAt: Timestamp

  /// Whether a check told anything.
  public enum Outcome: Sendable, Equatable {
    case complete
    case inconclusive(reason: String)
  }

  /// How many have opted out.
  public var optedOut: Int { outcome == .complete ? requested - returned : 0 }
}
