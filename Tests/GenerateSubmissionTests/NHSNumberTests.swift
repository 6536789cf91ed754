import Testing

@testable import generate_submission

@Suite struct NHSNumberTests {
  @Test func `every number is of the 999 range, valid, and met once`() {
    var seen = Set<Int>()
    seen.reserveCapacity(NHSNumber.count + NHSNumber.spare)
    var wrong: [Int] = []
    for index in 0..<NHSNumber.count + NHSNumber.spare {
      let digits = NHSNumber(index: index).digits
      if !isValidTestNumber(digits) { wrong.append(index) }
      if let value = Int(digits) { seen.insert(value) }
    }
    #expect(wrong.isEmpty)
    #expect(seen.count == NHSNumber.count + NHSNumber.spare)
  }

  @Test func `a misread number is never valid`() {
    for index in stride(from: 0, to: NHSNumber.count + NHSNumber.spare, by: 997) {
      let misread = NHSNumber(index: index).misread
      #expect(misread.utf8.count == 10)
      #expect(!isValidTestNumber(misread))
    }
  }

  @Test(arguments: [
    ("9991234562", false), ("9991197291", false), ("9991897291", true), ("9435797881", false),
  ])
  func `the check itself tells valid numbers from others`(digits: String, isValid: Bool) {
    #expect(isValidTestNumber(digits) == isValid)
  }
}

/// Whether a text is a usable test number, by the published rule and independent of how they are
/// made.
func isValidTestNumber(_ text: String) -> Bool {
  let digits = text.utf8.map { Int($0) - 0x30 }
  guard digits.count == 10, digits.allSatisfy({ (0...9).contains($0) }), text.hasPrefix("999"),
    Array(digits[0..<5]) != Array(digits[5...].reversed())
  else { return false }
  let sum = (0..<9).reduce(0) { $0 + digits[$1] * (10 - $1) }
  let check = 11 - sum % 11
  return check != 10 && (check == 11 ? 0 : check) == digits[9]
}
