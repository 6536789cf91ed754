internal import DataSet
internal import EventSchema
internal import Publication

/// Puts together what is known of a pathway from the rows of its months.
struct PathwayReader {
  /// Where one version of the data set has what measures need: ordinals of fields, from 1.
  struct Places: Sendable {
    private let ordinals: [String: [String: UInt32]]

    init(_ dataSet: DataSet) {
      ordinals = dataSet.tables.reduce(into: [:]) { tables, table in
        tables[table.name] = Dictionary(
          table.fields.enumerated().map { ($1.name, UInt32($0 + 1)) }
        ) { first, _ in first }
      }
    }

    /// The value of the first of the fields that the version has.
    func value(_ row: SchemaRow, _ names: String...) -> String? {
      guard let fields = ordinals[row.table],
        let ordinal = names.lazy.compactMap({ fields[$0] }).first,
        let place = row.fields.firstIndex(of: ordinal), place < row.values.count
      else { return nil }
      return row.values[place]
    }
  }

  /// The last day that counts.
  let lastDay: Day
  private var contacts: [String: PathwayFacts.Contact] = [:]
  private var seconds: [String: Int] = [:]
  private var scores: [ScoreName: PathwayFacts.Score] = [:]
  private var commissioner: String?
  private var source: String?

  /// By what one score is told from another.
  private struct ScoreName: Hashable {
    let scale: OutcomeScale
    /// The activity at which it was taken, or the day and second.
    let occasion: String
  }

  init(through lastDay: Day) { self.lastDay = lastDay }

  /// Takes the rows of a month; later months correct what earlier ones said of the same contact.
  mutating func add(_ rows: [SchemaRow], _ places: Places) {
    for row in rows where row.table == "IDS101Referral" {
      // It is going to be published: nothing but the code of an organisation may stand there.
      commissioner = places.value(row, "OrgIDComm").flatMap { OrganisationCode($0)?.text }
      source = places.value(row, "SourceOfReferralIAPT", "SourceOfReferralMH")
    }
    for row in rows where row.table == "IDS201CareContact" { addContact(row, places) }
    var contactOfActivity: [String: String] = [:]
    for row in rows where row.table == "IDS202CareActivity" {
      guard let activity = places.value(row, "CareActId") else { continue }
      contactOfActivity[activity] = places.value(row, "CareContactId")
    }
    for row in rows where row.table == "IDS606CodedScoreAssessmentRefer" {
      guard let day = day(row, "AssToolCompDate", places) else { continue }
      let second = second(row, "AssToolCompTime", places)
      addScore(row, places, on: day, at: second, occasion: "\(day.daysSince1970) \(second)")
    }
    for row in rows where row.table == "IDS607CodedScoreAssessmentAct" {
      guard let activity = places.value(row, "CareActId"),
        let id = contactOfActivity[activity], let contact = contacts[id]
      else { continue }
      addScore(row, places, on: contact.day, at: seconds[id] ?? 0, occasion: activity)
    }
  }

  /// The facts of a referral of these days.
  func facts(provider: String, receivedOn: Day, dischargedOn: Day?) -> PathwayFacts {
    PathwayFacts(
      provider: provider, commissioner: commissioner, receivedOn: receivedOn,
      dischargedOn: dischargedOn, source: source, contacts: Array(contacts.values),
      scores: Array(scores.values))
  }

  private mutating func addContact(_ row: SchemaRow, _ places: Places) {
    guard let id = places.value(row, "CareContactId"), let day = day(row, "CareContDate", places)
    else { return }
    contacts[id] = PathwayFacts.Contact(
      day: day, type: places.value(row, "AppType"),
      attendance: places.value(row, "AttendOrDNACode"),
      isPlanned: places.value(row, "PlannedCareContIndicator") != "N")
    seconds[id] = second(row, "CareContTime", places)
  }

  private mutating func addScore(
    _ row: SchemaRow, _ places: Places, on day: Day, at second: Int, occasion: String
  ) {
    guard let code = places.value(row, "CodedAssToolType"),
      let scale = OutcomeScale.allCases.first(where: { $0.code == code }),
      let value = places.value(row, "PersScore").flatMap({ Int($0) }),
      let score = PathwayFacts.Score(scale: scale, value: value, day: day, second: second)
    else { return }
    scores[ScoreName(scale: scale, occasion: occasion)] = score
  }

  /// A day of the past of the period.
  private func day(_ row: SchemaRow, _ field: String, _ places: Places) -> Day? {
    guard let day = places.value(row, field).flatMap({ Day(iso: $0.prefix(10)) }), day <= lastDay
    else { return nil }
    return day
  }

  private func second(_ row: SchemaRow, _ field: String, _ places: Places) -> Int {
    let time = places.value(row, field).flatMap { TimeOfDay(iso: $0.suffix(8)) }
    return time.map { Int($0.secondsSinceMidnight) } ?? 0
  }
}
