internal import EventSchema
internal import KeyVault
internal import SwiftProtobuf

/// Everybody who is asked about in a check: a person number beside an NHS number.
///
/// It lives in memory only; what it holds cannot be printed. Cost: 20 bytes a person.
struct OptOutCohort: Sendable, Redacted {
  /// By ascending number of the person.
  private(set) var persons: [UInt64] = []
  /// The NHS numbers of `persons`, as numbers.
  private var numbers: [UInt64] = []
  /// Places of `persons`, by ascending NHS number: the order of the files, which tells nothing of
  /// the order in which people came.
  private(set) var order: [UInt32] = []

  init(_ members: some Sequence<(person: UInt64, number: UInt64)>) {
    for member in members {
      persons.append(member.person)
      numbers.append(member.number)
    }
    order = (0..<UInt32(numbers.count)).map(\.self)
    order.sort { [numbers] left, right in numbers[Int(left)] < numbers[Int(right)] }
  }

  var count: Int { persons.count }

  /// The NHS number at a place of the order.
  func number(at place: Int) -> UInt64 { numbers[Int(order[place])] }

  /// The places of the order that each file covers.
  ///
  /// Files are of one size: in a small last one everybody may have opted out, and an empty answer
  /// tells nothing.
  func files(ofAtMost limit: Int) -> [Range<Int>] {
    let files = (count + limit - 1) / limit
    return (0..<files).map { count * $0 / files..<count * ($0 + 1) / files }
  }

  /// The content of a request file: each number on a line of its own, with a comma behind it.
  func file(_ places: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(places.count * 12)
    for place in places { Self.append(number(at: place), to: &bytes) }
    return bytes
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 10))
    var rest = number
    var place = start + 9
    while rest > 0, place >= start {
      bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      place -= 1
    }
    bytes.append(UInt8(ascii: ","))
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension SchemaOptOutStatus {
  init(isSet: Bool, effectiveFrom: Int64, knownAt: Int64) {
    self.init()
    state = isSet ? .set : .notSet
    effectiveFromMicroseconds = effectiveFrom
    knownAtMicroseconds = knownAt
  }
}
