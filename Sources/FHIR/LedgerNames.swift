/// The URIs under which a ledger's own numbers are known outside of it, made from its origin.
///
/// Numbers mean nothing without the ledger: they are no identifiers of a patient.
public struct LedgerNames: Hashable, Sendable {
  /// The ledger itself, such as `https://example.org/iapt`.
  let root: String

  /// - Parameter origin: the name under which the ledger signs its checkpoints.
  public init(origin: String) {
    root = "https://" + Self.encoded(origin)
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      plain.contains(byte)
        ? String(UnicodeScalar(byte))
        : "%" + String(UInt16(byte) + 256, radix: 16, uppercase: true).dropFirst()
    }.joined()
  }

  /// What stands in a URI as it is: unreserved characters, and what divides authority and path.
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:".utf8)

  /// The ledger.
  var ledger: URI { URI(unchecked: root) }

  /// What numbers or names can be of.
  public enum Kind: String, Sendable {
    case actor
    case agreement
    case disclosure
    case event
    case person
    case policy
    case program
    case referral
    case submission
  }

  /// The system of the numbers or names of a kind, such as `https://example.org/iapt/person`.
  func system(_ kind: Kind) -> URI { URI(unchecked: "\(root)/\(kind.rawValue)") }

  /// The URI of the event at a position.
  public func event(_ position: UInt64) -> URI {
    URI(unchecked: "\(system(.event).text)/\(position)")
  }

  /// The URI of a version of the policy.
  public func policy(_ version: String) -> URI {
    URI(unchecked: "\(system(.policy).text)/\(Self.encoded(version))")
  }

  /// The address of a resource.
  func address(of resource: Resource) -> URI {
    URI(unchecked: "\(root)/\(resource.kind)/\(resource.id.text)")
  }

  /// A reference to something that the ledger knows by a number or a name.
  public func reference(
    _ kind: Kind, _ value: FHIRString, as type: ReferencedKind
  ) -> Reference {
    Reference(type, Identifier(system: system(kind), value: value))
  }

  /// A person, by the ledger's number.
  public func patient(_ number: UInt64) -> Reference {
    reference(.person, FHIRString(number), as: .patient)
  }

  /// Who acted, by the name that the log has.
  public func actor(_ name: FHIRString) -> Reference {
    Reference(.practitioner, Identifier(system: system(.actor), value: name), display: name)
  }

  /// The ledger as a device: it observes and records.
  var device: Reference {
    Reference(
      .device,
      Identifier(
        system: URI(known: "urn:ietf:rfc:3986"), value: FHIRString(ledger)))
  }

  /// The program with which somebody asked.
  var program: Reference {
    reference(.program, .iaptLedger, as: .device)
  }
}

extension FHIRString {
  fileprivate static let iaptLedger = FHIRString(known: "iapt-ledger")
}
