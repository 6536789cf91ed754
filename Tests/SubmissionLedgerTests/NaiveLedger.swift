import DataSet
import EventLog
import EventSchema
import SubmissionLedger
import SwiftProtobuf

/// The events of a log folded without a thought for speed: what an audit must agree with.
struct NaiveLedger {
  /// The submission that counts, by provider and period.
  private var latest: [String: UInt32] = [:]
  private var received: [UInt64: SchemaSubmissionReceived] = [:]
  private var records: [UInt64: [(position: UInt64, body: SchemaReferralSubmitted)]] = [:]

  mutating func apply(_ event: RecordedEvent) throws {
    switch event.header.type {
    case .submissionReceived:
      received[event.header.stream.number] = try SchemaSubmissionReceived(
        serializedBytes: event.body)
    case .submissionAccepted:
      let number = event.header.stream.number
      if let body = received[number] { latest[key(body.provider, body.period)] = UInt32(number) }
    case .referralSubmitted:
      guard let referral = event.header.referralNumber else { return }
      let body = try SchemaReferralSubmitted(serializedBytes: event.body)
      records[referral, default: []].append((event.position.rawValue, body))
    default: break
    }
  }

  private func key(_ provider: String, _ period: UInt32) -> String { "\(provider) \(period)" }

  /// Every event of a referral so far.
  func positions(of referral: UInt64) -> [UInt64] { records[referral]?.map(\.position) ?? [] }

  /// The records of a referral that count.
  private func counting(_ referral: UInt64) -> [(position: UInt64, body: SchemaReferralSubmitted)] {
    (records[referral] ?? []).filter { record in
      latest[key(record.body.provider, record.body.period)] == record.body.submission
    }
  }

  func state(of referral: UInt64) -> ReferralFacts? {
    let counting = counting(referral)
    guard let period = counting.map(\.body.period).max() else { return nil }
    let newest = counting.filter { $0.body.period == period }
    return ReferralFacts(
      receivedOn: newest[0].body.receivedOn,
      dischargedOn: newest[0].body.hasDischargedOn ? newest[0].body.dischargedOn : nil,
      positions: counting.sorted { ($0.body.period, $0.position) < ($1.body.period, $1.position) }
        .map(\.position),
      rows: newest.flatMap(\.body.rows).reduce(0) { $0 + Int($1.rows) })
  }
}

/// What is compared of a referral.
struct ReferralFacts: Equatable {
  let receivedOn: Int32
  let dischargedOn: Int32?
  let positions: [UInt64]
  let rows: Int
}

extension ReferralFacts {
  init(_ state: ReferralAudit.State) {
    receivedOn = state.receivedOn.daysSince1970
    dischargedOn = state.dischargedOn?.daysSince1970
    positions = state.months.flatMap(\.positions).map(\.rawValue)
    rows = state.rows.values.reduce(0, +)
  }
}
