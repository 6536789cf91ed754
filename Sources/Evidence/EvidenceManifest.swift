internal import Foundation
internal import TransparencyLog

/// A file in a pack.
public struct PackMember: Equatable, Sendable {
  /// The name, with `/` between folders.
  public let name: String
  /// The content.
  public let bytes: [UInt8]

  /// Puts a member together.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

/// The names of the members of a pack.
enum MemberName {
  static let manifest = "manifest.json"
  static let note = "manifest.note"
  static let checkpoint = "checkpoint"
  static let page = "report.html"
  static let report = "report.json"
  static let register = "register.csv"
  static let policy = "policy.json"
  /// Every pack has these, in this order, and then the proofs of its events.
  static let fixed = [manifest, note, checkpoint, page, report, register, policy]

  /// The proof of an event, with twelve digits so that names stand in the order of the log.
  static func proof(of position: UInt64) -> String {
    let digits = String(position)
    return "events/" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
      + ".tlog-proof"
  }

  static func isProof(_ name: String) -> Bool {
    name.hasPrefix("events/") && name.hasSuffix(".tlog-proof")
  }
}

/// The digest of every member, signed by the key that signs checkpoints.
struct EvidenceManifest: Codable, Equatable {
  struct Entry: Codable, Equatable {
    let name: String
    let bytes: UInt64
    let sha256: String
  }

  let format: String
  let members: [Entry]

  /// - Parameter members: all but the manifest and its note.
  init(of members: [PackMember]) {
    format = EvidenceReport.format
    self.members = members.map { member in
      Entry(
        name: member.name, bytes: UInt64(member.bytes.count),
        sha256: SHA256Hasher.hash(member.bytes.span).hex)
    }
  }

  func json() throws(EvidenceError) -> String { try ReportText.document(self) }

  /// The text that is signed; its second line is no number, so that no checkpoint can have it.
  static func noteText(of manifest: [UInt8], origin: String) -> String {
    let digest = SHA256Hasher.hash(manifest.span).base64
    return "iapt-ledger/evidence-manifest@v1\n\(origin)\nsha256 \(digest)\n"
  }
}
