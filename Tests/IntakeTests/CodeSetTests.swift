import Testing

@testable import Intake

@Suite struct CodeSetTests {
  private static let eight = "ABCDEFGH"
  private static let codes = [
    "", "0", "00", "A", eight, eight + "1", eight + eight, eight + eight + "1",
  ]

  /// Each code alone in a set, and asked for each: the empty one, those around eight and sixteen bytes, and some
  /// that begin with bytes of zero.
  @Test(arguments: codes + ["\0", "\0A", "\0\0"])
  func aSetHasItsCodesAndNoOther(code: String) {
    let all = CodeSet(Self.codes)
    let content = Array(code.utf8)
    let isInAll = all.contains(content.span)
    #expect(isInAll == Self.codes.contains(code))
    for other in Self.codes {
      let found = CodeSet([other]).contains(content.span)
      #expect(found == (code == other), "\(code.debugDescription) in the set of \(other)")
    }
    let isInNone = CodeSet([]).contains(content.span)
    #expect(!isInNone)
  }
}
