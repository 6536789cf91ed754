internal import Crypto
internal import EventLog
internal import EventSchema
internal import Foundation
internal import KeyVault
internal import Projections

/// Why a check told nothing.
public enum OptOutCheckFailure: Sendable, Hashable {
  /// An answer was refused whole.
  case reply(OptOutReplyFault)
  /// An answer did not come in time.
  case noReply
  /// The request could not be delivered.
  case notDelivered
  /// Several requests were sent under one id; nobody knows which one an answer is to.
  case sentTwice
  /// Another check was asked for.
  case superseded
  /// An answer could not be read out of the inbox.
  case unreadable
  /// Somebody of it was erased, so that the request cannot be made again.
  case notReproducible

  /// The word by which events and JSON tell it.
  public var name: String {
    switch self {
    case .reply(let fault): fault.rawValue
    case .noReply: "noReply"
    case .notDelivered: "notDelivered"
    case .sentTwice: "sentTwice"
    case .unreadable: "unreadable"
    case .superseded: "superseded"
    case .notReproducible: "notReproducible"
    }
  }
}

extension SubmissionLedger {
  /// Ends a check by its answers, one for each file in their order: what changed becomes
  /// `OptOutStatusChanged`, and then the check is complete.
  ///
  /// One answer that tells nothing makes the whole check inconclusive. A process that ended on the way
  /// has lost nothing: the same answers again add what is missing.
  ///
  /// - Parameter mayClearAll: whether an answer may return everybody whom its file asked about. A
  ///   request in the place of its answer would.
  /// - Throws: ``LedgerError/notFound(what:)`` where the check was ended meanwhile, and
  ///   ``LedgerError/badArgument(name:expected:)`` for an answer that may not clear everybody and
  ///   would; the check stays open.
  public func answerOptOutCheck(
    _ request: OptOutCheckRequest, with answers: [[UInt8]], mayClearAll: Bool = true
  ) throws(LedgerError) -> OptOutCheckResult {
    var replies: [OptOutReply] = []
    do throws(OptOutReplyFault) {
      guard answers.count == request.files.count else { throw .empty }
      for (file, bytes) in zip(request.files, answers) {
        replies.append(try OptOutReply(bytes, to: file.places, of: request.cohort))
      }
    } catch {
      return try endOptOutCheck(request, because: .reply(error))
    }
    if let place = replies.firstIndex(where: { $0.returned.allSatisfy(\.self) }), !mayClearAll {
      throw .badArgument(
        name: "--response",
        expected: "the answer to file \(place + 1) and not the request; with --all-clear where "
          + "nobody of it has opted out")
    }
    let vault = try openVault(readOnly: false)
    let open = try requireOpen(request)
    let told = request.told(replies)
    var changes = try OptOutChanges(self, vault, request)
    defer { changes.abandon() }
    for (place, person) in request.cohort.persons.enumerated() {
      try changes.take(person, isSet: !told[place])
    }
    let changed = try changes.finish()
    var body = SchemaOptOutCheckCompleted()
    body.check = UInt32(truncatingIfNeeded: request.number)
    body.requestedPosition = request.position.rawValue
    let fields = EventFields(
      type: .optOutCheckCompleted, stream: open.stream, effectiveAt: now, actor: session.actor,
      causation: request.position, body: try serialized(body))
    let content = SchemaOptOutFiles(request, replies, answers)
    let draft = try sealed(
      fields, content, try optOutKey(vault), expecting: .exactly(1))
    let position = try append([draft]).first
    withExtendedLifetime(vault) {}
    // The answers are on record, whatever comes of this: whoever reads next folds what is missing.
    try? catchUp()
    return OptOutCheckResult(
      check: request.number, outcome: .complete, requested: request.personCount,
      returned: told.count { $0 }, changes: changed, completedAt: try recordedTime(of: position))
  }

  /// Ends a check that told nothing; statuses stay what they were, and grow old.
  public func endOptOutCheck(
    _ request: OptOutCheckRequest, because failure: OptOutCheckFailure
  ) throws(LedgerError) -> OptOutCheckResult {
    // Under the vault's lock, so that no two processes end it in two ways.
    let vault = try openVault(readOnly: false)
    let position = try endCheck(try requireOpen(request), because: failure)
    withExtendedLifetime(vault) {}
    return OptOutCheckResult(
      check: request.number, outcome: .inconclusive(reason: failure.name),
      requested: request.personCount, returned: 0, changes: 0,
      completedAt: try recordedTime(of: position))
  }

  /// Whether a check still awaits its answers.
  public func isOpen(_ request: OptOutCheckRequest) throws(LedgerError) -> Bool {
    try catchUp()
    return try openCheck()?.number == request.number
  }

  private func requireOpen(_ request: OptOutCheckRequest) throws(LedgerError) -> OptOutCheckRecord {
    try catchUp()
    guard let open = try openCheck(), open.number == request.number else {
      throw .notFound(what: "check \(request.number), which another command has ended,")
    }
    return open
  }

  @discardableResult
  func endCheck(
    _ check: OptOutCheckRecord, because failure: OptOutCheckFailure
  ) throws(LedgerError) -> Position {
    var body = SchemaOptOutCheckInconclusive()
    body.check = UInt32(truncatingIfNeeded: check.number)
    body.requestedPosition = check.requestedPosition.rawValue
    body.reason = failure.name
    let fields = EventFields(
      type: .optOutCheckInconclusive, stream: check.stream, effectiveAt: now,
      actor: session.actor, causation: check.requestedPosition, body: try serialized(body))
    return try append([EventDraft(fields, expecting: .exactly(1))]).first
  }

  func recordedTime(of position: Position) throws(LedgerError) -> Timestamp {
    try recordedTime(ofSize: position.next.rawValue)
  }
}

extension OptOutCheckRecord {
  func isOver(_ channel: OptOutChannel) -> Bool { requested.channel == channel.rawValue }

  var stream: StreamID { StreamID(.optOutCheck, number) }
}

extension OptOutCheckRequest {
  /// For each person of the cohort, whether an answer says that they have not opted out.
  func told(_ replies: [OptOutReply]) -> [Bool] {
    var told = [Bool](repeating: false, count: cohort.count)
    for (file, reply) in zip(files, replies) {
      for (place, isReturned) in zip(file.places, reply.returned) where isReturned {
        told[Int(cohort.order[place])] = true
      }
    }
    return told
  }
}

extension SchemaOptOutFiles {
  /// The answers, by digest and count.
  init(_ request: OptOutCheckRequest, _ replies: [OptOutReply], _ answers: [[UInt8]]) {
    self.init()
    files = request.files.indices.map { place in
      var entry = SchemaOptOutFile()
      entry.name = request.files[place].name
      entry.localID = request.files[place].localID
      entry.numbers = UInt64(replies[place].returned.count { $0 })
      entry.digest = Data(SHA256.hash(data: answers[place]))
      return entry
    }
  }
}
