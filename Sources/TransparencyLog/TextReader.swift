/// Reads a text of untrusted origin line by line, and remembers where it is for error messages.
///
/// Works on bytes throughout: characters of a `String` may join a newline to its neighbours, and
/// compare equal when their bytes differ.
struct TextReader {
  typealias Line = ArraySlice<UInt8>

  /// The form that errors name.
  var form: TextForm
  private let lines: [Line]
  private var next = 0

  /// Splits `text` into lines after checking what holds for every form here.
  ///
  /// Valid UTF-8, no control character but the newline, which ends every line, the last too.
  init(_ text: Span<UInt8>, as form: TextForm, limit: Int) throws(NoteError) {
    self.form = form
    guard text.count <= limit else {
      throw .malformed(form, line: 1, .tooLong(limit: limit))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var line = 1
    for index in text.indices {
      let byte = text[index]
      guard byte >= 0x20 || byte == newline else {
        throw .malformed(form, line: line, .controlCharacter)
      }
      if byte == newline { line += 1 }
      bytes.append(byte)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .malformed(form, line: 1, .notUTF8)
    }
    guard bytes.last == newline else {
      throw .malformed(form, line: line, .noFinalNewline)
    }
    lines = bytes.dropLast().split(separator: newline, omittingEmptySubsequences: false)
  }

  var isAtEnd: Bool { next == lines.count }

  /// The lines not yet read.
  var rest: ArraySlice<Line> { lines[next...] }

  /// Takes the next line, without its newline.
  mutating func readLine() throws(NoteError) -> Line {
    guard !isAtEnd else { throw .malformed(form, line: next + 1, .endsEarly) }
    next += 1
    return lines[next - 1]
  }

  /// Takes the next line, which must say something.
  mutating func readNonEmptyLine() throws(NoteError) -> Line {
    let line = try readLine()
    guard !line.isEmpty else { throw error(.emptyLine) }
    return line
  }

  /// Takes the next line, which must be `header` and nothing else.
  mutating func readHeader(_ header: String) throws(NoteError) {
    guard try readLine().elementsEqual(header.utf8) else {
      throw error(.wrongHeader(expected: header))
    }
  }

  /// Takes the next line, which must begin with `name` and a space, and gives the part after them.
  mutating func readField(_ name: String) throws(NoteError) -> Line {
    let line = try readLine()
    guard let value = value(ofField: name, in: line) else {
      throw error(.badField(expected: name))
    }
    return value
  }

  /// As `readField`, but takes nothing and gives nil if the next line is something else.
  mutating func readFieldIfPresent(_ name: String) -> Line? {
    guard let line = rest.first, let value = value(ofField: name, in: line) else { return nil }
    next += 1
    return value
  }

  private func value(ofField name: String, in line: Line) -> Line? {
    let prefix = Array(name.utf8) + [space]
    return line.starts(with: prefix) ? line.dropFirst(prefix.count) : nil
  }

  /// Takes lines of one hash each and the empty line that ends them.
  mutating func readHashes(limit: Int) throws(NoteError) -> [Hash] {
    var hashes: [Hash] = []
    while true {
      let line = try readLine()
      if line.isEmpty { return hashes }
      guard hashes.count < limit else { throw error(.tooManyHashes(limit: limit)) }
      hashes.append(try hash(line))
    }
  }

  /// A hash spelt on the line just read.
  func hash(_ text: Line) throws(NoteError) -> Hash {
    guard let hash = Hash(base64: text.span) else { throw error(.badHash) }
    return hash
  }

  /// A decimal number on the line just read, up to 2^63 - 1.
  func number(_ text: Line) throws(NoteError) -> UInt64 {
    guard (1...19).contains(text.count), text.count == 1 || text.first != UInt8(ascii: "0") else {
      throw error(.badNumber)
    }
    var number: UInt64 = 0
    for digit in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { throw error(.badNumber) }
      number = number * 10 + UInt64(digit - UInt8(ascii: "0"))
    }
    // Nineteen digits stay below 2^64, so only the bound itself is left to check.
    guard number <= UInt64(Int64.max) else { throw error(.badNumber) }
    return number
  }

  /// An error about the line just read.
  func error(_ fault: TextFault) -> NoteError {
    .malformed(form, line: max(next, 1), fault)
  }
}

let newline = UInt8(ascii: "\n")
let space = UInt8(ascii: " ")

extension String {
  /// Text from bytes already known to be valid UTF-8.
  init(_ line: TextReader.Line) {
    self.init(decoding: line, as: UTF8.self)
  }
}
