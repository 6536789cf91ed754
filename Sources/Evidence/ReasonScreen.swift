internal import Foundation

/// A reason for a look as a pack shows it.
///
/// Reasons are free words of whoever looked. One that could hold an identifier is not shown: seven digits or
/// more, also with single spaces, hyphens, points or slashes between them (an NHS number, a date of birth, an id),
/// or what has the form of a postcode.
public func shownReason(_ reason: String) -> String {
  hasManyDigits(reason) || hasPostcode(reason)
    ? "(not shown: it could name somebody)" : reason
}

private func hasManyDigits(_ text: String) -> Bool {
  var digits = 0
  var isBehindSeparator = false
  for scalar in text.unicodeScalars {
    if scalar.properties.numericType == .decimal {
      digits += 1
      isBehindSeparator = false
      if digits == 7 { return true }
    } else if digits > 0, !isBehindSeparator,
      " -./\u{2010}\u{2011}\u{a0}".unicodeScalars.contains(scalar)
    {
      isBehindSeparator = true
    } else {
      digits = 0
      isBehindSeparator = false
    }
  }
  return false
}

private func hasPostcode(_ text: String) -> Bool {
  text.range(
    of: #"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\b"#, options: .regularExpression)
    != nil
}
