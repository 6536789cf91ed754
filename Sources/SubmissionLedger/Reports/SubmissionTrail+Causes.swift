internal import DataSet
internal import EventSchema
internal import Policy

// Why a row was refused, in words.
extension SubmissionTrail {
  /// The codes of the rules that refuse the file as a whole, each once, in order.
  var fileCodes: [String] {
    var seen: Set<String> = []
    return findings.filter { $0.severity == Severity.file.rawValue }.map(\.code)
      .filter { seen.insert($0).inserted }
  }

  /// Why a row was not accepted: the rules that refused it, each with the chain of causes that led
  /// to it, and then those that refused the file; empty for an accepted row.
  func cause(_ place: TrailPlace, fileCodes: [String]) -> String {
    switch outcome(place) {
    case .accepted: return ""
    case .withheld: return Self.words(ofReason: reasonWithheld(place))
    case .rejected: break
    }
    let own = isRefused(place) ? refusing(place) : []
    let codes = own.map { book.rules[$0.rule].code }
    let causes = own.map { mark in
      let rule = book.rules[mark.rule]
      return chain(mark, after: [place]).map { "\(rule.code): \($0)" } ?? rule.code
    }
    let ofFile = fileCodes.filter { !codes.contains($0) }
    return (causes + ofFile).joined(separator: "; ")
  }

  /// Why a row must not be kept, in a sentence.
  private static func words(ofReason reason: String?) -> String {
    guard let reason else { return "no rule refused it, and no event says why it is not kept" }
    return switch FlowDecision.Reason(rawValue: reason) {
    case .restriction: "withheld: a legal restriction on disclosure is in force"
    case .notInformed:
      "withheld: consent was sought before the data set began and not given, and it is not on record "
        + "that the patient was informed"
    case .notInDataSet: "withheld: the referral ended before the data set began"
    case nil: "withheld: \(reason)"
    }
  }

  /// The words for the row whose refusal is the reason of a failure; nil where there is none.
  ///
  /// Patients, their referrals and their registrations depend on one another, so a row that was
  /// told of is not told of again.
  func chain(_ mark: FailureMark, after told: Set<TrailPlace>) -> String? {
    guard let above = causePlace(of: mark) else { return nil }
    let row = "its \(book.name(ofTable: above.table)) row \(above.row) was rejected"
    if told.contains(above) { return row }
    let marks = refusing(above)
    // What lies in the row itself says more than that another row failed.
    let first = marks.first { causePlace(of: $0) == nil }
    let next = marks.first { causePlace(of: $0).map { !told.contains($0) } ?? false }
    guard let reason = first ?? next ?? marks.first else { return row }
    let rule = book.rules[reason.rule]
    let words = chain(reason, after: told.union([above])) ?? rule.sentence
    return "\(row) (\(rule.code): \(words))"
  }

  /// The row of another table whose refusal is the reason of a failure.
  func causePlace(of mark: FailureMark) -> TrailPlace? {
    guard mark.cause > 0, let table = book.rules[mark.rule].causeTable else { return nil }
    return TrailPlace(table: table, row: mark.cause)
  }

  /// The failures of a row that refuse it; a warning does not.
  private func refusing(_ place: TrailPlace) -> [FailureMark] {
    failures(of: place).filter { book.rules[$0.rule].severity > .warning }
  }
}
