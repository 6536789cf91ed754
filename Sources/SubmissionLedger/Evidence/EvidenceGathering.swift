internal import EventLog
internal import EventSchema
internal import Evidence
internal import Foundation
internal import Projections
internal import SwiftProtobuf
internal import TransparencyLog

/// What one walk over the log gathers for an evidence pack.
///
/// Memory grows with the events that the pack holds and with submissions, and not with people.
struct EvidenceGathering {
  /// The events that the pack holds, in the order of the log.
  private(set) var cited: [CitedEvent] = []
  /// Cohorts informed in the span, and their referrals.
  private(set) var cohorts: (number: UInt64, referrals: UInt64) = (0, 0)
  private let span: Range<UInt64>
  private var tallies: [EventType: TallyInTheMaking] = [:]
  private var withheldByKey: [[String]: WithheldFigures] = [:]
  private var accessesByKey: [[String]: AccessFigures] = [:]
  /// The beginnings of submissions that the pack does not hold so far, by their numbers.
  private var received: [UInt32: CitedEvent] = [:]

  /// As many members as a zip file can hold without extensions, less those that are no events.
  static let eventLimit = 65_000

  init(span: Range<UInt64>) {
    self.span = span
  }

  /// Walks over the log up to the end of the span.
  mutating func gather(
    _ snapshot: borrowing LogSnapshot, progress: (UInt64) -> Void
  ) throws(LedgerError) {
    do throws(EventLogError) {
      var events = try snapshot.events(from: Position(0))
      while let event = try events.next(), event.header.position.rawValue < span.upperBound {
        let position = event.header.position.rawValue
        if position % 65_536 == 0 { progress(position) }
        let type = event.header.type
        if span.contains(position) {
          tallies[type, default: TallyInTheMaking(type)].add(
            position: position, leafHash: Hash.leaf(event.bytes))
        }
        if Self.types.contains(type) {
          do throws(LedgerError) { try take(event.copy()) } catch { failure = error }
        }
        if failure != nil { break }
      }
    } catch {
      throw .log(error)
    }
    if let failure { throw failure }
    cited.sort { $0.position < $1.position }
  }

  private var failure: LedgerError?

  /// The types whose events are looked into.
  private static let types = CitedTypes.all.union([
    .recordWithheld, .recordAccessed, .cohortInformed,
  ])

  private mutating func take(_ event: RecordedEvent) throws(LedgerError) {
    let isInSpan = span.contains(event.position.rawValue)
    switch event.header.type {
    case .submissionReceived where !isInSpan:
      do {
        let body = try SchemaSubmissionReceived(serializedBytes: event.body)
        received[body.submission] = try CitedEvent(stored: event.bytes)
      } catch {
        throw .projection(.malformedBody(event.position))
      }
    case let type where CitedTypes.standing.contains(type): try cite(event)
    case let type where CitedTypes.ofSpan.contains(type):
      guard isInSpan else { return }
      try cite(event)
    default: if isInSpan { try count(event) }
    }
  }

  private mutating func cite(_ event: RecordedEvent) throws(LedgerError) {
    do throws(EvidenceError) {
      let stored = try CitedEvent(stored: event.bytes)
      cited.append(stored)
      guard span.contains(stored.position) else { return }
      cited += stored.namedSubmissions.compactMap { received.removeValue(forKey: $0) }
    } catch {
      throw .projection(.malformedBody(event.position))
    }
    guard cited.count <= Self.eventLimit else {
      throw .badArgument(
        name: "--from and --to",
        expected: "a shorter span: a pack holds at most \(Self.eventLimit) events")
    }
  }

  private mutating func count(_ event: RecordedEvent) throws(LedgerError) {
    do {
      switch event.header.type {
      case .recordWithheld:
        let body = try SchemaRecordWithheld(serializedBytes: event.body)
        let isReferral = event.header.referralNumber != nil
        withheldByKey[
          [body.reason, body.policyVersion],
          default: WithheldFigures(reason: body.reason, policyVersion: body.policyVersion)
        ].add(referrals: isReferral ? 1 : 0, patients: isReferral ? 0 : 1)
      case .recordAccessed:
        let body = try SchemaRecordAccessed(serializedBytes: event.body)
        let access = AccessFigures(
          actor: event.actor, command: body.command, reason: body.reason)
        accessesByKey[[access.actor, access.command, access.reason], default: access]
          .add(eventsUnsealed: body.eventsUnsealed)
      case .cohortInformed:
        let body = try SchemaCohortInformed(serializedBytes: event.body)
        cohorts.number += body.part == 1 ? 1 : 0
        cohorts.referrals += UInt64(body.steps.count)
      default: break
      }
    } catch {
      throw .projection(.malformedBody(event.position))
    }
  }

  /// Every event of the span by type, in the order of the types.
  var tally: [EventTally] {
    tallies.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value.tally)
  }

  /// What was withheld in the span.
  var withheld: [WithheldFigures] {
    withheldByKey.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// Who looked in the span.
  var accesses: [AccessFigures] {
    accessesByKey.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }
}

extension WithheldFigures {
  fileprivate mutating func add(referrals: UInt64, patients: UInt64) {
    self.referrals += referrals
    self.patients += patients
  }
}

extension AccessFigures {
  fileprivate mutating func add(eventsUnsealed: UInt64) {
    looks += 1
    self.eventsUnsealed &+= eventsUnsealed
  }
}
