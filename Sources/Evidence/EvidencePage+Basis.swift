// Need and description: on which basis, and what was processed.

extension EvidencePage {
  private static let instrumentNames = [
    "direction": "direction", "data-provision-notice": "data provision notice",
    "lawful-basis": "lawful basis", "register-entry": "entry in the register of processing",
    "dpia": "data protection impact assessment", "exemption": "exemption from opt-outs",
  ]

  static func instrumentName(_ kind: String) -> String { instrumentNames[kind] ?? kind }

  func basis(_ page: inout Markup) {
    page.add("p", "Counted.", of: "kind")
    page.add("h3", "Instruments in force on the last day of the span")
    let inForce = counted.instruments.filter(\.inForce)
    page.add(
      table: [
        "Kind", "Reference and title", .date("From"), .date("Until"), .number("Position"),
        .digest("Document, SHA-256"),
      ],
      inForce.map { instrument in
        let basis = instrument.lawfulBasis.map { " (\($0))" } ?? ""
        return [
          Self.instrumentName(instrument.kind),
          "\(instrument.reference): \(instrument.title)\(basis)", instrument.from,
          instrument.until ?? "no end", String(instrument.position), instrument.documentDigest,
        ]
      }, none: "No instrument was in force.")
    page.add("h3", "Gaps")
    if !counted.instrumentsMissing.isEmpty {
      let missing = counted.instrumentsMissing.map(Self.instrumentName).joined(separator: ", ")
      page.add("p", "On the last day of the span none was in force of: \(missing).", of: "alarm")
    }
    page.add(
      table: ["What was done", .number("Position"), "Without an instrument of the kind"],
      counted.instrumentGaps.map { gap in
        [
          gap.what, String(gap.position),
          gap.missing.map(Self.instrumentName).joined(separator: ", "),
        ]
      },
      none:
        "Every submission, release and publication of the span cites an instrument of each kind that "
        + "is needed.")
    let others = counted.instruments.count - inForce.count
    page.add("p", "On record besides, and not in force on that day: \(others).")
  }

  func policy(_ page: inout Markup) {
    let versions = report.policyVersions.sorted()
    page.add(
      "p",
      "Decisions rest on versions of the policy, which stand whole in policy.json: "
        + "\(versions.joined(separator: ", ")).")
    page.add(facts: [("SHA-256 of policy.json", bound.policyDigest)])
  }

  func processed(_ page: inout Markup) {
    page.add("p", "Counted.", of: "kind")
    page.add(
      table: [
        .date("Month"), "Provider", .number("Files received"), .number("Accepted"),
        .number("Refused whole"), .number("Not finished"), .number("Rows received"),
        .number("Rows kept"), .number("Rows rejected"), .number("Rows withheld"),
      ],
      counted.submissions.map { figures in
        [
          figures.period, figures.provider, String(figures.received), String(figures.accepted),
          String(figures.rejected), String(figures.abandoned), String(figures.rowsReceived),
          String(figures.rowsAccepted), String(figures.rowsRejected),
          String(figures.rowsWithheld),
        ]
      }, none: "No submission came or ended in the span.")
    page.add(
      "p",
      "A file counts as received when it was read to its end; its rows count when it was accepted or refused. "
        + "A month may be handed in more than once; the newest accepted submission stands.")
  }

  func released(_ page: inout Markup) {
    page.add("p", "Counted.", of: "kind")
    page.add("p", "Releases begun in the span: \(counted.plans).")
    page.add(
      table: [
        .number("No."), .date("Decided"), "Use and recipient", .date("Months"), "Agreement",
        "Lawful basis",
        .number("People in it"), .number("Left out"),
      ],
      counted.releases.map { release in
        [
          String(release.disclosure), release.decidedAt, "\(release.use) to \(release.recipient)",
          release.firstPeriod == release.lastPeriod
            ? release.firstPeriod : "\(release.firstPeriod) to \(release.lastPeriod)",
          release.agreement ?? "none needed", release.lawfulBasis, String(release.included),
          String(release.removed.all),
        ]
      }, none: "No file left in the span.")
    page.add(
      table: [.number("No."), .number("Position"), "Policy", .digest("File, SHA-256")],
      counted.releases.map { release in
        [
          String(release.disclosure), String(release.position), release.policyVersion,
          release.fileDigest,
        ]
      }, none: "")
    page.add("p", "The same in the words of the public register of data uses: register.csv.")
  }

  func published(_ page: inout Markup) {
    page.add("p", "Counted.", of: "kind")
    page.add(
      table: [
        .date("Published"), "Use", .date("Month"), "Levels", .number("Figures"),
        .number("Suppressed: small"),
        .number("Suppressed: to protect those"), .digest("Table, SHA-256"),
      ],
      counted.publications.map { publication in
        [
          publication.publishedAt, publication.use, "\(publication.period), \(publication.status)",
          publication.levels.joined(separator: ", "), String(publication.figures),
          String(publication.suppressedSmall), String(publication.suppressedComplement),
          publication.fileDigest,
        ]
      }, none: "Nothing was published in the span.")
  }

  func approvals(_ page: inout Markup) {
    page.add("p", "Counted.", of: "kind")
    page.add(
      table: [
        "Assessment", .date("From"), "Version, approved by, on", "In force at the end",
        .number("Position"),
      ],
      counted.instruments.filter { $0.kind == "dpia" }.map { instrument in
        [
          "\(instrument.reference): \(instrument.title)", instrument.from,
          instrument.approval ?? "", instrument.inForce ? "yes" : "no", String(instrument.position),
        ]
      }, none: "No assessment is on record.")
    page.add("h3", "Agreements on record")
    page.add(
      table: [
        "Agreement", "Use and recipient", "Days", .date("Approved"), .date("Ended"),
        "Opt-outs apply",
      ],
      counted.agreements.map { agreement in
        [
          "\(agreement.reference): \(agreement.title)",
          "\(agreement.use) to \(agreement.recipient)",
          "\(agreement.start) to \(agreement.end)", agreement.approvedOn ?? "no",
          agreement.endedOn ?? "", agreement.optOutsApply ? "yes" : "no",
        ]
      }, none: "No agreement is on record.")
  }
}

extension RemovalFigures {
  /// How many were left out for whatever reason.
  var all: UInt64 { optOut &+ optOutUnknown &+ restriction &+ erased &+ notEntitled }
}
