/// Codes one behind the other: their bytes, and four bytes more for each.
struct CodeList: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  var count: Int { ends.count }

  /// Adds a code.
  mutating func append(_ code: CodeKey) {
    for index in 0..<code.count { bytes.append(code[index]) }
    ends.append(UInt32(bytes.count))
  }

  /// Adds an entry without a code.
  mutating func appendNothing() {
    ends.append(UInt32(bytes.count))
  }

  /// Adds an entry of another list.
  mutating func append(_ index: Int, of other: CodeList) {
    bytes.append(contentsOf: other[index])
    ends.append(UInt32(bytes.count))
  }

  /// The bytes of an entry, none where it holds no code.
  subscript(index: Int) -> ArraySlice<UInt8> { bytes[start(index)..<Int(ends[index])] }

  /// Whether any entry holds a code.
  var holdsCode: Bool { !bytes.isEmpty }

  /// The first eight bytes of an entry as a number, by whose order most entries can be told apart.
  func prefix(_ index: Int) -> UInt64 {
    let code = self[index].prefix(8)
    return code.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - code.count))
  }

  /// Below zero where the entry comes before the key in the order of the bytes, zero where it is
  /// the key.
  func compare(_ index: Int, to key: borrowing CodeKey) -> Int {
    let start = start(index)
    let count = Int(ends[index]) - start
    var place = 0
    while place < count, place < key.count {
      let (mine, other) = (bytes[start + place], key[place])
      if mine != other { return mine < other ? -1 : 1 }
      place += 1
    }
    return count - key.count
  }

  /// As the comparison with a key, of two entries.
  func compare(_ left: Int, _ right: Int) -> Int {
    let (left, right) = (self[left], self[right])
    if left.elementsEqual(right) { return 0 }
    return left.lexicographicallyPrecedes(right) ? -1 : 1
  }

  private func start(_ index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }
}
