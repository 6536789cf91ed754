internal import Disclosure
internal import EventSchema
public import TransparencyLog

/// Checks a pack with nothing but its members and a verifier key (R25, R26).
public enum EvidenceVerification {
  /// Checks everything that can be checked, and tells all that is wrong.
  ///
  /// Cost: a hash of each member, a proof and a decoding of each event; memory as the members.
  public static func verify(_ members: [PackMember], key: NoteVerifier) -> EvidenceVerdict {
    var verdict = EvidenceVerdict()
    guard let files = PackFiles(members, key, &verdict) else { return verdict }
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
          .event, "an event of the stream in front of position \(event.position) is not in the pack"
        )
      }
      versions[stream] = event.envelope.streamVersion
    }
    let named = Set(events.filter { report.scope.holds($0.position) }.flatMap(\.namedSubmissions))
    for event in events where event.position < report.scope.firstPosition {
      guard event.envelope.type == .submissionReceived,
        let body = try? event.body(SchemaSubmissionReceived.self), !named.contains(body.submission)
      else { continue }
      verdict.add(.event, "nothing of the span names submission \(body.submission)")
    }
  }

  /// Every event of the span is in one tally, and those that the pack holds are the ones that were tallied.
  private static func checkTallies(
    of report: EvidenceReport, _ events: [CitedEvent], _ verdict: inout EvidenceVerdict
  ) {
    let tallies = report.bound.tallies
    let scope = report.scope
    var sum: UInt64? = 0
    for tally in tallies {
      let (added, isTooLarge) = (sum ?? 0).addingReportingOverflow(tally.events)
      sum = sum == nil || isTooLarge ? nil : added
    }
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
    _ report: EvidenceReport, _ events: [CitedEvent], _ files: PackFiles,
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
      if try ExtractTable.named(in: events, scope: report.scope) != report.bound.extracts {
        verdict.add(.figures, "the extracts do not hold what the report says")
      }
      let register = DataUse.csv(try CitedEvents(events, report.scope).dataUses())
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
