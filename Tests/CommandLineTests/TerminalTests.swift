import Foundation
import TestSupport
import Testing

/// Values that a provider chose, on the terminal of whoever looks at them.
@Suite struct TerminalTests {
  @Test func aValueThatCouldMoveATerminalIsShownWithoutItsControlsAndKeptInJSON() throws {
    let home = try Home()
    try home.makeLedger()
    var tables = try CSVTables(fixture: "edge/base.bundle")
    let id = tables["IDS001MPI"][0, "LocalPatientId"]
    let hostile = id + "\u{1B}[2J\r\u{9B}1A\u{7F}"
    for (name, table) in tables.tables where table.fields.contains("LocalPatientId") {
      for row in table.rows.indices where table[row, "LocalPatientId"] == id {
        tables[name][row, "LocalPatientId"] = hostile
      }
    }
    try tables.write(to: home.path + "/hostile")
    let submitted = try home.run("submit", "hostile", "--provider", "RX4")
    try #require(submitted.status == .exited(0), "\(submitted.errors) \(submitted.output)")

    let look = ["replay", "--person-number", "1", "--unseal", "--reason", "a test"]
    let shown = try home.start(look).wait()
    try #require(shown.status == .exited(0), "\(shown.errors)")
    let controls = shown.output.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n"
    }
    #expect(controls.isEmpty)
    #expect(
      shown.output.contains(
        "LocalPatientId=\(id)\u{FFFD}[2J\u{FFFD}\u{FFFD}1A\u{FFFD} "))

    let exact = try home.start(look + ["--json"]).wait()
    try #require(exact.status == .exited(0), "\(exact.errors)")
    struct Line: Decodable {
      struct Sealed: Decodable { let rows: [Row] }
      struct Row: Decodable { let values: [String: String] }
      let sealed: Sealed?
    }
    let ids = try exact.output.split(separator: "\n")
      .compactMap { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).sealed }
      .flatMap { $0.rows.compactMap { $0.values["LocalPatientId"] } }
    #expect(!ids.isEmpty && ids.allSatisfy { $0 == hostile })
  }
}
