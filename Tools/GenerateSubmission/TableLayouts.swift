extension Table {
  /// A line for each table, in the order of the cases: its name, then its fields.
  ///
  /// A field that only one version has carries that version before a colon.
  static let layouts = """
    IDS000Header DatSetVer OrgIDProv OrgIDSubmit PrimSystemInUse ReportingPeriodStartDate \
    ReportingPeriodEndDate DateTimeDatSetCreate
    IDS001MPI LocalPatientId OrgIDLocalPatientId 2.0:OrgIDResidenceResp NHSNumber \
    NHSNumberStatus PersonBirthDate Postcode Gender 2.1:GenderIdentity \
    2.1:GenderIdentitySameAtBirth EthnicCategory 2.1:EthnicCategory2021 ExBAFIndicator \
    LanguageCodePreferred EduEstabTypeIAPT
    IDS002GP LocalPatientId GMPCodeReg StartDateGMPRegistration EndDateGMPRegistration \
    2.0:OrgIDGPPrac
    IDS003AccommStatus LocalPatientId AccommodationType SettledAccommodationInd \
    AccommodationTypeDate AccommodationTypeStartDate AccommodationTypeEndDate
    IDS004EmpStatus LocalPatientId EmployStatus EmployStatusRecDate WeekHoursWorked \
    SelfEmployInd SickAbsenceInd SSPInd BenefitRecInd 2.0:JSAInd ESAInd UCInd PIPInd \
    2.0:OtherBenefitInd EmpSupportInd EmpSupportReferral 2.1:EmpSupportDischargeDate
    IDS007DisabilityType LocalPatientId DisabCode
    IDS011SocPerCircumstances LocalPatientId SocPerCircumstance SocPerCircumstanceRecDate
    IDS012OverseasVisitorChargCat LocalPatientId OvsVisChCat OvsVisChCatAppDate
    IDS101Referral ServiceRequestId LocalPatientId OrgIDComm ReferralRequestReceivedDate \
    2.0:SourceOfReferralMH 2.1:SourceOfReferralIAPT OnsetDate PrevDiagCondInd EndCode \
    ServDischDate
    IDS105OnwardReferral ServiceRequestId OnwardReferDate OnwardReferTime OnwardReferReason \
    OrgIDReceiving
    IDS108WaitingTimePauses PauseID ServiceRequestId PauseStartDate PauseEndDate PauseReason
    IDS201CareContact CareContactId ServiceRequestId CareContDate CareContTime OrgIDComm \
    PlannedCareContIndicator AttendOrDNACode Cancellation ClinContDurOfCareCont \
    IAPTLTCServiceInd AppType 2.0:ConsMediumUsed 2.1:ConsMechanism IntEnabledTherProg \
    CareContPatientTherMode NumGroupTherParticipants NumGroupTherFacilitators PsychMed \
    ActLocTypeCode SiteIDOfTreat LanguageCodeTreat InterpreterPresentInd
    IDS202CareActivity CareActId CareContactId CarePersLocalId ClinContactDurOfCareAct \
    CodeProcAndProcStatus FindSchemeInUse CodeFind CodeObs ObsValue UnitMeasure
    IDS205InternetTherLog ServiceRequestId StartDateIntEnabledTherLog EndDateIntEnabledTherLog \
    IntEnabledTherProg DurationIntEnabledTher CarePersLocalId IntegratedSoftwareInd
    IDS601MedHistPrevDiag LocalPatientId DiagSchemeInUse PrevDiag DiagDate
    IDS602LongTermCondition ServiceRequestId FindSchemeInUse LongTermCondition
    IDS603PresentingComplaints ServiceRequestId FindSchemeInUse PresComp PresCompCodSig \
    PresCompDate
    IDS606CodedScoreAssessmentRefer ServiceRequestId CodedAssToolType PersScore \
    AssToolCompDate AssToolCompTime
    IDS607CodedScoreAssessmentAct CareActId CodedAssToolType PersScore
    IDS803CareCluster LocalPatientId AMHCareClustCodeFin StartDateCareClust StartTimeCareClust \
    EndDateCareClust EndTimeCareClust
    IDS902CarePersQual CarePersLocalId QualAttainLevelIAPT QualAwardedDate \
    QualPlannedCompletionDate
    """
    .split(separator: "\n").map { $0.split(separator: " ") }
}
