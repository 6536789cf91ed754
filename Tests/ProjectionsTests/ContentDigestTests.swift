import EventLog
import Testing
import TransparencyLog

@testable import Projections

@Suite struct ContentDigestTests {
  /// Computed apart, with sha256sum over the bytes that Docs/format.md describes.
  @Test(
    arguments: [
      ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ([("a", "1")], "c2aaa3a4cd5e91695f0c9bff84477934f96fed780ebcb7de57e8a2ddc13cba4a"),
      (
        [("a", ""), ("b", "22"), ("ba", "x")],
        "1d775bc6bfee71b84b63a73ab796cd2a5dec13d2ad6de53a46adf800311a9c5e"
      ),
    ] as [([(String, String)], String)])
  func `The digest of known content is known`(_ entries: [(String, String)], _ expected: String) {
    #expect(state(entries).digest.hex == expected)
    #expect(state(entries.reversed()).digest.hex == expected)
  }

  @Test func `Content that is cut in other places has another digest`() {
    let digests = [
      state([("ab", "c")]), state([("a", "bc")]), state([("a", "b"), ("c", "")]),
      state([("abc", "")]), state([("a", ""), ("b", "c")]), state([]),
    ].map(\.digest)
    #expect(Set(digests).count == digests.count)
  }

  @Test func `Setting, extending and setting again leave what was written last`() {
    var state = MemoryState()
    state.extend([1], with: [2])
    state.extend([1], with: [3, 4])
    #expect(state.value(of: [1]) == [2, 3, 4])
    state.set([], for: [1])
    #expect(state.value(of: [1]) == [])
    #expect(state.value(of: [2]) == nil)
  }

  private func state(_ entries: [(String, String)]) -> MemoryState {
    var state = MemoryState()
    for (key, value) in entries { state.set(Array(value.utf8), for: Array(key.utf8)) }
    return state
  }
}
