// Necessity and proportionality: how patients were informed, what they chose, what was kept back.

extension EvidencePage {
  func informed(_ page: inout Markup) {
    page.add("h3", "Wordings on record")
    page.add("p", "Counted.", of: "kind")
    page.add(
      table: ["Version", "Kind", .date("From"), .digest("Text, SHA-256")],
      counted.wordings.map { [$0.version, $0.kind, $0.from, $0.digest] },
      none: "No wording of the fair processing information is on record.")
    page.add("h3", "Coverage")
    page.add(
      "p", "Bound by the projections of the last section, at the end of the span.", of: "kind")
    page.add(
      table: [
        .date("Month"), .number("Submissions that count"), .number("Referrals kept"),
        .number("Patient informed before"), .number("Share, rounded down"),
      ],
      bound.coverage.map { figures in
        [
          figures.period, String(figures.submissions), String(figures.referrals),
          String(figures.informed), Self.share(figures.informed, of: figures.referrals),
        ]
      }, none: "No referral was kept.")
    page.add("h3", "Informed in the span")
    page.add("p", "Bound by the digests of their events.", of: "kind")
    page.add(facts: [
      ("In person", "\(tally("PatientInformed")) times"),
      ("As cohorts", "\(bound.cohorts), of \(bound.cohortReferrals) referrals together"),
    ])
  }

  static func share(_ part: UInt64, of whole: UInt64) -> String {
    whole == 0 ? "none" : "\((Double(part) * 1000 / Double(whole)).rounded(.down) / 10) %"
  }

  func minimised(_ page: inout Markup) {
    page.add(
      "p", "Counted; of agreements that name an extract, its columns are bound by report.json.",
      of: "kind")
    page.add(
      table: [
        .number("No."), "Agreement", "Tables", .number("Rows"), .number("Fields released"),
        .number("Fields approved"), "Released and not approved",
      ],
      counted.releases.map { release in
        [
          String(release.disclosure), release.agreement ?? "none needed: the provider's own data",
          release.tables.map { "\($0.table) (\($0.version))" }.joined(separator: ", "),
          String(release.tables.reduce(0) { $0 &+ $1.rows }), String(release.fieldsReleased),
          release.fieldsApproved.map(String.init) ?? "",
          release.fieldsNotApproved.map { $0.isEmpty ? "none" : $0.joined(separator: ", ") } ?? "",
        ]
      }, none: "No file left in the span.")
    page.add(
      "p",
      "Fields are counted for each table and version of the data set. Pseudonyms and the keys by which rows name "
        + "each other are not among them: they always leave.")
  }

  func choices(_ page: inout Markup) {
    page.add("h3", "The transition, at the end of the span")
    page.add(
      "p", "Bound by the projections of the last section. Policy \(bound.flow.policyVersion).",
      of: "kind")
    page.add(
      table: ["Decision", "Reason", "Path", .number("Referrals")],
      bound.flow.counts.map { count in
        [
          count.decision ?? "nothing counts any more", count.reason ?? "",
          count.path.joined(separator: ", "), String(count.referrals),
        ]
      }, none: "No referral is on record.")
    page.add("h3", "Recorded in the span")
    page.add("p", "Bound by the digests of their events.", of: "kind")
    page.add(
      table: ["Choice", .number("Events")],
      [
        ["Consents from the time of v1.5", tally("ConsentRecorded")],
        ["Restrictions applied", tally("RestrictionApplied")],
        ["Restrictions lifted", tally("RestrictionLifted")],
        [
          "Changes in what is known of opt-outs, in either direction", tally("OptOutStatusChanged"),
        ],
      ], none: "")
    page.add("h3", "Checks of opt-outs")
    page.add("p", "Counted.", of: "kind")
    page.add(
      table: [
        .number("Check"), .date("Requested"), "Channel", .number("Asked about"), "Outcome",
        .date("Ended"),
      ],
      counted.checks.map { check in
        [
          String(check.check), check.requestedAt, check.channel, String(check.persons),
          check.reason.map { "\(check.outcome): \($0)" } ?? check.outcome, check.endedAt ?? "",
        ]
      }, none: "Nobody's opt-out was ever checked.")
    page.add(
      "p",
      counted.checkAgeHours.map {
        "At the end of the span the newest complete check was \($0) hours old."
      } ?? "At the end of the span there was no complete check.")
    page.add("h3", "Left out of releases, by the first reason that held")
    page.add("p", "Counted.", of: "kind")
    page.add(
      table: [
        .number("No."), "Opt-outs", .number("Check"), .number("Its age, hours"),
        .number("Opted out"), .number("Not known"), .number("Restricted"), .number("Erased"),
        .number("Not entitled"),
      ],
      counted.releases.map { release in
        let exempt = release.exemption.map {
          "set aside: \($0), \(release.exemptionDocument ?? "")"
        }
        return [
          String(release.disclosure),
          release.optOutsApplied ? "applied" : exempt ?? "do not apply to the use",
          release.check.map { String($0) } ?? "", release.checkAgeHours.map { String($0) } ?? "",
          String(release.removed.optOut), String(release.removed.optOutUnknown),
          String(release.removed.restriction), String(release.removed.erased),
          String(release.removed.notEntitled),
        ]
      }, none: "No file left in the span.")
  }

  func refused(_ page: inout Markup) {
    page.add("h3", "Records that came and were not kept")
    page.add("p", "Bound by the digest of their events.", of: "kind")
    page.add(
      table: ["Reason", "Policy", .number("Referral-months"), .number("Own rows of patients")],
      bound.withheld.map {
        [$0.reason, $0.policyVersion, String($0.referrals), String($0.patients)]
      }, none: "No record was withheld in the span.")
    page.add("h3", "Releases that were refused")
    page.add("p", "Counted.", of: "kind")
    page.add(
      table: [
        .number("No."), .date("Refused"), "Use and recipient", "Agreement", "Reasons",
        .number("Position"),
      ],
      counted.refusals.map { refusal in
        [
          String(refusal.disclosure), refusal.refusedAt, "\(refusal.use) to \(refusal.recipient)",
          refusal.agreement ?? "none named",
          refusal.reasons.map { "\($0.code): \($0.detail)" }.joined(separator: "; "),
          String(refusal.position),
        ]
      }, none: "No release was refused in the span.")
  }
}
