/// Which chunk of how many: the header `Mex-Chunk-Range`, written `2:3`.
struct ChunkRange: Hashable, CustomStringConvertible {
  /// From 1.
  let number: Int
  /// Zero in a report, which has no content.
  let total: Int

  var description: String { "\(number):\(total)" }

  init(number: Int, total: Int) {
    self.number = number
    self.total = total
  }

  /// Reads the header; anything but two plain numbers of at most nine digits is nil.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({
        (1...9).contains($0.utf8.count) && $0.utf8.allSatisfy(FieldRule.isDigit)
      }),
      let number = Int(parts[0]), let total = Int(parts[1])
    else { return nil }
    self.init(number: number, total: total)
  }
}
