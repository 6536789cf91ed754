import DataSet
import Testing

@testable import Intake

/// What counts for a code that was closed: its successors.
@Suite struct SuccessionTests {
  struct Case: CustomTestStringConvertible {
    let code: String
    let day: String
    let isOpen: Bool
    let why: String
    var testDescription: String { "\(code) on \(day): \(why)" }

    init(_ code: String, _ day: String, _ isOpen: Bool, _ why: String) {
      self.code = code
      self.day = day
      self.isOpen = isOpen
      self.why = why
    }
  }

  static let register = """
    code,opens,closes,successor
    OLD,2000-01-01,2010-12-31,NEW
    NEW,2005-01-01,2015-12-31,NEWER
    NEWER,2018-01-01,,
    LOST,2000-01-01,2010-12-31,NOWHERE
    ALONE,2000-01-01,2010-12-31,
    SELF,2000-01-01,2010-12-31,SELF
    PING,2000-01-01,2010-12-31,PONG
    PONG,2000-01-01,2010-12-31,PING
    FORK,2000-01-01,2005-12-31,ALONE
    FORK,2006-01-01,2010-12-31,NEWER
    RING,2000-01-01,2010-12-31,RING
    RING,2000-01-01,2010-12-31,NEWER
    EARLY,2020-01-01,,NEWER
    """

  @Test(arguments: [
    Case("OLD", "2003-01-01", true, "open itself"),
    Case("OLD", "2011-01-01", true, "its successor is open"),
    Case("OLD", "2017-01-01", false, "the gap between its successor and the next"),
    Case("OLD", "2018-01-01", true, "the successor of its successor is open"),
    Case("OLD", "1999-12-31", false, "not yet open, so nothing was handed on"),
    Case("NEW", "2004-12-31", false, "its predecessor does not count"),
    Case("LOST", "2020-01-01", false, "the successor is not in the register"),
    Case("ALONE", "2020-01-01", false, "no successor"),
    Case("SELF", "2020-01-01", false, "its own successor"),
    Case("PING", "2020-01-01", false, "a circle of two"),
    Case("RING", "2020-01-01", true, "a circle with a way out"),
    Case("FORK", "2008-01-01", true, "open in its second span"),
    Case("FORK", "2020-01-01", true, "handed on by its second span"),
    Case("FORK", "2015-01-01", false, "no successor is open in that year"),
    Case("EARLY", "2019-01-01", false, "not yet open, though its successor is"),
  ])
  func `A closed code is open where a successor is`(_ one: Case) throws {
    let register = try CodeRegisterTests.register(Self.register)
    let isOpen = try CodeRegisterTests.isOpen(register, one.code, on: one.day, following: true)
    #expect(isOpen == one.isOpen)
  }

  @Test(arguments: ["2011-01-01", "2018-01-01"])
  func `Unless successors are to be followed, none counts`(day: String) throws {
    let register = try CodeRegisterTests.register(Self.register)
    #expect(try !CodeRegisterTests.isOpen(register, "OLD", on: day))
  }

  @Test func `A successor counts where it holds the role, a closed code's own role does not`()
    throws
  {
    let register = try CodeRegisterTests.register(
      """
      code,closes,successor,roles
      A,2010-12-31,B,RO76
      B,,C,RO177
      C,,,RO76
      D,2010-12-31,C,
      """)
    let open = { (code: String, role: String) in
      try CodeRegisterTests.isOpen(
        register, code, on: "2020-01-01", following: true, roles: [role])
    }
    #expect(try !open("A", "RO76"))
    #expect(try open("A", "RO177"))
    #expect(try open("D", "RO76"))
    #expect(try !open("D", "RO177"))
  }

  @Test(arguments: [(63, true), (64, false)])
  func `A chain is followed over sixty-four codes and no further`(
    closed: Int, isOpen: Bool
  ) throws {
    // The chain's codes C0, C1 … are closed, and the last names one that is open.
    var csv = "code,closes,successor\n"
    for place in 0...closed { csv += "C\(place),2010-12-31,C\(place + 1)\n" }
    csv += "C\(closed + 1),,\n"
    let register = try CodeRegisterTests.register(csv)
    let found = try CodeRegisterTests.isOpen(register, "C0", on: "2020-01-01", following: true)
    #expect(found == isOpen)
  }

  @Test func `A postcode's successor is found without its space`() throws {
    let register = try CodeRegisterTests.register(
      "code,closes,successor\nBD1 6OY,2010-12-31,bd10 5hi\nBD10 5HI,,\n", as: .postcodes)
    #expect(
      try CodeRegisterTests.isOpen(register, "BD16OY", on: "2020-01-01", following: true))
  }
}
