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
  /// The numbers of people who were in the release and were erased since: without their keys it cannot
  /// be made, and nothing is tried.
  public let erased: [UInt64]

  /// Whether the file is the same.
  public var isSame: Bool { digest == releasedDigest }
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
    try PublicationFiles.requireFree(path, kinds: ["measures"])
    try settle(lock)
    let record = try disclosureRecord(number)
    guard case .released(_, _, let body) = record.outcome else {
      throw .notFound(what: "a file of disclosure \(number)")
    }
    try recordAccess(
      command: "disclose reproduce", ofDisclosure: number, eventsUnsealed: body.eventsUnsealed,
      reason: reason)
    let vault = try openVault(readOnly: true)
    let included = try releasedMembers(record, vault)[.included]
    let erased = try erasedPersons().filter { included.contains($0) }.sorted()
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
    let time = Timestamp(microseconds: body.decidedAtMicroseconds)
    let policy = PolicyBook.standard.version(on: time.calendarDay)
    guard let request = ReleaseRequest(body.request), let use = policy.use(named: request.use)
    else { throw .projection(.malformedBody(record.beganPosition)) }
    let agreement = try releasedAgreement(body.ground, asOfSize: body.decidedSize)
    let ground = ReleaseGround(
      use: use, agreement: agreement,
      exemption: use.optOutApplies
        ? agreement.flatMap { $0.terms.exemption(recordedAt: $0.position) } : nil,
      optOutApplies: body.ground.optOutApplies, check: nil,
      policyVersion: body.ground.policyVersion)
    let provider = use.entitling == [.provider] ? request.recipient : nil
    let basis = try disclosureBasis(
      of: request.periods, provider: provider, asOfSize: body.dataSize)
    let rules = DisclosureRules(
      use: use, recipient: request.recipient.text,
      exemptions: ground.exemption.map { [$0] } ?? [], policy: policy, day: time.calendarDay,
      tables: DisclosureRules.tables(of: ground, request, in: basis),
      pseudonyms: try pseudonyms(ground, vault))
    var pass = try DisclosurePass(
      self, vault, rules, ground, decidedSize: body.decidedSize,
      at: Moment(microseconds: body.decidedAtMicroseconds))
    var directory = try ReleaseDirectory(at: journal.tables, rules.tables)
    let tally = try pass.run(over: basis.sources, into: &directory, progress: progress)
    let manifest = ReleaseManifest(
      origin: identity.origin, number: record.number, request: body.request, ground: body.ground,
      decidedAt: time.description, sources: basis.sources)
    return try ReleaseDraft(directory, tally.rows, manifest, at: journal.draft)
  }

  /// The version of the agreement under which something was released, as it was then.
  func releasedAgreement(
    _ ground: SchemaDisclosureGround, asOfSize size: UInt64
  ) throws(LedgerError) -> AgreementRecord? {
    guard !ground.agreement.isEmpty else { return nil }
    guard let reference = AgreementReference(ground.agreement),
      let record = try agreement(reference, asOf: .position(Position(size - 1))).history
        .version(reference)
    else { throw .notFound(what: "agreement \(ground.agreement)") }
    return record
  }

  /// Who was in a release and who was left out, as the log holds it.
  func releasedMembers(
    _ record: DisclosureRecord, _ vault: Vault
  ) throws(LedgerError) -> DisclosureMembers {
    var pieces: [MemberGroup: [PersonSetPiece]] = [:]
    for position in record.members {
      let event = try logging { () throws(EventLogError) in
        try log.beginRead().event(at: position)
      }
      let (group, piece) = try openedMembers(event, vault)
      pieces[group, default: []].append(piece)
    }
    do throws(PersonSetError) {
      var sets: [MemberGroup: PersonSet] = [:]
      for group in MemberGroup.allCases {
        sets[group] = try PersonSet(joining: pieces[group] ?? [])
      }
      return DisclosureMembers(sets)
    } catch {
      throw .personSet(error)
    }
  }

  /// A piece of who was in a release or left out of it, and what became of those people.
  func openedMembers(
    _ event: RecordedEvent, _ vault: Vault
  ) throws(LedgerError) -> (MemberGroup, PersonSetPiece) {
    let bytes = try vaulting { () throws(VaultError) in
      try Sealed.open(
        event.sealed, associatedData: event.associatedData,
        with: try vault.systemKey(named: disclosureKeyName))
    }
    guard let content = try? SchemaDisclosureMemberSet(serializedBytes: bytes),
      let group = MemberGroup(rawValue: content.group),
      let piece = try? PersonSetPiece(serialized: Array(content.persons))
    else { throw .projection(.malformedBody(event.position)) }
    return (group, piece)
  }

  /// Records that somebody looked at whom a disclosure concerned, or at their records (R28).
  func recordAccess(
    command: String, ofDisclosure number: UInt64, eventsUnsealed: UInt64 = 0, reason: String
  ) throws(LedgerError) {
    var body = SchemaRecordAccessed()
    body.command = command
    body.reason = reason
    body.eventsUnsealed = eventsUnsealed
    let fields = EventFields(
      type: .recordAccessed, stream: StreamID(.disclosure, number), effectiveAt: now,
      actor: session.actor, body: try serialized(body))
    _ = try append([EventDraft(fields)])
  }
}
