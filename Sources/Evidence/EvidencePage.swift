extension EvidenceReport {
  /// The report as a page that reads well on paper.
  ///
  /// It follows from the report alone, so whoever has `report.json` can make it again.
  public var html: String { EvidencePage(report: self).html }
}

/// The page of a report, section by section in the order of the steps of an assessment.
struct EvidencePage {
  let report: EvidenceReport

  var scope: EvidenceScope { report.scope }
  var counted: CountedFigures { report.counted }
  var bound: BoundFigures { report.bound }

  /// A section: its place in the table of contents, and what writes it.
  struct Section: Sendable {
    let step: String
    let id: String
    let title: String
    let write: @Sendable (EvidencePage, inout Markup) -> Void
  }

  static let sections = [
    Section(step: "Need", id: "basis", title: "The basis of the processing") { $0.basis(&$1) },
    Section(step: "Need", id: "policy", title: "The versions of the policy") { $0.policy(&$1) },
    Section(step: "Description", id: "processed", title: "What was processed") {
      $0.processed(&$1)
    },
    Section(step: "Description", id: "released", title: "What was released") { $0.released(&$1) },
    Section(step: "Description", id: "published", title: "What was published") {
      $0.published(&$1)
    },
    Section(step: "Consultation", id: "informed", title: "How patients were informed") {
      $0.informed(&$1)
    },
    Section(
      step: "Necessity and proportionality", id: "minimised", title: "Fields released and approved"
    ) { $0.minimised(&$1) },
    Section(step: "Necessity and proportionality", id: "choices", title: "Choices honoured") {
      $0.choices(&$1)
    },
    Section(step: "Necessity and proportionality", id: "refused", title: "Withheld and refused") {
      $0.refused(&$1)
    },
    Section(step: "Risks", id: "incidents", title: "What the checks found") { $0.incidents(&$1) },
    Section(step: "Measures", id: "access", title: "Who looked at records") { $0.access(&$1) },
    Section(step: "Measures", id: "erased", title: "Erasures") { $0.erased(&$1) },
    Section(step: "Measures", id: "integrity", title: "Integrity of the history") {
      $0.integrity(&$1)
    },
    Section(step: "Sign-off", id: "approvals", title: "Assessments and their approval") {
      $0.approvals(&$1)
    },
  ]

  var html: String {
    var page = Markup()
    page.add(raw: "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">")
    page.add("title", title)
    page.add(raw: "<style>\n\(Self.style)\n</style>\n</head>\n<body>")
    page.add("h1", title)
    page.add(facts: [
      ("Ledger", scope.origin),
      ("Span", "from \(scope.from) up to, and without, \(scope.to)"),
      ("Events of the span", events(scope.endPosition &- scope.firstPosition)),
      ("Signed tree", "size \(scope.size), root \(scope.rootHash)"),
      ("Verifier key", scope.verifierKey),
    ])
    page.add("h2", "How to read this")
    for paragraph in Self.guide { page.add("p", paragraph) }
    page.add("h2", "Contents")
    contents(&page)
    for (place, section) in Self.sections.enumerated() {
      page.add("h2", "\(place + 1). \(section.title)", id: section.id)
      section.write(self, &page)
    }
    page.add(raw: "</body>\n</html>")
    return page.text
  }

  private var title: String { "Evidence for the data protection impact assessment" }

  private func contents(_ page: inout Markup) {
    page.add(raw: "<table class=\"contents\"><tbody>")
    var last = ""
    for (place, section) in Self.sections.enumerated() {
      let step = section.step == last ? "" : section.step
      last = section.step
      page.add(
        raw: "<tr><td>\(step)</td><td><a href=\"#\(section.id)\">\(place + 1). "
          + "\(section.title)</a></td></tr>")
    }
    page.add(raw: "</tbody></table>")
  }

  private static let guide = [
    "Sections stand in the order of the steps of the ICO's assessment of which the ledger can tell. "
      + "It holds no record of a consultation; what it holds is how patients were informed.",
    "“Counted” figures follow from the events in this pack: each event is there as it was stored, with a "
      + "proof that it is in the signed tree. “Bound” figures are counts for the whole ledger whose events are "
      + "too many, or too much about single people, to be here: the digests of the last section bind what "
      + "they were counted from.",
    "No identifier, person number or opt-out of a person stands in this pack. Its counts are not under "
      + "disclosure control: it is for those who answer for the processing and those who supervise them, and "
      + "neither for publication nor for recipients of data.",
  ]

  func events(_ number: UInt64) -> String { "\(number) event\(number == 1 ? "" : "s")" }

  func tally(_ type: String) -> String {
    String(bound.tallies.first { $0.type == type }?.events ?? 0)
  }

  static let style = """
    @page { size: A4; margin: 18mm 16mm 20mm;
      @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
    body { font: 10pt/1.4 "Liberation Sans", Arial, sans-serif; color: #111; max-width: 178mm;
      margin: 0 auto; }
    h1 { font-size: 20pt; margin: 4mm 0; }
    h2 { font-size: 13pt; margin: 7mm 0 2mm; border-bottom: 0.5pt solid #444; }
    h3 { font-size: 10.5pt; margin: 4mm 0 1mm; }
    h2, h3 { break-after: avoid; }
    p { margin: 1.5mm 0; orphans: 3; widows: 3; }
    .kind { color: #444; font-size: 8.5pt; font-style: italic; }
    .none { color: #444; }
    .alarm { font-weight: bold; }
    table { border-collapse: collapse; width: 100%; margin: 2mm 0 3mm; font-size: 8.5pt; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    tbody tr:last-child { break-before: avoid; }
    th, td { text-align: left; vertical-align: top; padding: 1mm 1.5mm;
      border-bottom: 0.25pt solid #999; overflow-wrap: break-word; }
    th { border-bottom: 0.75pt solid #111; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    th.number { white-space: normal; }
    .date { white-space: nowrap; }
    td.digest { font-family: "Liberation Mono", monospace; font-size: 7pt; min-width: 34mm;
      word-break: break-all; }
    .contents td { border: 0; padding: 0.5mm 1.5mm; }
    .contents td:first-child { width: 55mm; color: #444; }
    a { color: inherit; }
    dl { display: grid; grid-template-columns: max-content 1fr; column-gap: 6mm;
      margin: 2mm 0; }
    dt { color: #444; }
    dd { margin: 0; overflow-wrap: anywhere; }
    """
}
