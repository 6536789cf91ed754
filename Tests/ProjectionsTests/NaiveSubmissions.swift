import EventLog
import SeededRandom
import TestSupport

/// Submissions and referrals as a person with a pencil would keep them: a list of what happened.
struct NaiveLedger {
  enum Fact {
    case received(UInt32, provider: String, period: UInt32, file: [UInt8])
    case accepted(UInt32)
    case abandoned(UInt32)
    case rejected(UInt32)
    case referral(
      UInt64, submission: UInt32, provider: String, period: UInt32, part: UInt32, rows: UInt32)

    func draft() throws -> EventDraft {
      switch self {
      case .received(let submission, let provider, let period, let file):
        try .received(submission, provider: provider, period: period, file: file)
      case .accepted(let submission): try .accepted(submission)
      case .abandoned(let submission): try .abandoned(submission)
      case .rejected(let submission): try .rejected(submission)
      case .referral(let number, let submission, let provider, let period, let part, let rows):
        try .referral(
          number, in: submission, provider: provider, period: period, part: part, of: 2, rows: rows)
      }
    }
  }

  var facts: [Fact] = []

  func asOf(_ size: Int) -> NaiveLedger { NaiveLedger(facts: Array(facts.prefix(size))) }

  /// What became of a submission, as text; nil where it is not known.
  func outcome(of submission: UInt32) -> String? {
    var outcome: String?
    for (position, fact) in facts.enumerated() {
      switch fact {
      case .received(submission, _, _, _): outcome = "received at \(position), unfinished"
      case .accepted(submission): outcome = outcome.map { first($0) + ", accepted at \(position)" }
      case .abandoned(submission):
        outcome = outcome.map { first($0) + ", abandoned at \(position)" }
      case .rejected(submission): outcome = outcome.map { first($0) + ", rejected at \(position)" }
      default: break
      }
    }
    return outcome
  }

  private func first(_ outcome: String) -> String { String(outcome.prefix { $0 != "," }) }

  /// The accepted submissions that were received with something, in the order of acceptance.
  func accepted(where isMeant: (String, UInt32, [UInt8]) -> Bool) -> [UInt64] {
    facts.compactMap { fact in
      guard case .accepted(let submission) = fact else { return nil }
      let isMeant = facts.contains { fact in
        if case .received(submission, let provider, let period, let file) = fact {
          return isMeant(provider, period, file)
        }
        return false
      }
      return isMeant ? UInt64(submission) : nil
    }
  }

  /// The months of a referral that count, with the submission and the rows of each.
  func months(ofReferral referral: UInt64) -> [String] {
    var months: [UInt32: [UInt32]] = [:]
    var counting: [UInt32: UInt32] = [:]
    for case .referral(referral, let submission, let provider, let period, _, let rows) in facts
    where accepted(where: { $0 == provider && $1 == period && $2 != [] }).last == UInt64(submission)
    {
      months[period, default: []].append(rows)
      counting[period] = submission
    }
    return months.sorted { $0.key < $1.key }.map {
      "\($0.key): \(counting[$0.key] ?? 0) \($0.value)"
    }
  }

  /// Random submissions of two providers, with split parts, repeated files and some without an end.
  static func random(using random: inout SeededGenerator, submissions: UInt32) -> NaiveLedger {
    var ledger = NaiveLedger()
    var ends: [Fact] = []
    for submission in 1...submissions {
      let provider = ["RX1", "RX10"].randomElement(using: &random) ?? "RX1"
      let period = UInt32(202_010 + Int.random(in: 0...2, using: &random))
      let file = [UInt8.random(in: 1...4, using: &random)]
      ledger.facts.append(.received(submission, provider: provider, period: period, file: file))
      // The referrals of one provider are not those of the other.
      for referral in 0..<UInt64.random(in: 0...4, using: &random) {
        for part in 1...UInt32.random(in: 1...2, using: &random) {
          ledger.facts.append(
            .referral(
              referral * 2 + (provider == "RX1" ? 0 : 1), submission: submission,
              provider: provider,
              period: period, part: part, rows: UInt32.random(in: 1...9, using: &random)))
        }
      }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: ends.append(.abandoned(submission))
      case 1: ends.append(.rejected(submission))
      case 2: break
      default: ends.append(.accepted(submission))
      }
      // Some end at once, some much later and in another order.
      while let index = ends.indices.randomElement(using: &random), !random.oneIn(3) {
        ledger.facts.append(ends.remove(at: index))
      }
    }
    return ledger
  }
}
