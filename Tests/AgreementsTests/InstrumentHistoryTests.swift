import DataSet
import SeededRandom
import Testing

@testable import Agreements

/// Instruments over a span of days, against a look at each single day.
@Suite struct InstrumentHistoryTests {
  private let start = Day(daysSince1970: 18_500)

  private func day(_ number: Int) -> Day { start.advanced(by: number) }

  private func instrument(
    _ kind: Instrument.Content, _ reference: String, from: Int, until: Int? = nil
  ) -> Instrument {
    Instrument(
      content: kind, reference: reference, title: reference, from: day(from),
      until: until.map { day($0) },
      document: CitedDocument(reference: "file", digest: [UInt8](repeating: 0, count: 32)))
  }

  private func recorded(_ instruments: [Instrument]) -> [RecordedInstrument] {
    instruments.enumerated().map { RecordedInstrument(position: UInt64($0 + 1), instrument: $1) }
  }

  @Test func spellsAndGapsAreWhatEachDaySays() {
    var generator = SeededGenerator(for: "instrument history")
    let contents: [Instrument.Content] = [
      .direction, .dataProvisionNotice, .registerEntry,
      .lawfulBasis(article6: "6", article9: "9", condition: "2"),
      .impactAssessment(version: "1", approver: "a", approvedOn: day(0)),
      .exemption(ground: "cag-decision", use: "dars-release"),
    ]
    var seen = (spells: 0, gaps: 0)
    for _ in 0..<300 {
      let instruments = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        let from = Int.random(in: -10...40, using: &generator)
        return instrument(
          contents[Int.random(in: 0..<contents.count, using: &generator)],
          ["a", "b"][Int.random(in: 0...1, using: &generator)], from: from,
          until: generator.oneIn(2) ? from + Int.random(in: 0...25, using: &generator) : nil)
      }
      let all = recorded(instruments)
      let first = Int.random(in: -5...20, using: &generator)
      let span = day(first)...day(first + Int.random(in: 0...30, using: &generator))
      let history = InstrumentHistory(among: all, over: span)
      var current = span.lowerBound
      while current <= span.upperBound {
        let expected = InstrumentsInForce(among: all, on: current)
        let inForce = history.spells.filter { $0.days.contains { $0.contains(current) } }
        #expect(inForce.map(\.recorded.position) == expected.positions.sorted())
        let gaps = history.gaps.filter { $0.days.contains(current) }.map(\.kind)
        #expect(gaps == expected.gaps)
        current = current.advanced(by: 1)
      }
      for days in history.spells.map(\.days) {
        #expect(zip(days, days.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      }
      seen.spells += history.spells.count
      seen.gaps += history.gaps.count
    }
    #expect(seen.spells > 300 && seen.gaps > 300)
  }

  @Test func aNewerVersionTakesThePlaceOfAnOlderOne() {
    let all = recorded([
      instrument(.direction, "a", from: 0), instrument(.direction, "a", from: 10, until: 12),
    ])
    let history = InstrumentHistory(among: all, over: day(0)...day(20))
    #expect(history.spells.map(\.days) == [[day(0)...day(9)], [day(10)...day(12)]])
    #expect(
      history.gaps.filter { $0.kind == .direction }.map(\.days) == [day(13)...day(20)])
    // Of every other kind there never was one.
    #expect(history.gaps.filter { $0.days == day(0)...day(20) }.map(\.kind).count == 4)
  }
}
