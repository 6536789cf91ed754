import TestSupport

/// Who is in a release and who is left out and why, read off the rules (R13 to R17) over plain lists.
struct NaiveReleases {
  /// A month as it was handed in, and the referrals of it that were kept.
  struct Month {
    let tables: CSVTables
    let kept: [BundleReferrals.Referral]
  }

  /// What a release is asked of.
  struct Question {
    let use: String
    let recipient: String
    /// The day as a text, and the seconds since the history began.
    let day: String
    let second: Int
    /// The columns that are asked for; none: all that may leave.
    var columns: [String] = []
  }

  let month: Month
  let choices: NaiveChoices
  let optOuts: NaiveOptOuts
  /// Patients whose keys were destroyed.
  var erased: Set<String> = []

  /// What becomes of each patient of whom anything was kept, by the provider's id.
  func outcomes(_ question: Question) -> [String: String] {
    var outcomes: [String: String] = [:]
    for (patient, referrals) in Dictionary(grouping: month.kept, by: \.patient) {
      outcomes[patient] = outcome(patient, referrals.map(\.id), question)
    }
    return outcomes
  }

  /// The referrals that leave.
  func referrals(_ question: Question) -> [String] {
    let included = outcomes(question).filter { $0.value == "included" }.keys
    return month.kept.filter { referral in
      included.contains(referral.patient) && isTheirs(referral.id, question)
        && !isRestricted(referral.patient, referral.id, on: question.day)
    }.map(\.id)
  }

  private func outcome(
    _ patient: String, _ referrals: [String], _ question: Question
  ) -> String {
    let theirs = referrals.filter { isTheirs($0, question) }
    if theirs.isEmpty { return "notEntitled" }
    if erased.contains(patient) { return "erased" }
    if isRestricted(patient, "", on: question.day) { return "restriction" }
    if question.use != "provider-return" {
      let number = month.tables.number(of: patient)
      let standing = number.isEmpty ? "unknown" : optOuts.standing(of: number, at: question.second)
      if standing.hasPrefix("set") { return "optOut" }
      if standing.hasPrefix("unknown") { return "optOutUnknown" }
    }
    let free = theirs.filter { !isRestricted(patient, $0, on: question.day) }
    return free.isEmpty ? "restriction" : "included"
  }

  /// Whether the recipient may see a referral: a commissioner those that it pays for.
  private func isTheirs(_ referral: String, _ question: Question) -> Bool {
    guard question.use == "commissioner-extract" else { return true }
    return ["IDS101Referral", "IDS201CareContact"].contains { name in
      let table = month.tables[name]
      return table.rows.indices.contains { row in
        table[row, "ServiceRequestId"] == referral
          && table[row, "OrgIDComm"] == question.recipient
      }
    }
  }

  private func isRestricted(_ patient: String, _ referral: String, on day: String) -> Bool {
    choices.restrictions.contains { restriction in
      restriction.patient == patient && restriction.referral == referral
        && restriction.from <= day && (restriction.until.isEmpty || day <= restriction.until)
        && (restriction.liftedFrom.map { day < $0 } ?? true)
    }
  }
}
