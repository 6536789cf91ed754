import DataSet
import EventLog
import EventSchema
import Foundation
import Intake
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

/// Loading reference data, replacing it, losing it and getting it back.
@Suite struct ReferenceTests {
  let ledger: TestLedger

  init() throws {
    ledger = try TestLedger()
  }

  private func write(_ csv: String, as name: String = "codes.csv") throws -> String {
    let path = ledger.home.path + "/" + name
    try Data(csv.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @discardableResult
  private func load(
    _ csv: String, as kind: ReferenceData.Kind = .sites, asAt: Day? = nil, at time: String? = nil
  ) throws -> ReferenceLoading {
    let path = try write(csv)
    let loading = try ledger.use(at: time) {
      try $0.loadReference(kind, from: path, asAt: asAt)
    }
    try ledger.check()
    return loading
  }

  private func inForce() throws -> (data: ReferenceData, loaded: [LoadedReference]) {
    try ledger.use { try $0.referenceData() }
  }

  private func isOpen(_ code: String, in kind: ReferenceData.Kind = .sites) throws -> Bool {
    let register = try #require(try inForce().data[kind])
    return register.isOpen(
      code.utf8.span, on: Day(daysSince1970: 18_506), followingSuccession: true, roles: [])
  }

  /// The only file of the kept content.
  private func contentPath() throws -> String {
    let folder = ledger.path + "/reference"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return folder + "/" + (try #require(names.count == 1 ? names[0] : nil, "\(names)"))
  }

  @Test func `Before anything is loaded there is no register and no directory`() throws {
    #expect(try inForce().loaded.isEmpty)
    for kind in ReferenceData.Kind.allCases { #expect(try inForce().data[kind] == nil) }
    #expect(!FileManager.default.fileExists(atPath: ledger.path + "/reference"))
  }

  @Test func `What is loaded is in force, and an event says what it was`() throws {
    let day = try #require(Day(iso: "2020-09-30"))
    let loading = try load("code\nRWKA2\nRWKA1\n", asAt: day)
    #expect(loading.isNew && !loading.isRestored)
    let (data, loaded) = try inForce()
    #expect(loaded == [loading.loaded])
    #expect(data[.sites]?.contentDigest() == loading.loaded.contentDigest)
    #expect(data[.organisations] == nil)
    #expect(try isOpen("RWKA1") && isOpen("RWKA2"))
    #expect(try !isOpen("RWKA3"))

    let event = try #require(try ledger.events(of: .referenceDataLoaded).first)
    let body = try SchemaReferenceDataLoaded(serializedBytes: event.body)
    #expect(event.position == loading.loaded.position)
    #expect(event.header.stream == StreamID(.referenceData, 2))
    #expect(event.sealed.isEmpty)
    #expect(body.kind == "sites" && body.rows == 2 && body.asAt == day.daysSince1970)
    let path = try contentPath()
    #expect(Array(body.contentDigest) == (try FileDigest(ofFile: path).bytes))
    #expect(path.hasSuffix("/\(loading.loaded.contentDigest).csv"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "code\nRWKA1\nRWKA2\n")
    let file = ledger.home.path + "/codes.csv"
    #expect(Array(body.fileDigest) == (try FileDigest(ofFile: file).bytes))
  }

  @Test func `Without a day of its own a load is as at the day of the ledger's clock`() throws {
    #expect(try load("code\nA\n").loaded.asAt.description == "2020-10-12")
  }

  @Test func `A newer load replaces the older one of its kind and no other`() throws {
    try load("code\nA\n")
    try load("code\nO\n", as: .organisations)
    let second = try load("code\nB\n", at: TestLedger.november)
    #expect(second.isNew && second.loaded.version == 2)
    #expect(try !isOpen("A"))
    #expect(try isOpen("B"))
    #expect(try isOpen("O", in: .organisations))
    #expect(try inForce().loaded.map(\.kind) == [.organisations, .sites])
    // What was in force once can come back.
    let third = try load("code\nA\n")
    #expect(third.isNew && third.loaded.version == 3)
    #expect(try isOpen("A"))
    let list = try ledger.use { try $0.referenceList() }
    #expect(list.map(\.loaded.position.rawValue) == [1, 2, 3, 4])
    #expect(list.map(\.isInForce) == [false, true, false, true])
    #expect(list.allSatisfy { $0.content == .whole })
  }

  @Test(arguments: ["code\nB\nA\n", "code\r\nA\r\nB\r\nA", "opens,code\n,A\n,B\n"])
  func `The same content again appends nothing, whatever its file looks like`(csv: String) throws {
    let first = try load("code\nA\nB\n")
    let before = try ledger.head()
    let again = try load(csv, at: TestLedger.november)
    #expect(!again.isNew && !again.isRestored)
    #expect(again.loaded == first.loaded)
    #expect(try ledger.head() == before)
  }

  @Test(arguments: ["code\nA\nB,C\n", "code,opens\nA,tomorrow\n", "code\n", "code\nA\n\"B\n"])
  func `A file that cannot stand leaves everything as it was`(csv: String) throws {
    try load("code\nA\n")
    let before = try ledger.head()
    let path = try write(csv)
    let error = try ledgerError {
      try ledger.use { _ = try $0.loadReference(.sites, from: path) }
    }
    #expect(error.kind == .badInput)
    #expect(error.description.hasPrefix(path))
    #expect(try ledger.head() == before)
    _ = try contentPath()
    #expect(try isOpen("A"))
  }

  enum Damage: String, CaseIterable {
    case missing
    case emptied
    case cutShort
    case oneByte
    case another
    case noCSV
    case directory
  }

  private func damage(_ path: String, _ damage: Damage) throws {
    let url = URL(fileURLWithPath: path)
    switch damage {
    case .missing: try FileManager.default.removeItem(at: url)
    case .emptied: try Data().write(to: url)
    case .cutShort: try Data("code\nA\n".utf8).write(to: url)
    case .oneByte: try Data("code\nA\nC\n".utf8).write(to: url)
    case .another: try Data("code\nX\nY\nZ\n".utf8).write(to: url)
    case .noCSV: try Data([0xFF, 0x00, 0x22]).write(to: url)
    case .directory:
      try FileManager.default.removeItem(at: url)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }
  }

  @Test(arguments: Damage.allCases)
  func `Content that is lost is told, and loading the same file puts it right`(
    _ damage: Damage
  ) throws {
    let first = try load("code\nA\nB\n")
    let path = try contentPath()
    let before = try ledger.head()
    try self.damage(path, damage)
    let error = try ledgerError { _ = try inForce() }
    #expect(error.kind == .ledger)
    #expect(error.description.contains("reference load sites"))
    let state: ReferenceContentState = damage == .missing ? .missing : .damaged
    #expect(error.description.contains("\(state.rawValue);"))
    #expect(try ledger.use { try $0.referenceList() }.map(\.content) == [state])

    let again = try load("code\nB\nA\n")
    #expect(!again.isNew && again.isRestored && again.loaded == first.loaded)
    #expect(try ledger.head() == before)
    #expect(try isOpen("B"))
    #expect(try contentPath() == path)
  }

  @Test func `Two kinds with the same codes share one content`() throws {
    try load("code\nA\n", as: .organisations)
    try load("code\nA\n", as: .sites)
    _ = try contentPath()
    #expect(try isOpen("A", in: .organisations) && isOpen("A", in: .sites))
  }

  @Test func `A load is found behind many other events`() throws {
    let loading = try load("code\nA\n")
    try ledger.submit("small-2.0")
    #expect(try inForce().loaded == [loading.loaded])
    try load("code\nB\n")
    #expect(try isOpen("B"))
  }
}
