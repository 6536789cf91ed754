internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Policy
internal import Projections
internal import WorkAhead

/// Appends what a check tells where it is not what was known, a batch at a time.
struct OptOutChanges {
  private let ledger: SubmissionLedger
  private let vault: Vault
  private let request: OptOutCheckRequest
  private var waiting: [Subject] = []
  private var line = AheadLine<Result<Found, LedgerError>>(limit: 4)
  private var drafts: [EventDraft] = []
  private var pending: PendingAppend?
  private var count = 0
  // Those that were completed, and this one, of which a run before may have appended a part.
  private let checks: Set<UInt64>

  /// Somebody of whom the check told something.
  private struct Subject: Sendable {
    let person: UInt64
    let isSet: Bool
    /// What stands in the log of them.
    var statuses: [RecordedEvent] = []
  }

  /// What a group of people comes to.
  private struct Found: Sendable {
    var drafts: [EventDraft] = []
    /// Changes that a run before has appended.
    var onRecord = 0
  }

  private static let groupPersons = 2_000
  private static let batchEvents = 20_000

  init(
    _ ledger: SubmissionLedger, _ vault: Vault, _ request: OptOutCheckRequest
  ) throws(LedgerError) {
    self.ledger = ledger
    self.vault = vault
    self.request = request
    checks = try ledger.readOptOuts { (model) throws(ProjectionError) in
      Set(try model.complete().map(\.number)).union([request.number])
    }
  }

  /// Lets go of the vault and the ledger, for whoever ends early.
  mutating func abandon() { line.abandon() }

  mutating func take(_ person: UInt64, isSet: Bool) throws(LedgerError) {
    waiting.append(Subject(person: person, isSet: isSet))
    if waiting.count >= Self.groupPersons { try compare() }
  }

  /// Appends the rest and waits for it; gives the number of changes, those of a run before included.
  mutating func finish() throws(LedgerError) -> Int {
    try compare()
    while let done = line.next() { try append(try done.get()) }
    try handOver()
    try waitForWriter()
    return count
  }

  private mutating func compare() throws(LedgerError) {
    let group = try withStatuses(waiting)
    waiting = []
    let (ledger, vault, request, checks) = (ledger, vault, request, checks)
    let done = line.add {
      Result { () throws(LedgerError) in
        try Self.changes(group, counting: checks, ledger, vault, request)
      }
    }
    if let done { try append(try done.get()) }
    ledger.releaseOptOutPages()
  }

  private func withStatuses(_ subjects: [Subject]) throws(LedgerError) -> [Subject] {
    let positions = try ledger.readOptOuts { (model) throws(ProjectionError) in
      var positions: [[Position]] = []
      for subject in subjects { positions.append(try model.statuses(of: subject.person)) }
      return positions
    }
    var known = subjects
    try logging { () throws(EventLogError) in
      let snapshot = try ledger.log.beginRead()
      for place in known.indices {
        for position in positions[place] {
          known[place].statuses.append(try snapshot.event(at: position))
        }
      }
    }
    return known
  }

  /// An event for everybody of whom something else was known up to the request, or nothing.
  ///
  /// That somebody has one for the first time tells nothing: everybody has.
  private static func changes(
    _ subjects: [Subject], counting checks: Set<UInt64>, _ ledger: SubmissionLedger,
    _ vault: Vault,
    _ request: OptOutCheckRequest
  ) throws(LedgerError) -> Found {
    var found = Found()
    for subject in subjects {
      let known = try ledger.openedStatuses(
        subject.statuses, of: subject.person, counting: checks, vault)
      let asked = Moment(microseconds: request.requestedAt.microseconds)
      let last = known.last { $0.fact.knownAt <= asked && $0.fact.effectiveAt <= asked }
      // A list may have told the same before: that a check found no more to say would tell it.
      let isFirst = known.allSatisfy { $0.check == nil }
      if !isFirst, last?.fact.isSet == subject.isSet {
        if last?.check == request.number { found.onRecord += 1 }
        continue
      }
      let status = SchemaOptOutStatus(
        isSet: subject.isSet, effectiveFrom: asked.microseconds, knownAt: asked.microseconds)
      if let draft = try ledger.statusDraft(
        status, of: subject.person, check: request, knownAt: request.requestedAt, vault)
      {
        found.drafts.append(draft)
      }
    }
    return found
  }

  private mutating func append(_ found: Found) throws(LedgerError) {
    drafts += found.drafts
    count += found.drafts.count + found.onRecord
    if drafts.count >= Self.batchEvents { try handOver() }
  }

  /// Gives the batch to the writer, and waits for the one before it.
  private mutating func handOver() throws(LedgerError) {
    try waitForWriter()
    guard !drafts.isEmpty else { return }
    pending = ledger.log.enqueue(AppendBatch(drafts))
    drafts = []
  }

  private mutating func waitForWriter() throws(LedgerError) {
    guard let pending else { return }
    self.pending = nil
    _ = try logging { () throws(EventLogError) in try pending.wait() }
  }
}

extension SubmissionLedger {
  /// The event that tells of a person's status; nil for somebody who was erased.
  func statusDraft(
    _ status: SchemaOptOutStatus, of person: UInt64, check: OptOutCheckRequest?,
    knownAt: Timestamp, _ vault: Vault
  ) throws(LedgerError) -> EventDraft? {
    guard let key = try keyUnlessErased(of: person, vault) else { return nil }
    var body = SchemaOptOutStatusChanged()
    if let check { body.check = UInt32(truncatingIfNeeded: check.number) }
    let fields = EventFields(
      type: .optOutStatusChanged, stream: StreamID(.person, person), effectiveAt: knownAt,
      actor: session.actor, causation: check?.position, personNumber: person,
      body: try serialized(body))
    let content = try serialized(status)
    return try vaulting { () throws(VaultError) in
      try EventDraft(fields, keyID: key.id.rawValue) { (associatedData) throws(VaultError) in
        try Sealed.seal(content[...], associatedData: associatedData, with: key)
      }
    }
  }
}
