/// A day in the life of a pathway.
enum PathwayDate: String, Sendable {
  case received
  case firstAssessment
  case firstTreatment
  case secondTreatment
  case discharged
  /// Of each appointment.
  case appointment
}

/// What a pathway or an appointment has to be like to be counted.
enum Condition: Sendable, Hashable {
  case flag(Flag)
  case number(Number, ClosedRange<Int>)
  /// The code of the source of the referral.
  case source(String)
  /// The code that says whether the patient came.
  case attendance(String)

  /// What is true of a pathway or not.
  enum Flag: String, Sendable {
    case finished
    case notAtCaseness
    case recovery
    case reliableImprovement
    case noReliableChange
    case reliableDeterioration
  }

  /// What is counted of a pathway: days, or contacts.
  enum Number: String, Sendable {
    case receivedToFirstAssessment
    case receivedToFirstTreatment
    case firstToSecondTreatment
    case contacts
    case treatments
  }

  /// Reads a flag, or `NAME=VALUE`; nil for anything else.
  init?(_ text: Substring) {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false)
    switch (sides.count, sides.first) {
    case (1, _):
      guard let flag = Flag(rawValue: String(text)) else { return nil }
      self = .flag(flag)
    case (2, "source"): self = .source(String(sides[1]))
    case (2, "attendance"): self = .attendance(String(sides[1]))
    case (2, let name?):
      guard let number = Number(rawValue: String(name)), let range = Self.range(sides[1])
      else { return nil }
      self = .number(number, range)
    default: return nil
    }
  }

  /// `N`, `A..B`, `..B` or `A..`.
  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    guard let dots = text.firstRange(of: "..") else { return Int(text).map { $0...$0 } }
    let (low, high) = (text[..<dots.lowerBound], text[dots.upperBound...])
    guard let lower = low.isEmpty ? Int.min : Int(low),
      let upper = high.isEmpty ? Int.max : Int(high), lower <= upper,
      !low.isEmpty || !high.isEmpty
    else { return nil }
    return lower...upper
  }

  /// The condition as people read it.
  var words: String {
    switch self {
    case .flag(let flag): return flag.rawValue
    case .source(let code): return "source \(code)"
    case .attendance(let code): return "attendance \(code)"
    case .number(let number, let range):
      switch (range.lowerBound, range.upperBound) {
      case (.min, let high): return "\(number.rawValue) at most \(high)"
      case (let low, .max): return "\(number.rawValue) at least \(low)"
      case (let low, let high) where low == high: return "\(number.rawValue) \(low)"
      case (let low, let high): return "\(number.rawValue) \(low) to \(high)"
      }
    }
  }
}
