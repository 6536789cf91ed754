import Agreements
import DataSet
import Foundation
import Policy
import Testing

import Disclosure

/// Lines of the register of data uses, from facts.
@Suite struct DataUseTests {
  /// The terms of a document in which some words are replaced.
  private func terms(_ words: [String: String] = [:]) throws -> AgreementTerms {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Fixtures/agreements/dars-1-application.json")
    var text = try String(contentsOf: url, encoding: .utf8)
    for (old, new) in words {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try AgreementTerms(
      document: Array(text.utf8), policy: PolicyBook.standard.version(on: try day("2020-10-12")))
  }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func facts(_ terms: AgreementTerms?) throws -> DataUse.Facts {
    let month = try #require(Period(iso: "2020-09"))
    let version = try #require(DataSet.version("2.0")?.version)
    return DataUse.Facts(
      number: 7, use: terms?.use ?? "provider-return", recipient: terms == nil ? "RX4" : "X9Q",
      periods: month...month, versions: [version], terms: terms,
      legalBasis: terms?.legalBasis ?? "Article 6(1)(c)", optOutApplied: terms != nil,
      exemption: nil, releasedOn: try day("2020-10-12"))
  }

  @Test func aLineHasEveryColumnInItsOrder() throws {
    let use = DataUse(try facts(try terms()))
    #expect(
      Array(zip(DataUse.columns, use.cells)).map { "\($0): \($1)" } == [
        "File Reference: disclosure-7",
        "Agreement Reference: DARS-NIC-900001-A1B2C-v1.0",
        "Agreement Title: Waiting times and outcomes in talking therapies",
        "Recipient: X9Q",
        "Data Controllers: Example University (X9Q, sole)",
        "Data Processors: Example Safe Haven (X9R)",
        "Data Set: IAPT v2.0",
        "Reporting Periods: 2020-09",
        "Type of Data: Pseudonymised",
        "Sensitivity: Sensitive",
        "Patient Opt-Outs Applied: Yes",
        "Reason Opt-Outs Not Applied: ",
        "Legal Basis for Provision of Data: Health and Social Care Act 2012 s261(2)(b)(ii)",
        "Common Law Duty of Confidentiality: Section 251 NHS Act 2006",
        "Purpose: Research on waiting times and outcomes",
        "Commercial Purpose: No",
        "Sublicensing Permitted: No",
        "Territory of Processing: England and Wales",
        "Agreement Start Date: 2020-10-01",
        "Agreement End Date: 2021-09-30",
        "Frequency: ",
        "Month of Release: 2020-10",
      ])
  }

  @Test func aProvidersOwnDataNeedNoAgreement() throws {
    let use = DataUse(try facts(nil))
    #expect(use[.dataType] == "Identifiable" && use[.sensitivity] == "Sensitive")
    #expect(use[.optOuts] == "No" && use[.recipient] == "RX4")
    for column in [
      DataUse.Column.agreement, .title, .controllers, .processors, .confidentiality, .purpose,
      .commercial, .sublicensing, .territory, .start, .end, .frequency, .exemption,
    ] { #expect(use[column] == "", "\(column.rawValue)") }
    #expect(use.cells.count == DataUse.columns.count)
  }

  @Test(arguments: [
    ("anonymised", "Anonymised - ICO Code Compliant"), ("pseudonymised", "Pseudonymised"),
    ("identifiable", "Identifiable"),
  ])
  func theTypeOfDataIsInTheWordsOfTheRegister(word: String, expected: String) throws {
    let terms = try terms([
      "\"identifiability\": \"pseudonymised\"": "\"identifiability\": \"\(word)\""
    ])
    #expect(DataUse(try facts(terms))[.dataType] == expected)
  }

  @Test(arguments: ConfidentialityBasis.allCases)
  func theDutyOfConfidentialityIsOneOfTheSevenValues(basis: ConfidentialityBasis) throws {
    #expect(ConfidentialityBasis.allCases.count == 7)
    let terms = try terms(["Section 251 NHS Act 2006": basis.rawValue])
    #expect(DataUse(try facts(terms))[.confidentiality] == basis.rawValue)
  }

  @Test func whatIsSaidOfTheAgreementIsSaid() throws {
    let terms = try terms([
      "\"commercial\": false": "\"commercial\": true",
      "\"sublicensing\": false": "\"sublicensing\": true",
      "\"sensitivity\": \"sensitive\"":
        "\"sensitivity\": \"non-sensitive\", \"frequency\": \"Quarterly\"",
    ])
    var facts = try facts(terms)
    facts.optOutApplied = false
    facts.exemption = ("cag-decision", "20/CAG/9001")
    facts.periods = try #require(Period(iso: "2020-09"))...(try #require(Period(iso: "2020-11")))
    let use = DataUse(facts)
    #expect(use[.commercial] == "Yes" && use[.sublicensing] == "Yes")
    #expect(use[.sensitivity] == "Non-Sensitive" && use[.frequency] == "Quarterly")
    #expect(use[.optOuts] == "No" && use[.exemption] == "cag-decision: 20/CAG/9001")
    #expect(use[.periods] == "2020-09 to 2020-11")
    // What covers other months says nothing of these.
    facts.periods = try #require(Period(iso: "2021-01"))...(try #require(Period(iso: "2021-01")))
    #expect(DataUse(facts)[.frequency] == "")
  }
}
