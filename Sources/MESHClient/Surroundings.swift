internal import FoundationEssentials

/// What a client takes from the world around it; tests put their own in its place.
struct Surroundings: Sendable {
  /// The time in seconds since 1970.
  var now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
  /// A text that was never a nonce before.
  var nonce: @Sendable () -> String = { UUID().uuidString.lowercased() }
  /// Waits between tries.
  var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  /// A random number from 0 to 1.
  var jitter: @Sendable () -> Double = { Double.random(in: 0...1) }
}
