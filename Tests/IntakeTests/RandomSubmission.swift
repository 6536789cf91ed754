import DataSet
import SeededRandom

/// A small submission of good rows with faults of every kind, which a seed repeats.
struct RandomSubmission {
  /// What is done to a good submission.
  enum Fault: CaseIterable {
    /// Any cell holds nothing.
    case emptyCell
    /// A row lacks its own key, or that of the row above.
    case missingKey
    /// A row hangs on one that is not there.
    case orphan
    /// A row hangs on another one than before.
    case moved
    /// A row stands there twice.
    case copy
    /// A row has the key of another one.
    case sharedKey
    /// Any cell holds what is in no list.
    case badCode
    /// A date lies where it may not.
    case badDate
    /// A date, time or number cannot be read.
    case unreadable
    /// A cell has spaces around it.
    case padded
    /// A patient has one registration more.
    case registration
    /// A referral was discharged before the period, with or without what explains it.
    case dischargedBefore
    /// A row is not there.
    case missingRow
    /// What rejects the file, in the header or in a patient.
    case wholeFile
  }

  private(set) var tables: CaseTables
  /// The faults that were made.
  private(set) var faults: [Fault] = []

  private let setting: RuleCaseSetting
  private var generator: SeededGenerator
  private var keysGiven = 0

  init(_ setting: RuleCaseSetting, seed: UInt64) {
    self.setting = setting
    generator = SeededGenerator(seed: seed)
    tables = CaseTables(setting)
    growPatients()
    for _ in 0..<Int.random(in: 0...5, using: &generator) { addFault() }
  }

  /// The same rows with those of every table in another order.
  mutating func shuffledTables() -> CaseTables {
    var shuffled = tables
    for place in shuffled.tables.indices { shuffled.tables[place].rows.shuffle(using: &generator) }
    return shuffled
  }
}

// Good rows.
extension RandomSubmission {
  private mutating func growPatients() {
    let base = tables
    for place in tables.tables.indices where table(place).parent != nil {
      tables.tables[place].rows = []
    }
    guard let patients = place(of: "IDS001MPI") else { return }
    tables.tables[patients].rows = []
    for _ in 1...Int.random(in: 1...4, using: &generator) {
      var row = base.tables[patients].rows[0]
      let key = newKey("P")
      row[field("LocalPatientId", patients)] = key
      row[field("NHSNumber", patients)] = RandomSubmission.nhsNumber(keysGiven)
      tables.tables[patients].rows.append(row)
      growRows(below: patients, key: key, base)
    }
  }

  private mutating func growRows(below above: Int, key: String, _ base: CaseTables) {
    for place in tables.tables.indices {
      guard let parent = table(place).parent, parent.table == table(above).name else { continue }
      let isNeeded = ["IDS002GP", "IDS101Referral"].contains(table(place).name)
      let most = table(place).key == nil ? 1 : 2
      for _ in 0..<Int.random(in: (isNeeded ? 1 : 0)...most, using: &generator) {
        var row = base.tables[place].rows[0]
        row[parent.field] = key
        guard let own = table(place).key else {
          tables.tables[place].rows.append(row)
          continue
        }
        row[own] = newKey("K")
        tables.tables[place].rows.append(row)
        growRows(below: place, key: row[own], base)
      }
    }
  }

  private mutating func newKey(_ letter: String) -> String {
    keysGiven += 1
    return "\(letter)\(keysGiven)"
  }

