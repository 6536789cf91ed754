public import Evidence
internal import Foundation
internal import TransparencyLog
internal import ZipArchive

/// Checks an evidence pack with nothing but its file and a verifier key: no ledger is needed.
public enum EvidenceCheck {
  private static let limits = ZipReader.Limits(
    fileBytes: EvidencePack.byteLimit, members: 65_535)

  /// - Throws: ``LedgerError/note(_:)`` for a key that is none, and
  ///   ``LedgerError/badArgument(name:expected:)`` for a file that cannot be read as a zip file of members that
  ///   stand as they are.
  public static func check(
    _ path: String, verifierKey: String
  ) throws(LedgerError) -> EvidenceVerdict {
    let verifier = try noting { () throws(NoteError) in try NoteVerifier(parsing: verifierKey) }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
      throw .badArgument(name: path, expected: "a readable file that holds an evidence pack")
    }
    guard let bytes = attributes[.size] as? UInt64, bytes <= limits.fileBytes else {
      throw .badArgument(name: path, expected: "a file of at most \(limits.fileBytes) bytes")
    }
    do throws(ZipReadError) {
      let members = try ZipReader.read(path, limits)
      return EvidenceVerification.verify(
        members.map { PackMember(name: $0.name, bytes: $0.bytes) }, key: verifier)
    } catch {
      throw .badArgument(name: path, expected: "an evidence pack (\(error))")
    }
  }
}
