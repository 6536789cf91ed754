internal import FoundationEssentials

/// The header in which a server says when to come back, in seconds or as a date (RFC 9110, 10.2.3).
enum RetryAfter {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The seconds to wait from `now`, or nil when the header is absent or says nothing readable.
  static func seconds(in value: String?, now: Int64) -> Int? {
    guard let value, value.utf8.count <= 40 else { return nil }
    if !value.isEmpty, value.utf8.allSatisfy(FieldRule.isDigit) { return Int(value) ?? .max }
    guard let date = unixSeconds(ofDate: value) else { return nil }
    return Int(max(0, date - now))
  }

  /// The time that a date such as `Sun, 06 Nov 1994 08:49:37 GMT` names.
  private static func unixSeconds(ofDate value: String) -> Int64? {
    let words = value.split(separator: " ")
    guard words.count == 6, words[5] == "GMT",
      let month = months.firstIndex(of: String(words[2]))
    else { return nil }
    let twoDigits = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    let iso = "\(words[3])-\(twoDigits)-\(words[1])T\(words[4])Z"
    guard let date = try? Date(iso, strategy: .iso8601) else { return nil }
    return Int64(date.timeIntervalSince1970)
  }
}
