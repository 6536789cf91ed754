import DataSet
import Foundation
import Testing

@testable import Intake

@Suite struct PrivacyTests {
  // The first patient, referral and NHS number of the fixture.
  static let identifiers = ["0010001", "SR0010001A", "9998432839"]

  @Test func whatNamesAPersonCannotBePrinted() throws {
    let submission = try Fixture.checked("small-2.0")
    var seen = false
    try submission.forEachPatient { patient, referrals in
      guard patient.ordinal == 0 else { return }
      seen = true
      #expect(patient.localPatientID.unredacted == "0010001")
      #expect(patient.nhsNumber?.unredacted == "9998432839")
      #expect(referrals.first?.serviceRequestID.unredacted == "SR0010001A")
      var text = "\(patient) \(referrals) \(patient.localPatientID) \(patient.rows)"
      text += String(reflecting: patient) + String(reflecting: referrals)
      text += String(describing: patient.nhsNumber) + String(reflecting: patient.nhsNumber)
      dump(patient, to: &text)
      dump(referrals, to: &text)
      for identifier in PrivacyTests.identifiers {
        #expect(!text.contains(identifier))
        let bytes = Array(identifier.utf8).map { "\($0)" }.joined(separator: ", ")
        #expect(!text.contains(bytes))
      }
    }
    #expect(seen)
  }

  @Test func theScratchFileHasNoNameAndHoldsNothingInClear() throws {
    let scratch = try ScratchBundle()
    let options = IntakeOptions(scratchDirectory: scratch.path)
    let file = try SubmissionFile.open(Fixture.path("small-2.0"), options: options)
    let submission = try Fixture.accepted(file.check(Fixture.provider()))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)

    let contents = try openFiles(below: scratch.path)
    let stored = try #require(contents.first)
    #expect(contents.count == 1)
    #expect(stored.count > 100_000)
    for identifier in PrivacyTests.identifiers + ["IDS101Referral", "2020-09"] {
      #expect(stored.range(of: Data(identifier.utf8)) == nil)
    }
    #expect(try Records(submission).referrals.count == 120)
  }

  @Test func nothingIsLeftBehindByARejection() throws {
    let scratch = try ScratchBundle()
    let options = IntakeOptions(scratchDirectory: scratch.path)
    let file = try SubmissionFile.open(
      Fixture.path("file-rejects/IDSREJ006"), options: options)
    _ = try Fixture.rejected(file.check(Fixture.provider()))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    #expect(try openFiles(below: scratch.path).isEmpty)
  }

  @Test(arguments: ["IDSREJ006", "IDSREJ007", "IDSREJ009", "IDSREJ010"])
  func aFindingHoldsNoValueOfAPatient(bundle: String) throws {
    let submission = try Fixture.rejected(Fixture.check("file-rejects/\(bundle)"))
    let text = "\(submission.report.findings) \(Array(submission.report.failures))"
    let patients = try RowCollector.collect("file-rejects/\(bundle)")["IDS001MPI"] ?? []
    for patient in patients {
      // The local identifier, the NHS number, the date of birth and the postcode.
      for field in [0, 3, 5, 6] {
        if let value = patient[field] { #expect(!text.contains(value)) }
      }
    }
  }

  @Test func aSealedPieceIsReadBackAndNoOther() throws {
    let file = try ScratchFile(directory: nil)
    let texts = (0..<20).map { Array("piece \($0)".utf8) }
    let pieces = try texts.map { try file.append($0) }
    for (piece, text) in zip(pieces, texts).reversed() { #expect(try file.read(piece) == text) }
    // The same bytes at the same place in another file are sealed under another key and order.
    let other = try ScratchFile(directory: nil)
    for text in texts.reversed() { _ = try other.append(text) }
    #expect(throws: IntakeError.self) { try other.read(pieces[12]) }
  }

  // The content of this process's open files that once had a name in the directory.
  private func openFiles(below directory: String) throws -> [Data] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { number in
      let path = "/proc/self/fd/\(number)"
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
        target.hasPrefix(directory), target.hasSuffix("(deleted)")
      else { return nil }
      return try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data()
    }
  }
}
