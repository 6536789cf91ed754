internal import EventSchema
internal import Foundation

/// The releases of a span in the columns of the public register of data uses.
///
/// One line for each release under an agreement and each data set that the agreement approves for it.
public enum EvidenceRegister {
  private static let columns = [
    "File reference", "Agreement reference", "Data set", "Type of data", "Sensitive",
    "Patient opt-outs applied", "Legal basis", "Frequency", "Month",
  ]

  /// The file, from the events of a pack.
  public static func csv(
    of events: [CitedEvent], scope: EvidenceScope
  ) throws(EvidenceError) -> String {
    let events = CitedEvents(events, scope)
    let terms = Dictionary(try events.terms().map { ($0.terms.reference, $0.terms) }) { $1 }
    var lines = [columns]
    for (event, body) in try events.inSpan(.disclosureReleased, SchemaDisclosureReleased.self)
    where !body.ground.agreement.isEmpty {
      guard let terms = terms[body.ground.agreement] else {
        throw .missing(what: "agreement \(body.ground.agreement)", namedAt: event.position)
      }
      let versions = Set(body.tables.map(\.version))
      for data in terms.data where !versions.isDisjoint(with: data.versions) {
        lines.append([
          "disclosure-\(event.envelope.streamNumber)", terms.reference, data.dataSet,
          data.identifiability, data.sensitivity == "sensitive" ? "Yes" : "No",
          body.ground.optOutApplies ? "Yes" : "No", terms.legalBasis, data.frequency,
          String(momentText(event.envelope.recordedAtMicroseconds).prefix(7)),
        ])
      }
    }
    return lines.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
