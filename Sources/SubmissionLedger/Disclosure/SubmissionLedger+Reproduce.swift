internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Foundation
internal import KeyVault
internal import PersonSets
internal import Policy
internal import Projections
internal import SwiftProtobuf
public import TransparencyLog

/// What came of making the file of a release again (R19).
public struct Reproduction: Sendable {
  /// The disclosure.
  public let number: UInt64
  /// The digest of the file that was released.
  public let releasedDigest: Hash?
  /// The digest of the file that was made now; nil where none was, because somebody was erased.
  public let digest: Hash?
  /// Where it is; nil where it is not the same file, which is not kept.
  public let path: String?
  /// The numbers of people who were erased since and without whose keys it cannot be made, so that nothing
  /// is tried: who was in it, and whose opt-out bore on somebody who was.
  public let erased: [UInt64]

  /// Whether the file is the same.
  public var isSame: Bool { digest != nil && digest == releasedDigest }
}

extension SubmissionLedger {
  /// Makes the file of a release again, from what was on record then, and compares its digest; the look is
  /// recorded (R19, R28).
  ///
  /// A file that is not the same is not kept.
  /// - Throws: ``LedgerError/notFound(what:)`` for a disclosure that released nothing, and
  ///   ``LedgerError/disclosureUnderWay`` while another process makes a file.
  public func reproduceDisclosure(
    _ number: UInt64, to path: String, reason: String, progress: (Int) -> Void = { _ in }
  ) throws(LedgerError) -> Reproduction {
    try checkWords(reason, "--reason")
    // One file is made at a time: what a process leaves that is killed, the next one removes.
    let lock = try DisclosureLock(of: self)
    defer { withExtendedLifetime(lock) {} }
    try NewFile.requireFree(path)
    try settle(lock)
    let record = try disclosureRecord(number)
    guard case .released(_, _, let body) = record.outcome else {
      throw .notFound(what: "a file of disclosure \(number)")
    }
    try recordAccess(
      command: "disclose reproduce", ofDisclosure: number, eventsUnsealed: body.eventsUnsealed,
      reason: reason)
    let vault = try openVault(readOnly: true)
    let erased = try missing(from: record, body, vault)
    guard erased.isEmpty else {
      return Reproduction(
        number: number, releasedDigest: Hash(Array(body.fileDigest).span), digest: nil, path: nil,
        erased: erased)
    }
    let journal = DisclosureJournal(number: number, making: path)
    try journal.store(in: layout)
    defer {
      journal.removeFiles()
      DisclosureJournal.remove(from: layout)
    }
    let draft = try makeAgain(body, record, journal, vault, progress)
    let isSame = Data(draft.digest) == body.fileDigest
    if isSame { try ReleaseFile.name(journal) }
    return Reproduction(
      number: number, releasedDigest: Hash(Array(body.fileDigest).span),
      digest: Hash(draft.digest.span), path: isSame ? path : nil, erased: [])
  }

  private func makeAgain(
    _ body: SchemaDisclosureReleased, _ record: DisclosureRecord, _ journal: DisclosureJournal,
    _ vault: Vault, _ progress: (Int) -> Void
  ) throws(LedgerError) -> ReleaseDraft {
    let decided = DecidingMoment(
      size: body.decidedSize, time: Timestamp(microseconds: body.decidedAtMicroseconds))
    let policy = PolicyBook.standard.version(on: decided.time.calendarDay)
    guard let request = ReleaseRequest(body.request), let use = policy.use(named: request.use),
      body.decidedSize > 0
    else { throw .projection(.malformedBody(record.beganPosition)) }
    let agreement = try releasedAgreement(record)
    let ground = ReleaseGround(
      use: use, agreement: agreement,
      exemption: use.optOutApplies
        ? agreement.flatMap { $0.terms.exemption(recordedAt: $0.position) } : nil,
      optOutApplies: body.ground.optOutApplies, check: nil,
      policyVersion: body.ground.policyVersion)
    let computation = ReleaseComputation(
      number: record.number, request: request, ground: ground, groundBody: body.ground,
      basis: try disclosureBasis(of: request, use, asOfSize: body.dataSize), policy: policy,
      decided: decided)
    let pseudonyms = try pseudonyms(ground, vault, asOfSize: decided.size)
    return try computation.make(self, vault, pseudonyms, journal, progress).draft
  }

  /// Who was erased of those without whom a file cannot be made again: who was in it, and whoever an id of
  /// theirs has named too, whose opt-out was asked about.
  private func missing(
    from record: DisclosureRecord, _ body: SchemaDisclosureReleased, _ vault: Vault
  ) throws(LedgerError) -> [UInt64] {
    let included = try releasedMembers(record, vault)[.included]
    let erased = try erasedPersons()
    guard body.ground.optOutApplies else { return erased.filter(included.contains).sorted() }
    let others = try readOptOuts(asOfSize: body.decidedSize) {
      (model) throws(ProjectionError) -> [UInt64: [UInt64]] in
      var others: [UInt64: [UInt64]] = [:]
      for person in erased { others[person] = try model.alsoNamed(try model.present(person)) }
      return others
    }
    return try readChoices(asOfSize: body.decidedSize) {
      (model) throws(ProjectionError) -> [UInt64] in
      var missing: [UInt64] = []
      for person in erased.sorted() {
        // A release names people by the numbers under which their records were handed in.
        var numbers: Set = [person]
        for other in others[person] ?? [] {
          numbers.formUnion(try model.numbers(ofPerson: other))
        }
        if numbers.contains(where: included.contains) { missing.append(person) }
      }
      return missing
    }
  }
}
