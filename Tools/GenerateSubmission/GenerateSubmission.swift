import ArgumentParser
import Foundation

/// Writes a synthetic submission as a CSV bundle.
@main
struct GenerateSubmission: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-submission",
    abstract: "Write a synthetic submission as a directory of CSV tables.",
    discussion: """
      The same arguments give the same bytes. The same provider and seed with a later period give \
      the next month of the same service: open referrals are sent again. NHS numbers are of the \
      999 range, and postcodes cannot exist.
      """)

  @Option(help: "The organisation code of the provider.")
  var provider: String

  @Option(help: "The reporting period, YYYY-MM.")
  var period: Month

  @Option(help: "How many referrals to write, from 1 to 1,000,000.")
  var referrals: Int

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "The directory to write to; tables that it has are replaced.")
  var out: String

  @Option(help: "The version of the data set.")
  var version = DataSetVersion.v20

  @Option(help: "The longest life of a referral, in months.")
  var monthsOfHistory = 12

  @Option(help: "The part of the patients whom other providers may also have, 0 to 1.")
  var sharedPeople = 0.0

  @Option(help: "How many faulty patients to add, each with one fault.")
  var faults = 0

  @Option(
    parsing: .upToNextOption,
    help: "The kinds of fault to choose from; a bad check digit rejects the whole file.")
  var faultKinds = Fault.allCases

  @Option(help: "The seed by which faults are chosen.")
  var faultSeed: UInt64 = 1

  var plan: SubmissionPlan {
    SubmissionPlan(
      provider: provider, period: period, version: version, referrals: referrals, seed: seed,
      monthsOfHistory: monthsOfHistory, sharedPeople: sharedPeople, faults: faults,
      faultKinds: faultKinds, faultSeed: faultSeed)
  }

  func validate() throws {
    do {
      try plan.validate()
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// Writes the bundle, the faults as JSON lines on standard error, and a count of rows.
  func run() throws {
    let directory = URL(filePath: out, directoryHint: .isDirectory)
    let bundle = try SubmissionBundle(at: directory, version: version)
    let faults = try SubmissionGenerator(plan, bundle: bundle).run()
    let report = faults.map { $0.json + "\n" }.joined()
    try FileHandle.standardError.write(contentsOf: Data(report.utf8))
    let summary = "{\"rows\":\(bundle.rowCount),\"faults\":\(faults.count)}\n"
    try FileHandle.standardOutput.write(contentsOf: Data(summary.utf8))
  }
}

extension Month: ExpressibleByArgument {
  init?(argument: String) {
    self.init(text: argument)
  }
}

extension DataSetVersion: ExpressibleByArgument {}
extension Fault: ExpressibleByArgument {}
