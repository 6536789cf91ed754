internal import EventSchema
internal import Foundation
internal import TransparencyLog

// On which basis: submissions, instruments, wordings, agreements, checks.

extension CitedEvents {
  func submissions() throws(EvidenceError) -> [SubmissionFigures] {
    let received = try received()
    var figures: [[String]: SubmissionFigures] = [:]
    func change(
      _ submission: UInt32, _ event: CitedEvent, _ body: (inout SubmissionFigures) -> Void
    ) throws(EvidenceError) {
      guard let first = received[submission] else {
        throw .missing(what: "submission \(submission)", namedAt: event.position)
      }
      let month = monthText(first.period)
      body(
        &figures[
          [month, first.provider],
          default: SubmissionFigures(period: month, provider: first.provider)])
    }
    for (event, body) in try inSpan(.submissionReceived, SchemaSubmissionReceived.self) {
      try change(body.submission, event) { $0.received &+= 1 }
    }
    for (event, body) in try inSpan(.submissionAccepted, SchemaSubmissionAccepted.self) {
      try change(body.submission, event) { figures in
        figures.accepted &+= 1
        figures.referrals &+= UInt64(body.referrals)
        figures.add(body.tables)
      }
    }
    for (event, body) in try inSpan(.submissionRejected, SchemaSubmissionRejected.self) {
      try change(body.submission, event) { figures in
        figures.rejected &+= 1
        figures.add(body.tables)
      }
    }
    for (event, body) in try inSpan(.submissionAbandoned, SchemaSubmissionAbandoned.self) {
      try change(body.submission, event) { $0.abandoned &+= 1 }
    }
    return figures.values.sorted { ($0.period, $0.provider) < ($1.period, $1.provider) }
  }

  /// The beginnings of submissions that are in the pack, by their numbers.
  func received() throws(EvidenceError) -> [UInt32: SchemaSubmissionReceived] {
    Dictionary(
      try all(.submissionReceived, SchemaSubmissionReceived.self).map {
        ($0.body.submission, $0.body)
      }
    ) { $1 }
  }

  func instruments() throws(EvidenceError) -> [InstrumentFigures] {
    struct Name: Hashable {
      let kind: String
      let reference: String
    }
    let recorded = try all(.instrumentRecorded, SchemaInstrumentRecorded.self)
    // Of one name the one with the latest first day that has come counts, and of the same day the last.
    var newest: [Name: (position: UInt64, from: Int32, until: Int32?)] = [:]
    for (event, body) in recorded where body.from <= scope.lastDay {
      let name = Name(kind: body.kind, reference: body.reference)
      if let other = newest[name], body.from < other.from { continue }
      newest[name] = (event.position, body.from, body.hasUntil ? body.until : nil)
    }
    let inForce = newest.values.filter { $0.until.map { $0 >= scope.lastDay } ?? true }
      .map(\.position)
    return recorded.map { event, body in
      let basis = body.lawfulBasis
      return InstrumentFigures(
        position: event.position, kind: body.kind, reference: body.reference, title: body.title,
        from: dayText(body.from), until: body.hasUntil ? dayText(body.until) : nil,
        document: body.document.reference, documentDigest: hexadecimal(body.document.digest),
        lawfulBasis: body.hasLawfulBasis
          ? "\(basis.article6); \(basis.article9); \(basis.condition)" : nil,
        approval: body.hasDpia
          ? "\(body.dpia.version), \(body.dpia.approvedBy), \(dayText(body.dpia.approvedOn))" : nil,
        inForce: inForce.contains(event.position))
    }
  }

  func instrumentGaps(
    _ instruments: [InstrumentFigures]
  ) throws(EvidenceError) -> [InstrumentGap] {
    let kinds = Dictionary(instruments.map { ($0.position, $0.kind) }) { first, _ in first }
    func gap(_ event: CitedEvent, _ what: String, _ cited: [UInt64]) -> InstrumentGap? {
      let found = Set(cited.compactMap { kinds[$0] })
      let missing = requiredInstruments.filter { !found.contains($0) }
      return missing.isEmpty
        ? nil : InstrumentGap(position: event.position, what: what, missing: missing)
    }
    let submissions = try inSpan(.submissionReceived, SchemaSubmissionReceived.self).compactMap {
      gap($0.event, "submission \($0.body.submission)", $0.body.instruments)
    }
    let releases = try inSpan(.disclosureReleased, SchemaDisclosureReleased.self).compactMap {
      gap($0.event, "release \($0.event.envelope.streamNumber)", $0.body.ground.instruments)
    }
    return (submissions + releases).sorted { $0.position < $1.position }
  }

