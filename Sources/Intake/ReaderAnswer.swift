import DataSet

/// What a run of the reader program says, frame by frame, with every length checked before it is
/// believed.
///
/// The stream begins with `IDR1`; a frame is a tag byte, the length of its payload as four bytes,
/// lowest first, and the payload. A text is its length as two bytes and UTF-8.
struct ReaderAnswer: ~Copyable {
  private enum Tag {
    static let kind = UInt8(ascii: "K")
    static let table = UInt8(ascii: "T")
    static let row = UInt8(ascii: "R")
    static let member = UInt8(ascii: "M")
    static let bytes = UInt8(ascii: "B")
    static let end = UInt8(ascii: "E")
    static let done = UInt8(ascii: "Z")
    static let refusal = UInt8(ascii: "X")
  }

  /// The longest payload that is believed.
  static let payloadLimitBytes = 8 << 20

  private let path: String
  private var output: ReaderOutput
  private var payload = PayloadReader([])
  private var sawMagic = false

  /// Whether the program has closed its output.
  var hasEnded: Bool { output.hasEnded }

  enum Item {
    case table(DatabaseTable)
    case member(ArchiveMember)
  }

  init(path: String, output: ReaderOutput) {
    self.path = path
    self.output = output
  }

  /// The error for an answer that cannot be right.
  func bad(_ what: String) -> IntakeError {
    .readerFailed(path: path, fault: .badAnswer(what))
  }

  /// The kind of the file, and the name of the database within a zip.
  mutating func kind() throws(IntakeError) -> (FileKind, member: String) {
    try expect(Tag.kind)
    let kind: FileKind? =
      switch payload.text() {
      case "access": .access
      case "zip-access": .zippedAccess
      case "zip-csv": .zippedCSV
      default: nil
      }
    guard let kind, let member = payload.text(), payload.isAtEnd else { throw bad("a kind") }
    return (kind, member)
  }

  /// The next table or member of a listing; nil at the end of the answer.
  mutating func item() throws(IntakeError) -> Item? {
    switch try frame() {
    case Tag.table: return .table(try tablePayload())
    case Tag.member: return .member(try memberPayload())
    case Tag.done:
      try endOfOutput()
      return nil
    default: throw bad("a frame out of turn")
    }
  }

  /// The head of a table whose rows follow.
  mutating func table() throws(IntakeError) -> DatabaseTable {
    try expect(Tag.table)
    return try tablePayload()
  }

  /// The head of a member whose bytes follow.
  mutating func member() throws(IntakeError) -> ArchiveMember {
    try expect(Tag.member)
    return try memberPayload()
  }

  /// Reads the next row of a table; false at the end of the table.
  mutating func row(
    into row: inout CellRow, order: [Int?], of table: Table, number: UInt32
  ) throws(IntakeError) -> Bool {
    switch try frame() {
    case Tag.row: break
    case Tag.end:
      guard payload.number(bytes: 4) == UInt64(number - 1), payload.isAtEnd else {
        throw bad("another number of rows than came")
      }
      return false
    default: throw bad("a frame out of turn")
    }
    for place in order {
      guard let cell = payload.cell() else { throw bad("a row of another length") }
      if let place { row.cells[place] = cell }
    }
    guard payload.isAtEnd else { throw bad("a row of another length") }
    row.bytes = payload.takeBytes()
    row.place = row.bytes.indices
    for (place, cell) in row.cells.enumerated() {
      let bytes = row.bytes[Int(cell.start)..<Int(cell.end)]
      if bytes.contains(0) {
        throw .malformed(
          table: table.name, row: number, field: table.fields[place].name, fault: .zeroByte)
      }
      if bytes.contains(where: { $0 >= 0x80 }), !UTF8Check.isValid(row.bytes, cell) {
        throw .malformed(
          table: table.name, row: number, field: table.fields[place].name, fault: .notUTF8)
      }
    }
    return true
  }

  /// The next bytes of a member, of which so many came; nil at its end.
  mutating func bytes(after count: UInt64) throws(IntakeError) -> [UInt8]? {
    switch try frame() {
    case Tag.bytes: return payload.takeBytes()
    case Tag.end:
      guard payload.number(bytes: 8) == count, payload.isAtEnd else {
        throw bad("another number of bytes than came")
      }
      return nil
    default: throw bad("a frame out of turn")
    }
  }

  /// The end of the answer, after which nothing may follow.
  mutating func end() throws(IntakeError) {
    try expect(Tag.done)
    try endOfOutput()
  }

  private mutating func endOfOutput() throws(IntakeError) {
    guard payload.isAtEnd else { throw bad("a long end") }
    guard output.isAtEnd() else { throw bad("bytes after the end") }
  }

  private mutating func expect(_ tag: UInt8) throws(IntakeError) {
    guard try frame() == tag else { throw bad("a frame out of turn") }
  }

  // Reads a frame into the payload and returns its tag; a refusal is thrown.
  private mutating func frame() throws(IntakeError) -> UInt8 {
    if !sawMagic {
      guard output.read(4) == Array("IDR1".utf8) else { throw bad("no sign at the start") }
      sawMagic = true
    }
    guard let head = output.read(5) else { throw bad("it breaks off") }
    let length = (0..<4).reduce(0) { $0 | Int(head[1 + $1]) << (8 * $1) }
    guard length <= ReaderAnswer.payloadLimitBytes else { throw bad("a frame too long") }
    guard let bytes = output.read(length) else { throw bad("it breaks off") }
    payload = PayloadReader(bytes)
    guard head[0] == Tag.refusal else { return head[0] }
    guard let code = payload.text(), let detail = payload.text(), payload.isAtEnd else {
      throw bad("a refusal")
    }
    let shown = Printable.text(ReaderRefusal.shown(detail), limit: 256)
    throw .readerRefused(path: path, code: Printable.text(code), detail: shown)
  }

  private mutating func tablePayload() throws(IntakeError) -> DatabaseTable {
    guard let name = payload.text(), let rows = payload.number(bytes: 4),
      let count = payload.number(bytes: 2), count <= CSVReader.columnLimit
    else { throw bad("a table") }
    var columns: [DatabaseColumn] = []
    for _ in 0..<count {
      guard let column = payload.text(), let type = payload.number(bytes: 1),
        let length = payload.number(bytes: 4)
      else { throw bad("a column") }
      columns.append(
        DatabaseColumn(name: column, type: UInt8(type), byteLength: UInt32(length)))
    }
    guard payload.isAtEnd else { throw bad("a table") }
    return DatabaseTable(name: name, rows: UInt32(rows), columns: columns)
  }

  private mutating func memberPayload() throws(IntakeError) -> ArchiveMember {
    guard let name = payload.text(), let count = payload.number(bytes: 8),
      let packed = payload.number(bytes: 8), payload.isAtEnd
    else { throw bad("a member") }
    return ArchiveMember(name: name, byteCount: count, packedByteCount: packed)
  }
}
