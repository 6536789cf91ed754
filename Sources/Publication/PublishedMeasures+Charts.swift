internal import DataSet

// The main figures as pictures that need nothing but an image viewer.
extension PublishedMeasures {
  /// A picture, by the name that belongs into the name of its file.
  public struct Chart: Sendable {
    /// A word such as `outcomes`.
    public let name: String
    /// The picture, as SVG without scripts and links; title and description say what it shows.
    public let svg: String
  }

  /// The pictures of a use.
  public func charts(_ notes: PublicationNotes) -> [Chart] {
    switch notes.use {
    case .national:
      [
        chart(
          "activity", "Referrals and treatment, England",
          [
            ("M001", "Referrals received"), ("M031", "First treatment"),
            ("M056", "Referrals ended"), ("M076", "Finished a course of treatment"),
          ], notes),
        chart(
          "outcomes", "Waiting times and outcomes of finished courses, England, per cent",
          [
            ("M053", "First treatment within 6 weeks"),
            ("M055", "First treatment within 18 weeks"), ("M186", "Reliable improvement"),
            ("M192", "Recovery"), ("M195", "Reliable recovery"),
          ], notes),
      ]
    case .provider:
      [
        chart(
          "waiting", "First treatment within 6 weeks, by provider, per cent", of: "M053", notes),
        chart("recovery", "Recovery, by provider, per cent", of: "M192", notes),
      ]
    }
  }

  private func chart(
    _ name: String, _ title: String, _ labels: [(id: String, text: String)],
    _ notes: PublicationNotes
  ) -> Chart {
    let row = rows.first { $0.body == .england }
    let bars = labels.compactMap { label -> BarChart.Bar? in
      guard let place = measures.firstIndex(where: { $0.id == label.id }), let row
      else { return nil }
      return BarChart.Bar(label: label.text, value: row.values[place])
    }
    return drawn(name, title, bars, notes)
  }

  private func chart(
    _ name: String, _ title: String, of id: String, _ notes: PublicationNotes
  ) -> Chart {
    guard let place = measures.firstIndex(where: { $0.id == id }) else {
      return drawn(name, title, [], notes)
    }
    let bars = rows.filter { $0.body.level != .commissioner }
      .map { BarChart.Bar(label: $0.body.code, value: $0.values[place]) }
    return drawn(name, title, bars, notes)
  }

  private func drawn(
    _ name: String, _ title: String, _ bars: [BarChart.Bar], _ notes: PublicationNotes
  ) -> Chart {
    Chart(
      name: name,
      svg: BarChart(title: "\(title), \(period) (\(notes.status.rawValue))", bars: bars).svg)
  }
}

/// Bars beside their labels, each with its figure.
private struct BarChart {
  struct Bar {
    let label: String
    let value: PublishedValue

    var figure: String { value.suppression == nil ? value.text : "suppressed" }

    /// How long the bar is, in whatever unit; 0 where no figure is shown.
    var length: Int {
      switch value.content {
      case .count(let value): 10 * value
      case .percent(let value): 10 * value
      case .tenths(let value): value
      case .suppressed, .notApplicable: 0
      }
    }

    var isPercentage: Bool {
      switch value.content {
      case .tenths, .percent: true
      default: false
      }
    }
  }

  let title: String
  let bars: [Bar]

  private static let (labelWidth, barWidth, rowHeight) = (260, 460, 30)

  var svg: String {
    let height = 60 + Self.rowHeight * bars.count
    // Percentages are drawn on their whole scale, so that two charts can be compared.
    let longest =
      bars.contains(where: \.isPercentage) ? 1_000 : max(1, bars.map(\.length).max() ?? 1)
    let told = bars.map { "\($0.label): \($0.figure)" }.joined(separator: "; ")
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 820 \(height)\" role=\"img\""
        + " aria-labelledby=\"title description\" font-family=\"Arial, sans-serif\" font-size=\"14\">",
      "  <title id=\"title\">\(Self.escaped(title))</title>",
      "  <desc id=\"description\">\(Self.escaped(told)).</desc>",
      "  <rect width=\"820\" height=\"\(height)\" fill=\"#ffffff\"/>",
      "  <text x=\"16\" y=\"28\" font-weight=\"bold\">\(Self.escaped(title))</text>",
    ]
    for (place, bar) in bars.enumerated() {
      let top = 48 + Self.rowHeight * place
      let length = bar.length * Self.barWidth / longest
      lines += [
        "  <text x=\"\(Self.labelWidth - 8)\" y=\"\(top + 15)\" text-anchor=\"end\">"
          + "\(Self.escaped(bar.label))</text>",
        "  <rect x=\"\(Self.labelWidth)\" y=\"\(top)\" width=\"\(length)\" height=\"20\""
          + " fill=\"#005eb8\"/>",
        "  <text x=\"\(Self.labelWidth + length + 6)\" y=\"\(top + 15)\">\(bar.figure)</text>",
      ]
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
