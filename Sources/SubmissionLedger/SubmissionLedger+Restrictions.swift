public import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
public import Intake
internal import KeyVault
internal import Policy
internal import Projections
internal import SwiftProtobuf

/// A legal restriction on disclosure, as a provider states it (R2).
public struct RestrictionRequest: Sendable {
  /// The provider whose patient it is.
  public var provider: OrganisationCode
  /// The provider's number of the patient.
  public var patient: LocalPatientID
  /// The referral that it is about; nil for all of the patient's.
  public var referral: ServiceRequestID?
  /// The kind, one of the policy's.
  public var kind: String
  /// Where the document is found.
  public var reference: String
  /// The first day on which it holds; or no longer holds, where it is lifted.
  public var from: Day
  /// The last day on which it holds; nil where it has no end.
  public var until: Day?

  /// Sets out a restriction.
  public init(
    provider: OrganisationCode, patient: LocalPatientID, referral: ServiceRequestID? = nil,
    kind: String, reference: String, from: Day, until: Day? = nil
  ) {
    self.provider = provider
    self.patient = patient
    self.referral = referral
    self.kind = kind
    self.reference = reference
    self.from = from
    self.until = until
  }
}

/// What became of a restriction that a provider stated.
public struct RestrictionAnswer: Sendable {
  /// Whether it was appended; else it was on record.
  public let isNew: Bool
  /// Whether the ledger knew the patient or the referral before; a mistyped id is not known.
  public let isKnown: Bool
}

extension SubmissionLedger {
  /// Applies a restriction: records that arrive under it are withheld (R2).
  ///
  /// One that is on record in the same words and was not lifted appends nothing. One that is on record
  /// of somebody else whom the id has named is not this one: it may be lifted for them alone.
  public func applyRestriction(
    _ request: RestrictionRequest
  ) throws(LedgerError) -> RestrictionAnswer {
    try check(request)
    if let until = request.until, until < request.from {
      throw .badArgument(name: "--until", expected: "a day that is not before --from")
    }
    var body = SchemaRestrictionApplied()
    body.provider = request.provider.text
    body.from = request.from.daysSince1970
    if let until = request.until { body.until = until.daysSince1970 }
    var recorder = try recorder(for: request.provider)
    try check(request, recorder)
    let subject = try recorder.subject(request.patient, request.referral)
    let standing = try standing(request, subject, &recorder)
    let isKnown = try isKnown(subject, recorder)
    let own = try recorder.positionsOfOwn(subject)
    if standing.contains(where: {
      $0.content == .restriction(body) && own.contains($0.position)
    }) {
      return RestrictionAnswer(isNew: false, isKnown: isKnown)
    }
    try recorder.add(
      .restriction(body), about: subject, effective: request.from,
      sealing: try SchemaRestrictionDetails(request).padded())
    try recorder.append()
    return RestrictionAnswer(isNew: true, isKnown: isKnown)
  }

  /// Whether anything was submitted of the referral, or anything told of the patient.
  private func isKnown(
    _ subject: ChoiceRecorder.Subject, _ recorder: ChoiceRecorder
  ) throws(LedgerError) -> Bool {
    guard let referral = subject.referral else { return !recorder.registers(subject.person) }
    let history = try referralHistory(referral.rawValue, asOfSize: .max)
    return !history.positions.isEmpty
  }

  /// Lifts every restriction of the provider's, of that kind and reference, on the patient as a whole
  /// or on the referral: none of them holds any longer from a day on.
  ///
  /// Returns how many there were.
  /// - Throws: ``LedgerError/notFound(what:)`` where there is none that has not been lifted.
  public func liftRestriction(_ request: RestrictionRequest) throws(LedgerError) -> Int {
    try check(request)
    var recorder = try recorder(for: request.provider)
    try check(request, recorder)
    // Whoever is not known is not made known by a mistyped id.
    let standing: [ChoiceRecord]
    let subject = try recorder.knownSubject(request.patient, request.referral)
    if let subject {
      standing = try self.standing(request, subject, &recorder)
    } else {
      standing = []
    }
    guard let subject, !standing.isEmpty else {
      throw .notFound(what: "a restriction of that patient or referral, kind and reference")
    }
    for applied in standing {
      var body = SchemaRestrictionLifted()
      body.provider = request.provider.text
      body.appliedPosition = applied.position.rawValue
      body.from = request.from.daysSince1970
      try recorder.add(.lifting(body), about: subject, effective: request.from)
    }
    try recorder.append()
    return standing.count
  }

  /// The provider's restrictions of a kind and reference that were not lifted.
  private func standing(
    _ request: RestrictionRequest, _ subject: ChoiceRecorder.Subject,
    _ recorder: inout ChoiceRecorder
  ) throws(LedgerError) -> [ChoiceRecord] {
    var standing: [ChoiceRecord] = []
    for record in try recorder.onRecord(about: subject) {
      switch record.content {
      case .restriction(let body):
        // What another provider answers for is not this one's to lift.
        guard body.provider == request.provider.text else { continue }
        let details = try details(at: record.position, recorder.vault)
        if details?.kind == request.kind, details?.reference == request.reference {
          standing.append(record)
        }
      case .lifting(let body): standing.removeAll { $0.position.rawValue == body.appliedPosition }
      case .consent, .informed: break
      }
    }
    return standing
  }

  /// Which restriction an event tells of; nil where the person was erased.
  func details(
    at position: Position, _ vault: Vault
  ) throws(LedgerError) -> SchemaRestrictionDetails? {
    let event = try logging { () throws(EventLogError) in try log.beginRead().event(at: position) }
    guard let person = event.header.personNumber else {
      throw .projection(.malformedBody(position))
    }
    guard let key = try keyUnlessErased(of: person, vault) else { return nil }
    let content = try vaulting { () throws(VaultError) in
      try Sealed.open(event.sealed, associatedData: event.associatedData, with: key)
    }
    guard let details = try? SchemaRestrictionDetails(serializedBytes: content) else {
      throw .projection(.malformedBody(position))
    }
    return details
  }

  private func check(_ request: RestrictionRequest) throws(LedgerError) {
    let kinds = PolicyBook.standard.version(on: today).restrictionKinds
    guard kinds.contains(request.kind) else {
      throw .badArgument(name: "--kind", expected: "one of \(kinds.joined(separator: ", "))")
    }
    try checkWords(request.reference, "--reference")
    try checkIDs(request.patient, request.referral)
  }

  private func check(
    _ request: RestrictionRequest, _ recorder: ChoiceRecorder
  ) throws(LedgerError) {
    guard let referral = request.referral else { return }
    guard try recorder.belongTogether(request.patient, referral) else {
      throw .badArgument(name: "--service-request-id", expected: "a referral of that patient")
    }
  }
}

extension SchemaRestrictionDetails {
  fileprivate init(_ request: RestrictionRequest) {
    self.init()
    kind = request.kind
    reference = request.reference
  }

  /// The bytes to be sealed, a multiple of 64.
  fileprivate func padded() throws(LedgerError) -> [UInt8] {
    // Tag and length of the padding take two bytes.
    let count = try serialized(self).count + 2
    var padded = self
    padded.padding = Data(count: (64 - count % 64) % 64)
    // No padding at all would be left out, its tag and length too.
    if padded.padding.isEmpty { padded.padding = Data(count: 64) }
    return try serialized(padded)
  }

  var facts: [(name: String, value: String)] { [("kind", kind), ("reference", reference)] }
}
