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
  }

  var versions: [Version] = []

  /// The last one that came into force by then, unless it is over.
  func inForce(on day: String) -> Version? {
    let begun = versions.last { $0.start <= day && $0.holds(on: $0.start) }
    return begun.flatMap { $0.holds(on: day) ? $0 : nil }
  }
}
