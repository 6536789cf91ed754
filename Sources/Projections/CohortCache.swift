internal import EventLog
internal import EventSchema
internal import SwiftProtobuf

/// The cohorts of the run of 256 referrals that was asked about last, so that a walk in the order of
/// the numbers decodes each run once.
///
/// It is for models of the same content of the projection: whoever holds it sees to it that no cohort
/// is added meanwhile, or does not need to see it.
public final class CohortCache {
  private var run: UInt64?
  private var cohorts: [Cohort] = []
  private var told: [UInt64: ChoiceRecord] = [:]

  /// One cohort, and who of the run belongs to it.
  struct Cohort {
    let record: ChoiceRecord
    private var members: [UInt64]

    fileprivate init(_ record: ChoiceRecord, _ members: some Sequence<UInt8>) {
      self.record = record
      self.members = [0, 0, 0, 0]
      for member in members { self.members[Int(member >> 6)] |= 1 << UInt64(member & 63) }
    }

    func holds(_ referral: UInt64) -> Bool {
      let member = UInt8(truncatingIfNeeded: referral)
      return members[Int(member >> 6)] >> UInt64(member & 63) & 1 == 1
    }
  }

  /// An empty one.
  public init() {}

  func run(
    of referral: UInt64, in reader: ProjectionReader
  ) throws(ProjectionError) -> [Cohort] {
    if run == referral >> 8 { return cohorts }
    run = nil
    cohorts = []
    if let value = try reader.value(of: ChoiceKey.cohorts(ofReferral: referral)) {
      guard let history = try? SchemaCohortHistory(serializedBytes: value) else {
        throw .malformedState(projection: Choices.name)
      }
      for entry in history.entries {
        cohorts.append(Cohort(try record(at: entry.position, in: reader), entry.members))
      }
    }
    run = referral >> 8
    return cohorts
  }

  private func record(
    at position: UInt64, in reader: ProjectionReader
  ) throws(ProjectionError) -> ChoiceRecord {
    if let record = told[position] { return record }
    guard let value = try reader.value(of: ChoiceKey.cohort(position)),
      let body = try? SchemaPatientInformed(serializedBytes: value)
    else { throw .malformedState(projection: Choices.name) }
    let record = ChoiceRecord(position: Position(position), content: .informed(body))
    told[position] = record
    return record
  }
}
