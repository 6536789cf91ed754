internal import Agreements
internal import DataSet
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import PersonSets
internal import Policy
internal import Projections
internal import SwiftProtobuf
internal import WorkAhead

/// Folds the log into an index of breaches, from where that stands.
///
/// Statuses are opened on whatever core is free. Memory grows with the people who ever opted out and with
/// what is found, not with the log.
struct BreachSearch {
  private let ledger: SubmissionLedger
  private let vault: Vault
  private(set) var index: BreachIndex
  /// Whether anything was folded that is worth keeping.
  private(set) var hasLearned = false
  private var statuses: [RecordedEvent] = []
  private var line = AheadLine<Result<[Told], LedgerError>>(limit: 4)

  /// What one event tells of a person; nil of somebody who was erased.
  private struct Told: Sendable {
    let person: UInt64
    let recordedAt: Moment
    let telling: OptOutTelling?
  }

  private static let run = 20_000
  private static let group = 1_000

  init(_ ledger: SubmissionLedger, _ vault: Vault, from index: BreachIndex) {
    self.ledger = ledger
    self.vault = vault
    self.index = index
  }

  /// Folds everything up to a size of the log.
  mutating func fold(to size: UInt64) throws(LedgerError) {
    defer { line.abandon() }
    while index.size < size {
      let count = min(UInt64(Self.run), size - index.size)
      let events = try events(from: index.size, count: count)
      for event in events { try fold(event) }
      index.size += count
      if events.count == Self.run { ledger.log.releaseResidentPages() }
    }
    try drain()
  }

  /// Those of a run that tell something.
  private func events(
    from first: UInt64, count: UInt64
  ) throws(LedgerError) -> [RecordedEvent] {
    try logging { () throws(EventLogError) in
      let snapshot = try ledger.log.beginRead()
      var cursor = try snapshot.events(from: Position(first))
      var found: [RecordedEvent] = []
      while let event = try cursor.next() {
        let header = event.header
        guard header.position.rawValue < first + count else { break }
        guard Self.telling.contains(header.type) else { continue }
        // Most of what is submitted is of people whose number is known.
        if header.type == .patientSubmitted, let person = header.personNumber,
          index.chronicle.numbered.contains(person)
        {
          continue
        }
        found.append(event.copy())
      }
      return found
    }
  }

  private static let telling: Set<EventType> = [
    .patientSubmitted, .personLinked, .personErased, .optOutStatusChanged,
    .optOutCheckRequested, .optOutCheckCompleted, .optOutCheckInconclusive, .disclosureMembers,
    .disclosureReleased, .disclosureRefused,
  ]

  private mutating func fold(_ event: RecordedEvent) throws(LedgerError) {
    switch event.header.type {
    case .patientSubmitted:
      // In which order numbers and statuses came does not matter.
      try holdNumber(event)
      return
    case .optOutStatusChanged:
      statuses.append(event)
      if statuses.count >= Self.group { try openStatuses() }
      return
    default: try drain()
    }
    hasLearned = true
    do throws(PersonSetError) {
      switch event.header.type {
      case .personLinked: try link(event)
      case .personErased: try erase(event)
      default: break
      }
    } catch {
      throw .personSet(error)
    }
    switch event.header.type {
    case .optOutCheckRequested, .optOutCheckCompleted, .optOutCheckInconclusive: foldCheck(event)
    case .disclosureMembers: addMembers(event)
    case .disclosureRefused: index.open[event.header.stream.number] = nil
    case .disclosureReleased: try check(event)
    default: break
    }
  }

  private mutating func holdNumber(_ event: RecordedEvent) throws(LedgerError) {
    guard let person = event.header.personNumber,
      let body = try? SchemaPatientSubmitted(serializedBytes: event.body)
    else { throw .projection(.malformedBody(event.position)) }
    guard body.hasNhsNumber_p else { return }
    hasLearned = true
    do throws(PersonSetError) {
      try index.chronicle.holdNumber(of: person)
    } catch {
      throw .personSet(error)
    }
  }

  private mutating func link(_ event: RecordedEvent) throws(PersonSetError) {
    guard let person = event.header.personNumber,
      let body = try? SchemaPersonLinked(serializedBytes: event.body), body.hasSameAs
    else { return }
    try index.chronicle.link(person, body.sameAs)
  }

  /// Every number of the person goes, also one that no identifier leads to.
  private mutating func erase(_ event: RecordedEvent) throws(PersonSetError) {
    let body = try? SchemaPersonErased(serializedBytes: event.body)
    for person in Set(body?.persons ?? []).union(event.header.personNumber.map { [$0] } ?? []) {
      try index.erase(person)
    }
  }

  private mutating func foldCheck(_ event: RecordedEvent) {
    let number = event.header.stream.number
    let time = Moment(event.header.recordedAt)
    switch event.header.type {
    case .optOutCheckRequested:
      index.chronicle.begin(check: number, at: event.position.rawValue, asked: time)
    case .optOutCheckCompleted:
      index.chronicle.end(check: number, as: .complete(event.position.rawValue))
      index.clock = time
    default: index.chronicle.end(check: number, as: .toldNothing)
    }
  }
}

