internal import EventLog
internal import EventSchema
internal import Foundation
internal import PersonSets
internal import Policy
internal import SwiftProtobuf

// The index as it is kept: columns and sets, so that it is read in a fraction of the time in which it is made.

extension SchemaBreachIndex {
  init(_ index: BreachIndex) {
    self.init()
    size = index.size
    clockMicroseconds = index.clock.microseconds
    chronicle = SchemaOptOutChronicle(index.chronicle)
    releases = index.releases.map { SchemaCheckedRelease($0) }
    open = index.open.sorted { $0.key < $1.key }.map { disclosure, members in
      var release = SchemaOpenRelease()
      release.disclosure = disclosure
      release.members = members.map(\.rawValue)
      return release
    }
  }
}

extension BreachIndex {
  init(_ kept: SchemaBreachIndex) throws(PersonSetError) {
    size = kept.size
    clock = Moment(microseconds: kept.clockMicroseconds)
    chronicle = try OptOutChronicle(kept.chronicle)
    for release in kept.releases { releases.append(try CheckedRelease(release)) }
    for release in kept.open {
      open[release.disclosure] = release.members.map { Position($0) }
    }
  }
}

extension SchemaCheckedRelease {
  fileprivate init(_ release: CheckedRelease) {
    self.init()
    disclosure = release.disclosure
    position = release.position.rawValue
    releasedAtMicroseconds = release.releasedAt.microseconds
    included = release.included
    exemption = release.exemption?.ground ?? ""
    exemptionDocument = release.exemption?.document ?? ""
    check = UInt32(truncatingIfNeeded: release.check)
    checkIsFresh = release.checkIsFresh
    membersAgree = release.membersAgree
    optedOut = release.optedOut.map { UInt32(truncatingIfNeeded: $0.person) }
    sinceMicroseconds = release.optedOut.map(\.since.microseconds)
    unknown = Data(release.unknown.serialized())
  }
}

extension CheckedRelease {
  fileprivate init(_ kept: SchemaCheckedRelease) throws(PersonSetError) {
    disclosure = kept.disclosure
    position = Position(kept.position)
    releasedAt = Timestamp(microseconds: kept.releasedAtMicroseconds)
    included = kept.included
    exemption = kept.exemption.isEmpty ? nil : (kept.exemption, kept.exemptionDocument)
    check = UInt64(kept.check)
    checkIsFresh = kept.checkIsFresh
    membersAgree = kept.membersAgree
    optedOut = zip(kept.optedOut, kept.sinceMicroseconds).map {
      (UInt64($0), Moment(microseconds: $1))
    }
    unknown = try PersonSet(kept: kept.unknown)
  }
}

extension SchemaOptOutChronicle {
  fileprivate init(_ chronicle: OptOutChronicle) {
    self.init()
    numbered = Data(chronicle.numbered.serialized())
    erased = Data(chronicle.erased.serialized())
    toldByChecks = Data(chronicle.toldByChecks.serialized())
    checks = chronicle.checks.sorted { $0.key < $1.key }.map {
      SchemaChronicleCheck($0.key, $0.value)
    }
    for (person, tellings) in chronicle.tellings {
      persons.append(UInt32(truncatingIfNeeded: person))
      told.append(UInt32(tellings.count))
      for telling in tellings {
        positions.append(telling.fact.position)
        isSet.append(telling.fact.isSet)
        effectiveAtMicroseconds.append(telling.fact.effectiveAt.microseconds)
        knownAtMicroseconds.append(telling.fact.knownAt.microseconds)
        toldBy.append(UInt32(truncatingIfNeeded: telling.check ?? 0))
      }
    }
    for (number, others) in chronicle.links {
      for other in others {
        linked.append(UInt32(truncatingIfNeeded: number))
        linkedTo.append(UInt32(truncatingIfNeeded: other))
      }
    }
  }
}

extension OptOutChronicle {
  fileprivate init(_ kept: SchemaOptOutChronicle) throws(PersonSetError) {
    var tellings: [UInt64: [OptOutTelling]] = [:]
    tellings.reserveCapacity(kept.persons.count)
    var line = 0
    for (person, count) in zip(kept.persons, kept.told) {
      var told: [OptOutTelling] = []
      for line in line..<min(line + Int(count), kept.positions.count) {
        told.append(
          OptOutTelling(
            fact: OptOutFact(
              position: kept.positions[line], isSet: kept.isSet[line],
              effectiveAt: Moment(microseconds: kept.effectiveAtMicroseconds[line]),
              knownAt: Moment(microseconds: kept.knownAtMicroseconds[line])),
            check: kept.toldBy[line] == 0 ? nil : UInt64(kept.toldBy[line])))
      }
      tellings[UInt64(person)] = told
      line += Int(count)
    }
    var links: [UInt64: Set<UInt64>] = [:]
    for (number, other) in zip(kept.linked, kept.linkedTo) {
      links[UInt64(number), default: []].insert(UInt64(other))
    }
    var checks: [UInt64: Check] = [:]
    for check in kept.checks { checks[UInt64(check.number)] = try Check(check) }
    try self.init(
      numbered: PersonSet(kept: kept.numbered), erased: PersonSet(kept: kept.erased),
      toldByChecks: PersonSet(kept: kept.toldByChecks), checks: checks, tellings: tellings,
      links: links)
  }
}

extension SchemaChronicleCheck {
  fileprivate init(_ number: UInt64, _ check: OptOutChronicle.Check) {
    self.init()
    self.number = UInt32(truncatingIfNeeded: number)
    requestedPosition = check.requestedPosition
    askedAtMicroseconds = check.asked.microseconds
    if case .complete(let position) = check.outcome { completedPosition = position }
    toldNothing = check.outcome == .toldNothing
    asked = Data(check.people.serialized())
    told = Data(check.told.serialized())
    cleared = Data(check.cleared.serialized())
  }
}

extension OptOutChronicle.Check {
  fileprivate init(_ kept: SchemaChronicleCheck) throws(PersonSetError) {
    self.init(
      requestedPosition: kept.requestedPosition,
      asked: Moment(microseconds: kept.askedAtMicroseconds),
      people: try PersonSet(kept: kept.asked))
    if kept.hasCompletedPosition {
      outcome = .complete(kept.completedPosition)
    } else if kept.toldNothing {
      outcome = .toldNothing
    }
    told = try PersonSet(kept: kept.told)
    cleared = try PersonSet(kept: kept.cleared)
  }
}

extension PersonSet {
  fileprivate init(kept: Data) throws(PersonSetError) {
    try self.init(serialized: Array(kept).span)
  }
}
