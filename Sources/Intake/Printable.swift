import DataSet

/// Text that comes from outside as it may stand in a message: nothing that moves a terminal, and out of a
/// submission nothing that could be an identifier of a patient.
enum Printable {
  /// What a program says of itself, short and on one line.
  static func text(_ text: String, limit: Int = 64) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        && $0.properties.generalCategory != .lineSeparator
        && $0.properties.generalCategory != .paragraphSeparator
    }
    return isPlain && text.unicodeScalars.count <= limit ? text : "text that cannot be shown here"
  }

  /// The value of a field of the header, where it is one that headers have; else nil.
  ///
  /// Under a shifted or a wrong line of field names anything may stand there. Codes of trusts have three
  /// characters; longer ones are like postcodes and local ids. A day before the data set began may be one
  /// of birth.
  static func headerValue(_ text: String, of field: String) -> String? {
    let isShown =
      switch field {
      case HeaderDeclaration.Name.provider, HeaderDeclaration.Name.submitter:
        text.utf8.count == 3 && OrganisationCode(text) != nil && text.contains(where: \.isLetter)
      case HeaderDeclaration.Name.version:
        text.utf8.count == 3 && text.utf8.dropFirst().first == UInt8(ascii: ".")
          && Double(text) != nil
      case HeaderDeclaration.Name.created:
        DayAndTime(iso: text).map { $0.day.date.year >= firstYear } ?? false
      case HeaderDeclaration.Name.periodStart, HeaderDeclaration.Name.periodEnd:
        Day(iso: text).map { $0.date.year >= firstYear } ?? false
      default: false
      }
    return isShown ? text : nil
  }

  /// The first IAPT data set was collected from April 2012 on.
  static let firstYear = 2012
}
