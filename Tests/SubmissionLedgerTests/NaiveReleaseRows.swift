import DataSet
import TestSupport

/// What a file of a release must hold, row by row, read off the submitted tables (R13, R18, R21).
struct NaiveReleaseRows {
  /// A submission that a release reads.
  struct Source {
    let provider: String
    /// As it was handed in.
    let tables: CSVTables
    /// The referrals that leave.
    let leaving: Set<String>
    /// The same tables with their derived columns; nil where those are not compared.
    var derived: CSVTables?
    /// How often a patient was erased before and came again as somebody new.
    var generations: [String: Int] = [:]
  }

  /// What an agreement lets leave, and how.
  struct Terms {
    let recipient: String
    /// The tables, in the order of the data set, and of each the approved columns.
    let tables: [(name: String, columns: [String])]
    var isIdentifiable = false
    /// The names of linkages, each with the family of pseudonyms that it stands for.
    var linkages: [(name: String, family: String)] = []
    /// A provider gets back the header and all staff, whoever is named.
    var isReturn = false
  }

  /// Ids that tell who somebody is to whoever knows them.
  static let direct: Set<String> = ["LocalPatientId", "NHSNumber", "PersonBirthDate", "Postcode"]
  /// Ids by which rows name each other.
  static let keys = ["LocalPatientId", "ServiceRequestId", "CareContactId", "CareActId"]

  /// Whether a column holds a key, which leaves as a pseudonym.
  static func isKey(_ column: String) -> Bool {
    column.hasPrefix("UniqueID_")
      || [
        "PauseID", "CarePersLocalId", "RecordNumber", "Unique_ServiceRequestID",
        "Unique_CareContactID", "Unique_CareActivityID", "Unique_CarePersonnelID_Local",
      ].contains(column)
  }

  let terms: Terms
  let sources: [Source]

  /// The columns of a table, in order.
  func columns(of name: String, _ approved: [String]) -> [String] {
    let fields = sources[0].tables[name].fields
    let own = Self.keys.filter(fields.contains)
    if terms.isIdentifiable { return own + approved.filter { !own.contains($0) } }
    var front: [String] = []
    if !["IDS000Header", "IDS902CarePersQual"].contains(name) {
      front.append("PersonPseudonym")
      front += terms.linkages.map { "PersonPseudonym:\($0.name)" }
      let isOfPatients = fields.contains("LocalPatientId") && !fields.contains("ServiceRequestId")
      if !isOfPatients { front.append("ReferralPseudonym") }
    }
    if fields.contains("CareContactId") { front.append("CareContactPseudonym") }
    if fields.contains("CareActId") { front.append("CareActivityPseudonym") }
    return front
      + approved.filter { !Self.direct.contains($0) && !Self.keys.contains($0) }
  }

  /// Compares a file with what it must hold; gives what is wrong, and how many cells were compared.
  func compare(
    _ file: ReleasedFile, _ book: inout PseudonymBook
  ) -> (wrong: [String], cells: Int) {
    var wrong: [String] = []
    var cells = 0
    let names = ["manifest.json"] + terms.tables.map { "2.0/\($0.name).csv" }
    if file.members != names { return (["the members are \(file.members)"], 0) }
    let places = sources.map { RowPlaces($0) }
    let hasStaff = Set(
      terms.tables.filter { columns(of: $0.name, $0.columns).contains("CarePersLocalId") }
        .map(\.name))
    let staff = places.map { $0.staff(namedIn: hasStaff) }
    for (name, approved) in terms.tables {
      let columns = columns(of: name, approved)
      let table = file.tables["2.0/\(name)"]
      if table.fields != columns {
        wrong.append("\(name) has the columns \(table.fields)")
        continue
      }
      let expected = zip(places, staff).flatMap { places, staff in
        places.rows(of: name, naming: terms.isReturn ? nil : staff).map { (places, $0) }
      }
      if table.rows.count != expected.count {
        wrong.append("\(name) has \(table.rows.count) rows, not \(expected.count)")
      }
      for (row, (places, place)) in zip(table.rows, expected) {
        for (column, cell) in zip(columns, row) {
          guard let meant = places.cell(column, name, place, terms) else { continue }
          cells += 1
          let isRight =
            switch meant {
            case .text(let text): cell == text
            case .pseudonym(let thing, let family): book.takes(cell, for: thing, family)
            }
          if !isRight {
            wrong.append("\(name) row \(place + 1): \(column) is \(cell) for \(meant)")
          }
        }
      }
    }
    return (wrong, cells)
  }
}

/// Which pseudonym stands for what: one for one thing throughout a family, and none for two things or in
/// two families.
struct PseudonymBook {
  private var pseudonyms: [String: String] = [:]
  private var things: [String: String] = [:]

  /// How many things have one.
  var count: Int { pseudonyms.count }

