/// A set of codes that is asked without an allocation.
///
/// Codes of up to sixteen bytes, which nearly all are, stand in one word each, sorted.
struct CodeSet: Sendable {
  private let words: [UInt128]
  private let lengths: Set<Int>
  private let long: Set<[UInt8]>

  init(_ codes: [String]) {
    let bytes = codes.map { Array($0.utf8) }
    words = bytes.filter { $0.count <= CodeSet.wordBytes }.map { CodeSet.word($0.span) }.sorted()
    lengths = Set(bytes.map(\.count))
    long = Set(bytes.filter { $0.count > CodeSet.wordBytes })
  }

  var isEmpty: Bool { words.isEmpty && long.isEmpty }

  /// Whether the code is one of the set.
  func contains(_ code: Span<UInt8>) -> Bool {
    if isEmpty { return false }
    guard code.count <= CodeSet.wordBytes else {
      guard lengths.contains(code.count) else { return false }
      return long.contains(code.indices.map { code[$0] })
    }
    let word = CodeSet.word(code)
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] == word && !isShort(code)
  }

  // A code that begins with zero bytes would be the same word as a shorter one.
  private func isShort(_ code: Span<UInt8>) -> Bool {
    code.count > 0 && code[0] == 0
  }

  private static let wordBytes = 16

  private static func word(_ code: Span<UInt8>) -> UInt128 {
    var word: UInt128 = 0
    for place in code.indices { word = word << 8 | UInt128(code[place]) }
    return word
  }
}
