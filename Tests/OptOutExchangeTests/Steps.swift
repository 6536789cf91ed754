import OptOutExchange
import Synchronization

/// What an exchange told of itself.
final class Steps: Sendable {
  private let list: Mutex<[OptOutExchange.Step]> = Mutex([])
  var all: [OptOutExchange.Step] { list.withLock { $0 } }
  func append(_ step: OptOutExchange.Step) { list.withLock { $0.append(step) } }
}
