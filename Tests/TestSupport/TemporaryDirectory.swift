internal import Foundation

/// An empty directory that vanishes with its last reference.
///
/// Keep it as a property of the suite: a suite lives as long as its test runs.
public final class TemporaryDirectory: Sendable {
  public let path: String

  public init() {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("iapt-ledger-tests-\(UUID().uuidString)")
    path = url.path
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("no temporary directory at \(path): \(error)")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes an empty directory inside.
  public func make(_ name: String) throws -> String {
    let inner = path + "/" + name
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
    return inner
  }
}
