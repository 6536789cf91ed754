internal import Foundation
internal import NIOCore
internal import NIOPosix

/// The content of an outgoing message, cut into chunks that are read one at a time.
struct ChunkSource: Sendable {
  private enum Store: Sendable {
    case bytes([UInt8])
    case file(FileHandle, path: String)
  }

  private let store: Store
  private let byteCount: Int
  private let chunkBytes: Int

  /// How many chunks there are, at least one.
  var chunkCount: Int { (byteCount + chunkBytes - 1) / chunkBytes }

  /// Measures the content and refuses what is empty or beyond the limits.
  init(
    _ content: OutgoingMessage.Content, _ limits: MESHConfiguration.Limits,
    _ operation: MESHOperation
  ) async throws(MESHError) {
    switch content {
    case .bytes(let bytes):
      store = .bytes(bytes)
      byteCount = bytes.count
    case .file(let path):
      let url = URL(fileURLWithPath: path)
      do {
        (store, byteCount) = try await NIOThreadPool.singleton.runIfActive {
          let handle = try FileHandle(forReadingFrom: url)
          return (Store.file(handle, path: path), Int(try handle.seekToEnd()))
        }
      } catch {
        throw .file(path: path, reason: "it cannot be opened for reading")
      }
    }
    chunkBytes = limits.chunkBytes
    guard byteCount > 0 else {
      throw .invalidField(name: "content", reason: "it is empty, which the service refuses")
    }
    guard byteCount <= limits.largestMessageBytes else {
      throw .tooLarge(operation, key: "largestMessageBytes", limit: limits.largestMessageBytes)
    }
    guard chunkCount <= limits.mostChunks else {
      throw .tooLarge(operation, key: "mostChunks", limit: limits.mostChunks)
    }
  }

  /// Reads the chunk, counted from 1, whole.
  func chunk(_ number: Int) async throws(MESHError) -> ByteBuffer {
    let start = (number - 1) * chunkBytes
    let end = min(start + chunkBytes, byteCount)
    switch store {
    case .bytes(let bytes):
      return ByteBuffer(bytes: bytes[start..<end])
    case .file(let handle, let path):
      let isLast = end == byteCount
      do {
        return try await NIOThreadPool.singleton.runIfActive {
          var chunk = ByteBufferAllocator().buffer(capacity: end - start)
          try handle.seek(toOffset: UInt64(start))
          while chunk.readableBytes < end - start {
            let part = try handle.read(upToCount: end - start - chunk.readableBytes)
            guard let part, !part.isEmpty else { throw ContentChanged() }
            chunk.writeBytes(part)
          }
          // The number of chunks was announced; a file that grew would be cut short unseen.
          if isLast, try handle.seekToEnd() != UInt64(end) { throw ContentChanged() }
          return chunk
        }
      } catch is ContentChanged {
        throw .file(path: path, reason: "its size changed while it was being sent")
      } catch {
        throw .file(path: path, reason: "it cannot be read")
      }
    }
  }

  private struct ContentChanged: Error {}
}
