internal import JSONText

/// Where a released file came from: who made it, from what, and under which rules (R4 Provenance).
public struct Provenance: Sendable {
  let id: ResourceID
  let target: Reference
  let occurred: Instant
  let recorded: Instant
  let policy: [URI]
  let reason: CodeableConcept
  let activity: Coding
  let agents: OneOrMore<Agent>
  let sources: [Source]

  /// Who had a part in it.
  struct Agent {
    let type: Coding
    let who: Reference

    var json: JSONText {
      .object(["type": CodeableConcept(type).json, "who": who.json])
    }
  }

  /// A submission that the file was made from.
  public struct Source: Sendable {
    let submission: UInt64
    let provider: FHIRString

    /// - Parameter provider: the ODS code of who handed it in.
    public init(submission: UInt64, provider: FHIRString) {
      self.submission = submission
      self.provider = provider
    }

    fileprivate func json(in names: LedgerNames) -> JSONText {
      let what = names.reference(
        .submission, FHIRString(submission), as: .documentReference)
      return .object([
        "role": .text("source"), "what": what.json,
        "agent": .list([Agent(type: .author, who: .organisation(provider)).json]),
      ])
    }
  }

  private let names: LedgerNames

  /// The provenance of the file of a release.
  ///
  /// - Parameters:
  ///   - occurred: when it was decided who is in it.
  ///   - policy: the rules that it was made under: policy and instruments.
  public init(
    _ id: ResourceID, of release: DisclosureFacts, occurred: Instant, policy: [URI],
    sources: [Source], in names: LedgerNames
  ) {
    self.id = id
    self.names = names
    target = release.file(in: names)
    self.occurred = occurred
    recorded = release.recorded
    self.policy = policy
    reason = release.purpose
    activity = release.identifiability.activity
    let performers = release.actor.map { [Agent(type: .performer, who: names.actor($0))] } ?? []
    agents = OneOrMore(
      Agent(type: .custodian, who: names.device),
      performers + [Agent(type: .recipient, who: .organisation(release.recipient))])
    self.sources = sources
  }

  var json: JSONText {
    .object([
      "resourceType": .text("Provenance"), "id": .text(id.text), "target": .list([target.json]),
      "occurredDateTime": .text(occurred.text), "recorded": .text(recorded.text),
      "policy": .list(policy.map { .text($0.text) }), "reason": .list([reason.json]),
      "activity": CodeableConcept(activity).json, "agent": .list(agents.all.map(\.json)),
      "entity": .list(sources.map { $0.json(in: names) }),
    ])
  }
}
