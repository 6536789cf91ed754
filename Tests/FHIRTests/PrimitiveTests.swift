import FHIR
import FHIRDefinition
import Testing

/// Values that a resource cannot hold cannot be made.
@Suite struct PrimitiveTests {
  @Test(arguments: [
    "", " ", "2020-10-12", "2020-10-12T09:30:00", "2020-13-01T00:00:00Z", "2020-10-12T24:00:00Z",
    "0999-10-12T09:30:00Z", "12020-10-12T09:30:00Z", "2020-10-12T09:30:00+01:00",
    "2020-10-12T09:30:00.Z", "2020-10-12t09:30:00z",
  ])
  func whatIsNoMomentIsNone(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func aTextIsNeverEmptyAndHoldsNoControlCharacter() throws {
    for text in ["", " ", "\n\t", "\u{A0}"] { #expect(FHIRString(text) == nil) }
    let user = "a\u{0}b\u{85}\u{7F}\"\\\u{2028}c"
    let line = Resource.auditEvent(try Samples.look(patient: 1, user: user)).line
    #expect(ResourceCheck(line).findings == [])
    #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(line.contains(#"a\#u{FFFD}b"#))
  }

  @Test(arguments: [
    ("example.org/iapt", "https://example.org/iapt"),
    ("example.org/a<b>\"c", "https://example.org/a%3Cb%3E%22c"),
    ("ürün", "https://%C3%BCr%C3%BCn"),
  ])
  func anyOriginMakesURIs(origin: String, root: String) throws {
    let names = LedgerNames(origin: origin)
    let event = AuditEvent.look(
      ResourceID(event: 1), by: nil, for: nil, at: try Samples.instant("2020-10-12T09:30:00Z"),
      of: AuditEvent.Question(try Samples.text("audit access"), patient: 7), in: names)
    let line = Resource.auditEvent(event).line
    #expect(ResourceCheck(line).findings == [])
    #expect(line.contains("{\"system\":\"\(root)/person\",\"value\":\"7\"}"))
  }
}
