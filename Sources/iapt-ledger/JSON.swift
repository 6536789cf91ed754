internal import Foundation

/// A JSON document in the making.
enum JSON: Encodable {
  case null
  case bool(Bool)
  case int(Int)
  case unsigned(UInt64)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    case .unsigned(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }

  /// The document with its keys in order; on one line for JSON lines.
  func text(onOneLine: Bool) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      onOneLine
      ? [.sortedKeys, .withoutEscapingSlashes]
      : [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension JSON {
  static func int(_ value: UInt64) -> JSON { .unsigned(value) }
  static func int(_ value: UInt32) -> JSON { .int(Int(value)) }

  /// The value, or null where there is none.
  static func optional<Value>(_ value: Value?, _ make: (Value) -> JSON) -> JSON {
    value.map(make) ?? .null
  }

  static func text(_ value: some CustomStringConvertible) -> JSON { .string(value.description) }
}
