import Testing

@testable import generate_submission

@Suite struct RandomStreamTests {
  @Test func `the draws are those that SplitMix64 is known for`() {
    var random = RandomStream(StreamKey(1_234_567))
    let draws = (0..<5).map { _ in random.next() }
    #expect(
      draws == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `every number below a small bound is drawn and none beyond`() {
    var random = RandomStream(StreamKey(7))
    for bound in 1...12 {
      let drawn = Set((0..<2000).map { _ in random.below(bound) })
      #expect(drawn == Set(0..<bound), "bound \(bound)")
    }
  }

  @Test func `streams of different names differ`() {
    let root = StreamKey(1)
    let keys =
      (-20...200).map { root.child($0).value } + ["RX4", "RWK", "4XR"].map { root.child($0).value }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `weights decide how often a value is drawn`() {
    let weighted: Weighted = ["often": 900, "seldom": 100, "never": 0]
    var random = RandomStream(StreamKey(3))
    let drawn = (0..<10_000).map { _ in weighted.draw(&random) }
    let often = drawn.count { $0 == "often" }
    #expect((8_700...9_300).contains(often))
    #expect(!drawn.contains("never"))
  }
}
