internal import EventSchema
internal import SwiftProtobuf

/// The events of a pack, in the order of the log, by type.
struct CitedEvents {
  private let byType: [SchemaEventType: [CitedEvent]]
  let scope: EvidenceScope

  init(_ events: [CitedEvent], _ scope: EvidenceScope) {
    byType = Dictionary(grouping: events.sorted { $0.position < $1.position }) {
      $0.envelope.type
    }
    self.scope = scope
  }

  /// All events of a type, from the beginning of the log on where the type is one that stands.
  func all<Body: Message>(
    _ type: SchemaEventType, _ body: Body.Type
  ) throws(EvidenceError) -> [(event: CitedEvent, body: Body)] {
    var found: [(event: CitedEvent, body: Body)] = []
    for event in byType[type] ?? [] { found.append((event, try event.body(body))) }
    return found
  }

  /// The events of a type in the span.
  func inSpan<Body: Message>(
    _ type: SchemaEventType, _ body: Body.Type
  ) throws(EvidenceError) -> [(event: CitedEvent, body: Body)] {
    try all(type, body).filter { scope.holds($0.event.position) }
  }

  func countInSpan(_ type: SchemaEventType) -> UInt64 {
    UInt64((byType[type] ?? []).count { scope.holds($0.position) })
  }
}

extension CountedFigures {
  /// Counts from the events of a pack.
  ///
  /// - Parameter extracts: what extracts hold that agreements name.
  public init(
    of events: [CitedEvent], scope: EvidenceScope, extracts: [ExtractTable]
  ) throws(EvidenceError) {
    let events = CitedEvents(events, scope)
    submissions = try events.submissions()
    instruments = try events.instruments()
    let inForce = Set(instruments.filter(\.inForce).map(\.kind))
    instrumentsMissing = requiredInstruments.filter { !inForce.contains($0) }
    instrumentGaps = try events.instrumentGaps(instruments)
    wordings = try events.wordings()
    agreements = try events.agreements()
    (checks, checkAgeHours) = try events.checks()
    plans = events.countInSpan(.disclosurePlanned)
    releases = try events.releases(extracts)
    refusals = try events.refusals()
    publications = try events.publications()
    policyVersions = try events.policyVersions()
    checkpoints = events.countInSpan(.checkpointSigned)
    packs = events.countInSpan(.evidenceBuilt)
  }
}

/// The kinds of instrument that processing needs at any time (R23).
let requiredInstruments = [
  "direction", "data-provision-notice", "lawful-basis", "register-entry", "dpia",
]
