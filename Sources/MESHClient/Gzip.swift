internal import NIOCore
internal import NIOEmbedded
internal import NIOHTTP1
internal import NIOHTTPCompression

/// Compresses one chunk into one whole gzip stream.
///
/// The HTTP libraries compress only inside a connection's pipeline: the compressor itself is not
/// public, and the HTTP client has no place for its handler. So the handler is given a pipeline of
/// its own, an embedded channel without a network, and one request whose body is the chunk; it
/// compresses the body in one piece when the request ends unflushed. The cost is one copy of the
/// compressed chunk. The other ways were calling zlib directly, which is unsafe code, and storing
/// instead of compressing. Unpacking needs none of this: the HTTP client does it as it reads.
enum Gzip {
  /// The chunk as gzip, or nil should the handler not give back one body.
  static func compress(_ chunk: ByteBuffer) -> ByteBuffer? {
    let channel = EmbeddedChannel(handler: NIOHTTPRequestCompressor(encoding: .gzip))
    defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
    let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")
    channel.write(HTTPClientRequestPart.head(head), promise: nil)
    channel.write(HTTPClientRequestPart.body(.byteBuffer(chunk)), promise: nil)
    channel.write(HTTPClientRequestPart.end(nil), promise: nil)
    channel.flush()
    while let part = try? channel.readOutbound(as: HTTPClientRequestPart.self) {
      if case .body(.byteBuffer(let compressed)) = part { return compressed }
    }
    return nil
  }
}
