/// NHS numbers of the 999 test range, with their check digit.
public enum NHSNumbers {
  /// The first valid number at or after 999 and six digits of `start`.
  public static func test(from start: Int) -> String {
    for number in start..<1_000_000 {
      let text = String(number)
      let digits = "999" + String(repeating: "0", count: 6 - text.count) + text
      let sum = zip(digits, stride(from: 10, to: 1, by: -1)).reduce(0) { sum, pair in
        sum + (pair.0.wholeNumberValue ?? 0) * pair.1
      }
      let check = (11 - sum % 11) % 11
      if check < 10 { return digits + String(check) }
    }
    preconditionFailure("no number is left in the test range")
  }
}
