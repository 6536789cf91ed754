internal import Agreements
internal import DataSet
internal import EventLog
internal import EventSchema
internal import Evidence
internal import TransparencyLog

/// Answers the questions of a data sharing audit from what is on record of a release.
struct DisclosureAnswers {
  let audit: DisclosureAudit
  let body: SchemaDisclosureReleased
  let agreement: AgreementRecord?
  let decidedAt: Timestamp
  /// The version that was in force on the day.
  let inForce: AgreementReference?
  /// The kinds of instruments that processing needs and of which none is cited that was in force.
  let missing: [Instrument.Kind]

  var all: [AuditAnswer] { AuditAnswer.Question.allCases.map { answer($0) } }

  private var terms: AgreementTerms? { agreement?.terms }

  private func answer(_ question: AuditAnswer.Question) -> AuditAnswer {
    let (words, holds) = words(for: question)
    return AuditAnswer(question: question, answer: words, holds: holds)
  }

  private static let notNeeded = "no agreement is needed: a provider gets its own data back"

  private func words(for question: AuditAnswer.Question) -> (String, Bool?) {
    switch question {
    case .agreementInForce: agreementInForce
    case .recipient:
      terms.map { ("\(body.request.recipient)", $0.recipient.text == body.request.recipient) }
        ?? (body.request.recipient, nil)
    case .controllers: (list(terms?.controllers.map { "\($0.name) (\($0.code))" }), nil)
    case .processors: (list(terms?.processors.map { "\($0.name) (\($0.code))" }), nil)
    case .territory: (terms?.territory ?? Self.notNeeded, nil)
    case .purpose:
      terms.map { ("\($0.use): \($0.purpose)", $0.use == body.request.use) }
        ?? (body.request.use, nil)
    case .periods: periods
    case .fields: fields
    case .optOuts: optOuts
    case .instruments: instruments
    case .digest: (audit.disclosure.fileDigest?.hex ?? "", audit.disclosure.fileDigest != nil)
    case .destruction: destruction
    }
  }

  private func list(_ items: [String]?) -> String {
    guard let items else { return Self.notNeeded }
    return items.isEmpty ? "none" : items.joined(separator: "; ")
  }

  private var agreementInForce: (String, Bool?) {
    guard let agreement else { return (Self.notNeeded, nil) }
    let day = decidedAt.calendarDay
    guard inForce == agreement.terms.reference else {
      return ("\(agreement.terms.reference) was not in force on \(day)", false)
    }
    let approved = agreement.approval.map { ", approved on \($0.value.day)" } ?? ""
    return ("\(agreement.terms.reference), in force on \(day)\(approved)", true)
  }

  private var periods: (String, Bool?) {
    guard let periods = body.request.periods else { return ("not readable", false) }
    let words =
      periods.lowerBound == periods.upperBound
      ? periods.lowerBound.description : "\(periods.lowerBound) to \(periods.upperBound)"
    guard let terms else { return (words, nil) }
    var month: Period? = periods.lowerBound
    while let asked = month, asked <= periods.upperBound {
      let isApproved = terms.data.contains { $0.firstPeriod <= asked && asked <= $0.lastPeriod }
      if !isApproved { return ("\(words); \(asked) is not approved", false) }
      month = asked.next
    }
    return (words, true)
  }

  private var fields: (String, Bool?) {
    let foreign = audit.tables.flatMap { table in table.notApproved.map { "\(table.name).\($0)" } }
    if !foreign.isEmpty { return ("not approved: \(foreign.joined(separator: ", "))", false) }
    let count = audit.tables.reduce(0) { $0 + $1.approved.count }
    let held = audit.tables.reduce(0) { $0 + $1.heldBack.count }
    return ("\(count) released, all approved; \(held) more are approved", true)
  }

  private var optOuts: (String, Bool?) {
    guard body.ground.optOutApplies else {
      let words =
        body.ground.exemption.isEmpty
        ? "they do not apply to this use"
        : "not applied: \(body.ground.exemption), \(body.ground.exemptionDocument)"
      return (words, body.ground.exemption.isEmpty ? nil : !body.ground.exemptionDocument.isEmpty)
    }
    guard let check = audit.check else { return ("applied, by no check", false) }
    return (
      "applied, by check \(check.number), asked at \(check.askedAt), good for \(check.freshDays) days",
      check.isFresh(at: decidedAt)
    )
  }

  private var instruments: (String, Bool?) {
    let cited = audit.instruments.map {
      "\($0.instrument.kind.rawValue) \($0.instrument.reference)"
    }
    guard missing.isEmpty else {
      let kinds = missing.map(\.rawValue).joined(separator: ", ")
      return ("none in force of: \(kinds)", false)
    }
    return (cited.joined(separator: "; "), true)
  }

  private var destruction: (String, Bool?) {
    let end = terms.map { "the agreement ends on \($0.end)" } ?? Self.notNeeded
    let conditions = (terms?.specialConditions ?? []).map { "; \($0)" }.joined()
    return ("no certificate is on record; \(end)\(conditions)", nil)
  }
}
