import FHIRDefinition
import Foundation
import Testing

/// What the program writes for other systems, against the definitions of R4 and of the patterns.
@Suite struct FHIROutputTests {
  @Test func whateverIsWrittenAsFHIRIsValid() throws {
    let home = try Home()
    for command in [
      "init --origin example.org/iapt --simulated-clock --at 2020-10-12T09:30:00Z",
      "submit Fixtures/small-2.0 --provider RX4",
      "disclose release --use provider-return --recipient RX4 --period 2020-09 --out own.zip",
      "audit referral --provider RX4 --service-request-id SR0010003A --reason complaint",
      "disclose reproduce 1 --out again.zip",
    ] {
      let result = try home.shell("iapt-ledger " + command)
      try #require(result.status == .exited(0), "\(command): \(result.errors)")
    }
    let refused = try home.shell(
      "iapt-ledger disclose release --use dars-release --recipient X9Q --period 2020-09 --out b.zip"
    )
    #expect(refused.status == .exited(1))
    let looks = try home.run("audit", "access", "--format", "fhir").output.split(separator: "\n")
    #expect(looks.count == 3)
    for line in looks { #expect(ResourceCheck(line).findings == [], "\(line)") }
    var kinds: [String] = []
    for arguments in [["1"], ["1", "--members", "--reason", "audit 3"], ["2"]] {
      let result = try home.start(["audit", "disclosure"] + arguments + ["--format", "fhir"]).wait()
      let check = ResourceCheck(result.output)
      #expect(check.findings == [], "\(arguments)")
      #expect(result.output.firstMatch(of: /\b999\d{7}\b/) == nil)
      kinds.append("\(check.kinds.count) \(Set(check.kinds).sorted())")
    }
    #expect(
      kinds == [
        "3 [\"AuditEvent\", \"Bundle\", \"Provenance\"]",
        "111 [\"AuditEvent\", \"Bundle\", \"Provenance\"]", "2 [\"AuditEvent\", \"Bundle\"]",
      ])
  }
}
