internal import Agreements
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import PersonSets
internal import Projections
internal import SwiftProtobuf

// What the log holds of a release that was made.
extension SubmissionLedger {
  /// The version of the agreement under which something was released, as it was then; nil where the use
  /// needed none.
  func releasedAgreement(_ record: DisclosureRecord) throws(LedgerError) -> AgreementRecord? {
    guard case .released(let position, _, let body) = record.outcome,
      !body.ground.agreement.isEmpty
    else { return nil }
    guard body.decidedSize > 0 else {
      throw .projection(.malformedBody(position))
    }
    guard let reference = AgreementReference(body.ground.agreement) else {
      throw .notFound(what: "agreement \(body.ground.agreement)")
    }
    return try agreement(reference, asOf: .position(Position(body.decidedSize - 1))).record
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
