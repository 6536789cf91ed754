/// Why a submission could not be generated.
enum GenerationError: Error, Equatable, CustomStringConvertible {
  case notAProvider(String)
  case periodOutOfRange(Month, supported: ClosedRange<Int>)
  case outOfRange(option: String, value: String, expected: String)
  case tooFewNumbers(people: Int, available: Int, shared: Bool)
  case cannotWrite(path: String, reason: String)

  var description: String {
    switch self {
    case .notAProvider(let text):
      "'\(text)' is not an organisation code: give 3 to 5 capital letters or digits"
    case .periodOutOfRange(let month, let years):
      "the period \(month.year)-\(month.number.padded(to: 2)) is outside the years "
        + "\(years.lowerBound) to \(years.upperBound)"
    case .outOfRange(let option, let value, let expected):
      "\(option) is \(value); it must be \(expected)"
    case .tooFewNumbers(let people, let available, let shared):
      "\(people) \(shared ? "shared " : "")people need more than the \(available) NHS numbers "
        + "of the test range kept for them: ask for fewer referrals"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason)"
    }
  }
}
