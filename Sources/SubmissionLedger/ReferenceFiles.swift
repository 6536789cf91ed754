internal import Foundation
internal import Intake
internal import SystemReason

/// The kept content of reference data: files that are named by the digest of what they hold.
///
/// A file takes its name when it is whole and is never changed, so one that is there holds what its
/// name says, or is damaged.
struct ReferenceFiles {
  let layout: LedgerLayout

  func path(of digest: FileDigest) -> String { "\(layout.reference)/\(digest).csv" }

  /// How a content is; reads it whole.
  func state(of digest: FileDigest) throws(LedgerError) -> ReferenceContentState {
    let path = path(of: digest)
    do throws(IntakeError) {
      return try FileDigest(ofFile: path) == digest ? .whole : .damaged
    } catch {
      return try state(after: error, path)
    }
  }

  /// Reads what an event says was loaded, and compares it with the digest.
  func read(_ loaded: LoadedReference) throws(LedgerError) -> CodeRegister {
    let path = path(of: loaded.contentDigest)
    var state = ReferenceContentState.damaged
    do throws(IntakeError) {
      let (register, digest) = try CodeRegister.read(path, as: loaded.kind)
      if digest == loaded.contentDigest { return register }
    } catch {
      state = try self.state(after: error, path)
    }
    throw .referenceLost(kind: loaded.kind, path: path, state)
  }

  private func state(
    after error: IntakeError, _ path: String
  ) throws(LedgerError) -> ReferenceContentState {
    switch error {
    case .notFound: return .missing
    case .unreadable(_, let reason): throw .file(path: path, reason: reason)
    default: return .damaged
    }
  }

  /// Keeps the content of a register; durable when this returns.
  ///
  /// The file takes its name when it is whole. A damaged one of that name gives way to it.
  func write(_ register: CodeRegister, _ digest: FileDigest) throws(LedgerError) {
    try perform(layout.reference) {
      try FileManager.default.createDirectory(
        atPath: layout.reference, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try synchronize(layout.directory)
    }
    let draft = "\(layout.reference)/.\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    try perform(draft) {
      guard
        FileManager.default.createFile(
          atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: draft))
      try register.writeContent { try handle.write(contentsOf: Data($0)) }
      try handle.synchronize()
      try handle.close()
    }
    try name(draft, digest)
  }

  /// Gives a whole file its name, unless another process has just done so.
  private func name(_ draft: String, _ digest: FileDigest) throws(LedgerError) {
    let path = path(of: digest)
    if try state(of: digest) == .damaged {
      try perform(path) { try FileManager.default.removeItem(atPath: path) }
    }
    do {
      // A link never takes the place of a file that is there, as a renaming would.
      try FileManager.default.linkItem(atPath: draft, toPath: path)
    } catch {
      guard try state(of: digest) == .whole else {
        throw .file(path: path, reason: error.systemReason)
      }
    }
    try perform(layout.reference) { try synchronize(layout.reference) }
  }

  /// Makes the names in a directory durable.
  private func synchronize(_ directory: String) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: directory))
    try handle.synchronize()
    try handle.close()
  }

  private func perform(_ path: String, _ body: () throws -> Void) throws(LedgerError) {
    do {
      try body()
    } catch {
      throw .file(path: path, reason: error.systemReason)
    }
  }
}
