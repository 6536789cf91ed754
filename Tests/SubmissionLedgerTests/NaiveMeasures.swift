import Foundation
import TestSupport

/// The measures of a month counted from the files themselves, without a thought for speed and without
/// any code of the product: what a publication must agree with.
struct NaiveMeasures {
  /// Counts by level and organisation, then by measure.
  private(set) var counts: [String: [String: Int]] = [:]

  private struct Contact {
    let day: String
    let time: String
    let type: String
    let attendance: String
    let planned: String

    var isSeen: Bool { ["5", "6"].contains(attendance) || planned == "N" }
    var isTreatment: Bool { isSeen && ["02", "03", "05"].contains(type) }
    var isAssessment: Bool { isSeen && ["01", "03"].contains(type) }
  }

  /// Counts the newest of the months, which are in order and of one provider.
  mutating func add(_ months: [CSVTables], provider: String, period: String) {
    guard let newest = months.last else { return }
    let referrals = newest["IDS101Referral"]
    for row in referrals.rows.indices {
      let id = referrals[row, "ServiceRequestId"]
      var contacts: [String: Contact] = [:]
      var scores: [String: [String: (moment: String, value: Int)]] = [:]
      for month in months { Self.read(month, id, &contacts, &scores) }
      let found = Self.measures(
        received: referrals[row, "ReferralRequestReceivedDate"],
        discharged: referrals[row, "ServDischDate"], source: referrals[row, "SourceOfReferralMH"],
        Array(contacts.values), scores.mapValues { Array($0.values) }, period)
      let commissioner = referrals[row, "OrgIDComm"]
      for body in ["national England", "commissioner \(commissioner)", "provider \(provider)"] {
        counts[body, default: [:]].merge(found) { $0 + $1 }
      }
    }
  }

  private static func read(
    _ month: CSVTables, _ id: String, _ contacts: inout [String: Contact],
    _ scores: inout [String: [String: (moment: String, value: Int)]]
  ) {
    let rows = month["IDS201CareContact"]
    for row in rows.rows.indices where rows[row, "ServiceRequestId"] == id {
      contacts[rows[row, "CareContactId"]] = Contact(
        day: rows[row, "CareContDate"], time: rows[row, "CareContTime"],
        type: rows[row, "AppType"], attendance: rows[row, "AttendOrDNACode"],
        planned: rows[row, "PlannedCareContIndicator"])
    }
    let onReferral = month["IDS606CodedScoreAssessmentRefer"]
    for row in onReferral.rows.indices where onReferral[row, "ServiceRequestId"] == id {
      let moment = onReferral[row, "AssToolCompDate"] + " " + onReferral[row, "AssToolCompTime"]
      if let value = Int(onReferral[row, "PersScore"]) {
        scores[onReferral[row, "CodedAssToolType"], default: [:]][moment] = (moment, value)
      }
    }
    let activities = month["IDS202CareActivity"]
    let onActivity = month["IDS607CodedScoreAssessmentAct"]
    for row in activities.rows.indices {
      guard let contact = contacts[activities[row, "CareContactId"]] else { continue }
      let activity = activities[row, "CareActId"]
      for score in onActivity.rows.indices where onActivity[score, "CareActId"] == activity {
        guard let value = Int(onActivity[score, "PersScore"]) else { continue }
        scores[onActivity[score, "CodedAssToolType"], default: [:]][activity] =
          (contact.day + " " + contact.time, value)
      }
    }
  }

