import EventLog
import SeededRandom

extension Bench {
  /// Appending, durable, against the same bytes put by the peer in batches of the same size.
  mutating func measureAppend() throws -> [Figure] {
    var figures = Self.batchSizes.map { size in
      Figure(
        "append, \(size) a batch", against: "mdb_put(MDB_APPEND) in C",
        limit: .ratio(0.35, goal: 0.7))
    }
    try withSourceLog { source in
      for round in 0..<rounds {
        for (index, size) in Self.batchSizes.enumerated() {
          let drafts = SizedDrafts(streams: inOrder, batchSize: size)
          let (rate, peer) = try inTurn(round: round) {
            try withLog("append") { log, _ in
              try Self.rate(of: events) { try drafts.append(to: log) }
            }
          } _: {
            try appendRaw(source, batch: size)
          }
          figures[index].add(rate: rate, peer: peer)
        }
        try measureFlush()
      }
    }
    for (index, size) in Self.batchSizes.enumerated() { explain(&figures[index], batch: size) }
    return figures
  }

  /// Appending to as many known streams as there are events, in random order.
  mutating func measureStreams() throws -> [Figure] {
    let shuffled = inRandomOrder
    var figures: [Figure] = []
    try withSourceLog { source in
      for size in Self.batchSizes {
        let name = "\(events) streams, \(size) a batch"
        var random = Figure(
          "\(name), random order", against: "mdb_put(MDB_APPEND) in C")
        // The index of streams must not make the append collapse.
        var both = Figure(
          "\(name), random against in order", against: "the same in order",
          limit: .ratio(0.5, goal: 0.9))
        for round in 0..<rounds {
          let (own, raw) = try inTurn(round: round) {
            try appendToKnownStreams(shuffled, batch: size)
          } _: {
            try appendRaw(source, batch: size)
          }
          random.add(rate: own, peer: raw)
          both.add(rate: own, peer: try appendToKnownStreams(inOrder, batch: size))
          try measureFlush()
        }
        both.bound = "a batch in random order touches a page of the stream index for each event"
        explain(&random, batch: size)
        figures += [random, both]
      }
    }
    return figures
  }

  private var inOrder: [UInt64] { (0..<UInt64(events)).map { $0 } }

  private var inRandomOrder: [UInt64] {
    var generator = SeededGenerator(seed: 17)
    return inOrder.shuffled(using: &generator)
  }

  /// Appends to streams that have one event each, with nothing of them in memory.
  private func appendToKnownStreams(_ streams: [UInt64], batch: Int) throws -> Double {
    try withFolder("streams") { path in
      let first = try EventLog.create(at: path) { Self.time }
      try SizedDrafts(streams: inOrder, batchSize: 10_000).append(to: first)
      try first.close()
      let log = try EventLog.open(at: path) { Self.time }
      let drafts = SizedDrafts(
        streams: streams, at: UInt64(events), version: 2, batchSize: batch)
      let rate = try Self.rate(of: events) { try drafts.append(to: log) }
      try log.close()
      return rate
    }
  }

  private func appendRaw(_ source: String, batch: Int) throws -> Double {
    try withFolder("raw") { try peer.append(entriesOf: source, to: $0, batch: batch) }
  }

  /// Lends a log whose stored events are the bytes that the peer puts.
  private func withSourceLog(_ body: (_ path: String) throws -> Void) throws {
    try withLog("source") { log, path in
      try SizedDrafts(streams: inOrder, batchSize: 10_000).append(to: log)
      try SizedDrafts.checkSizes(in: log)
      try body(path)
    }
  }

  /// Says how much of the time of a batch was spent waiting for the disk.
  private func explain(_ figure: inout Figure, batch: Int) {
    let seconds = Double(batch) / figure.rates.median
    let share = min(1, 2 * flushes.median / seconds)
    figure.bound =
      "two flushes are about \(percent(share)) of the \(milliseconds(seconds)) of a batch; "
      + "the rest is the writer's core and the write itself"
  }
}