  func wordings() throws(EvidenceError) -> [WordingFigures] {
    try all(.noticeWordingPublished, SchemaNoticeWordingPublished.self).map { event, body in
      WordingFigures(
        position: event.position, version: body.version, kind: body.kind,
        digest: hexadecimal(body.digest),
        from: dayText(body.from))
    }
  }

  /// The terms of every version of every agreement, with the positions of their events.
  func terms() throws(EvidenceError) -> [(position: UInt64, terms: SchemaAgreementTerms)] {
    let applied = try all(.agreementApplied, SchemaAgreementApplied.self)
      .map { ($0.event.position, $0.body.terms) }
    let amended = try all(.agreementAmended, SchemaAgreementAmended.self)
      .map { ($0.event.position, $0.body.terms) }
    return (applied + amended).sorted { $0.0 < $1.0 }
  }

  /// The terms by the name of their version.
  func agreed() throws(EvidenceError) -> AgreedTerms {
    AgreedTerms(try terms().map { ($0.terms.reference, $0) }) { $1 }
  }

  func agreements() throws(EvidenceError) -> [AgreementFigures] {
    var approved: [String: String] = [:]
    for (_, body) in try all(.agreementApproved, SchemaAgreementApproved.self) {
      approved[body.reference] = dayText(body.on)
    }
    var ended: [String: String] = [:]
    for (_, body) in try all(.agreementEnded, SchemaAgreementEnded.self) {
      ended[body.reference] = dayText(body.on)
    }
    return try terms().map { position, terms in
      AgreementFigures(
        position: position, reference: terms.reference, title: terms.title, use: terms.use,
        recipient: terms.recipient, start: dayText(terms.start), end: dayText(terms.end),
        optOutsApply: terms.optOut.applies, approvedOn: approved[terms.reference],
        endedOn: ended[terms.reference])
    }
  }

  func checks() throws(EvidenceError) -> (checks: [CheckFigures], ageHours: UInt64?) {
    var checks: [CheckFigures] = []
    var requestedAt: [UInt64: Int64] = [:]
    for (event, body) in try all(.optOutCheckRequested, SchemaOptOutCheckRequested.self) {
      let time = event.envelope.recordedAtMicroseconds
      requestedAt[UInt64(body.check)] = time
      checks.append(
        CheckFigures(
          check: UInt64(body.check), requestedAt: momentText(time), channel: body.channel,
          persons: body.persons, outcome: "open", reason: nil, endedAt: nil))
    }
    func end(_ check: UInt32, _ event: CitedEvent, _ outcome: String, _ reason: String?) {
      for place in checks.indices where checks[place].check == UInt64(check) {
        checks[place].outcome = outcome
        checks[place].reason = reason
        checks[place].endedAt = momentText(event.envelope.recordedAtMicroseconds)
      }
    }
    for (event, body) in try all(.optOutCheckCompleted, SchemaOptOutCheckCompleted.self) {
      end(body.check, event, "complete", nil)
    }
    for (event, body) in try all(.optOutCheckInconclusive, SchemaOptOutCheckInconclusive.self) {
      end(body.check, event, "inconclusive", body.reason)
    }
    let newest = checks.last { $0.outcome == "complete" }.flatMap { requestedAt[$0.check] }
    return (
      checks, newest.map { hours(from: $0, to: Int64(clamping: scope.toMicroseconds)) }
    )
  }
}

/// Terms of agreements by the name of their version, with the position of the event that holds them.
typealias AgreedTerms = [String: (position: UInt64, terms: SchemaAgreementTerms)]

extension AgreedTerms {
  /// Those that a release rests on; nil where it needed none.
  func terms(
    of ground: SchemaDisclosureGround, namedAt position: UInt64
  ) throws(EvidenceError) -> Value? {
    guard !ground.agreement.isEmpty else { return nil }
    guard let found = self[ground.agreement] else {
      throw .missing(what: "agreement \(ground.agreement)", namedAt: position)
    }
    return found
  }
}

extension SubmissionFigures {
  fileprivate mutating func add(_ tables: [SchemaTableOutcome]) {
    for table in tables {
      rowsReceived &+= UInt64(table.received)
      rowsAccepted &+= UInt64(table.accepted)
      rowsRejected &+= UInt64(table.rejected)
      rowsWithheld &+= UInt64(table.withheld)
    }
  }
}
