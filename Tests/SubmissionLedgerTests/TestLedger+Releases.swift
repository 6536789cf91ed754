import DataSet
import Disclosure
import Foundation
import Intake
import SubmissionLedger
import TestSupport
import Testing

extension TestLedger {
  /// Applies for an agreement of the fixtures, has it reviewed and approved; gives its reference.
  ///
  /// - Parameter words: texts of the application, each with what is to stand in its place.
  @discardableResult
  func agree(_ application: String, replacing words: [String: String] = [:]) throws -> String {
    let (reference, steps) = try agreementSteps(application, replacing: words)
    for (kind, path) in steps { try take(kind, from: path) }
    return reference
  }

  /// The documents by which it is applied for, reviewed and approved.
  func agreementSteps(
    _ application: String, replacing words: [String: String] = [:]
  ) throws -> (reference: String, steps: [(AgreementDocument, String)]) {
    var terms = try document(application)
    for (word, other) in words { terms = terms.replacing(word, with: other) }
    let parts = terms.split(separator: "\"reference\": \"").dropFirst()
    let reference = String(try #require(parts.first?.prefix { $0 != "\"" }))
    return (reference, [(.application, try write(terms))] + (try approvalSteps(reference)))
  }

  /// Has a version of an agreement reviewed and approved that was applied for.
  func approve(_ reference: String) throws {
    for (kind, path) in try approvalSteps(reference) { try take(kind, from: path) }
  }

  private func approvalSteps(_ reference: String) throws -> [(AgreementDocument, String)] {
    try [(AgreementDocument.review, "review"), (.approval, "approval")].map { kind, name in
      let text = try document("dars-1-\(name)")
      return (kind, try write(text.replacing("DARS-NIC-900001-A1B2C-v1.0", with: reference)))
    }
  }

  /// An agreement's document of the fixtures, as text.
  func document(_ name: String) throws -> String {
    try String(contentsOfFile: FixtureFiles.path("agreements/\(name).json"), encoding: .utf8)
  }

  /// Records a step of an agreement, which must be new.
  func take(_ kind: AgreementDocument, _ text: String, at time: String? = nil) throws {
    try take(kind, from: try write(text), at: time)
  }

  private func take(_ kind: AgreementDocument, from path: String, at time: String? = nil) throws {
    #expect(try use(at: time) { try $0.takeAgreement(kind, from: path) }.isNew)
  }

  /// A check of opt-outs by which nobody has opted out but those with these NHS numbers.
  func checkEverybody(butFor optedOut: Set<String> = []) throws {
    try use { ledger in
      let check = try ledger.requestOptOutCheck(
        over: .file, OptOutCheckOptions(mailbox: "X26HC999"))
      let answers = check.files.map { file in
        let lines = String(decoding: check.content(of: file), as: UTF8.self).split(separator: "\n")
        let kept = lines.filter { !optedOut.contains(String($0.dropLast())) }
        return Array(kept.map { $0 + "\n" }.joined().utf8)
      }
      #expect(try ledger.answerOptOutCheck(check, with: answers).outcome == .complete)
    }
  }
}

extension ReleaseRequest {
  /// A request of September 2020, or of it and the months up to another.
  static func september(
    _ use: String = "dars-release", for recipient: String = "X9Q", through last: String = "2020-09",
    columns: [String] = []
  ) throws -> ReleaseRequest {
    try of("2020-09", through: last, use, for: recipient, columns: columns)
  }

  /// A request of some months.
  static func of(
    _ first: String, through last: String, _ use: String, for recipient: String,
    columns: [String] = []
  ) throws -> ReleaseRequest {
    let periods = try #require(Period(iso: first))...(try #require(Period(iso: last)))
    return ReleaseRequest(
      use: use, recipient: try #require(OrganisationCode(recipient)), periods: periods,
      columns: try columns.map { try #require(ColumnName($0)) })
  }
}
