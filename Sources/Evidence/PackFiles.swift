internal import EventSchema
internal import Foundation
internal import TransparencyLog

/// The members of a pack by their names.
struct PackFiles {
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
      verdict.add(.member, "missing: \(missing.joined(separator: ", "))")
      return nil
    }
    let order = MemberName.fixed + members.map(\.name).filter(MemberName.isProof).sorted()
    if members.map(\.name) != order {
      verdict.add(.member, "the members do not stand in their order, or there are others")
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
    if written?.members.map(\.name) != expected.members.map(\.name) {
      verdict.add(.member, "manifest.json does not name exactly the members, in their order")
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
