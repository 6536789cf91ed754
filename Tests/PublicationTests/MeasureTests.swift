import DataSet
import Testing

@testable import Publication

@Suite struct MeasureTests {
  @Test func theMeasuresAreThoseThatArePublished() throws {
    let set = MeasureSet.standard
    #expect(set.counts.count == 36)
    #expect(set.percentages.count == 6)
    let ids = set.measures.map(\.id)
    #expect(Set(ids).count == 42)
    #expect(set.place(of: "M192") != nil)
    #expect(set.place(of: "M999") == nil)
  }

  @Test(arguments: [
    ("M001", "distinct pathways with received in the period"),
    ("M002", "distinct pathways with received in the period and source B1"),
    (
      "M033",
      "distinct pathways with firstTreatment in the period and receivedToFirstTreatment 29 to 56"
    ),
    (
      "M035",
      "distinct pathways with firstTreatment in the period and receivedToFirstTreatment at least 91"
    ),
    (
      "M074",
      "distinct pathways with discharged in the period and treatments 0 and contacts at least 1"
    ),
    ("M087", "distinct appointments with appointment in the period and attendance 6"),
    ("M192", "M191 of M076 minus M179, in per cent"),
  ])
  func aDefinitionSaysWhatIsCounted(id: String, definition: String) throws {
    let set = MeasureSet.standard
    let measure = set.measures[try #require(set.place(of: id))]
    #expect(set.definition(of: measure) == definition)
  }

  @Test(arguments: [
    "count\tM1\tA\tpathways\treceived\t-",
    "count\tM1\tA\tpathways\tnever\t-\ta",
    "count\tM1\tA\tpathways\tappointment\t-\ta",
    "count\tM1\tA\tappointments\treceived\t-\ta",
    "count\tM1\tA\tpathways\treceived\tunknown\ta",
    "count\tM1\tA\tpathways\treceived\tcontacts=..\ta",
    "count\tM1\tA\tpathways\treceived\tcontacts=3..2\ta",
    "count\tM1\tA\tpathways\treceived\tcontacts=x\ta",
    "percentage\tM1\tA\tM1/M1\ta",
    "count\tM1\tA\tpathways\treceived\t-\ta\ncount\tM1\tB\tpathways\treceived\t-\tb",
    "count\tM1\tA\tpathways\treceived\t-\ta\npercentage\tM2\tB\tM1/M3\tb",
    "count\tM1\tA\tpathways\treceived\t-\ta\nsum\tM1\tM2",
    "measure\tM1",
  ])
  func aLineThatCannotBeUnderstoodIsRefused(text: String) {
    #expect(MeasureSet(text) == nil)
  }

  /// 2024-25, as published for England.
  @Test func theDefinitionsGiveThePublishedFiguresOfEngland() throws {
    let set = MeasureSet.standard
    let published = [
      "M076": 670_419, "M179": 35_234, "M185": 452_284, "M187": 170_457, "M189": 39_157,
      "M191": 321_061, "M193": 301_815, "M001": 1_813_432,
    ]
    var counts = MeasureCounts(of: try #require(Period(iso: "2025-03")))
    counts.set(set.measures.map { published[$0.id] ?? 0 }, of: .england)
    let measures = PublishedMeasures(controlling: counts, levels: [.national])
    let figures = Dictionary(
      uniqueKeysWithValues: zip(set.measures.map(\.id), try #require(measures.rows.first).values))
    #expect(figures["M192"]?.text == "50.5")
    #expect(figures["M186"]?.text == "67.5")
    #expect(figures["M195"]?.text == "47.5")
    #expect(figures["M191"]?.text == "321061")
    #expect(figures["M001"]?.text == "1813432")
    // The trap: the count at caseness is not what stands below the line.
    let wrong = DisclosureRule.percentage(301_815, of: 634_248, at: .national)
    #expect(wrong.text == "47.6")
    #expect(figures["M180"]?.text == "5.3")
  }
}
