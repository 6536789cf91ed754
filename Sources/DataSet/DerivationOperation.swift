/// How a derived attribute is computed.
///
/// An input is the name of a field in the data, and the place of a value in a plan. A date that
/// cannot be read counts as null, since the model stores moments and could not hold it; the time
/// of day of a date is ignored.
enum DerivationOperation<Input: Sendable>: Sendable {
  /// The input as it is.
  case copy(of: Input)
  /// The submission's id followed by the row's number, padded with zeros to the width; an error
  /// where the number is wider.
  case concatDigits(width: Int)
  /// Two parts end to end, nulls left out; null without the input named last.
  case concatText(Input, Input, nullWithout: Input?)
  /// Full years between two dates, truncated toward zero before the first; null without either.
  ///
  /// Who was born on 29 February is a year older on 1 March of a common year.
  case completedYears(from: Input, to: Input)
  /// Days from the later of `from` and `notBefore` to `to`, or to `otherwise` where that is null,
  /// and some more; negative where the end comes first. Null without `from` or an end.
  case daysBetween(from: Input, notBefore: Input?, to: Input, otherwise: Input?, plus: Int)
  /// Months from the epoch to the month of the date, and some more; null without the date.
  case monthsSince(epoch: Period, of: Input, plus: Int)
  /// Which return of the month the submission was, by the day on which it was received; null
  /// without a start of the month.
  case windowType(of: Input)
  /// The whole number before the first separator in the submission's event id; an error where
  /// there is none.
  case integerBefore(separator: Unicode.Scalar)
  /// The category as ``EthnicCategory`` tells it; never null.
  case cleanEthnicity(of: Input)
  /// Whether the date lies in the span, both ends included; false where one of the three is null.
  case dateWithin(of: Input, from: Input, to: Input)
  /// Whether the date is null.
  case isNull(of: Input)
}

extension DerivationOperation {
  /// What an operation takes an input for.
  enum Reading {
    case text
    case date
  }

  /// The same operation on other inputs.
  func mapInputs<Other, Failure: Error>(
    _ map: (Input, Reading) throws(Failure) -> Other
  ) throws(Failure) -> DerivationOperation<Other> {
    func optional(_ input: Input?, _ reading: Reading) throws(Failure) -> Other? {
      guard let input else { return nil }
      return try map(input, reading)
    }
    switch self {
    case .copy(let input):
      return .copy(of: try map(input, .text))
    case .concatDigits(let width):
      return .concatDigits(width: width)
    case .concatText(let first, let second, let required):
      return .concatText(
        try map(first, .text), try map(second, .text),
        nullWithout: try optional(required, .text))
    case .completedYears(let from, let to):
      return .completedYears(from: try map(from, .date), to: try map(to, .date))
    case .daysBetween(let from, let notBefore, let to, let otherwise, let plus):
      return .daysBetween(
        from: try map(from, .date), notBefore: try optional(notBefore, .date),
        to: try map(to, .date), otherwise: try optional(otherwise, .date), plus: plus)
    case .monthsSince(let epoch, let input, let plus):
      return .monthsSince(epoch: epoch, of: try map(input, .date), plus: plus)
    case .windowType(let input):
      return .windowType(of: try map(input, .date))
    case .integerBefore(let separator):
      return .integerBefore(separator: separator)
    case .cleanEthnicity(let input):
      return .cleanEthnicity(of: try map(input, .text))
    case .dateWithin(let input, let from, let to):
      return .dateWithin(
        of: try map(input, .date), from: try map(from, .date), to: try map(to, .date))
    case .isNull(let input):
      return .isNull(of: try map(input, .date))
    }
  }
}

/// A field or derived attribute, as the data name it.
struct InputName: Hashable, Sendable {
  let table: String
  let name: String

  /// The name written as `TABLE.NAME`, or nil for any other text.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    table = String(parts[0])
    name = String(parts[1])
  }
}

extension InputName: CustomStringConvertible {
  var description: String { "\(table).\(name)" }
}
