import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// What the server does with one request.
enum Play: Sendable {
  /// Answers with a body of known length.
  case answer(Int, [String: String] = [:], [UInt8] = [])
  /// Announces `announced` bytes, sends these, and closes.
  case cut(Int, [String: String], [UInt8], announced: Int)
  /// Sends exactly these bytes and closes.
  case raw(String)
  /// Announces a long body and sends a byte of it every 50 ms.
  case drip
  /// Closes without a word, after the whole request was read.
  case hangUp
  /// Reads the request and says nothing.
  case silence

  /// A text as the body.
  static func json(_ status: Int, _ text: String) -> Play {
    .answer(status, ["Content-Type": "application/vnd.mesh.v2+json"], Array(text.utf8))
  }
}

/// A request as it arrived.
struct Seen: Sendable {
  let method: String
  let uri: String
  let headers: HTTPHeaders
  var body: [UInt8] = []
  /// Which connection it came on, from 1.
  let connection: Int

  var authorization: String { headers.first(name: "authorization") ?? "" }
  var line: String { "\(method) \(uri)" }
}

/// An HTTP server on loopback that answers the requests it gets with a list of plays, in order.
final class ScriptedServer: Sendable {
  private struct State {
    var script: [Play]
    var seen: [Seen] = []
    var connections = 0
  }

  private let state: Mutex<State>
  private let channel: Mutex<(any Channel)?> = Mutex(nil)

  private init(_ script: [Play]) { state = Mutex(State(script: script)) }

  /// All requests so far.
  var seen: [Seen] { state.withLock { $0.seen } }
  /// How many plays were not needed.
  var unplayed: Int { state.withLock { $0.script.count } }
  var port: Int { channel.withLock { $0?.localAddress?.port ?? 0 } }

  /// Listens on a free port, with TLS when a context is given.
  static func start(_ script: [Play], tls: NIOSSLContext? = nil) async throws -> ScriptedServer {
    let server = ScriptedServer(script)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let connection = server.state.withLock { state in
            state.connections += 1
            return state.connections
          }
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          let decoder = ByteToMessageHandler(HTTPRequestDecoder())
          try channel.pipeline.syncOperations.addHandler(decoder)
          try channel.pipeline.syncOperations.addHandler(Player(server, connection))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    server.channel.withLock { $0 = channel }
    return server
  }

  func stop() async throws {
    try await channel.withLock { $0 }?.close()
  }

  fileprivate func next(_ request: Seen) -> Play {
    state.withLock { state in
      state.seen.append(request)
      return state.script.isEmpty ? .answer(599) : state.script.removeFirst()
    }
  }
}

private final class Player: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  private let server: ScriptedServer
  private let connection: Int
  private var request: Seen?

  init(_ server: ScriptedServer, _ connection: Int) {
    self.server = server
    self.connection = connection
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      request = Seen(
        method: head.method.rawValue, uri: head.uri, headers: head.headers, connection: connection)
    case .body(let part): request?.body += Array(part.readableBytesView)
    case .end:
      guard let request else { return }
      play(server.next(request), request, context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func play(_ play: Play, _ request: Seen, _ context: ChannelHandlerContext) {
    switch play {
    case .answer(let status, let headers, let body):
      let sent = request.method == "HEAD" ? [] : body
      write(head(status, headers, body.count), sent, context, close: false)
    case .cut(let status, let headers, let body, let announced):
      write(head(status, headers, announced), body, context, close: true)
    case .raw(let text): write(text, [], context, close: true)
    case .drip:
      write(head(200, [:], 1_000), [], context, close: false)
      let channel = context.channel
      context.eventLoop.scheduleRepeatedTask(
        initialDelay: .milliseconds(50), delay: .milliseconds(50)
      ) { task in
        guard channel.isActive else { return task.cancel() }
        channel.writeAndFlush(ByteBuffer(string: "x"), promise: nil)
      }
    case .hangUp: context.close(promise: nil)
    case .silence: break
    }
  }

  private func head(_ status: Int, _ headers: [String: String], _ length: Int) -> String {
    let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    return "HTTP/1.1 \(status) Scripted\r\n\(lines)Content-Length: \(length)\r\n\r\n"
  }

  private func write(
    _ head: String, _ body: [UInt8], _ context: ChannelHandlerContext, close: Bool
  ) {
    var buffer = context.channel.allocator.buffer(capacity: head.utf8.count + body.count)
    buffer.writeString(head)
    buffer.writeBytes(body)
    let written = context.writeAndFlush(wrapOutboundOut(buffer))
    let channel = context.channel
    if close { written.whenComplete { _ in channel.close(promise: nil) } }
  }
}
