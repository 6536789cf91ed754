internal import Agreements
internal import DataSet
internal import EventLog
internal import EventSchema
internal import Evidence
internal import Policy
internal import Projections
internal import SwiftProtobuf
internal import TransparencyLog

// How things stood at the end of a span: what is counted from projections.

extension SubmissionLedger {
  /// The referrals in the transition, of all providers together.
  func flowFigures(asOfSize size: UInt64) throws(LedgerError) -> FlowFigures {
    let audit = try auditFlow(asOf: .position(Position(size - 1)))
    var counts: [[String]: FlowCount] = [:]
    for count in audit.counts {
      let flow = count.flow
      let path = (flow?.path ?? []).map { "\($0.question.rawValue): \($0.answer.rawValue)" }
      let key = [flow?.outcome.rawValue ?? "", flow?.reason?.rawValue ?? ""] + path
      counts[
        key,
        default: FlowCount(
          decision: flow?.outcome.rawValue, reason: flow?.reason?.rawValue, path: path,
          referrals: 0)
      ].referrals += UInt64(count.referrals)
    }
    return FlowFigures(
      policyVersion: audit.policyVersion,
      counts: counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value))
  }

  /// Of how many referrals the patient was informed before, by month, of all providers together.
  func coverageFigures(asOfSize size: UInt64) throws(LedgerError) -> [CoverageFigures] {
    var months: [String: CoverageFigures] = [:]
    for entry in try auditInforming(asOf: .position(Position(size - 1))).coverage {
      months[entry.period, default: CoverageFigures(period: entry.period)].add(entry)
    }
    return months.sorted { $0.key < $1.key }.map(\.value)
  }

  /// All projections, folded anew up to a size of the log.
  func projectionFigures(
    asOfSize size: UInt64, progress: (String) -> Void
  ) throws(LedgerError) -> [ProjectionFigures] {
    var figures: [ProjectionFigures] = []
    for store in projections {
      let digest = try projecting { () throws(ProjectionError) in
        try store.digest(asOfSize: size) { fold in
          progress("projection \(store.name): \(fold.position) of \(fold.end) events")
        }
      }
      figures.append(
        ProjectionFigures(
          name: store.name, version: store.type.version, position: size, digest: digest.hex))
    }
    return figures
  }

  /// What a verification of the log finds up to a size.
  func logFindings(
    upTo size: UInt64, progress: (String) -> Void
  ) throws(LedgerError) -> [LogFindingFigures] {
    let report = try verify(upTo: size) { progress("verifying: \($0) of \(size) events") }
    var kinds: [String: UInt64] = [:]
    for finding in report.findings { kinds[finding.kind.rawValue, default: 0] += 1 }
    return kinds.sorted { $0.key < $1.key }
      .map { LogFindingFigures(kind: $0.key, findings: $0.value) }
  }

  /// Releases up to a size of the log held against what it told of opt-outs before them.
  ///
  /// Of people who were erased since nothing can be said: then a pack of the same span may be other bytes.
  func breachFigures(asOfSize size: UInt64) throws(LedgerError) -> BreachFigures {
    let report = try disclosuresAfterOptOut(asOf: .position(Position(size - 1)))
    var kinds: [String: UInt64] = [:]
    for finding in report.findings { kinds[finding.kind.rawValue, default: 0] += 1 }
    return BreachFigures(
      releases: UInt64(report.disclosures),
      breached: Set(report.breaches.map(\.disclosure)).sorted(),
      exempt: UInt64(report.exempt.count), erased: UInt64(report.erased),
      findings: kinds.sorted { $0.key < $1.key }
        .map { LogFindingFigures(kind: $0.key, findings: $0.value) })
  }
}

extension CoverageFigures {
  fileprivate mutating func add(_ entry: InformingAudit.Coverage) {
    submissions += 1
    referrals += UInt64(entry.referrals)
    informed += UInt64(entry.informed)
  }
}
