internal import EventSchema
internal import Foundation
public import TransparencyLog

/// Something in a pack that is not as it must be.
public struct EvidenceFinding: Sendable, Hashable {
  /// What is wrong.
  public let kind: Kind
  /// One plain sentence.
  public let detail: String

  /// What can be wrong.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A member is missing, is there twice, has no business in a pack, or is not what the manifest says.
    case member
    /// The manifest is not signed by the key.
    case manifest
    /// The checkpoint is not signed by the key, or is not the one that the report names.
    case checkpoint
    /// An event is not proved, does not belong into the pack, or is missing.
    case event
    /// A figure is not what the events say.
    case figures
    /// The page, the register or the policy is not what the report and the events say.
    case document
  }
}

/// What the verification of a pack came to.
public struct EvidenceVerdict: Sendable {
  /// What is wrong; empty where nothing is.
  public fileprivate(set) var findings: [EvidenceFinding] = []
  /// What the report says of itself; nil where it cannot be read.
  public fileprivate(set) var scope: EvidenceScope?
  /// How many events were proved.
  public fileprivate(set) var events = 0

  /// Whether nothing is wrong.
  public var isGood: Bool { findings.isEmpty }

  /// Enough to see what is wrong.
  static let findingLimit = 100

  fileprivate mutating func add(_ kind: EvidenceFinding.Kind, _ detail: String) {
    guard findings.count < Self.findingLimit else { return }
    findings.append(EvidenceFinding(kind: kind, detail: detail))
  }
}

/// Checks a pack with nothing but its members and a verifier key (R25, R26).
public enum EvidenceVerification {
  /// Checks everything that can be checked, and tells all that is wrong.
  ///
  /// Cost: a hash of each member, a proof and a decoding of each event; memory as the members.
  public static func verify(_ members: [PackMember], key: NoteVerifier) -> EvidenceVerdict {
    var verdict = EvidenceVerdict()
    guard let files = Files(members, key, &verdict) else { return verdict }
    let checkpoint = files.checkpoint(key, &verdict)
    guard let report = EvidenceReport(json: files[MemberName.report]) else {
      verdict.add(.document, "report.json is not a report of the form \(EvidenceReport.format)")
      return verdict
    }
    verdict.scope = report.scope
    guard let checkpoint else { return verdict }
    check(report.scope, checkpoint, key, &verdict)
    let events = files.events(report.scope, checkpoint, &verdict)
    verdict.events = events.count
    check(events, report, &verdict)
    checkTallies(of: report, events, &verdict)
    recount(report, events, files, &verdict)
    return verdict
  }

  private static func check(
    _ scope: EvidenceScope, _ checkpoint: Checkpoint, _ key: NoteVerifier,
    _ verdict: inout EvidenceVerdict
  ) {
    if scope.size != checkpoint.size.rawValue || scope.rootHash != checkpoint.root.hex
      || scope.origin != checkpoint.origin
    {
      verdict.add(.checkpoint, "the checkpoint is not the one that the report names")
    }
    if scope.verifierKey != key.encoded {
      verdict.add(.checkpoint, "the report names another key than the one that was given")
    }
    let isOrdered =
      scope.firstPosition <= scope.endPosition && scope.endPosition <= scope.size
      && scope.fromMicroseconds < scope.toMicroseconds
    let again = EvidenceScope(
      origin: scope.origin, verifierKey: scope.verifierKey,
      fromMicroseconds: scope.fromMicroseconds, toMicroseconds: scope.toMicroseconds,
      positions: 0..<0, size: 0, rootHash: "")
    if !isOrdered || again.from != scope.from || again.to != scope.to {
      verdict.add(.figures, "the span of the report makes no sense")
    }
  }

