internal import JSONText

/// A resource of ours.
public enum Resource: Sendable {
  case auditEvent(AuditEvent)
  case provenance(Provenance)

  var kind: String {
    switch self {
    case .auditEvent: "AuditEvent"
    case .provenance: "Provenance"
    }
  }

  var id: ResourceID {
    switch self {
    case .auditEvent(let event): event.id
    case .provenance(let provenance): provenance.id
    }
  }

  private var json: JSONText {
    switch self {
    case .auditEvent(let event): event.json
    case .provenance(let provenance): provenance.json
    }
  }

  /// The resource on one line, without an end of line.
  public var line: String { json.line }

  fileprivate func entry(in names: LedgerNames) -> JSONText {
    .object(["fullUrl": .text(names.address(of: self).text), "resource": json])
  }
}

/// Resources in one document (R4 Bundle of type `collection`), written line by line as they come.
///
/// An entry is a line of its own, so that a bundle of millions needs the memory of one.
public struct BundleWriter: Sendable {
  private let names: LedgerNames
  private var isEmpty = true

  /// The first line.
  public let opening: String

  /// Begins a bundle.
  public init(_ id: ResourceID, in names: LedgerNames) {
    self.names = names
    opening = #"{"resourceType":"Bundle","id":"\#(id.text)","type":"collection""#
  }

  /// The line of an entry, with what divides it from those before.
  public mutating func entry(_ resource: Resource) -> String {
    defer { isEmpty = false }
    return (isEmpty ? #","entry":["# : ",") + resource.entry(in: names).line
  }

  /// The last line; a bundle without entries has no list of them.
  public var closing: String { isEmpty ? "}" : "]}" }

  /// A whole bundle, without an end of line.
  public static func document(
    _ id: ResourceID, _ resources: [Resource], in names: LedgerNames
  ) -> String {
    var writer = BundleWriter(id, in: names)
    let entries = resources.map { writer.entry($0) }
    return ([writer.opening] + entries + [writer.closing]).joined(separator: "\n")
  }
}
