import EventLog
import LMDB
import Projections
import TransparencyLog

extension Bench {
  /// Building projections anew, against one walk of a cursor in C.
  mutating func measureRebuild() throws -> [Figure] {
    var both = Figure(
      "rebuild, referrals and submissions", against: "cursor scan in C", limit: .rate(300_000))
    var referrals = Figure("  referrals alone", against: "cursor scan in C")
    var submissions = Figure("  submissions alone", against: "cursor scan in C")
    try withHistoryLog { log, path in
      let count = Int(try log.head().size)
      for round in 0..<rounds {
        var seconds = (referrals: 0.0, submissions: 0.0)
        let (rate, scan) = try inTurn(round: round) {
          seconds = try rebuild(log)
          return Double(count) / (seconds.referrals + seconds.submissions)
        } _: {
          try peer.scan(path)
        }
        both.add(rate: rate, peer: scan)
        referrals.add(rate: Double(count) / seconds.referrals, peer: scan)
        submissions.add(rate: Double(count) / seconds.submissions, peer: scan)
        try measureFlush()
      }
    }
    both.bound = "one core; the two are built one after the other, so the log is read twice"
    referrals.bound = "one core: a stored history grows with each event, where its key says"
    submissions.bound = "one core: the envelope of every event is read, few are folded"
    return [both, referrals, submissions]
  }

  /// Checking stored events against the stored tree, against hashing the same bytes.
  mutating func measureVerify() throws -> [Figure] {
    let bound = "one core: one hash an event and one a node of the tree, and reading envelopes"
    var figures = ["300-byte events", "a year's events"].map { name in
      Figure(
        "verify, \(name)", against: "SHA-256 alone", limit: .rate(300_000), bound: bound)
    }
    try withLog("sized") { log, path in
      let streams = (0..<4 * UInt64(events)).map { $0 }
      try SizedDrafts(streams: streams, batchSize: 10_000).append(to: log)
      try log.close()
      try measureVerify(of: path, &figures[0])
    }
    try withHistoryLog { log, path in
      try log.close()
      try measureVerify(of: path, &figures[1])
    }
    return figures
  }

  private mutating func measureVerify(of path: String, _ figure: inout Figure) throws {
    for round in 0..<rounds {
      let (rate, peer) = try inTurn(round: round) {
        try verify(path)
      } _: {
        try hashEntries(of: path)
      }
      figure.add(rate: rate, peer: peer)
      try measureFlush()
    }
  }

  private func withHistoryLog(_ body: (_ log: EventLog, _ path: String) throws -> Void) throws {
    try withLog("history") { log, path in
      try HistoryLog(events: 4 * events).append(to: log)
      try body(log, path)
    }
  }

  /// The seconds that each projection takes to be built anew, made durable and taken over.
  private func rebuild(_ log: EventLog) throws -> (referrals: Double, submissions: Double) {
    try withFolder("projections") { path in
      let referrals = try ProjectionStore(Referrals.self, of: log, in: path)
      let submissions = try ProjectionStore(Submissions.self, of: log, in: path)
      return (
        1 / (try Self.rate(of: 1) { try referrals.rebuild() }),
        1 / (try Self.rate(of: 1) { try submissions.rebuild() })
      )
    }
  }

  private func verify(_ path: String) throws -> Double {
    let log = try EventLog.open(at: path) { Self.time }
    let size = Int(try log.head().size)
    let rate = try Self.rate(of: size) {
      let report = try log.verify()
      guard report.isGood else { throw BenchError.damagedLog(findings: report.findings.count) }
    }
    try log.close()
    return rate
  }

  private func hashEntries(of path: String) throws -> Double {
    let options = Environment.Options(isReadOnly: true)
    let environment = try Environment.open(at: path, options: options)
    let entries = try environment.openDatabases(["entries"]).compactMap(\.self)
    var count = 0
    let seconds =
      1
      / (try Self.rate(of: 1) {
        let transaction = try environment.beginRead()
        let snapshot = transaction.snapshot
        var cursor = try snapshot.cursor(in: entries[0])
        while let entry = try cursor.next() {
          _ = SHA256Hasher.hash(entry.value)
          count += 1
        }
      })
    try environment.close()
    return Double(count) / seconds
  }
}