  /// What must hold between events.
  private static func check(
    _ events: [CitedEvent], _ report: EvidenceReport, _ verdict: inout EvidenceVerdict
  ) {
    guard let first = events.first, first.position == 0,
      let created = try? first.body(SchemaLedgerCreated.self)
    else { return verdict.add(.event, "the first event of the ledger is not in the pack") }
    if created.origin != report.scope.origin || created.verifierKey != report.scope.verifierKey {
      verdict.add(.event, "the ledger was made with another origin or key")
    }
    // Streams that a pack holds from their beginning on have no hole.
    let whole: Set<SchemaStreamCategory> = [.instrument, .agreement, .optOutCheck]
    struct Stream: Hashable {
      let category: SchemaStreamCategory
      let number: UInt64
    }
    var versions: [Stream: UInt64] = [:]
    for event in events where whole.contains(event.envelope.streamCategory) {
      let stream = Stream(
        category: event.envelope.streamCategory, number: event.envelope.streamNumber)
      let version = versions[stream, default: 0] &+ 1
      if event.envelope.streamVersion != version {
        verdict.add(
          .event, "an event of the stream in front of position \(event.position) is not in the pack")
      }
      versions[stream] = event.envelope.streamVersion
    }
  }

  /// Every event of the span is in one tally, and those that the pack holds are the ones that were tallied.
  private static func checkTallies(
    of report: EvidenceReport, _ events: [CitedEvent], _ verdict: inout EvidenceVerdict
  ) {
    let tallies = report.bound.tallies
    let scope = report.scope
    let sum = tallies.reduce(0) { $0 &+ $1.events }
    if sum != scope.endPosition &- scope.firstPosition
      || Set(tallies.map(\.number)).count != tallies.count
    {
      verdict.add(.figures, "the tallies do not add up to the events of the span")
    }
    var made: [SchemaEventType: TallyInTheMaking] = [:]
    for event in events where scope.holds(event.position) {
      let type = event.envelope.type
      made[type, default: TallyInTheMaking(type)].add(
        position: event.position, leafHash: event.leafHash)
    }
    for tally in tallies {
      let type = SchemaEventType(rawValue: Int(clamping: tally.number)) ?? .unspecified
      if tally.type != type.catalogueName {
        verdict.add(.figures, "type \(tally.number) is not called \(tally.type)")
      }
      guard CitedTypes.all.contains(type) else { continue }
      if made.removeValue(forKey: type)?.tally != tally {
        verdict.add(.event, "the events of type \(tally.type) are not those that were tallied")
      }
    }
    for type in made.keys { verdict.add(.event, "\(type.catalogueName) is not in the tallies") }
  }

  private static func recount(
    _ report: EvidenceReport, _ events: [CitedEvent], _ files: Files,
    _ verdict: inout EvidenceVerdict
  ) {
    do throws(EvidenceError) {
      let counted = try CountedFigures(
        of: events, scope: report.scope, extracts: report.bound.extracts)
      let again = EvidenceReport(scope: report.scope, counted: counted, bound: report.bound)
      if counted != report.counted {
        verdict.add(.figures, "the figures are not those that the events give")
      }
      if Array(try again.json().utf8) != files[MemberName.report] {
        verdict.add(.document, "report.json is not written as this report is")
      }
      if Array(again.html.utf8) != files[MemberName.page] {
        verdict.add(.document, "report.html does not hold what report.json says")
      }
      let register = try EvidenceRegister.csv(of: events, scope: report.scope)
      if Array(register.utf8) != files[MemberName.register] {
        verdict.add(.document, "register.csv is not what the events say")
      }
    } catch {
      verdict.add(.figures, error.description)
    }
    let policy = files[MemberName.policy]
    let names = EvidencePolicies.names(in: policy)
    if SHA256Hasher.hash(policy.span).hex != report.bound.policyDigest
      || names.map(Set.init) != report.policyVersions || names?.count != report.policyVersions.count
    {
      verdict.add(.document, "policy.json does not hold the versions that the report names")
    }
  }
}

/// The members of a pack by their names.
private struct Files {
  private let members: [String: [UInt8]]

  subscript(name: String) -> [UInt8] { members[name] ?? [] }

