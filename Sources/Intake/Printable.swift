import DataSet

/// Text that comes from outside as it may stand in a message: nothing that moves a terminal, and out of a
/// file nothing that could be an identifier of a patient.
enum Printable {
  /// What a program says of itself, short and on one line.
  static func text(_ text: String, limit: Int = 64) -> String {
    isPlain(text) && text.unicodeScalars.count <= limit ? text : "text that cannot be shown here"
  }

  /// The name of a table: names have no long numbers, identifiers of patients do.
  static func name(_ text: String) -> String {
    let digits = text.split { !$0.isNumber }
    let isName = isPlain(text) && text.utf8.count <= 64 && digits.allSatisfy { $0.count < 4 }
    return isName ? text : "one whose name is not shown here"
  }

  /// A value that a header may hold: a code of an organisation, a date, a moment or a version.
  static func headerValue(_ text: String) -> String {
    let isCode = OrganisationCode(text) != nil && text.contains(where: \.isLetter)
    let isVersion = text.utf8.count == 3 && text.contains(".") && text.first?.isNumber == true
    let isHeaderValue =
      isCode || isVersion || Day(iso: text) != nil || DayAndTime(iso: text) != nil
    return isHeaderValue ? text : "text of another form, which is not shown here"
  }

  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        && $0.properties.generalCategory != .lineSeparator
        && $0.properties.generalCategory != .paragraphSeparator
    }
  }
}
