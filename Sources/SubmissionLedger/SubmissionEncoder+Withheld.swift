internal import DataSet
internal import EventLog
internal import EventSchema
internal import Intake
internal import KeyVault
internal import Policy

/// A record that broke no rule and is not kept.
struct WithheldRecord: Sendable {
  let rows: SubmittedRows
  let decision: FlowDecision
  let person: PersonNumber
  /// The referral; nil for the patient's own rows.
  let referral: ReferralNumber?
  let dates: ReferralDates?
}

extension SubmissionEncoder {
  /// Says which rows are not kept and why; their content goes nowhere.
  func append(_ record: WithheldRecord, to run: inout EventDraftRun) throws(LedgerError) {
    for part in RowPart.parts(of: record.rows, limitBytes: Self.rowByteLimit) {
      var body = SchemaRecordWithheld()
      body.submission = submission
      body.provider = provider.text
      body.period = period
      body.reason = record.decision.reason?.rawValue ?? ""
      body.policyVersion = record.decision.policyVersion
      body.path = record.decision.path.map { step in
        var said = SchemaDecisionStep()
        said.question = step.question.rawValue
        said.answer = step.answer.rawValue
        said.positions = step.positions
        return said
      }
      if let dates = record.dates {
        body.receivedOn = dates.receivedOn.daysSince1970
        if let day = dates.dischargedOn { body.dischargedOn = day.daysSince1970 }
      }
      body.rows = tableRows(part.rows)
      let stream =
        record.referral.map { StreamID(.referral, $0.rawValue) }
        ?? StreamID(.person, record.person.rawValue)
      run.append(
        fields(
          .recordWithheld, stream, person: record.person, referral: record.referral,
          body: try serialized(body)))
    }
  }
}
