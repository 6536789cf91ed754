import Foundation

/// Everything that was measured, for people as a table and for programs as JSON.
struct Report: Codable {
  let cores: Int
  let events: Int
  let rounds: Int
  /// Seconds of one flush of a small file, in the order of measuring.
  let flushSeconds: Series
  let figures: [Figure]

  var isWithinLimits: Bool { figures.allSatisfy(\.isWithinLimit) }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  var table: String {
    let head = ["", "events/s (least to most)", "peer", "peer events/s", "ratio", "limit"]
    let rows = [head] + figures.map(row)
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = [
      "\(cores) cores; \(rounds) rounds, medians; a flush of a small file takes "
        + "\(milliseconds(flushSeconds.median)) (\(milliseconds(flushSeconds.least)) to "
        + "\(milliseconds(flushSeconds.most)))", "",
    ]
    for (index, row) in rows.enumerated() {
      let cells = zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
      lines.append(cells.joined(separator: "  "))
      if index > 0 { lines.append("    bound by: \(figures[index - 1].bound)") }
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ figure: Figure) -> [String] {
    [
      figure.name, "\(thousands(figure.rates.median)) \(range(figure.rates))", figure.peer,
      "\(thousands(figure.peerRates.median)) \(range(figure.peerRates))",
      String(format: "%.2f", figure.ratios.median), limit(of: figure),
    ]
  }

  private func range(_ series: Series) -> String {
    "(\(thousands(series.least)) to \(thousands(series.most)))"
  }

  private func limit(of figure: Figure) -> String {
    let verdict = figure.isWithinLimit ? "reached" : "MISSED"
    switch figure.limit {
    case .ratio(let least, let goal):
      return "ratio \(least), goal \(goal): \(verdict)"
    case .rate(let least): return "\(thousands(least))/s: \(verdict)"
    case nil: return ""
    }
  }
}

func thousands(_ number: Double) -> String {
  String(format: "%.0fk", number / 1_000)
}

func milliseconds(_ seconds: Double) -> String {
  String(format: "%.2f ms", seconds * 1_000)
}

func percent(_ share: Double) -> String {
  String(format: "%.0f%%", share * 100)
}
