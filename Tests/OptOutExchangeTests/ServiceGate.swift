import NIOCore
import NIOPosix
import Synchronization

/// A way to the sandbox that can be shut: a connection through it is then refused or cut.
final class ServiceGate: Sendable {
  private struct State {
    var isOpen = true
    var connections: [any Channel] = []
  }

  private let service: Int
  private let state = Mutex(State())
  private let listener: Mutex<(any Channel)?> = Mutex(nil)

  private init(to service: Int) { self.service = service }

  /// The port to which clients connect.
  var port: Int { listener.withLock { $0?.localAddress?.port ?? 0 } }

  /// Opens a gate on a free port of loopback.
  static func open(to service: Int) async throws -> ServiceGate {
    let gate = ServiceGate(to: service)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelOption(.autoRead, value: false)
      .childChannelInitializer { gate.lead($0) }
      .bind(host: "127.0.0.1", port: 0).get()
    gate.listener.withLock { $0 = channel }
    return gate
  }

  /// Lets nobody through until it is opened again.
  func shut() async throws {
    let connections = state.withLock { state in
      state.isOpen = false
      defer { state.connections = [] }
      return state.connections
    }
    for connection in connections { try? await connection.close() }
  }

  func open() { state.withLock { $0.isOpen = true } }

  func stop() async throws {
    try await shut()
    try await listener.withLock { $0 }?.close()
  }

  /// Joins a client to the service, or sends it away.
  private func lead(_ client: any Channel) -> EventLoopFuture<Void> {
    let isOpen = state.withLock { state in
      if state.isOpen { state.connections.append(client) }
      return state.isOpen
    }
    guard isOpen else { return client.close() }
    return ClientBootstrap(group: client.eventLoop)
      .channelInitializer { service in
        service.pipeline.addHandler(PassOn(to: client))
      }
      .connect(host: "127.0.0.1", port: service)
      .flatMap { service in
        client.pipeline.addHandler(PassOn(to: service)).flatMap {
          client.setOption(.autoRead, value: true)
        }
      }
  }
}

/// Hands everything that comes to the other side, and closes that when this one closes.
private final class PassOn: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer

  private let other: any Channel

  init(to other: any Channel) { self.other = other }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    other.writeAndFlush(unwrapInboundIn(data), promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    other.close(promise: nil)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
