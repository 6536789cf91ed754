import Testing

@testable import MESHClient

@Suite struct RetryPolicyTests {
  @Test func `waits double up to the longest one and end with the tries`() throws {
    let policy = try RetryPolicy(
      attempts: 7, firstDelayMilliseconds: 500, longestDelayMilliseconds: 5_000)
    let waits = (1...7).map { failures in
      policy.delay(afterFailure: failures, retryAfterSeconds: nil, jitter: 1)
    }
    #expect(
      waits == [
        .milliseconds(500), .milliseconds(1_000), .milliseconds(2_000), .milliseconds(4_000),
        .milliseconds(5_000), .milliseconds(5_000), nil,
      ])
  }

  @Test func `jitter takes away at most half`() throws {
    let policy = RetryPolicy.standard
    for failures in 1...3 {
      let whole = policy.delay(afterFailure: failures, retryAfterSeconds: nil, jitter: 1)
      let half = policy.delay(afterFailure: failures, retryAfterSeconds: nil, jitter: 0)
      let between = policy.delay(afterFailure: failures, retryAfterSeconds: nil, jitter: 0.5)
      #expect(try #require(half) * 2 == whole)
      #expect(try #require(half) * 1.5 == between)
    }
  }

  @Test func `a server that asks for time gets it, and one that asks for too much gets no more`()
    throws
  {
    let policy = try RetryPolicy(attempts: 3, longestRetryAfterSeconds: 60)
    #expect(policy.delay(afterFailure: 1, retryAfterSeconds: 60, jitter: 0) == .seconds(60))
    #expect(policy.delay(afterFailure: 1, retryAfterSeconds: 61, jitter: 0) == nil)
    #expect(policy.delay(afterFailure: 1, retryAfterSeconds: 0, jitter: 1) == .milliseconds(500))
    #expect(policy.delay(afterFailure: 3, retryAfterSeconds: 1, jitter: 0) == nil)
  }

  @Test func `one attempt means no retry`() throws {
    let policy = try RetryPolicy(attempts: 1)
    #expect(policy.delay(afterFailure: 1, retryAfterSeconds: nil, jitter: 0) == nil)
  }

  @Test(arguments: [
    ("0", 0), ("120", 120), ("99999999999999999999999", Int.max),
    ("Sun, 06 Nov 1994 08:49:37 GMT", 0), ("Thu, 01 Jan 2026 00:00:30 GMT", 30),
    ("Thu, 01 Jan 2026 01:00:00 GMT", 3_600),
  ])
  func `Retry-After is read as seconds or as a date`(_ text: String, _ seconds: Int) {
    #expect(RetryAfter.seconds(in: text, now: 1_767_225_600) == seconds)
  }

  @Test(arguments: [
    nil, "", "-1", "1.5", "soon", "Thu, 01 Foo 2026 00:00:30 GMT", "Thu, 01 Jan 2026 00:00:30 CET",
    "Thu, 41 Jan 2026 00:00:30 GMT",
  ])
  func `what is neither is left out`(_ text: String?) {
    #expect(RetryAfter.seconds(in: text, now: 1_767_225_600) == nil)
  }
}
