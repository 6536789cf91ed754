public import EventSchema

/// Types of event, made so that it is quickly told whether one is among them.
public struct EventTypes: Sendable {
  // A bit for each number of the schema.
  private var bits: UInt64 = 0

  init() {}

  /// These types; none that this program does not know.
  public init(_ types: Set<EventType>) {
    for type in types {
      precondition(Self.bit(of: type) != 0, "the schema numbers its types from 0 to 63")
      insert(type)
    }
  }

  func contains(_ type: EventType) -> Bool { bits & Self.bit(of: type) != 0 }

  func isDisjoint(with other: EventTypes) -> Bool { bits & other.bits == 0 }

  /// Takes in a type; one that no set can hold changes nothing.
  mutating func insert(_ type: EventType) { bits |= Self.bit(of: type) }

  private static func bit(of type: EventType) -> UInt64 {
    let number = type.rawValue
    return 0..<64 ~= number ? 1 << UInt64(number) : 0
  }
}
