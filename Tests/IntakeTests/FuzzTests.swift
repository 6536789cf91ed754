import Intake
import SeededRandom
import Testing

@testable import fuzz_intake

/// A short form of `Tools/fuzz`.
@Suite struct FuzzTests {
  @Test func noBytesMakeTheCSVReaderReadOtherRowsThanStandThere() throws {
    var run = FuzzRun(CSVTarget(), seed: 1)
    for _ in 0..<500 { try run.runCase() }
    #expect(Set(run.tally.keys) == ["read", "refused"])
  }

  @Test func noAnswerIsReadAsOtherRowsThanItsFramesHold() throws {
    let real = try RealAnswers.load(
      reader: Fixture.reader.path, files: [Fixture.path("edge/v2016.accdb")])
    var run = FuzzRun(AnswerTarget(real: real), seed: 1)
    for _ in 0..<500 { try run.runCase() }
    #expect(
      Set(run.tally.keys) == ["read", "read though damaged", "listing refused", "rows refused"])
  }
}
