public import EventSchema

/// The type of an event, by its number in the schema.
public typealias EventType = SchemaEventType

extension SchemaEventType {
  /// The name in the catalogue, for example `ReferralSubmitted`.
  ///
  /// A number that this program does not know prints as `Unrecognized(n)`: such an event is kept,
  /// proved and replayed like any other.
  public var name: String {
    switch self {
    case .UNRECOGNIZED(let number): "Unrecognized(\(number))"
    default:
      String(describing: self).prefix(1).uppercased() + String(describing: self).dropFirst()
    }
  }

  /// The type of that name, if there is one.
  public init?(name: String) {
    let match = Self.allCases.first { $0.name == name && $0 != .unspecified }
    guard let match else { return nil }
    self = match
  }
}
