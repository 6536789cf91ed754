public import EventSchema

/// The subject of a stream of events.
public typealias StreamCategory = SchemaStreamCategory

extension SchemaStreamCategory {
  /// The name as people and scripts see it, for example `referral`.
  ///
  /// Cost: a walk over the dozen categories when parsing, none when printing.
  public var name: String { String(describing: self) }

  /// The category of that name, if there is one.
  public init?(name: String) {
    let match = Self.allCases.first { $0.name == name && $0 != .unspecified }
    guard let match else { return nil }
    self = match
  }
}

/// The name of a stream: what it is about, and a dense number within that.
///
/// Numbers are given in the order of first sight, so that the index of stream versions is written
/// in a few places however many streams there are.
public struct StreamID: Hashable, Sendable, CustomStringConvertible {
  public let category: StreamCategory
  public let number: UInt64

  public init(_ category: StreamCategory, _ number: UInt64) {
    self.category = category
    self.number = number
  }

  /// Reads the printed form, for example `referral-17`; a stream has one spelling only.
  public init?(_ text: String) {
    guard let dash = text.lastIndex(of: "-"),
      let category = StreamCategory(name: String(text[..<dash])),
      let number = UInt64(text[text.index(after: dash)...])
    else { return nil }
    self.init(category, number)
    guard description == text else { return nil }
  }

  public var description: String { "\(category.name)-\(number)" }
}

/// What the writer of an event believes of the stream it appends to.
public enum ExpectedVersion: Hashable, Sendable {
  /// Whatever the stream holds.
  case any
  /// The stream has no event yet.
  case noStream
  /// The newest event of the stream has this version; versions are dense from 1.
  case exactly(UInt64)

  /// Whether a stream whose newest version is `current` (0: no event) is as expected.
  func allows(_ current: UInt64) -> Bool {
    switch self {
    case .any: true
    case .noStream: current == 0
    case .exactly(let version): current == version
    }
  }
}
