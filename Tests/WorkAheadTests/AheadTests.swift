import Dispatch
import Synchronization
import Testing

@testable import WorkAhead

@Suite struct AheadTests {
  @Test(arguments: 1...5, [0, 1, 4, 5, 100])
  func resultsComeInTheOrderInWhichTheyWereAskedFor(limit: Int, count: Int) {
    var line = AheadLine<Int>(limit: limit)
    var results: [Int] = []
    for number in 0..<count {
      // The first ones take longest, so that later ones are done before them.
      let result = line.add {
        var sum = number
        for step in 0..<(count - number) * 200 { sum = (sum &* 31 &+ step) & 0xFFFF }
        return sum >= 0 ? number : -1
      }
      #expect((result == nil) == (number < limit))
      if let result { results.append(result) }
    }
    while let result = line.next() { results.append(result) }
    #expect(results == Array(0..<count))
  }

  @Test func noMoreThanTheLimitWaitToBeTaken() {
    let begun = Mutex(0)
    var line = AheadLine<Void>(limit: 3)
    for number in 1...50 {
      _ = line.add { begun.withLock { $0 += 1 } }
      #expect(begun.withLock { $0 } <= number)
      #expect(begun.withLock { $0 } >= number - 3)
    }
    while line.next() != nil {}
    #expect(begun.withLock { $0 } == 50)
  }

  @Test(.timeLimit(.minutes(30))) func whoeverWaitsForTheFirstWorksOnThoseBehindIt() {
    for count in 1...20 {
      let (begun, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      var line = AheadLine<Int>(limit: count + 1)
      // Comes to its end when all the others have.
      _ = line.add {
        begun.signal()
        for _ in 0..<count { done.wait() }
        return 0
      }
      begun.wait()
      // As many threads as there are at most are kept busy, so that no other can take what is behind.
      let free = DispatchSemaphore(value: 0)
      let busy = (0..<64).map { _ in Ahead { free.wait() } }
      for number in 1...count {
        _ = line.add {
          done.signal()
          return number
        }
      }
      var results: [Int] = []
      while let result = line.next() { results.append(result) }
      #expect(results == Array(0...count))
      for _ in busy { free.signal() }
      for work in busy { work.value() }
    }
  }

  @Test(arguments: 1...4) func noMoreThreadsTakeWorkThanThereAreSpareCores(count: Int) {
    let cores = SpareCores(count: count)
    let atWork = Atomic(0)
    let most = Atomic(0)
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<2_000 {
      cores.take {
        let now = atWork.add(1, ordering: .relaxed).newValue
        _ = most.max(now, ordering: .relaxed)
        for _ in 0..<200 { _ = atWork.load(ordering: .relaxed) }
        atWork.subtract(1, ordering: .relaxed)
        done.signal()
      }
    }
    for _ in 0..<2_000 { done.wait() }
    #expect((1...count).contains(most.load(ordering: .relaxed)))
  }

  @Test func workIsDoneOnceByWhoeverComesFirst() {
    for _ in 0..<2_000 {
      let runs = Mutex(0)
      let work = Ahead { runs.withLock { $0 += 1 } }
      work.value()
      #expect(runs.withLock { $0 } == 1)
    }
  }

  @Test(.timeLimit(.minutes(30))) func workWhoseResultWasTakenIsNotWaitedForAgain() {
    // Often it is done by whoever asks, since no other core has begun it yet.
    for number in 0..<5_000 {
      let work = Ahead { number }
      #expect(work.value() == number)
      work.abandon()
    }
  }

  @Test func whatTheWorkHoldsIsLetGoOfBeforeItsResultIsThere() {
    final class Held: Sendable {}
    for _ in 0..<5_000 {
      weak var held: Held?
      let work: Ahead<Int>
      do {
        let new = Held()
        held = new
        work = Ahead { withExtendedLifetime(new) { 1 } }
      }
      #expect(work.value() == 1)
      #expect(held == nil)
    }
  }

  @Test func nothingRunsAnyMoreOfWhatWasAbandoned() {
    for count in 0..<40 {
      let running = Mutex(0)
      var line = AheadLine<Void>(limit: 50)
      for _ in 0..<count {
        _ = line.add {
          running.withLock { $0 += 1 }
          for _ in 0..<2_000 { running.withLock { $0 += 0 } }
          running.withLock { $0 -= 1 }
        }
      }
      line.abandon()
      #expect(running.withLock { $0 } == 0)
      #expect(line.next() == nil)
    }
  }

  @Test func whoAsksDoesTheWorkWhereNoCoreIsFree() {
    // Work that waits for other work, deeper than there are threads, must still come to its end.
    @Sendable func depth(_ level: Int) -> Int {
      level == 0 ? 0 : Ahead { depth(level - 1) }.value() + 1
    }
    let nested = (0..<8).map { _ in Ahead { depth(200) } }
    #expect(nested.map { $0.value() } == Array(repeating: 200, count: 8))
  }

  @Test func workThatNobodyAsksForAnyMoreIsNotBegun() {
    let blocked = DispatchSemaphore(value: 0)
    let runs = Mutex(0)
    // Every thread that could begin early is held until the work has been let go of.
    let busy = (0..<200).map { _ in Ahead { blocked.wait() } }
    do { _ = Ahead { runs.withLock { $0 += 1 } } }
    for _ in busy { blocked.signal() }
    for work in busy { work.value() }
    #expect(runs.withLock { $0 } == 0)
  }
}
