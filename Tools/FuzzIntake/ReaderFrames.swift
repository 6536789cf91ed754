/// The frames of an answer of the reader program, taken apart and put together as its documentation
/// says.
struct ReaderFrames {
  struct Frame: Equatable {
    var tag: UInt8
    var payload: [UInt8]
  }

  static let magic = Array("IDR1".utf8)

  var frames: [Frame] = []

  init(_ frames: [Frame]) {
    self.frames = frames
  }

  /// The frames of an answer; nil unless it holds whole frames and nothing else.
  init?(bytes: [UInt8]) {
    var rest = PlainReader(bytes[...])
    guard rest.take(4).map(Array.init) == ReaderFrames.magic else { return nil }
    while !rest.isAtEnd {
      guard let tag = rest.number(1), let length = rest.number(4), let payload = rest.take(length)
      else { return nil }
      frames.append(Frame(tag: UInt8(tag), payload: Array(payload)))
    }
  }

  var bytes: [UInt8] {
    ReaderFrames.magic
      + frames.flatMap { frame -> [UInt8] in
        [frame.tag] + ReaderFrames.number(frame.payload.count, 4) + frame.payload
      }
  }

  static func frame(_ tag: Character, _ payload: [UInt8] = []) -> Frame {
    Frame(tag: tag.asciiValue ?? 0, payload: payload)
  }

  static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func text(_ text: [UInt8]) -> [UInt8] { number(text.count, 2) + text }
}

/// Takes bytes apart from the front; nil wherever there are too few.
struct PlainReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// A number of up to four bytes.
  mutating func number(_ count: Int) -> Int? {
    longNumber(count).map { Int($0) }
  }

  /// A number of up to eight bytes.
  mutating func longNumber(_ count: Int) -> UInt64? {
    take(count).map { $0.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
  }

  mutating func text() -> String? {
    guard let length = number(2), let bytes = take(length) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
