public import EventLog
internal import EventSchema
public import Intake
internal import KeyVault
internal import Projections

/// Which looks are asked about.
public struct AccessQuestion: Sendable {
  /// At whose records; everybody's at first.
  public var whose = Whose.everybody
  /// The first moment; nil for the beginning of the log.
  public var from: Timestamp?
  /// The last moment; nil for now.
  public var to: Timestamp?
  /// The only actor; nil for all.
  public var actor: String?

  /// Asks about every look, until something is set.
  public init() {}

  /// At whose records.
  public enum Whose: Sendable {
    case everybody
    /// One person, by the ledger's number.
    ///
    /// Without a reason only what stands in the clear is told. With one it is opened whom releases read, and the
    /// look is recorded.
    case person(UInt64, reason: String?)
    /// One person, by the NHS number: the look is recorded.
    case patient(NHSNumber, reason: String)
  }
}

/// The person whose looks are asked about.
struct AccessSubject {
  /// Every number that the person goes by, or went.
  let numbers: Set<UInt64>
  /// Where the NHS number stands; nil where none is known.
  let numberPosition: Position?
  /// Whether it is opened who was in a release.
  let opensReleases: Bool
}

extension SubmissionLedger {
  /// Finds the person of a question, and records the look where it is one; nil where everybody is asked about.
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` where the ledger does not know the person.
  func accessSubject(
    _ whose: AccessQuestion.Whose, asOfSize size: UInt64
  ) throws(LedgerError) -> AccessSubject? {
    switch whose {
    case .everybody: return nil
    case .person(let number, let reason):
      let version = try logging { () throws(EventLogError) in
        try log.beginRead().version(of: StreamID(.person, number))
      }
      guard version > 0 else { throw .notFound(what: "person \(number)") }
      guard let reason else {
        return try accessSubject(number, opensReleases: false, asOfSize: size)
      }
      try checkWords(reason, "--reason")
      let subject = try accessSubject(number, opensReleases: true, asOfSize: size)
      try recordAccess(command: "audit access", reason: reason, person: number)
      return subject
    case .patient(let number, let reason):
      try checkWords(reason, "--reason")
      let vault = try openVault(readOnly: true)
      let found = try vaulting { () throws(VaultError) in
        try vault.person(for: numberLookup(number))
      }
      guard let found else {
        // That nobody is known tells something too.
        try recordAccess(command: "audit access", reason: reason)
        throw .notFound(what: "a person of that NHS number" + (try unlessErased()))
      }
      let subject = try accessSubject(found.rawValue, opensReleases: true, asOfSize: size)
      try recordAccess(command: "audit access", reason: reason, person: found.rawValue)
      return subject
    }
  }

  private func accessSubject(
    _ number: UInt64, opensReleases: Bool, asOfSize size: UInt64
  ) throws(LedgerError) -> AccessSubject {
    let numbers = try readChoices(asOfSize: size) { (model) throws(ProjectionError) in
      try model.numbers(ofPerson: number)
    }
    let position = try readOptOuts(asOfSize: size) { (model) throws(ProjectionError) in
      try model.numberPosition(of: try model.present(number))
    }
    return AccessSubject(numbers: numbers, numberPosition: position, opensReleases: opensReleases)
  }
}

/// Decides which looks were at one person's records.
///
/// What is sealed of a release is opened once.
struct AccessFilter {
  let ledger: SubmissionLedger
  let subject: AccessSubject
  private var releases: [UInt64: Bool?] = [:]
  private var read: Set<UInt64>?

  init(_ ledger: SubmissionLedger, _ subject: AccessSubject) {
    self.ledger = ledger
    self.subject = subject
  }

  /// The look as one at that person's records; nil where it was at others'.
  mutating func about(_ access: Access) throws(LedgerError) -> Access? {
    var access = access
    switch access.subject {
    case .person(let number): return subject.numbers.contains(number) ? access : nil
    case .disclosure(let number, _):
      let isIn = try isIn(number)
      if isIn == false { return nil }
      access.isCertain = isIn == true
    case .many:
      guard access.kind == .optOutCheck else {
        access.isCertain = false
        return access
      }
      // Whoever had a known number then was asked about.
      guard let known = subject.numberPosition, known < access.position else { return nil }
    }
    return access
  }

  /// Whether a disclosure read the person's records; nil where that is sealed or not on record.
  private mutating func isIn(_ number: UInt64) throws(LedgerError) -> Bool? {
    if let known = releases[number] { return known }
    var answer: Bool?
    if subject.opensReleases, case .released = try ledger.disclosureRecord(number).outcome {
      answer = try disclosuresRead().contains(number)
    }
    releases[number] = .some(answer)
    return answer
  }

  /// The disclosures that read the person's records.
  private mutating func disclosuresRead() throws(LedgerError) -> Set<UInt64> {
    if let read { return read }
    let all = try ledger.disclosures(ofPerson: subject.numbers, asOfSize: .max)
    let found = Set(all.filter(\.wasRead).map(\.disclosure))
    read = found
    return found
  }
}
