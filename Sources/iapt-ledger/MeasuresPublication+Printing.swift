internal import Agreements
internal import DataSet
internal import EventLog
internal import Publication
internal import SubmissionLedger
internal import TransparencyLog

extension MeasuresPublication {
  var lines: [String] {
    let told =
      isNew ? "Published" : "Published before, in the same words at position \(position):"
    return [
      "\(told) \(use.rawValue) of \(period), \(status.rawValue), from "
        + "\(counted(UInt64(submissions.count), "submission")) and "
        + "\(counted(UInt64(pathways.counted), "pathway")).",
      "As of \(asOf), after \(counted(size, "event")); policy \(policyVersion). "
        + "National data opt-outs do not apply to aggregates.",
      "\(counted(UInt64(figures.all), "figure")): \(figures.small) suppressed because they are small, "
        + "\(figures.complement) to protect those.",
      "\(counted(UInt64(pathways.unreadable), "pathway")) left out because the person was erased.",
    ] + files.map { "\($0.kind)  \($0.path)  \($0.digest.hex)" }
  }

  /// What to think of before the files are handed on, a line each.
  var riskLines: [String] { risks.map { "risk: \($0.words)" } }

  var json: JSON {
    .object([
      "use": .string(use.rawValue), "period": .text(period), "status": .string(status.rawValue),
      "levels": .array(levels.map { .string($0.rawValue) }), "asOf": .text(asOf),
      "asOfSize": .int(size), "policyVersion": .string(policyVersion),
      "optOutApplies": .bool(false),
      "file": .optional(files.first) { .string($0.path) },
      "fileDigest": .optional(files.first) { .string($0.digest.hex) },
      "files": .array(
        files.map { file in
          .object([
            "kind": .string(file.kind), "file": .string(file.path),
            "digest": .string(file.digest.hex),
          ])
        }),
      "figures": .int(figures.all),
      "suppressed": .object([
        "small": .int(figures.small), "complement": .int(figures.complement),
      ]),
      "submissions": .array(submissions.map { .int($0) }),
      "pathways": .int(pathways.counted), "erased": .int(pathways.unreadable),
      "instruments": .array(instruments.map { .int($0) }),
      "instrumentGaps": .array(instrumentGaps.map { .string($0.rawValue) }),
      "risks": .array(risks.map(\.json)), "position": .int(position.rawValue),
      "isNew": .bool(isNew),
    ])
  }
}

extension PublicationRisk {
  fileprivate var words: String {
    switch self {
    case .exposed(let exposure):
      "suppressed counts of \(exposure.body.words) follow from the exact national counts: "
        + exposure.measures.joined(separator: ", ")
    case .smallChange(let change, let position):
      "counts of \(change.body.words) differ by 1 to 4 from the publication at position "
        + "\(position): \(change.measures.joined(separator: ", "))"
        + (change.shown.isEmpty
          ? "; none of it shows" : "; it shows in \(change.shown.joined(separator: ", "))")
    case .notReproducible(let position):
      "the publication at position \(position) cannot be counted again as it was, because somebody was "
        + "erased since or a definition changed; differences to it may be more than are told"
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .exposed(let exposure):
      .object(
        ["kind": .string("exposed"), "measures": strings(exposure.measures)]
          .merging(exposure.body.members) { first, _ in first })
    case .smallChange(let change, let position):
      .object(
        [
          "kind": .string("smallChange"), "measures": strings(change.measures),
          "shown": strings(change.shown), "since": .int(position.rawValue),
        ].merging(change.body.members) { first, _ in first })
    case .notReproducible(let position):
      .object(["kind": .string("notReproducible"), "since": .int(position.rawValue)])
    }
  }

  private func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}

extension PublishedBody {
  fileprivate var words: String { level == .national ? code : "\(level.rawValue) \(code)" }

  fileprivate var members: [String: JSON] {
    ["level": .string(level.rawValue), "organisation": .string(code)]
  }
}
