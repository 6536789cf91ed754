internal import EventLog
internal import KeyVault
internal import PersonSets
internal import Policy

extension SubmissionLedger {
  /// Every release that held somebody who had opted out when it was decided (R13 to R17): there must be
  /// none that is not exempt.
  ///
  /// It is found from the events alone, by code that has no part in releasing: who was in a release from
  /// `DisclosureMembers`, and who had opted out from the statuses that the log held before the release. A
  /// decision counts as not older than what the log had told by then, whatever it says of itself.
  ///
  /// Statuses are opened for it; whoever shows the answer to somebody records the look (R28), as
  /// ``auditDisclosuresAfterOptOut(asOf:reason:)`` does.
  ///
  /// Cost: what the log tells is folded once into an index that is kept, sealed, beside the projections; a
  /// first question takes about 10 µs for each status in the log. Later ones read the index and what is new.
  ///
  /// - Parameter moment: releases from then on are left out.
  public func disclosuresAfterOptOut(
    asOf moment: AsOf = .now
  ) throws(LedgerError) -> BreachReport {
    let size = try size(asOf: moment)
    let index = try caughtUpBreaches()
    var report = BreachReport(asOfSize: size)
    report.erased = index.chronicle.erased.count
    for release in index.releases where release.position.rawValue < size {
      report.add(release, index.chronicle)
    }
    return report
  }

  /// The same, and records who looked and why (R28).
  public func auditDisclosuresAfterOptOut(
    asOf moment: AsOf = .now, reason: String
  ) throws(LedgerError) -> BreachReport {
    try checkWords(reason, "--reason")
    let report = try disclosuresAfterOptOut(asOf: moment)
    try recordAccess(command: "audit disclosures --after-opt-out", reason: reason)
    return report
  }

  /// The index up to the end of the log.
  private func caughtUpBreaches() throws(LedgerError) -> BreachIndex {
    let size = try size(asOf: .now)
    let vault = try openVault(readOnly: true)
    let file = BreachIndexFile(self, vault)
    var known = breachMemory.take()
    if known == nil { known = try file.read() }
    var search = BreachSearch(self, vault, from: known ?? BreachIndex())
    try search.fold(to: size)
    if search.hasLearned {
      try file.write(search.index)
      // Somebody who was erased meanwhile, and whose statuses were opened before, must not come back.
      try catchUp()
      if try erasedPersons().contains(where: { !search.index.chronicle.erased.contains($0) }) {
        BreachIndexFile.remove(from: layout)
      }
    }
    breachMemory.keep(search.index)
    return search.index
  }
}

extension BreachReport {
  fileprivate init(asOfSize: UInt64) {
    self.asOfSize = asOfSize
    disclosures = 0
  }

  fileprivate mutating func add(_ release: CheckedRelease, _ chronicle: OptOutChronicle) {
    disclosures += 1
    persons += release.included
    let check = release.check == 0 ? nil : release.check
    func finding(_ kind: Kind, _ person: UInt64? = nil) -> Finding {
      Finding(
        kind: kind, disclosure: release.disclosure, releasedAt: release.releasedAt,
        person: person, check: check)
    }
    for (person, since) in release.optedOut where !chronicle.erased.contains(person) {
      let who = Breach(
        disclosure: release.disclosure, person: person,
        optOutSince: Timestamp(microseconds: since.microseconds),
        releasedAt: release.releasedAt)
      if let (ground, document) = release.exemption {
        exempt.append(Exempt(who: who, ground: ground, document: document))
      } else {
        breaches.append(who)
      }
    }
    if !release.membersAgree { findings.append(finding(.membersIncomplete)) }
    if release.checkIsFresh {
      for person in release.unknown.subtracting(chronicle.erased) {
        findings.append(finding(.statusUnknown, person))
      }
    } else {
      // Then it was not known of almost everybody.
      findings.append(finding(.checkNotFresh))
    }
  }
}
