/// The ethnic category of a person, as extracts give it.
enum EthnicCategory {
  /// What stands for no category.
  static let missing = "-1"
  /// What stands for a category that nobody knows.
  static let invalid = "-3"
  /// What stands for a category that was asked for and is not known.
  static let unknown = "99"

  private static let letters = "ABCDEFGHJKLMNPRSZ"

  /// The letter of the category, or the code that tells why there is none.
  ///
  /// As the published code does, it also hands on a run of neighbouring letters, such as `AB`, which no
  /// list of categories has.
  static func validated(_ text: String?) -> String {
    guard let text, text != "0" else { return missing }
    let code = trimmed(text).uppercased()
    if code.isEmpty { return missing }
    if letters.contains(code) { return code }
    return code == "9" || code == "99" ? unknown : invalid
  }

  private static func trimmed(_ text: String) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { start[...$0] } ?? start.prefix(0)
  }
}
