import DataSet
import SeededRandom
import Testing

@testable import Disclosure

/// Which row another one hangs on, in whatever order a provider lists them.
@Suite struct RowsAboveTests {
  private let dataSet: DataSet
  private let contact: Table
  private let activity: Table

  init() throws {
    dataSet = try #require(DataSet.version("2.0"))
    contact = try #require(dataSet.table(named: "IDS201CareContact"))
    activity = try #require(dataSet.table(named: "IDS202CareActivity"))
  }

  /// Adds an event of one referral with a row for each of the ids; gives false where one is refused.
  private func add(
    _ ids: [(table: Table, id: String)], ofReferral referral: UInt64, to rows: inout ReleaseRows
  ) throws -> Bool {
    let start = rows.begin(ids.flatMap { Array($0.id.utf8) }, ofReferral: referral)
    let field = try #require(contact.key)
    let ofActivity = try #require(activity.parent?.field)
    var place = start
    for (number, each) in ids.enumerated() {
      let range = place..<place + each.id.utf8.count
      let added = rows.add(
        table: each.table.index, number: UInt32(number),
        fields: [(each.table.name == contact.name ? field : ofActivity) + 1], values: [range])
      guard added else { return false }
      place = range.upperBound
    }
    return true
  }

  /// What each activity finds as the id of its contact.
  private func found(in rows: inout ReleaseRows) throws -> [String?] {
    let field = try #require(contact.key)
    var found: [String?] = []
    for row in rows.ofEvent {
      rows.current = row
      if rows.table == activity.index { found.append(rows.value(field, of: .contact)) }
    }
    return found
  }

  @Test(arguments: [1, 2, 9, 40])
  func isTheOneThatIsNamed(count: Int) throws {
    var random = SeededGenerator(for: "orders of contacts and activities")
    var rows = ReleaseRows(of: dataSet)
    for referral in 1...20 as ClosedRange<UInt64> {
      let contacts = (0..<count).map { "contact \(referral)-\($0)" }.shuffled(using: &random)
      let named = (0..<2 * count).map { _ in contacts.randomElement(using: &random) }
      let ids =
        contacts.map { (table: contact, id: $0) } + named.map { (table: activity, id: $0 ?? "") }
      try #require(try add(ids, ofReferral: referral, to: &rows))
      #expect(try found(in: &rows) == named)
    }
  }

  @Test func isThePatientsOwnAlsoAfterAReferralOfAnotherRecord() throws {
    let patient = try #require(dataSet.table(named: "IDS001MPI"))
    let practice = try #require(dataSet.table(named: "IDS002GP"))
    let referral = try #require(dataSet.table(named: "IDS101Referral"))
    let key = try #require(patient.key)
    var rows = ReleaseRows(of: dataSet)
    /// Adds an event with a row of the table for each of the patients that it names.
    func add(_ named: [(table: Table, patient: String)], ofReferral number: UInt64?) throws {
      var place = rows.begin(named.flatMap { Array($0.patient.utf8) }, ofReferral: number)
      for (table, patient) in named {
        let field = table.parent?.field ?? key
        let range = place..<place + patient.utf8.count
        let added = rows.add(table: table.index, number: 1, fields: [field + 1], values: [range])
        try #require(added)
        place = range.upperBound
      }
    }
    try add([(patient, "a")] + (0..<9).map { _ in (practice, "a") }, ofReferral: nil)
    try add([(referral, "a")], ofReferral: 1)
    // Another record of the same person follows, with a row that hangs on nobody.
    try add([(patient, "b"), (practice, "nobody")], ofReferral: nil)
    try add([(referral, "b")], ofReferral: 2)
    rows.current = rows.ofEvent.lowerBound
    let ofSecond = rows.value(key, of: .patient)
    #expect(ofSecond == "b")
    try add([(referral, "a")], ofReferral: 3)
    rows.current = rows.ofEvent.lowerBound
    let ofFirst = rows.value(key, of: .patient)
    #expect(ofFirst == "a")
  }

  @Test func isNoneWhereNothingIsCalledSo() throws {
    var rows = ReleaseRows(of: dataSet)
    let first = [(table: contact, id: "one"), (table: activity, id: "other")]
    try #require(try add(first, ofReferral: 1, to: &rows))
    #expect(try found(in: &rows) == [nil])
    // The contact of another referral is not looked at any more.
    try #require(try add([(table: activity, id: "one")], ofReferral: 2, to: &rows))
    #expect(try found(in: &rows) == [nil])
  }
}
