import Testing

/// The cases of a table of the data set.
struct RuleCases: Sendable, CustomTestStringConvertible {
  /// The table, or what else the rules are about.
  let name: String
  /// The cases, in the language of ``RuleCaseParser``.
  let text: String
  /// Whether the rules are on the file as a whole and not on its rows.
  var isAboutFile = false

  var testDescription: String { name }

  static let all = [
    RuleCases(name: "the file", text: file, isAboutFile: true),
    RuleCases(name: "IDS000Header", text: header),
    RuleCases(name: "IDS001MPI", text: patient),
    RuleCases(name: "IDS002GP", text: practice),
    RuleCases(name: "IDS003AccommStatus", text: accommodation),
    RuleCases(name: "IDS004EmpStatus", text: employment),
    RuleCases(name: "IDS007DisabilityType", text: disability),
    RuleCases(name: "IDS011SocPerCircumstances", text: circumstances),
    RuleCases(name: "IDS012OverseasVisitorChargCat", text: overseasVisitor),
    RuleCases(name: "IDS101Referral", text: referral),
    RuleCases(name: "IDS105OnwardReferral", text: onwardReferral),
    RuleCases(name: "IDS108WaitingTimePauses", text: waitingTimePause),
    RuleCases(name: "IDS201CareContact", text: careContact),
    RuleCases(name: "IDS202CareActivity", text: careActivity),
    RuleCases(name: "IDS205InternetTherLog", text: internetTherapy),
    RuleCases(name: "IDS601MedHistPrevDiag", text: previousDiagnosis),
    RuleCases(name: "IDS602LongTermCondition", text: longTermCondition),
    RuleCases(name: "IDS603PresentingComplaints", text: presentingComplaint),
    RuleCases(name: "IDS606CodedScoreAssessmentRefer", text: referralAssessment),
    RuleCases(name: "IDS607CodedScoreAssessmentAct", text: activityAssessment),
    RuleCases(name: "IDS803CareCluster", text: careCluster),
    RuleCases(name: "IDS902CarePersQual", text: qualification),
  ]
}