  /// Whether a pseudonym may stand for a thing by all that was seen before.
  mutating func takes(_ pseudonym: String, for thing: String, _ family: String) -> Bool {
    let meant = "\(thing) of \(family)"
    guard !pseudonym.isEmpty, pseudonyms[meant, default: pseudonym] == pseudonym,
      things[pseudonym, default: meant] == meant
    else { return false }
    pseudonyms[meant] = pseudonym
    things[pseudonym] = meant
    return true
  }
}

/// What each row of a submission hangs on, by the ids that the provider gave.
private struct RowPlaces {
  enum Meaning {
    case text(String)
    case pseudonym(of: String, family: String)
  }

  let source: NaiveReleaseRows.Source
  private var patients: [String: String] = [:]
  private var contacts: [String: String] = [:]
  private var activities: [String: String] = [:]
  private var numbers: [String: String] = [:]

  init(_ source: NaiveReleaseRows.Source) {
    self.source = source
    func pairs(_ name: String, _ key: String, _ value: String) -> [String: String] {
      let table = source.tables[name]
      return Dictionary(zip(table.column(key), table.column(value))) { first, _ in first }
    }
    patients = pairs("IDS101Referral", "ServiceRequestId", "LocalPatientId")
    contacts = pairs("IDS201CareContact", "CareContactId", "ServiceRequestId")
    activities = pairs("IDS202CareActivity", "CareActId", "CareContactId")
    numbers = pairs("IDS001MPI", "LocalPatientId", "NHSNumber")
  }

  private func value(_ field: String, _ name: String, _ place: Int) -> String? {
    let table = source.tables[name]
    return table.fields.firstIndex(of: field).map { table.rows[place][$0] }
  }

  private func referral(_ name: String, _ place: Int) -> String? {
    if let own = value("ServiceRequestId", name, place) { return own }
    let contact =
      value("CareContactId", name, place)
      ?? value("CareActId", name, place).flatMap { activities[$0] }
    return contact.flatMap { contacts[$0] }
  }

  private func patient(_ name: String, _ place: Int) -> String? {
    value("LocalPatientId", name, place) ?? referral(name, place).flatMap { patients[$0] }
  }

  /// The rows of a table that leave, in the order of the table.
  ///
  /// - Parameter staff: who is named by rows of patients; nil where all staff leave.
  func rows(of name: String, naming staff: Set<String>?) -> [Int] {
    let leaving = source.leaving
    guard !leaving.isEmpty else { return [] }
    let present = Set(leaving.compactMap { patients[$0] })
    return source.tables[name].rows.indices.filter { place in
      if let referral = referral(name, place) { return leaving.contains(referral) }
      if let patient = patient(name, place) { return present.contains(patient) }
      guard let staff, let own = value("CarePersLocalId", name, place) else { return true }
      return staff.contains(own)
    }
  }

  /// The members of staff whom rows that leave name, in those tables.
  func staff(namedIn tables: Set<String>) -> Set<String> {
    Set(
      tables.filter { $0 != "IDS902CarePersQual" }.flatMap { name in
        rows(of: name, naming: []).compactMap { value("CarePersLocalId", name, $0) }
      })
  }

  /// What a cell must hold; nil where it is a derived one that is not compared.
  func cell(
    _ column: String, _ name: String, _ place: Int, _ terms: NaiveReleaseRows.Terms
  ) -> Meaning? {
    if let linkage = terms.linkages.first(where: { column == "PersonPseudonym:\($0.name)" }) {
      return .pseudonym(of: person(name, place), family: linkage.family)
    }
    switch column {
    case "PersonPseudonym":
      return .pseudonym(of: person(name, place), family: terms.recipient)
    case "ReferralPseudonym":
      let referral = referral(name, place) ?? ""
      let thing = "referral \(referral) of \(source.provider), \(generation(name, place))"
      return .pseudonym(of: thing, family: terms.recipient)
    case "CareContactPseudonym": return key("CareContactId", name, place, terms)
    case "CareActivityPseudonym": return key("CareActId", name, place, terms)
    default:
      if !terms.isIdentifiable, NaiveReleaseRows.isKey(column) {
        return key(column, name, place, terms)
      }
      return content(column, name, place).map { .text($0) }
    }
  }

  private func key(
    _ column: String, _ name: String, _ place: Int, _ terms: NaiveReleaseRows.Terms
  ) -> Meaning? {
    content(column, name, place).map { value in
      value.isEmpty
        ? .text("")
        : .pseudonym(of: "\(column) \(value) of \(source.provider)", family: terms.recipient)
    }
  }

  /// A value as it was submitted or derived.
  private func content(_ column: String, _ name: String, _ place: Int) -> String? {
    if let own = value(column, name, place) { return own }
    return source.derived.map { $0[name][place, column] }
  }

  /// A person is one to all providers who send an NHS number.
  private func person(_ name: String, _ place: Int) -> String {
    let patient = patient(name, place) ?? ""
    let number = numbers[patient] ?? ""
    let known = number.isEmpty ? "\(patient) of \(source.provider)" : number
    return "person \(known), \(generation(name, place))"
  }

  private func generation(_ name: String, _ place: Int) -> Int {
    source.generations[patient(name, place) ?? ""] ?? 0
  }
}
