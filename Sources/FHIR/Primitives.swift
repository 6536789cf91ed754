internal import JSONText

/// A text of a resource: never empty, and without characters that a resource may not hold.
public struct FHIRString: Hashable, Sendable {
  let text: String

  /// Nil for a text of white space only.
  ///
  /// A control character becomes U+FFFD, other white space a space.
  public init?(_ text: String) {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar {
      case " ", "\t", "\r", "\n": scalar
      case _ where scalar.properties.generalCategory == .control: "\u{FFFD}"
      case _ where scalar.properties.isWhitespace: " "
      default: scalar
      }
    }
    guard scalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
    self.text = String(String.UnicodeScalarView(scalars))
  }

  /// A number in digits.
  public init(_ number: UInt64) {
    text = String(number)
  }

  init(known text: StaticString) {
    self.text = text.description
  }

  /// A URI is never empty and holds no white space.
  init(_ uri: URI) {
    text = uri.text
  }
}

/// A moment to the second or finer, in UTC.
public struct Instant: Hashable, Sendable {
  let text: String

  /// Reads `YYYY-MM-DDThh:mm:ss`, an optional fraction, and `Z`; nil for anything else.
  public init?(_ text: String) {
    let form = /[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T/
    let time = /([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?Z/
    guard let day = text.prefixMatch(of: form),
      text[day.range.upperBound...].wholeMatch(of: time) != nil
    else { return nil }
    self.text = text
  }
}

/// The name of a resource within its kind: 1 to 64 letters, digits, `-` and `.`.
public struct ResourceID: Hashable, Sendable {
  let text: String

  /// The name of what the event at a position tells of, such as `event-17`.
  public init(event position: UInt64) {
    text = "event-\(position)"
  }

  /// The same, of one person among many, such as `event-17-person-3`.
  public init(event position: UInt64, person: UInt64) {
    text = "event-\(position)-person-\(person)"
  }

  /// The name of everything about one disclosure, such as `disclosure-1`.
  public init(disclosure number: UInt64) {
    text = "disclosure-\(number)"
  }

  /// The name of everything about one person, such as `person-3`.
  public init(person number: UInt64) {
    text = "person-\(number)"
  }
}

/// An absolute URI.
public struct URI: Hashable, Sendable {
  let text: String

  init(known text: StaticString) {
    self.text = text.description
  }

  init(unchecked text: String) {
    self.text = text
  }

  /// Codes of the Organisation Data Service.
  static let organisation = URI(known: "https://fhir.nhs.uk/Id/ods-organization-code")
}

/// At least one of something.
public struct OneOrMore<Element> {
  let first: Element
  let others: [Element]

  /// One, and whatever follows.
  public init(_ first: Element, _ others: [Element] = []) {
    self.first = first
    self.others = others
  }

  var all: [Element] { [first] + others }
}

extension OneOrMore: Sendable where Element: Sendable {}

extension JSONText {
  /// An object of the members that are there: a resource holds no empty value.
  static func object(_ members: KeyValuePairs<String, JSONText?>) -> JSONText {
    .members(
      members.compactMap { name, value in
        guard let value else { return nil }
        if case .list(let items) = value, items.isEmpty { return nil }
        return (name, value)
      })
  }
}
