public import Agreements
public import DataSet
public import Disclosure
public import EventSchema

extension DataUse {
  /// The line of a release that an event tells of, in every register.
  ///
  /// - Parameters:
  ///   - number: the place among all disclosures.
  ///   - terms: those under which it was released; nil where the use needed none.
  ///   - day: the one on which the log took it.
  public init(
    _ body: SchemaDisclosureReleased, number: UInt64, terms: AgreementTerms?, on day: Day
  ) {
    let (ground, request) = (body.ground, body.request)
    let versions = body.tables.compactMap { DataSet.version($0.version)?.version }
    self.init(
      Facts(
        number: number, use: request.use, recipient: request.recipient, periods: request.periods,
        versions: versions.reduce(into: []) { found, version in
          if !found.contains(version) { found.append(version) }
        },
        terms: terms, legalBasis: ground.lawfulBasis, optOutApplied: ground.optOutApplies,
        exemption: ground.exemption.isEmpty ? nil : (ground.exemption, ground.exemptionDocument),
        releasedOn: day))
  }
}

extension SchemaDisclosureRequest {
  /// The months that were asked for; nil where no program of ours wrote them.
  public var periods: ClosedRange<Period>? {
    guard let first = Period(number: firstPeriod), let last = Period(number: lastPeriod),
      first <= last
    else { return nil }
    return first...last
  }
}
