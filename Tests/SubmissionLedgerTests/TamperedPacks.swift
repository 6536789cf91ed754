import EventLog
import Evidence
import Foundation
import TestSupport
import Testing
import TransparencyLog

@testable import SubmissionLedger

/// Findings, or why the file was not even looked into.
struct PackRefusal {
  var findings: [EvidenceFinding] = []
  var error = ""
}

/// A ledger with its pack, and everything that whoever holds the signing key can make of it.
struct TamperedPacks {
  let history: EvidenceHistory
  let key: String
  let pack: PackFile

  init() throws {
    history = try EvidenceHistory()
    key = try history.key
    pack = try PackFile(try history.build().path)
  }

  /// The pack with a manifest of its members, signed by the key of the ledger or by another.
  func signed(_ pack: PackFile, by signer: NoteSigner? = nil) throws -> PackFile {
    var pack = pack
    let content = pack.members.filter { !$0.name.hasPrefix("manifest.") }
    let entries = content.map { member in
      """
          {
            "bytes": \(member.bytes.count),
            "name": "\(member.name)",
            "sha256": "\(SHA256Hasher.hash(member.bytes.span).hex)"
          }
      """
    }
    let manifest = """
      {
        "format": "iapt-ledger/evidence@v1",
        "members": [
      \(entries.joined(separator: ",\n"))
        ]
      }

      """
    pack["manifest.json"] = Array(manifest.utf8)
    let digest = SHA256Hasher.hash(Array(manifest.utf8).span).base64
    let note = try SignedNote(
      text: "iapt-ledger/evidence-manifest@v1\nexample.org/iapt\nsha256 \(digest)\n",
      signers: [try signer ?? history.signer])
    pack["manifest.note"] = Array(note.encoded.utf8)
    return pack
  }

  /// Both verifiers refuse the file; gives what ours has against it.
  @discardableResult
  func expectRefusal(
    _ path: String, _ what: String, key other: String? = nil
  ) throws -> PackRefusal {
    let python = try PythonVerifier.verify(path, key: other ?? key)
    #expect(python.status == 1 && python.text.contains("NOT good"), "\(what): \(python.text)")
    do throws(LedgerError) {
      let verdict = try EvidenceCheck.check(path, verifierKey: other ?? key)
      #expect(!verdict.isGood, "\(what)")
      return PackRefusal(findings: verdict.findings)
    } catch {
      #expect(error.kind == .badInput, "\(what): \(error)")
      return PackRefusal(error: "\(error)")
    }
  }

  /// What an operator who wants to deceive signs: both refuse, and ours says why.
  func expectRefusal(
    ofSigned pack: PackFile, _ what: String, _ kinds: Set<EvidenceFinding.Kind>
  ) throws {
    let found = try expectRefusal(try signed(pack).write(), what)
    #expect(Set(found.findings.map(\.kind)).isSuperset(of: kinds), "\(what): \(found)")
  }

  /// A figure of the report replaced, in the JSON as text, and the page made anew from it.
  func reporting(_ old: String, as new: String) throws -> PackFile {
    var pack = pack
    let text = String(decoding: pack["report.json"], as: UTF8.self)
    try #require(text.contains(old), "\(old)")
    pack["report.json"] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    let report = try #require(EvidenceReport(json: pack["report.json"]))
    pack["report.html"] = Array(report.html.utf8)
    return pack
  }
}
