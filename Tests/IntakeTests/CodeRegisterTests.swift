import DataSet
import Foundation
import Testing

@testable import Intake

/// Codes and spans: when a code is open.
@Suite struct CodeRegisterTests {
  static func register(
    _ csv: String, as kind: ReferenceData.Kind = .organisations
  ) throws -> CodeRegister {
    try CodeRegister.read(csv: csv.utf8, as: kind)
  }

  static func isOpen(
    _ register: CodeRegister, _ code: String, on day: String, following: Bool = false,
    roles: [String] = []
  ) throws -> Bool {
    let day = try #require(Day(iso: day))
    return register.isOpen(
      code.utf8.span, on: day, followingSuccession: following, roles: roles)
  }

  struct Span: CustomTestStringConvertible {
    let code: String
    let day: String
    let isOpen: Bool
    var testDescription: String { "\(code) on \(day)" }

    init(_ code: String, _ day: String, _ isOpen: Bool) {
      self.code = code
      self.day = day
      self.isOpen = isOpen
    }
  }

  @Test(arguments: [
    Span("ALWAYS", "0001-01-01", true), Span("ALWAYS", "9999-12-31", true),
    Span("FROM", "2020-08-31", false), Span("FROM", "2020-09-01", true),
    Span("FROM", "9999-12-31", true), Span("UNTIL", "1890-01-01", true),
    Span("UNTIL", "2020-09-30", true), Span("UNTIL", "2020-10-01", false),
    Span("DAY", "2020-09-14", false), Span("DAY", "2020-09-15", true),
    Span("DAY", "2020-09-16", false),
    // Two spans with a gap, which stand apart in the file.
    Span("TWICE", "2019-12-31", false), Span("TWICE", "2020-01-01", true),
    Span("TWICE", "2020-01-31", true), Span("TWICE", "2020-02-15", false),
    Span("TWICE", "2020-03-01", true), Span("TWICE", "2020-04-01", false),
    // No code of the register, though close to one.
    Span("", "2020-09-15", false), Span("ALWAY", "2020-09-15", false),
    Span("ALWAYSS", "2020-09-15", false), Span("always", "2020-09-15", false),
    Span("ALWAYS ", "2020-09-15", false), Span(" ALWAYS", "2020-09-15", false),
    Span("AAA", "2020-09-15", false), Span("ZZZ", "2020-09-15", false),
    Span(String(repeating: "A", count: 65), "2020-09-15", false),
    Span("ALWAYS\0", "2020-09-15", false),
  ])
  func `A code is open within its spans, both ends inclusive`(span: Span) throws {
    let register = try Self.register(
      """
      closes,code,opens
      2020-03-31,TWICE,2020-03-01
      ,ALWAYS,
      ,FROM,2020-09-01
      2020-09-30,UNTIL,
      2020-09-15,DAY,2020-09-15
      2020-01-31,TWICE,2020-01-01
      """)
    #expect(register.rowCount == 6)
    #expect(try Self.isOpen(register, span.code, on: span.day) == span.isOpen)
  }

  @Test(
    arguments: [
      ("BD1 6OY", true), ("BD16OY", true), ("bd1 6oy", false), (" B D1 6O Y ", true),
      ("BD10 5HI", true), ("BD105HI", true), ("BD10 5H", false), ("BD1", false), ("", false),
      ("   ", false), ("BD1\t6OY", false),
    ] as [(String, Bool)])
  func `In a postcode spaces do not count, and on the list the case neither`(
    postcode: String, isOpen: Bool
  ) throws {
    let register = try Self.register("code\nBD1 6OY\nbd105hi\n", as: .postcodes)
    #expect(try Self.isOpen(register, postcode, on: "2020-09-15") == isOpen)
  }

  @Test(arguments: [
    ([], "2020-09-15", true), (["RO76"], "2020-09-15", true), (["RO76"], "2019-09-15", false),
    (["RO177"], "2020-09-15", true), (["RO177"], "2019-09-15", true), (["RO"], "2020-09-15", false),
    (["RO9", "RO76"], "2020-09-15", true), (["ro76"], "2020-09-15", false),
    (["RO177 RO76"], "2020-09-15", false), ([], "2018-09-15", true),
    (["RO177"], "2018-09-15", false),
  ])
  func `An open code holds one of the roles on that very day`(
    roles: [String], day: String, isOpen: Bool
  ) throws {
    let register = try Self.register(
      """
      code,opens,closes,roles
      A1,2020-01-01,,RO177  RO76 RO177
      A1,2019-01-01,2019-12-31,RO177
      A1,2018-01-01,2018-12-31,
      """)
    #expect(try Self.isOpen(register, "A1", on: day, roles: roles) == isOpen)
  }

  @Test func `Without a column of roles every code holds every role`() throws {
    let register = try Self.register("code\nA1\n")
    #expect(try Self.isOpen(register, "A1", on: "2020-09-15", roles: ["RO76"]))
  }

  @Test func `A kind that is not loaded has no register`() throws {
    let sites = try Self.register("code\nRWKA1\n", as: .sites)
    let data = ReferenceData([sites])
    #expect(data[.sites] === sites)
    for kind in ReferenceData.Kind.allCases {
      #expect((data[kind] == nil) == (kind != .sites))
      #expect(ReferenceData.none[kind] == nil)
    }
  }

  @Test(arguments: [
    ("gp_practices", ReferenceData.Kind.gpPractices, 83), ("organisations", .organisations, 10),
    ("postcodes", .postcodes, 900), ("sites", .sites, 10),
  ])
  func `Every code of a fixture is open at any time`(
    name: String, kind: ReferenceData.Kind, count: Int
  ) throws {
    let path = try Fixture.path("reference/\(name).csv")
    let register = try CodeRegister.read(path, as: kind).register
    #expect(register.rowCount == count)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    for code in lines.dropFirst() {
      #expect(try Self.isOpen(register, String(code), on: "2020-09-15", roles: ["RO76"]))
    }
  }
}
