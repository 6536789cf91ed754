internal import Agreements
internal import ArgumentParser
internal import DataSet
internal import EventLog
internal import SubmissionLedger

extension AuditCommand {
  struct Instruments: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Which instruments were in force when, the gaps, and what cites which.",
      discussion: "Exit status 1 where anything was handed in or released in a gap.")

    @Option(help: "The first day, YYYY-MM-DD; else that on which the ledger was made.")
    var from: String?

    @Option(help: "The last day, YYYY-MM-DD; else today, or the day of --as-of.")
    var to: String?

    @Option(help: "As it was at this time, or after the event at this position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try moment(asOf)
      let from = try from.map { try calendarDay($0, "--from") }
      let to = try to.map { try calendarDay($0, "--to") }
      let audit = try global.open().auditInstruments(from: from, to: to, asOf: moment)
      if global.json {
        try Output.document(try audit.json.text(onOneLine: false))
      } else {
        for line in audit.lines { try Output.answer(line) }
      }
      if !audit.findings.isEmpty { throw ExitStatus.no }
    }
  }
}

extension InstrumentAudit {
  fileprivate var json: JSON {
    .object([
      "from": .text(history.span.lowerBound), "to": .text(history.span.upperBound),
      "asOf": .text(asOf),
      "instruments": .array(
        history.spells.map { spell in
          let instrument = spell.recorded.instrument
          return .object([
            "position": .int(spell.recorded.position),
            "kind": .string(instrument.kind.rawValue),
            "reference": .string(instrument.reference), "title": .string(instrument.title),
            "inForce": .array(spell.days.map(\.json)),
            "citedBy": .array(citing(spell.recorded.position).map(\.json)),
          ])
        }),
      "gaps": .array(
        history.gaps.map { gap in
          .object([
            "kind": .string(gap.kind.rawValue), "from": .text(gap.days.lowerBound),
            "until": .text(gap.days.upperBound), "events": .array(events(in: gap).map(\.json)),
          ])
        }),
      "findings": .array(findings.map(\.json)),
    ])
  }

  fileprivate var lines: [String] {
    var lines = ["From \(history.span.lowerBound) to \(history.span.upperBound):"]
    for spell in history.spells {
      let instrument = spell.recorded.instrument
      let days = spell.days.map(\.words).joined(separator: ", ")
      let cited = citing(spell.recorded.position)
      lines.append(
        "\(spell.recorded.position)  \(instrument.kind.rawValue)  \(instrument.reference)  \(days)"
          + "  cited by \(cited.isEmpty ? "nothing" : cited.map(\.name).joined(separator: ", "))")
    }
    for gap in history.gaps {
      lines.append("No \(gap.kind.rawValue) was in force: \(gap.days.words)")
    }
    return lines + findings.map { "Finding: \($0.words)" }
      + (findings.isEmpty ? ["Nothing was handed in, released or published in a gap."] : [])
  }
}

extension InstrumentAudit.CitingEvent {
  fileprivate var name: String { "\(kind.rawValue) \(number)" }

  fileprivate var json: JSON {
    .object([
      "kind": .string(kind.rawValue), "number": .int(number), "position": .int(position.rawValue),
      "day": .text(day),
    ])
  }
}

extension InstrumentAudit.Finding {
  private var parts: (name: String, kind: Instrument.Kind?, events: [InstrumentAudit.CitingEvent]) {
    switch self {
    case .gap(let gap, let events): ("gap", gap.kind, events)
    case .recordedLater(let kind, let event): ("recordedLater", kind, [event])
    case .wrongCitation(let event): ("wrongCitation", nil, [event])
    }
  }

  fileprivate var json: JSON {
    .object([
      "finding": .string(parts.name), "kind": .optional(parts.kind) { .string($0.rawValue) },
      "events": .array(parts.events.map(\.json)),
    ])
  }

  fileprivate var words: String {
    let names = parts.events.map { "\($0.name) on \($0.day)" }.joined(separator: ", ")
    switch self {
    case .gap(let gap, _): return "\(names), while no \(gap.kind.rawValue) was in force"
    case .recordedLater(let kind, _):
      return "\(names) cites no \(kind.rawValue); one for that day was recorded later"
    case .wrongCitation(let event):
      let positions = event.wrong.map(String.init).joined(separator: ", ")
      return "\(names) does not cite what was in force by what was on record (\(positions))"
    }
  }
}

extension ClosedRange<Day> {
  fileprivate var json: JSON {
    .object(["from": .text(lowerBound), "until": .text(upperBound)])
  }

  fileprivate var words: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}
