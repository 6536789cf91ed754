import DataSet
import Disclosure
import Foundation
import Intake
import SubmissionLedger
import TestSupport
import Testing

/// What stands in released files, cell by cell, against the tables as they were handed in (R13 to R18, R21,
/// R27).
///
/// Two providers and two months. Of the people whom both providers know, one has opted out, one is restricted
/// as a whole and one was erased; one patient has a single referral restricted; whose opt-out is not known
/// stays out too.
@Suite struct ReleaseRowsTests {
  private static let day = "2020-11-13"

  /// The tables that the agreements of researchers approve, in the order of the data set.
  private static let research: [(name: String, columns: [String])] = [
    ("IDS001MPI", ["Gender", "EthnicCategory"]),
    (
      "IDS101Referral",
      ["ReferralRequestReceivedDate", "SourceOfReferralMH", "EndCode", "ServDischDate"]
    ),
    ("IDS201CareContact", ["CareContDate", "AttendOrDNACode", "AppType"]),
    ("IDS202CareActivity", ["CarePersLocalId", "ClinContactDurOfCareAct"]),
    ("IDS205InternetTherLog", ["IntEnabledTherProg", "Unique_CarePersonnelID_Local"]),
    ("IDS607CodedScoreAssessmentAct", ["CodedAssToolType", "PersScore"]),
    ("IDS902CarePersQual", ["Unique_CarePersonnelID_Local", "CarePersLocalId", "UniqueID_IDS902"]),
  ]

  /// A submission of the stage.
  private struct Submitted {
    let provider: String
    let month: String
    let tables: CSVTables
    /// With the derived columns, as the provider would get them back in the end.
    let derived: CSVTables
  }

  /// A ledger with its agreements, and what the plain lists know of it.
  private final class Stage {
    let ledger: TestLedger
    let submissions: [Submitted]
    let identifiers: Identifiers
    var choices = NaiveChoices()
    var optOuts = NaiveOptOuts()
    /// By NHS number.
    var restricted = "", erased = "", optedOut: Set<String> = []
    var book = PseudonymBook()
    var cells = 0
    private var files = 0

    init() throws {
      ledger = try TestLedger()
      // In the order in which a release reads them.
      let names = [
        ("small-2.0-RWK", "RWK", "2020-09"), ("small-2.0", "RX4", "2020-09"),
        ("small-2.0-2020-10", "RX4", "2020-10"),
      ]
      let other = try TestLedger()
      for each in [ledger, other] {
        for (name, provider, month) in names {
          let time = month == "2020-09" ? TestLedger.october : TestLedger.november
          try each.submit(name, provider: provider, at: time)
        }
      }
      submissions = try names.enumerated().map { place, each in
        let written = try WrittenReport(
          other, submission: UInt64(place + 1), at: "2022-06-01T08:00:00Z")
        return Submitted(
          provider: each.1, month: each.2, tables: try CSVTables(fixture: each.0),
          derived: try written.extract("post-deadline"))
      }
      identifiers = Identifiers(of: submissions.map(\.tables))
      try agree()
      try decide()
    }

