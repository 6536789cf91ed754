/// How often a request that may be repeated is tried, and how long is waited in between.
public struct RetryPolicy: Hashable, Sendable {
  /// How many requests are sent at most, the first included.
  public let attempts: Int
  /// The wait after the first failure, in milliseconds, before it is varied; doubled each time.
  public let firstDelayMilliseconds: Int
  /// The longest wait that doubling leads to, in milliseconds.
  public let longestDelayMilliseconds: Int
  /// The longest wait that a server may ask for with `Retry-After`, in seconds.
  public let longestRetryAfterSeconds: Int

  /// Four tries, with about half a second, one and two seconds between them.
  public static let standard = RetryPolicy(
    uncheckedAttempts: 4, first: 500, longest: 30_000, longestRetryAfter: 120)

  /// Checks the ranges: 1 to 10 tries, waits of at most ten minutes (an hour when asked for).
  public init(
    attempts: Int = 4, firstDelayMilliseconds: Int = 500, longestDelayMilliseconds: Int = 30_000,
    longestRetryAfterSeconds: Int = 120
  ) throws(MESHError) {
    try MESHConfiguration.check(attempts, "retry.attempts", in: 1...10)
    try MESHConfiguration.check(
      firstDelayMilliseconds, "retry.firstDelayMilliseconds", in: 1...600_000)
    try MESHConfiguration.check(
      longestDelayMilliseconds, "retry.longestDelayMilliseconds",
      in: firstDelayMilliseconds...600_000)
    try MESHConfiguration.check(
      longestRetryAfterSeconds, "retry.longestRetryAfterSeconds", in: 0...3_600)
    self.init(
      uncheckedAttempts: attempts, first: firstDelayMilliseconds,
      longest: longestDelayMilliseconds, longestRetryAfter: longestRetryAfterSeconds)
  }

  private init(uncheckedAttempts: Int, first: Int, longest: Int, longestRetryAfter: Int) {
    attempts = uncheckedAttempts
    firstDelayMilliseconds = first
    longestDelayMilliseconds = longest
    longestRetryAfterSeconds = longestRetryAfter
  }

  /// How long to wait after the `failures`-th failure in a row, or nil when no try is left.
  ///
  /// The wait lies between half of the doubled delay and the whole of it, so that clients which
  /// failed together do not come back together. A server that asks for more time gets it; one that
  /// asks for more than is allowed gets no further request.
  ///
  /// - Parameters:
  ///   - failures: How many tries have failed, from 1.
  ///   - retryAfterSeconds: What the server asked for, if it did.
  ///   - jitter: A random number from 0 to 1.
  func delay(afterFailure failures: Int, retryAfterSeconds: Int?, jitter: Double) -> Duration? {
    guard failures < attempts else { return nil }
    if let retryAfterSeconds, retryAfterSeconds > longestRetryAfterSeconds { return nil }
    var whole = firstDelayMilliseconds
    for _ in 1..<failures where whole < longestDelayMilliseconds { whole *= 2 }
    whole = min(whole, longestDelayMilliseconds)
    let varied = Duration.milliseconds(whole) * (0.5 + 0.5 * jitter)
    return max(varied, .seconds(retryAfterSeconds ?? 0))
  }
}