  /// Nil where members are missing, so that nothing else can be said.
  init?(_ members: [PackMember], _ key: NoteVerifier, _ verdict: inout EvidenceVerdict) {
    self.members = Dictionary(members.map { ($0.name, $0.bytes) }) { first, _ in first }
    if self.members.count != members.count {
      verdict.add(.member, "a name stands twice among the members")
    }
    let missing = MemberName.fixed.filter { self.members[$0] == nil }
    guard missing.isEmpty else {
      verdict.add(.member, "\(missing.joined(separator: ", ")) is missing")
      return nil
    }
    let content = members.filter { ![MemberName.manifest, MemberName.note].contains($0.name) }
    for member in content
    where !MemberName.fixed.contains(member.name) && !MemberName.isProof(member.name) {
      verdict.add(.member, "\(shown(member.name)) has no business in a pack")
    }
    let written = try? JSONDecoder().decode(
      EvidenceManifest.self, from: Data(self[MemberName.manifest]))
    let expected = EvidenceManifest(of: content)
    if written?.format != expected.format {
      verdict.add(.member, "manifest.json is not a manifest of the form \(expected.format)")
    }
    let entries = Dictionary((written?.members ?? []).map { ($0.name, $0) }) { first, _ in first }
    for entry in expected.members where entries[entry.name] != entry {
      verdict.add(.member, "\(shown(entry.name)) is not what manifest.json says")
    }
    if written?.members.count != expected.members.count {
      verdict.add(.member, "manifest.json does not name exactly the members")
    }
    checkNote(key, &verdict)
  }

  private func checkNote(_ key: NoteVerifier, _ verdict: inout EvidenceVerdict) {
    do throws(NoteError) {
      let note = try SignedNote(parsing: self[MemberName.note].span)
      try note.verify(by: key)
      let text = EvidenceManifest.noteText(
        of: self[MemberName.manifest], origin: key.key.name.rawValue)
      if note.text != text {
        verdict.add(.manifest, "what was signed is another manifest")
      }
    } catch {
      verdict.add(.manifest, "manifest.note: \(error)")
    }
  }

  func checkpoint(_ key: NoteVerifier, _ verdict: inout EvidenceVerdict) -> Checkpoint? {
    do throws(NoteError) {
      let signed = try SignedCheckpoint(parsing: self[MemberName.checkpoint].span)
      return try signed.opened(by: key)
    } catch {
      verdict.add(.checkpoint, "checkpoint: \(error)")
      return nil
    }
  }

  /// The events that are proved and belong into the pack, in the order of the log.
  func events(
    _ scope: EvidenceScope, _ checkpoint: Checkpoint, _ verdict: inout EvidenceVerdict
  ) -> [CitedEvent] {
    var events: [CitedEvent] = []
    for name in members.keys.filter(MemberName.isProof).sorted() {
      do {
        let event = try event(in: name, checkpoint)
        if let reason = event.reasonAgainst(scope) {
          verdict.add(.event, "\(shown(name)): \(reason)")
        } else {
          events.append(event)
        }
      } catch {
        verdict.add(.event, "\(shown(name)): \(error)")
      }
    }
    return events.sorted { $0.position < $1.position }
  }

  private func event(in name: String, _ checkpoint: Checkpoint) throws -> CitedEvent {
    let proof = try InclusionProof(parsing: self[name].span)
    let event = try CitedEvent(stored: proof.extra)
    guard Array(proof.checkpoint.encoded.utf8) == self[MemberName.checkpoint] else {
      throw Refusal(description: "the proof leads to another checkpoint")
    }
    guard proof.index.rawValue == event.position, MemberName.proof(of: event.position) == name
    else { throw Refusal(description: "the proof is of another event") }
    try proof.verify(event.leafHash, in: checkpoint)
    return event
  }

  private struct Refusal: Error, CustomStringConvertible { let description: String }
}

extension CitedEvent {
  /// Why the event has no business in a pack of a span; nil where it has.
  fileprivate func reasonAgainst(_ scope: EvidenceScope) -> String? {
    if !CitedTypes.all.contains(envelope.type) { return "no pack holds events of this type" }
    if envelope.hasPersonNumber || envelope.hasReferralNumber {
      return "the event is about a person or a referral"
    }
    if position >= scope.endPosition { return "the event stands behind the span" }
    let time = envelope.recordedAtMicroseconds
    let isInSpan =
      time >= Int64(clamping: scope.fromMicroseconds)
      && time < Int64(clamping: scope.toMicroseconds)
    if isInSpan != scope.holds(position) {
      return "the time of the event and the positions of the span do not agree"
    }
    let isStanding = CitedTypes.standing.contains(envelope.type)
    if !isStanding, !scope.holds(position), envelope.type != .submissionReceived {
      return "the event stands in front of the span"
    }
    return nil
  }
}

/// A name that somebody else chose, fit for one line.
private func shown(_ name: String) -> String {
  let plain = name.unicodeScalars.map { scalar in
    scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
  }
  return String(String.UnicodeScalarView(plain).prefix(100))
}
