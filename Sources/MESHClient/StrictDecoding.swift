/// A key of a JSON object, whatever its name.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// The object's keys, provided that it has no other; a misspelt key would else be left unread.
  package func strictContainer<Key: CodingKey & CaseIterable>(
    _ type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    let known = Key.allCases.map(\.stringValue)
    let found = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    if let stranger = found.sorted().first(where: { !known.contains($0) }) {
      let path = codingPath.map(\.stringValue) + [stranger]
      throw MESHError.configuration(
        key: path.joined(separator: "."),
        reason: "there is no such key; expected one of \(known.joined(separator: ", "))")
    }
    return try container(keyedBy: type)
  }
}

extension KeyedDecodingContainer {
  /// A whole number, read by way of `Double` because the decoder does not name the key of a
  /// fraction that was to be an `Int`.
  package func wholeNumberIfPresent(forKey key: Key) throws -> Int? {
    guard let number = try decodeIfPresent(Double.self, forKey: key) else { return nil }
    guard let whole = Int(exactly: number) else {
      throw MESHError.configuration(
        key: (codingPath + [key]).dotted, reason: "it is not a whole number")
    }
    return whole
  }
}

extension [any CodingKey] {
  /// The way to a value, such as `retry.attempts`.
  var dotted: String { map(\.stringValue).joined(separator: ".") }
}

extension DecodingError {
  /// The key that is at fault.
  var key: String {
    let path =
      switch self {
      case .keyNotFound(let key, let context): (context.codingPath + [key]).dotted
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath.dotted
      @unknown default: ""
      }
    return path.isEmpty ? "configuration file" : path
  }

  /// What is wrong there, without the value.
  var reason: String {
    switch self {
    case .keyNotFound: "it is absent"
    case .typeMismatch(let type, _), .valueNotFound(let type, _):
      switch type {
      case is Double.Type: "it is not a whole number"
      case is String.Type: "it is not a text"
      default: "it is not an object"
      }
    case .dataCorrupted: "it is not readable JSON of the expected kind"
    @unknown default: "it cannot be read"
    }
  }
}
