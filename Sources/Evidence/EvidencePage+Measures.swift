// Risks and measures: what the checks found, who looked, what was erased, how the history is kept whole.

extension EvidencePage {
  func incidents(_ page: inout Markup) {
    let inconclusive = counted.checks.filter { $0.outcome == "inconclusive" }
    let open = counted.checks.filter { $0.outcome == "open" }
    let unapproved = counted.releases.filter { !($0.fieldsNotApproved ?? []).isEmpty }
    let interrupted = counted.refusals.filter { $0.reasons.contains { $0.code == "interrupted" } }
    let abandoned = counted.submissions.reduce(0) { $0 &+ $1.abandoned }
    let breaches = bound.optOutBreaches.map { breaches in
      "\(Self.list(breaches.breached.map { String($0) })); \(breaches.releases) looked at, "
        + "\(breaches.exempt) times an exemption held"
        + (breaches.erased == 0
          ? "" : "; of \(breaches.erased) people nothing can be said, since they were erased")
    }
    let others = bound.optOutBreaches?.findings.map { "\($0.findings) \($0.kind)" }
    let damage = bound.logFindings.map { "\($0.findings) \($0.kind)" }.joined(separator: ", ")
    page.add(
      table: ["Question", "Answer", "Rests on"],
      [
        [
          "Releases that held somebody who had opted out by then", breaches ?? "not asked", "bound",
        ],
        [
          "What else was wrong when releases were held against opt-outs",
          others.map(Self.list) ?? "not asked", "bound",
        ],
        [
          "Submissions and releases without an instrument that they need",
          Self.count(counted.instrumentGaps.count), "counted",
        ],
        [
          "Kinds of instrument of which none was in force at the end",
          Self.count(counted.instrumentsMissing.count), "counted",
        ],
        ["Releases with a field that was not approved", Self.count(unapproved.count), "counted"],
        [
          "Checks of opt-outs, up to the end of the span, that told nothing",
          inconclusive.isEmpty
            ? "none"
            : inconclusive.map { "\($0.check) (\($0.reason ?? ""))" }.joined(separator: ", "),
          "counted",
        ],
        [
          "Checks of opt-outs without an answer at the end of the span", Self.count(open.count),
          "counted",
        ],
        ["Releases that were begun and broke off", Self.count(interrupted.count), "counted"],
        [
          "Submissions that were begun and not finished", Self.count(Int(clamping: abandoned)),
          "counted",
        ],
        [
          "Verification of the log up to size \(scope.size)",
          damage.isEmpty ? "nothing found" : damage, "bound",
        ],
      ], none: "")
  }

  private static func list(_ texts: [String]) -> String {
    texts.isEmpty ? "none" : texts.joined(separator: ", ")
  }

  private static func count(_ number: Int) -> String { number == 0 ? "none" : String(number) }

  func access(_ page: inout Markup) {
    page.add(
      "p",
      "Bound by the digest of their events. One look at the records of one person counts once.",
      of: "kind")
    page.add(
      table: [
        "Who", "Command", "Reason", .number("Looks"), .number("Sealed parts opened"),
      ],
      bound.accesses.map {
        [$0.actor, $0.command, $0.reason, String($0.looks), String($0.eventsUnsealed)]
      }, none: "Nobody looked at records of people in the span.")
    page.add(
      "p",
      "Records that were read to make a release or a publication, and shown to nobody, are told of by those."
    )
  }

  func erased(_ page: inout Markup) {
    page.add("p", "Bound by the digest of their events.", of: "kind")
    page.add(facts: [("People erased in the span", tally("PersonErased"))])
  }

  func integrity(_ page: inout Markup) {
    page.add(facts: [
      ("Checkpoints signed in the span", String(counted.checkpoints)),
      ("Evidence packs made in the span", String(counted.packs)),
    ])
    page.add("h3", "Projections at the end of the span")
    page.add(
      table: [
        "Projection", .number("Version"), .number("Events folded"),
        .digest("Digest of the content"),
      ],
      bound.projections.map { [$0.name, String($0.version), String($0.position), $0.digest] },
      none: "")
    page.add("h3", "Events of the span, by type")
    page.add(
      table: ["Type", .number("Events"), .digest("SHA-256 over positions and leaf hashes")],
      bound.tallies.map { [$0.type, String($0.events), $0.leafDigest] },
      none: "The span holds no event.")
  }
}
