import Crypto
import Foundation
import Synchronization
import SystemReason

/// A temporary file without a name, in which every piece is sealed under a key that lives in
/// memory only.
///
/// What is left on the disk after a crash is bytes without a key.
final class ScratchFile: Sendable {
  /// Where a sealed piece lies.
  struct Piece: Sendable {
    fileprivate let offset: UInt64
    fileprivate let length: Int
    fileprivate let number: UInt64
  }

  private struct State {
    let handle: FileHandle
    var end: UInt64 = 0
    var pieces: UInt64 = 0
  }

  private static let nonceLength = 12

  private let key = SymmetricKey(size: .bits256)
  private let state: Mutex<State>

  /// Creates the file in the directory and takes its name away again.
  init(directory: String?) throws(IntakeError) {
    let parent =
      directory.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? FileManager.default.temporaryDirectory
    // A new directory that nobody else may enter keeps others from the file while it has a name.
    let folder = parent.appendingPathComponent("intake-\(UUID().uuidString)", isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appendingPathComponent("rows")
      try Data().write(to: file, options: .withoutOverwriting)
      state = Mutex(State(handle: try FileHandle(forUpdating: file)))
    } catch {
      throw .scratch(reason: "it cannot be created in \(parent.path): \(error.systemReason)")
    }
  }

  /// Seals the bytes and appends them.
  func append(_ bytes: [UInt8]) throws(IntakeError) -> Piece {
    do {
      return try state.withLock { state in
        let box = try AES.GCM.seal(bytes, using: key, nonce: nonce(state.pieces))
        guard let sealed = box.combined?.dropFirst(ScratchFile.nonceLength) else {
          preconditionFailure("a box with a nonce of this length has one form that holds all")
        }
        try state.handle.seek(toOffset: state.end)
        try state.handle.write(contentsOf: sealed)
        let piece = Piece(offset: state.end, length: sealed.count, number: state.pieces)
        state.end += UInt64(sealed.count)
        state.pieces += 1
        return piece
      }
    } catch {
      throw .scratch(reason: "it cannot be written: \(error.systemReason)")
    }
  }

  /// Reads a piece and opens it.
  func read(_ piece: Piece) throws(IntakeError) -> [UInt8] {
    do {
      let sealed = try state.withLock { state in
        try state.handle.seek(toOffset: piece.offset)
        return try state.handle.read(upToCount: piece.length) ?? Data()
      }
      let tagLength = 16
      guard sealed.count == piece.length, sealed.count >= tagLength else {
        throw IntakeError.scratch(reason: "it is shorter than what was written to it")
      }
      let box = try AES.GCM.SealedBox(
        nonce: nonce(piece.number), ciphertext: sealed.dropLast(tagLength),
        tag: sealed.suffix(tagLength))
      return Array(try AES.GCM.open(box, using: key))
    } catch {
      throw .scratch(reason: "it cannot be read: \(error.systemReason)")
    }
  }

  // The key is used for this file alone, so the number of the piece is a nonce that never repeats.
  private func nonce(_ number: UInt64) throws -> AES.GCM.Nonce {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    return try AES.GCM.Nonce(data: [0, 0, 0, 0] + bytes)
  }
}