  // The first number of the 999 range, from the place on, that has a check digit.
  private static func nhsNumber(_ place: Int) -> String {
    for number in (999_000_000 + place * 20)... {
      let digits = String(number).utf8.map { Int($0) - 48 }
      let check = 11 - zip(digits, (2...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11
      if check != 10 { return "\(number)\(check == 11 ? 0 : check)" }
    }
    return ""
  }
}

// Faults.
extension RandomSubmission {
  private mutating func addFault() {
    guard let fault = Fault.allCases.randomElement(using: &generator) else { return }
    if make(fault) { faults.append(fault) }
  }

  private mutating func make(_ fault: Fault) -> Bool {
    switch fault {
    case .emptyCell: set(to: [""]) { _, _ in true }
    case .missingKey: set(to: [""]) { $0.key == $1 || $0.parent?.field == $1 }
    case .orphan: set(to: ["NOBODY"]) { $0.parent?.field == $1 }
    case .badCode:
      set(to: ["?", "0099", "é€", "1,2", "a\"b", "line\nbreak", String(repeating: "Z", count: 60)])
      {
        $0.fields[$1].type == .text
      }
    case .badDate: set(to: datesAround) { $0.fields[$1].type == .date }
    case .unreadable:
      set(to: ["02/09/2020", "forty", "25:61:00", "2020-02-30"]) {
        [.date, .time, .datetime, .integer].contains($0.fields[$1].type)
      }
    case .padded: pad()
    case .moved: moved(isOwnKey: false)
    case .sharedKey: moved(isOwnKey: true)
    case .copy: copy()
    case .registration: registration()
    case .dischargedBefore: dischargedBefore()
    case .missingRow: removeRow()
    case .wholeFile: wholeFile()
    }
  }

  private mutating func set(to values: [String], where isChosen: (Table, Int) -> Bool) -> Bool {
    guard let cell = cell(where: isChosen), let value = values.randomElement(using: &generator)
    else { return false }
    tables.tables[cell.table].rows[cell.row][cell.field] = value
    return true
  }

  private mutating func pad() -> Bool {
    guard let cell = cell(where: { _, _ in true }) else { return false }
    let value = tables.tables[cell.table].rows[cell.row][cell.field]
    tables.tables[cell.table].rows[cell.row][cell.field] = value.isEmpty ? "  " : " \(value)  "
    return true
  }

  // A cell of any row but the header's, and none of a patient's that rejects the file.
  private mutating func cell(
    where isChosen: (Table, Int) -> Bool
  ) -> (table: Int, row: Int, field: Int)? {
    let rejecting: Set = ["NHSNumber", "Postcode", "PersonBirthDate"]
    var columns: [(table: Int, field: Int)] = []
    for place in tables.tables.indices where table(place).name != "IDS000Header" {
      for (field, known) in table(place).fields.enumerated() where isChosen(table(place), field) {
        if table(place).name == "IDS001MPI", rejecting.contains(known.name) { continue }
        columns.append((place, field))
      }
    }
    guard let column = columns.randomElement(using: &generator),
      let row = tables.tables[column.table].rows.indices.randomElement(using: &generator)
    else { return nil }
    return (column.table, row, column.field)
  }

  private var datesAround: [String] {
    let (start, end) = (setting.start, setting.end)
    let days = [-60_000, -20_000, -60, -10, -1, 0, 5].map { start.advanced(by: $0) }
    let later = [0, 1, 2, 900].map { end.advanced(by: $0) }
    return (days + later).map { "\($0)" } + ["\(start)T10:30:00", "\(end)T00:00:00"]
  }

  private mutating func moved(isOwnKey: Bool) -> Bool {
    let places = tables.tables.indices.filter {
      let name = table($0).name
      let field = isOwnKey ? table($0).key : table($0).parent?.field
      return field != nil && !(isOwnKey && name == "IDS001MPI")
        && tables.tables[$0].rows.count > 1
    }
    guard let place = places.randomElement(using: &generator),
      let field = isOwnKey ? table(place).key : table(place).parent?.field
    else { return false }
    let rows = tables.tables[place].rows.indices.shuffled(using: &generator)
    tables.tables[place].rows[rows[0]][field] = tables.tables[place].rows[rows[1]][field]
    return true
  }

  private mutating func copy() -> Bool {
    let places = tables.tables.indices.filter {
      !["IDS000Header", "IDS001MPI"].contains(table($0).name) && !tables.tables[$0].rows.isEmpty
    }
    guard let place = places.randomElement(using: &generator),
      let row = tables.tables[place].rows.randomElement(using: &generator)
    else { return false }
    tables.tables[place].rows.append(row)
    return true
  }

  // A registration that ended in the period, and the one after it: at the right practice or not, on
  // the right day or not.
  private mutating func registration() -> Bool {
    guard let place = place(of: "IDS002GP"),
      let row = tables.tables[place].rows.indices.randomElement(using: &generator)
    else { return false }
    let (starts, ends) = (
      field("StartDateGMPRegistration", place), field("EndDateGMPRegistration", place)
    )
    let last = setting.start.advanced(by: Int.random(in: 0...20, using: &generator))
    var next = tables.tables[place].rows[row]
    next[starts] = "\(last.advanced(by: generator.oneIn(3) ? 2 : 1))"
    if !generator.oneIn(3) { next[field("GMPCodeReg", place)] = "Y00001" }
    if !generator.oneIn(4) { tables.tables[place].rows[row][ends] = "\(last)" }
    tables.tables[place].rows.append(next)
    return true
  }

  private mutating func dischargedBefore() -> Bool {
    guard let referrals = place(of: "IDS101Referral"),
      let row = tables.tables[referrals].rows.indices.randomElement(using: &generator)
    else { return false }
    tables.tables[referrals].rows[row][field("ServDischDate", referrals)] =
      "\(setting.start.advanced(by: -3))"
    let all: [(table: String, field: String, value: String, other: String)] = [
      ("IDS201CareContact", "AppType", "06", "ClinContDurOfCareCont"),
      ("IDS606CodedScoreAssessmentRefer", "CodedAssToolType", "747901000000107", "PersScore"),
      ("IDS607CodedScoreAssessmentAct", "CodedAssToolType", "747901000000107", "PersScore"),
    ]
    guard let evidence = all.randomElement(using: &generator),
      let place = place(of: evidence.table)
    else { return false }
    for answer in tables.tables[place].rows.indices where !generator.oneIn(4) {
      tables.tables[place].rows[answer][field(evidence.field, place)] = evidence.value
      // What explains it may itself be rejected.
      let other = generator.oneIn(2) ? "4" : "forty-two"
      tables.tables[place].rows[answer][field(evidence.other, place)] = other
    }
    return true
  }

  private mutating func removeRow() -> Bool {
    let places = tables.tables.indices.filter {
      table($0).name != "IDS000Header" && !tables.tables[$0].rows.isEmpty
    }
    guard let place = places.randomElement(using: &generator),
      let row = tables.tables[place].rows.indices.randomElement(using: &generator)
    else { return false }
    tables.tables[place].rows.remove(at: row)
    return true
  }

  private mutating func wholeFile() -> Bool {
    guard let header = place(of: "IDS000Header"), let patients = place(of: "IDS001MPI"),
      let row = tables.tables[patients].rows.indices.randomElement(using: &generator)
    else { return false }
    switch Int.random(in: 0...5, using: &generator) {
    // A copy: of two different headers the first would say what holds, whatever their order.
    case 0: tables.tables[header].rows.append(tables.tables[header].rows[0])
    case 1: tables.tables[header].rows[0][field("PrimSystemInUse", header)] = ""
    case 2: tables.tables[patients].rows[row][field("NHSNumber", patients)] = "9990000000"
    case 3: tables.tables[patients].rows[row][field("Postcode", patients)] = "EC147IT"
    case 4: tables.tables[patients].rows[row][field("PersonBirthDate", patients)] = "1880-01-01"
    default: tables.tables[patients].rows.append(tables.tables[patients].rows[row])
    }
    return true
  }

  private func place(of name: String) -> Int? {
    tables.tables.firstIndex { $0.name == name }
  }

  private func table(_ place: Int) -> Table { setting.dataSet.tables[place] }

  private func field(_ name: String, _ place: Int) -> Int {
    guard let field = table(place).fieldIndex(named: name) else {
      preconditionFailure("\(table(place).name) has no field \(name)")
    }
    return field
  }
}