// Statuses, which are sealed under the keys of the people.
extension BreachSearch {
  private mutating func openStatuses() throws(LedgerError) {
    guard !statuses.isEmpty else { return }
    let (events, vault) = (statuses, vault)
    statuses = []
    let done = line.add {
      Result { () throws(LedgerError) in
        var told: [Told] = []
        for event in events { told.append(try Self.open(event, vault)) }
        return told
      }
    }
    if let done { try tell(try done.get()) }
  }

  private static func open(
    _ event: RecordedEvent, _ vault: Vault
  ) throws(LedgerError) -> Told {
    guard let person = event.header.personNumber else {
      throw .projection(.malformedBody(event.position))
    }
    let key = try vault.keyUnlessErased(of: person)
    return Told(
      person: person, recordedAt: Moment(event.header.recordedAt),
      telling: try key.map { key throws(LedgerError) in try OptOutTelling(event, key) })
  }

  private mutating func drain() throws(LedgerError) {
    try openStatuses()
    while let done = line.next() { try tell(try done.get()) }
  }

  private mutating func tell(_ told: [Told]) throws(LedgerError) {
    hasLearned = true
    do throws(PersonSetError) {
      for each in told {
        if let telling = each.telling {
          try index.chronicle.tell(telling, of: each.person)
        } else {
          try index.chronicle.erase(each.person)
        }
        index.clock = each.recordedAt
      }
    } catch {
      throw .personSet(error)
    }
  }
}

// Releases.
extension BreachSearch {
  private mutating func addMembers(_ event: RecordedEvent) {
    let disclosure = event.header.stream.number
    // Who is told of behind the release was not part of what was released.
    if let ended = index.releases.lastIndex(where: { $0.disclosure == disclosure }) {
      index.releases[ended].membersAgree = false
    } else {
      index.open[disclosure, default: []].append(event.position)
    }
  }

  private mutating func check(_ event: RecordedEvent) throws(LedgerError) {
    let disclosure = event.header.stream.number
    guard let body = try? SchemaDisclosureReleased(serializedBytes: event.body) else {
      throw .projection(.malformedBody(event.position))
    }
    let positions = index.open.removeValue(forKey: disclosure) ?? []
    defer { index.clock = Moment(event.header.recordedAt) }
    let decided = Timestamp(microseconds: body.decidedAtMicroseconds)
    let policy = PolicyBook.standard.version(on: decided.calendarDay)
    let use = policy.use(named: body.request.use)
    guard use?.optOutApplies ?? true else { return }
    let (included, isWhole) = try ledger.includedPeople(positions, vault)
    var checked = CheckedRelease(
      disclosure: disclosure, position: event.position, releasedAt: event.header.recordedAt)
    checked.membersAgree = isWhole
    checked.exemption = try ledger.exemption(
      of: body, use, on: decided.calendarDay, policy, asOfSize: event.position.rawValue)
    let release = ReleaseInQuestion(
      checked: checked, body: body, included: included, freshDays: policy.optOutFreshDays)
    let moment = release.moment(notBefore: index.clock)
    do throws(PersonSetError) {
      index.releases.append(try release.check(against: &index.chronicle, at: moment))
    } catch {
      throw .personSet(error)
    }
  }
}

extension SubmissionLedger {
  /// The people in a release, and whether every part that tells of it is there and can be read.
  fileprivate func includedPeople(
    _ positions: [Position], _ vault: Vault
  ) throws(LedgerError) -> (PersonSet, isWhole: Bool) {
    var included = PersonSet()
    var parts: [UInt32] = []
    var count: UInt32 = 0
    var isWhole = true
    for position in positions {
      let event = try logging { () throws(EventLogError) in
        try log.beginRead().event(at: position)
      }
      guard let body = try? SchemaDisclosureMembers(serializedBytes: event.body),
        let (group, people) = try? openedMembers(event, vault)
      else {
        isWhole = false
        continue
      }
      parts.append(body.part)
      count = max(count, body.parts)
      if group == .included {
        do throws(PersonSetError) {
          included.formUnion(try PersonSet(serialized: people.serialized.span))
        } catch {
          throw .personSet(error)
        }
      }
    }
    // The count is somebody's word: nothing is made of that size.
    let isComplete =
      parts.count == Int(count) && parts.enumerated().allSatisfy { $1 == UInt32($0) + 1 }
    return (included, isWhole && isComplete)
  }

  /// The exemption that a release names, where the agreement under which it was made has it (R16).
  fileprivate func exemption(
    of body: SchemaDisclosureReleased, _ use: DisclosureUse?, on day: Day, _ policy: PolicyVersion,
    asOfSize size: UInt64
  ) throws(LedgerError) -> (ground: String, document: String)? {
    guard !body.ground.exemption.isEmpty, let use,
      let reference = AgreementReference(body.ground.agreement)
    else { return nil }
    let record: AgreementRecord
    do throws(LedgerError) {
      record = try agreement(reference, asOf: .position(Position(size - 1))).record
    } catch {
      guard case .notFound = error else { throw error }
      return nil
    }
    guard let fact = record.terms.exemption(recordedAt: record.position),
      fact.applies(to: use, on: day, policy: policy), fact.kind == body.ground.exemption,
      fact.reference == body.ground.exemptionDocument
    else { return nil }
    return (fact.kind, fact.reference)
  }
}

extension Moment {
  init(_ time: Timestamp) {
    self.init(microseconds: time.microseconds)
  }
}
