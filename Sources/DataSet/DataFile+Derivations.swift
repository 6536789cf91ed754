extension DataFile {
  /// Reads the derived attributes of a version:
  /// `VERSION[,VERSION]… TABLE NAME TYPE OPERATION [PARAMETER=VALUE]…`.
  static func readDerivations(
    _ text: String, version: String
  ) throws(DataFileError) -> [DerivedAttribute] {
    var attributes: [DerivedAttribute] = []
    for (number, columns) in lines(text) {
      guard columns.count >= 5, let type = AttributeType(rawValue: columns[3]) else {
        throw DataFileError(line: number)
      }
      var parameters = try DerivationParameters(columns[5...], line: number)
      let definition = try parameters.definition(columns[4])
      try parameters.end()
      guard columns[0].split(separator: ",").contains(version[...]) else { continue }
      attributes.append(
        DerivedAttribute(
          table: columns[1], name: columns[2], type: type, definition: definition))
    }
    return attributes
  }
}

/// The parameters of one line, each of which is taken once.
private struct DerivationParameters {
  private var values: [String: String] = [:]
  private let line: Int

  init(_ columns: ArraySlice<String>, line: Int) throws(DataFileError) {
    self.line = line
    for column in columns {
      guard let equals = column.firstIndex(of: "=") else { throw DataFileError(line: line) }
      let value = String(column[column.index(after: equals)...])
      let old = values.updateValue(value, forKey: String(column[..<equals]))
      guard old == nil, !value.isEmpty else { throw DataFileError(line: line) }
    }
  }

  mutating func definition(_ name: String) throws(DataFileError) -> DerivedAttribute.Definition {
    switch name {
    case "needs": .notDerived(.needs(try references()))
    case "unpublished": .notDerived(.unpublished)
    case "placeholder": .notDerived(.placeholder)
    default: .operation(try operation(name))
    }
  }

  private mutating func operation(
    _ name: String
  ) throws(DataFileError) -> DerivationOperation<InputName> {
    switch name {
    case "copy": .copy(of: try input("of"))
    case "concatDigits": .concatDigits(width: try number("width"))
    case "concatText": try concatText(try inputs("parts"))
    case "completedYears": .completedYears(from: try input("from"), to: try input("to"))
    case "daysBetween":
      .daysBetween(
        from: try input("from"), notBefore: try optionalInput("notBefore"), to: try input("to"),
        otherwise: try optionalInput("otherwise"), plus: try number("plus"))
    case "monthsSince":
      .monthsSince(epoch: try period("epoch"), of: try input("of"), plus: try number("plus"))
    case "windowType": .windowType(of: try input("of"))
    case "integerBefore": .integerBefore(separator: try character("separator"))
    case "cleanEthnicity": .cleanEthnicity(of: try input("of"))
    case "dateWithin":
      .dateWithin(of: try input("of"), from: try input("from"), to: try input("to"))
    case "isNull": .isNull(of: try input("of"))
    default: throw DataFileError(line: line)
    }
  }

  private mutating func concatText(
    _ parts: [InputName]
  ) throws(DataFileError) -> DerivationOperation<InputName> {
    guard parts.count == 2 else { throw DataFileError(line: line) }
    return .concatText(parts[0], parts[1], nullWithout: try optionalInput("nullWithout"))
  }

  /// Refuses what no one took.
  func end() throws(DataFileError) {
    guard values.isEmpty else { throw DataFileError(line: line) }
  }

  private mutating func text(_ name: String) throws(DataFileError) -> String {
    guard let text = values.removeValue(forKey: name) else { throw DataFileError(line: line) }
    return text
  }

  private mutating func number(_ name: String) throws(DataFileError) -> Int {
    guard let number = Int(try text(name)), number >= 0 else { throw DataFileError(line: line) }
    return number
  }

  private mutating func character(_ name: String) throws(DataFileError) -> Unicode.Scalar {
    guard let character = Unicode.Scalar(try text(name)) else { throw DataFileError(line: line) }
    return character
  }

  private mutating func period(_ name: String) throws(DataFileError) -> Period {
    guard let period = Period(iso: try text(name)) else { throw DataFileError(line: line) }
    return period
  }

  private mutating func optionalInput(_ name: String) throws(DataFileError) -> InputName? {
    values[name] == nil ? nil : try input(name)
  }

  private mutating func input(_ name: String) throws(DataFileError) -> InputName {
    guard let input = InputName(try text(name)) else { throw DataFileError(line: line) }
    return input
  }

  private mutating func inputs(_ name: String) throws(DataFileError) -> [InputName] {
    var inputs: [InputName] = []
    for part in try text(name).split(separator: "|", omittingEmptySubsequences: false) {
      guard let input = InputName(part) else { throw DataFileError(line: line) }
      inputs.append(input)
    }
    return inputs
  }

  private mutating func references() throws(DataFileError) -> [NeededReference] {
    var references: [NeededReference] = []
    for part in try text("reference").split(separator: "+", omittingEmptySubsequences: false) {
      guard let reference = NeededReference(rawValue: String(part)) else {
        throw DataFileError(line: line)
      }
      references.append(reference)
    }
    return references
  }
}