  private static func measures(
    received: String, discharged: String, source: String, _ contacts: [Contact],
    _ scores: [String: [(moment: String, value: Int)]], _ period: String
  ) -> [String: Int] {
    var found: [String: Int] = [:]
    func count(_ id: String, _ isCounted: Bool) { found[id, default: 0] += isCounted ? 1 : 0 }
    let treatments = contacts.filter(\.isTreatment).map(\.day).sorted()
    let assessment = contacts.filter(\.isAssessment).map(\.day).min() ?? ""
    let (first, second) = (treatments.first ?? "", treatments.dropFirst().first ?? "")

    count("M001", received.hasPrefix(period))
    count("M002", received.hasPrefix(period) && source == "B1")
    if first.hasPrefix(period) {
      let wait = days(received, first)
      count("M031", true)
      count("M032", wait < 29)
      count("M033", (29...56).contains(wait))
      count("M034", (57...90).contains(wait))
      count("M035", wait > 90)
      count("M036", wait <= 42)
      count("M037", wait <= 126)
    }
    if assessment.hasPrefix(period) {
      let wait = days(received, assessment)
      count("M024", wait < 29)
      count("M025", (29...56).contains(wait))
      count("M026", (57...90).contains(wait))
      count("M027", wait > 90)
    }
    if second.hasPrefix(period) {
      count("M184", true)
      count("M046", days(first, second) > 28)
      count("M047", days(first, second) > 90)
    }
    for contact in contacts where contact.day.hasPrefix(period) {
      count("M082", true)
      if let code = Int(contact.attendance), (2...7).contains(code) {
        count("M08\(code + 1)", true)
      }
    }
    guard discharged.hasPrefix(period) else { return found }
    let seen = contacts.count(where: \.isSeen)
    count("M056", true)
    count("M073", seen == 0)
    count("M074", seen > 0 && treatments.isEmpty)
    count("M075", treatments.count == 1)
    guard treatments.count >= 2 else { return found }
    count("M076", true)
    count("M052", days(received, first) <= 42)
    count("M054", days(received, first) <= 126)
    outcomes(scores, count)
    return found
  }

  private static func outcomes(
    _ scores: [String: [(moment: String, value: Int)]], _ count: (String, Bool) -> Void
  ) {
    func ends(_ code: String) -> (first: Int?, last: Int?) {
      let all = (scores[code] ?? []).sorted { ($0.moment, $0.value) < ($1.moment, $1.value) }
      guard let first = all.first, let last = all.last else { return (nil, nil) }
      return (first.value, last.moment.prefix(10) > first.moment.prefix(10) ? last.value : nil)
    }
    let (phq, gad) = (ends("720433000"), ends("445455005"))
    guard let phqFirst = phq.first, let gadFirst = gad.first else { return }
    let isCase = phqFirst >= 10 || gadFirst >= 8
    count("M179", !isCase)
    guard let phqLast = phq.last, let gadLast = gad.last else { return }
    let recovered = isCase && phqLast < 10 && gadLast < 8
    let better = phqFirst - phqLast >= 6 || gadFirst - gadLast >= 4
    let worse = phqLast - phqFirst >= 6 || gadLast - gadFirst >= 4
    count("M191", recovered)
    count("M185", better && !worse)
    count("M189", worse && !better)
    count("M187", better == worse)
    count("M193", recovered && better && !worse)
  }

  private static func days(_ from: String, _ to: String) -> Int {
    let style = Date.ISO8601FormatStyle().year().month().day()
    guard let from = try? style.parse(from), let to = try? style.parse(to) else { return .max / 2 }
    return Int((to.timeIntervalSince(from) / 86_400).rounded())
  }

  /// Numerator, denominator and what is taken off it, by the percentage's id.
  private static let percentages: [String: (String, String, String?)] = [
    "M053": ("M052", "M076", nil), "M055": ("M054", "M076", nil), "M180": ("M179", "M076", nil),
    "M186": ("M185", "M076", nil), "M192": ("M191", "M076", "M179"),
    "M195": ("M193", "M076", "M179"),
  ]

  func count(_ id: String, of body: String) -> Int { counts[body]?[id] ?? 0 }

  /// The figure that the rules make of a measure, where nothing else has to be hidden.
  func figure(_ id: String, of body: String) -> String {
    let isNational = body.hasPrefix("national")
    guard let (top, bottom, less) = Self.percentages[id] else {
      let count = count(id, of: body)
      return isNational ? "\(count)" : count < 5 ? "*" : "\((count + 2) / 5 * 5)"
    }
    let numerator = count(top, of: body)
    let denominator = count(bottom, of: body) - (less.map { count($0, of: body) } ?? 0)
    if isNational {
      guard denominator > 0 else { return "NULL" }
      let tenths = Int((Double(numerator) * 1_000 / Double(denominator) + 1e-9).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
    guard numerator >= 5, denominator >= 5 else { return "*" }
    return "\(Int((Double(numerator) * 100 / Double(denominator) + 1e-9).rounded()))"
  }
}
