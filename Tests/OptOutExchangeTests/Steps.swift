import OptOutExchange
import Synchronization

/// What an exchange told of itself.
final class Steps: Sendable {
  private let list: Mutex<[OptOutExchange.Step]> = Mutex([])
  var all: [OptOutExchange.Step] { list.withLock { $0 } }
  func append(_ step: OptOutExchange.Step) { list.withLock { $0.append(step) } }

  /// Waits until so many steps of a kind were told.
  func wait(for count: Int, _ isMeant: (OptOutExchange.Step) -> Bool) async throws {
    while all.count(where: isMeant) < count { try await Task.sleep(for: .milliseconds(5)) }
  }
}
