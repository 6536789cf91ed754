/// One line of the report: what the product does in a second beside what it is compared with.
struct Figure: Codable {
  let name: String
  /// What the peer is, in a few words.
  let peer: String
  let limit: Limit?
  /// Events a second of the product and of the peer, one of each a round.
  private(set) var rates = Series()
  private(set) var peerRates = Series()
  /// The two of one round divided: they shared the machine's moods.
  private(set) var ratios = Series()
  /// What keeps the figure from being higher.
  var bound = ""

  /// What the figure must reach.
  enum Limit: Codable {
    case ratio(Double, goal: Double)
    case rate(Double)
  }

  init(_ name: String, against peer: String, limit: Limit? = nil, bound: String = "") {
    self.name = name
    self.peer = peer
    self.limit = limit
    self.bound = bound
  }

  mutating func add(rate: Double, peer: Double) {
    rates.add(rate)
    peerRates.add(peer)
    ratios.add(rate / peer)
  }

  var isWithinLimit: Bool {
    switch limit {
    case .ratio(let least, goal: _): ratios.median >= least
    case .rate(let least): rates.median >= least
    case nil: true
    }
  }
}
