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

/// Types of event, made so that it is quickly told whether one is among them.
public struct EventTypes: Sendable {
  // Whether each number stands for one of them.
  private let isMember: [Bool]

  /// These types; none that this program does not know.
  public init(_ types: Set<EventType>) {
    let numbers = types.map(\.rawValue)
    isMember = (0...(numbers.max() ?? 0)).map { numbers.contains($0) }
  }

  func contains(_ type: EventType) -> Bool {
    let number = type.rawValue
    return isMember.indices.contains(number) && isMember[number]
  }
}
