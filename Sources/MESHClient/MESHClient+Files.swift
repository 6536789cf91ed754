internal import Foundation
internal import NIOPosix

extension MESHClient {
  /// Downloads a message into a new file, which is there only when it is whole and safe on disk.
  ///
  /// The content is written beside the file under the name `path` + `.part`, brought to disk, and
  /// then given its name, so the message may be acknowledged as soon as this returns. A leftover of
  /// an earlier download that was cut off is replaced. A report leaves an empty file.
  ///
  /// - Throws: ``MESHError``; ``MESHError/file(path:reason:)`` when something is at `path` already.
  @discardableResult
  public func download(_ id: MessageID, toFile path: String) async throws(MESHError) -> Download {
    let file = try await DownloadFile(path)
    do {
      let download = try await download(id) { chunk in try await file.append(chunk.bytes) }
      try await file.finish()
      return download
    } catch let error as MESHError {
      await file.discard()
      throw error
    } catch {
      await file.discard()
      throw .file(path: path, reason: "it cannot be written")
    }
  }
}

/// A file that is written under another name until it is whole.
private struct DownloadFile: Sendable {
  private let path: String
  private let partPath: String
  private let handle: FileHandle

  init(_ path: String) async throws(MESHError) {
    let partPath = path + ".part"
    self.path = path
    self.partPath = partPath
    guard !FileManager.default.fileExists(atPath: path) else {
      throw .file(path: path, reason: "something is there already; it is not overwritten")
    }
    do {
      handle = try await NIOThreadPool.singleton.runIfActive {
        try? FileManager.default.removeItem(atPath: partPath)
        // Messages are about people: nobody but the owner reads along.
        guard
          FileManager.default.createFile(
            atPath: partPath, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        return try FileHandle(forWritingTo: URL(fileURLWithPath: partPath))
      }
    } catch {
      throw .file(path: partPath, reason: "it cannot be created")
    }
  }

  func append(_ bytes: [UInt8]) async throws {
    try await NIOThreadPool.singleton.runIfActive { try handle.write(contentsOf: bytes) }
  }

  /// Brings the content to disk, then the name.
  func finish() async throws {
    try await NIOThreadPool.singleton.runIfActive {
      try handle.synchronize()
      try handle.close()
      try FileManager.default.moveItem(atPath: partPath, toPath: path)
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      let directory = try FileHandle(forReadingFrom: folder)
      try directory.synchronize()
      try directory.close()
    }
  }

  func discard() async {
    try? await NIOThreadPool.singleton.runIfActive {
      try? handle.close()
      try FileManager.default.removeItem(atPath: partPath)
    }
  }
}
