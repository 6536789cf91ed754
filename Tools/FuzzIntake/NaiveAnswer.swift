/// What the frames of the reader program's answers say, read in the plainest way.
enum NaiveAnswer {
  /// A table or a member of a listing.
  struct Item: Equatable {
    let name: String
    let count: UInt64
    let columns: [String]
    /// The frame as it came, which the answer with the rows repeats.
    let frame: ReaderFrames.Frame
  }

  /// The kind of a listed file and what it holds; nil where the frames are no such answer.
  static func listing(_ bytes: [UInt8]) -> (kind: String, items: [Item])? {
    guard let frames = ReaderFrames(bytes: bytes)?.frames, let first = frames.first,
      first.tag == UInt8(ascii: "K"), frames.last == ReaderFrames.frame("Z")
    else { return nil }
    var head = PlainReader(first.payload[...])
    guard let kind = head.text(), head.text() != nil, head.isAtEnd else { return nil }
    let isText = kind == "zip-csv"
    let items = frames.dropFirst().dropLast().map { isText ? member($0) : table($0) }
    guard !items.contains(nil) else { return nil }
    return (kind, items.compactMap(\.self))
  }

  /// The cells of each table's rows; nil where the frames are no such answer.
  static func rows(_ bytes: [UInt8], of items: [Item]) -> [[[[UInt8]]]]? {
    guard let frames = ReaderFrames(bytes: bytes)?.frames else { return nil }
    var rest = frames[...]
    var tables: [[[[UInt8]]]] = []
    for item in items {
      guard rest.popFirst() == item.frame else { return nil }
      var rows: [[[UInt8]]] = []
      while rest.first?.tag == UInt8(ascii: "R"), let frame = rest.popFirst() {
        guard let row = row(frame.payload, item.columns.count) else { return nil }
        rows.append(row)
      }
      let end = ReaderFrames.frame("E", ReaderFrames.number(rows.count, 4))
      guard rest.popFirst() == end, rows.count == Int(item.count) else { return nil }
      tables.append(rows)
    }
    return rest.elementsEqual([ReaderFrames.frame("Z")]) ? tables : nil
  }

  /// The bytes of each member; nil where the frames are no such answer.
  static func members(_ bytes: [UInt8], of items: [Item]) -> [[UInt8]]? {
    guard let frames = ReaderFrames(bytes: bytes)?.frames else { return nil }
    var rest = frames[...]
    var members: [[UInt8]] = []
    for item in items {
      guard rest.popFirst() == item.frame else { return nil }
      var content: [UInt8] = []
      while rest.first?.tag == UInt8(ascii: "B"), let frame = rest.popFirst() {
        content += frame.payload
      }
      let end = ReaderFrames.frame("E", ReaderFrames.number(content.count, 8))
      guard rest.popFirst() == end, UInt64(content.count) == item.count else { return nil }
      members.append(content)
    }
    return rest.elementsEqual([ReaderFrames.frame("Z")]) ? members : nil
  }

  private static func table(_ frame: ReaderFrames.Frame) -> Item? {
    var rest = PlainReader(frame.payload[...])
    guard frame.tag == UInt8(ascii: "T"), let name = rest.text(), let rows = rest.number(4),
      let count = rest.number(2)
    else { return nil }
    var columns: [String] = []
    for _ in 0..<count {
      guard let column = rest.text(), rest.take(5) != nil else { return nil }
      columns.append(column)
    }
    return rest.isAtEnd
      ? Item(name: name, count: UInt64(rows), columns: columns, frame: frame) : nil
  }

  private static func member(_ frame: ReaderFrames.Frame) -> Item? {
    var rest = PlainReader(frame.payload[...])
    guard frame.tag == UInt8(ascii: "M"), let name = rest.text(), let count = rest.longNumber(8),
      rest.take(8) != nil, rest.isAtEnd
    else { return nil }
    return Item(name: name, count: count, columns: [], frame: frame)
  }

  private static func row(_ payload: [UInt8], _ columns: Int) -> [[UInt8]]? {
    var rest = PlainReader(payload[...])
    var cells: [[UInt8]] = []
    for _ in 0..<columns {
      guard let length = rest.number(4) else { return nil }
      guard length != 0xFFFF_FFFF else {
        cells.append([])
        continue
      }
      guard let cell = rest.take(length) else { return nil }
      cells.append(Array(cell))
    }
    return rest.isAtEnd ? cells : nil
  }
}