    private func agree() throws {
      let lists = ReleaseRowsTests.research.map { table in
        "\"\(table.name)\": [\(table.columns.map { "\"\($0)\"" }.joined(separator: ", "))]"
      }
      let application = try ledger.document("dars-1-application")
      let start = try #require(application.range(of: "\"tables\": {"))
      let end = try #require(
        application.range(of: "}", range: start.upperBound..<application.endIndex))
      let tables = String(application[start.upperBound..<end.lowerBound])
      let own = "\"reference\": \"DARS-NIC-900001"
      try ledger.agree(
        "dars-1-application",
        replacing: [
          tables: lists.joined(separator: ", "), "\"linkage\": []": "\"linkage\": [\"HES\"]",
        ])
      try ledger.agree(
        "dars-1-application",
        replacing: [
          own: "\"reference\": \"DARS-NIC-900003", "\"X9Q\"": "\"X9S\"",
          tables: lists.joined(separator: ", "),
          "\"linkage\": []":
            "\"linkage\": [\"HES\", \"DARS-NIC-900001-A1B2C-v1.0\", \"ECDS\"]",
        ])
      try ledger.agree(
        "dars-1-application",
        replacing: [
          own: "\"reference\": \"DARS-NIC-900004", "\"X9Q\"": "\"X9T\"",
          "\"pseudonymised\"": "\"identifiable\"",
          tables:
            #""IDS001MPI": ["NHSNumber", "Gender"], "IDS607CodedScoreAssessmentAct": ["PersScore"]"#,
        ])
      try ledger.agree("commissioner-application")
    }

    private func decide() throws {
      let (rwk, rx4) = (submissions[0].tables, submissions[1].tables)
      let patients = rx4["IDS001MPI"].column("LocalPatientId")
      let known = Set(rwk["IDS001MPI"].column("NHSNumber"))
      let shared = patients.filter {
        known.contains(rx4.number(of: $0)) && !rx4.number(of: $0).isEmpty
      }
      let referrals = rx4["IDS101Referral"]
      let several = patients.filter { patient in
        referrals.column("LocalPatientId").count { $0 == patient } > 1
          && !shared.contains(patient)
      }
      try #require(shared.count >= 4 && several.count >= 2)
      optedOut = [rx4.number(of: shared[0]), rx4.number(of: several[1])]
      restricted = rx4.number(of: shared[1])
      erased = rx4.number(of: shared[2])
      try ledger.checkEverybody(butFor: optedOut)
      let numbers = submissions.flatMap { $0.tables["IDS001MPI"].column("NHSNumber") }
      optOuts.check(
        Set(numbers.filter { !$0.isEmpty }), returned: Set(numbers).subtracting(optedOut), at: 0)
      let referral = try #require(
        referrals.rows.indices.first { referrals[$0, "LocalPatientId"] == several[0] })
      try restrict(shared[1], "")
      try restrict(several[0], referrals[referral, "ServiceRequestId"])
      let number = try #require(NHSNumber(checking: erased))
      guard
        case .erased = try ledger.use({
          try $0.erase(number, reason: "the patient asked for it", reference: "request 1")
        })
      else {
        Issue.record("nobody was erased")
        return
      }
    }

    private func restrict(_ patient: String, _ referral: String) throws {
      let request = RestrictionRequest(
        provider: ledger.rx4, patient: LocalPatientID(patient),
        referral: referral.isEmpty ? nil : ServiceRequestID(referral), kind: "court-order",
        reference: "case \(patient)", from: try #require(Day(iso: "2020-11-01")))
      #expect(try ledger.use { try $0.applyRestriction(request) }.isNew)
      choices.restrictions.append(
        .init(
          patient: patient, referral: referral, reference: "", from: "2020-11-01", until: ""))
    }

    /// What the lists say about one submission; ids are those of its provider.
    func outcomes(
      _ submitted: Submitted, _ use: String, _ recipient: String
    ) -> (persons: [String: String], referrals: Set<String>) {
      let tables = submitted.tables
      func patient(_ number: String) -> String? {
        let ids = tables["IDS001MPI"].column("LocalPatientId")
        return ids.first { tables.number(of: $0) == number }
      }
      var theirs = choices
      if submitted.provider != "RX4" {
        theirs.restrictions =
          patient(restricted).map { patient in
            [.init(patient: patient, referral: "", reference: "", from: "2020-11-01", until: "")]
          } ?? []
      }
      let naive = NaiveReleases(
        month: .init(tables: tables, kept: BundleReferrals(tables).all), choices: theirs,
        optOuts: optOuts, erased: Set(patient(erased).map { [$0] } ?? []))
      let question = NaiveReleases.Question(
        use: use, recipient: recipient, day: ReleaseRowsTests.day, second: 0)
      return (naive.outcomes(question), Set(naive.referrals(question)))
    }

    /// Releases the months and compares the file with the lists; gives it and why people were left out.
    @discardableResult
    func release(
      _ use: String, _ terms: NaiveReleaseRows.Terms,
      _ months: ClosedRange<String> = "2020-09"..."2020-10"
    ) throws -> (file: ReleasedFile, reasons: Set<String>) {
      files += 1
      let path = "\(ledger.home.path)/\(files).zip"
      let request = try ReleaseRequest.of(
        months.lowerBound, through: months.upperBound, use, for: terms.recipient)
      let made = try ledger.use { try $0.release(request, to: path) }
      try #require(made.status == .released, "\(made.refusals)")
      let read = submissions.filter { submitted in
        months.contains(submitted.month)
          && (use != "provider-return" || submitted.provider == terms.recipient)
      }
      var reasons: Set<String> = []
      let sources = read.map { submitted in
        let (persons, referrals) = outcomes(submitted, use, terms.recipient)
        reasons.formUnion(persons.values)
        return NaiveReleaseRows.Source(
          provider: submitted.provider, tables: submitted.tables, leaving: referrals,
          derived: submitted.derived)
      }
      let file = try ReleasedFile(path)
      let (wrong, compared) = NaiveReleaseRows(terms: terms, sources: sources).compare(file, &book)
      #expect(wrong.isEmpty, "\(use) of \(terms.recipient): \(wrong.count), \(wrong.prefix(5))")
      cells += compared
      if !terms.isIdentifiable {
        let found = identifiers.search().first(in: file.bytes)
        #expect(found == nil, "\(found.map { String(decoding: $0, as: UTF8.self) } ?? "")")
      }
      try ledger.check()
      return (file, reasons)
    }
  }

  private static let linked = [(name: "HES", family: "linkage HES")]
  private static let first = NaiveReleaseRows.Terms(
    recipient: "X9Q", tables: research, linkages: linked)
  private static let second = NaiveReleaseRows.Terms(
    recipient: "X9S", tables: research,
    linkages: linked + [
      ("DARS-NIC-900001-A1B2C-v1.0", "X9Q"), ("ECDS", "linkage ECDS"),
    ])

  private let stage: Stage

  init() throws {
    stage = try Stage()
  }

  @Test func aResearcherGetsTheApprovedColumnsOfWhoeverMayBeInIt() throws {
    let all = try stage.release("dars-release", Self.first)
    #expect(all.reasons == ["included", "optOut", "optOutUnknown", "restriction", "erased"])
    #expect(stage.cells > 8_000)
    let seen = stage.book.count
    // Months on their own, and again: no new pseudonym is made, so everybody goes by theirs.
    for months in ["2020-09"..."2020-09", "2020-10"..."2020-10", "2020-09"..."2020-10"] {
      try stage.release("dars-release", Self.first, months)
    }
    #expect(stage.book.count == seen)
  }

  @Test func twoRecipientsShareNoPseudonymButThoseOfALinkage() throws {
    let one = try stage.release("dars-release", Self.first).file.tables["2.0/IDS001MPI"]
    let two = try stage.release("dars-release", Self.second).file.tables["2.0/IDS001MPI"]
    func column(_ table: CSVTables.Table, _ name: String) -> [String] {
      table.column(name.isEmpty ? "PersonPseudonym" : "PersonPseudonym:\(name)")
    }
    #expect(column(one, "HES") == column(two, "HES") && !one.rows.isEmpty)
    #expect(column(one, "") == column(two, "DARS-NIC-900001-A1B2C-v1.0"))
    let others = [column(one, "HES"), column(two, ""), column(two, "ECDS")].map { Set($0) }
    for (place, family) in others.enumerated() {
      #expect(family.isDisjoint(with: column(one, "")))
      for other in others.dropFirst(place + 1) { #expect(family.isDisjoint(with: other)) }
    }
  }

  @Test func aCommissionerGetsTheReferralsThatItPaysForAndNoOther() throws {
    let extract = try #require(DataSet.version("2.0")?.extract(named: "commissioning"))
    let derived = stage.submissions[1].derived
    let tables = extract.tables.map { table in
      (table.name, table.columns.map(\.name).filter(derived[table.name].fields.contains))
    }
    let made = try stage.release(
      "commissioner-extract", NaiveReleaseRows.Terms(recipient: "13T", tables: tables))
    #expect(made.reasons.isSuperset(of: ["included", "notEntitled"]))
    #expect(made.file.tables["2.0/IDS101Referral"].rows.count > 30)
    #expect(stage.cells > 5_000)
  }

  @Test func dataThatMayBeIdentifiableLeaveUnderTheirOwnKeys() throws {
    let terms = NaiveReleaseRows.Terms(
      recipient: "X9T",
      tables: [
        ("IDS001MPI", ["NHSNumber", "Gender"]), ("IDS607CodedScoreAssessmentAct", ["PersScore"]),
      ], isIdentifiable: true)
    let file = try stage.release("dars-release", terms).file
    let gone = stage.optedOut.union([stage.restricted, stage.erased])
    let numbers = file.tables["2.0/IDS001MPI"].column("NHSNumber")
    #expect(numbers.count > 200 && gone.isDisjoint(with: numbers))
    // The search that finds nothing in other files finds something here.
    #expect(stage.identifiers.search().first(in: file.bytes) != nil)
  }

  @Test func aProviderGetsBackWhatItHandedInAndWhatIsDerivedFromIt() throws {
    let tables = stage.submissions[1].derived.tables
    let terms = NaiveReleaseRows.Terms(
      recipient: "RX4", tables: tables.keys.sorted().map { ($0, tables[$0]?.fields ?? []) },
      isIdentifiable: true, isReturn: true)
    let made = try stage.release("provider-return", terms)
    // Opt-outs do not apply: both who opted out are in it.
    #expect(made.reasons == ["included", "restriction", "erased"])
    let numbers = made.file.tables["2.0/IDS001MPI"].column("NHSNumber")
    #expect(stage.optedOut.isSubset(of: numbers))
    #expect(stage.cells > 20_000)
  }
}
