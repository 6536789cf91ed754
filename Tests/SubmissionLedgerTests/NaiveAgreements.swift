/// The versions of one agreement in a plain list, and which of them is in force on a day (R18).
struct NaiveAgreements {
  /// A version that was reviewed and approved before it starts.
  struct Version {
    /// Its first and its last day.
    let start: String
    let end: String
    /// Whether it approves September 2020, and the column Gender.
    var hasSeptember = true
    var hasGender = true
    /// The first day on which it is not in force, where it was ended.
    var ended: String?

    func holds(on day: String) -> Bool {
      day <= end && (ended.map { day < $0 } ?? true)
    }

    /// The tables that may leave, in the order of the data set, and their columns; of those that are asked
    /// for, where any are.
    func tables(_ asked: [String]) -> [(name: String, columns: [String])] {
      let approved = [
        ("IDS001MPI", (hasGender ? ["Gender"] : []) + ["EthnicCategory"]),
        (
          "IDS101Referral",
          ["ReferralRequestReceivedDate", "SourceOfReferralMH", "EndCode", "ServDischDate"]
        ),
        ("IDS201CareContact", ["CareContDate", "AttendOrDNACode", "AppType"]),
        ("IDS202CareActivity", []),
        ("IDS607CodedScoreAssessmentAct", ["CodedAssToolType", "PersScore"]),
      ]
      guard !asked.isEmpty else { return approved }
      return approved.compactMap { name, columns in
        let left = columns.filter { asked.contains("\(name).\($0)") }
        return left.isEmpty ? nil : (name, left)
      }
    }
  }

  var versions: [Version] = []

  /// The last one that came into force by then, unless it is over.
  func inForce(on day: String) -> Version? {
    let begun = versions.last { $0.start <= day && $0.holds(on: $0.start) }
    return begun.flatMap { $0.holds(on: day) ? $0 : nil }
  }
}
