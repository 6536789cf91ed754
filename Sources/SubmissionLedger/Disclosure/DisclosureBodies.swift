internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventSchema
internal import Evidence
internal import Foundation
internal import PersonSets
internal import Policy

// Requests and grounds as events hold them.

extension SchemaDisclosureRequest {
  init(_ request: ReleaseRequest) {
    self.init()
    use = request.use
    recipient = request.recipient.text
    agreement = request.agreement?.description ?? ""
    firstPeriod = request.periods.lowerBound.number
    lastPeriod = request.periods.upperBound.number
    columns = request.columns.map(\.description)
  }
}

extension ReleaseRequest {
  /// Nil for a body that no program of ours wrote.
  init?(_ body: SchemaDisclosureRequest) {
    let reference = AgreementReference(body.agreement)
    guard let recipient = OrganisationCode(body.recipient), let periods = body.periods,
      body.agreement.isEmpty || reference != nil
    else { return nil }
    let columns = body.columns.compactMap { ColumnName($0) }
    guard columns.count == body.columns.count else { return nil }
    self.init(
      use: body.use, recipient: recipient, agreement: reference, periods: periods,
      columns: columns)
  }
}

extension SchemaDisclosureGround {
  init(_ ground: ReleaseGround, _ instruments: InstrumentsInForce) {
    self.init()
    policyVersion = ground.policyVersion
    if let record = ground.agreement {
      agreement = record.terms.reference.description
      agreementPosition = record.position
      approvalPosition = record.approval?.position ?? 0
      lawfulBasis = record.terms.legalBasis
    } else {
      lawfulBasis = instruments.lawfulBasis ?? ""
    }
    optOutApplies = ground.optOutApplies
    exemption = ground.exemption?.kind ?? ""
    exemptionDocument = ground.exemption?.reference ?? ""
    if let check = ground.check {
      optOutCheck = check.number
      optOutCheckedAtMicroseconds = check.askedAt.microseconds
    }
    self.instruments = instruments.positions
  }
}

extension SchemaDisclosureRemovals {
  init(_ members: DisclosureMembers) {
    self.init()
    optOut = members.count(.optOut)
    optOutUnknown = members.count(.optOutUnknown)
    restriction = members.count(.restriction)
    erased = members.count(.erased)
    notEntitled = members.count(.notEntitled)
  }

  /// How many were left out, by the word for why, in the order in which people see them.
  var byReason: [(reason: String, persons: UInt64)] {
    [
      (MemberGroup.optOut.rawValue, optOut), (MemberGroup.optOutUnknown.rawValue, optOutUnknown),
      (MemberGroup.restriction.rawValue, restriction), (MemberGroup.erased.rawValue, erased),
      (MemberGroup.notEntitled.rawValue, notEntitled),
    ]
  }
}

extension SchemaDisclosureRefusal {
  init(_ refusal: ReleaseRefusal) {
    self.init()
    code = refusal.code
    detail = refusal.description
  }
}

extension SchemaDisclosureMemberSet {
  /// The group and its people, as numbers and runs of them.
  func facts() throws -> [(name: String, value: String)] {
    let persons = try PersonSet(serialized: Array(self.persons).span)
    let runs = persons.ranges.map { run in
      run.lowerBound == run.upperBound ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)"
    }
    return [("group", group), ("persons", runs.joined(separator: " "))]
  }
}
