internal import Disclosure
public import TransparencyLog

/// A pack in the making: members whose bytes follow from what they are made of.
public struct EvidencePack: Sendable {
  /// The longest file that is made, and that is taken to be checked, in bytes.
  public static let byteLimit: UInt64 = 1 << 30

  /// More than a zip file takes for a member besides its content.
  private static let memberOverheadBytes: UInt64 = 256

  /// The members in their order.
  public let members: [PackMember]

  /// Puts a pack together and signs its manifest.
  ///
  /// - Parameters:
  ///   - policy: what `policy.json` holds.
  ///   - checkpoint: the signed checkpoint to which the proofs lead, as text.
  ///   - events: the events, in the order of the log.
  ///   - proofs: the proof of each of them, in the same order, as text.
  ///   - byteLimit: how long the file may become.
  ///   - sign: signs a text.
  /// - Throws: ``EvidenceError``, or what `sign` throws.
  public init(
    _ report: EvidenceReport, policy: String, checkpoint: String, events: [CitedEvent],
    proofs: [String], byteLimit: UInt64 = EvidencePack.byteLimit,
    sign: (String) throws -> SignedNote
  ) throws {
    var content = [
      PackMember(name: MemberName.checkpoint, text: checkpoint),
      PackMember(name: MemberName.page, text: report.html),
      PackMember(name: MemberName.report, text: try report.json()),
      PackMember(
        name: MemberName.register,
        text: DataUse.csv(try CitedEvents(events, report.scope).dataUses())),
      PackMember(name: MemberName.policy, text: policy),
    ]
    for (event, proof) in zip(events, proofs) {
      content.append(PackMember(name: MemberName.proof(of: event.position), text: proof))
    }
    let manifest = PackMember(
      name: MemberName.manifest, text: try EvidenceManifest(of: content).json())
    let note = try sign(
      EvidenceManifest.noteText(of: manifest.bytes, origin: report.scope.origin))
    members = [manifest, PackMember(name: MemberName.note, text: note.encoded)] + content
    let length = members.reduce(0) { $0 + UInt64($1.bytes.count) + Self.memberOverheadBytes }
    guard length <= byteLimit else { throw EvidenceError.tooLarge(limit: byteLimit) }
  }
}
