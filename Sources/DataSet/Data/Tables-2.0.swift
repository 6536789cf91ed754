extension DataFile {
  /// The tables and fields of version 2.0.
  static let tables20 = """
    table	IDS000Header
    DatSetVer	text
    OrgIDProv	text
    OrgIDSubmit	text
    PrimSystemInUse	text
    ReportingPeriodStartDate	date
    ReportingPeriodEndDate	date
    DateTimeDatSetCreate	datetime
    table	IDS001MPI
    LocalPatientId	text	key
    OrgIDLocalPatientId	text
    OrgIDResidenceResp	text
    NHSNumber	text
    NHSNumberStatus	text
    PersonBirthDate	date
    Postcode	text
    Gender	text
    EthnicCategory	text
    ExBAFIndicator	text
    LanguageCodePreferred	text
    EduEstabTypeIAPT	text
    table	IDS002GP	IDS001MPI
    LocalPatientId	text	parent
    GMPCodeReg	text
    StartDateGMPRegistration	date
    EndDateGMPRegistration	date
    OrgIDGPPrac	text
    table	IDS004EmpStatus	IDS001MPI
    LocalPatientId	text	parent
    EmployStatus	text
    EmployStatusRecDate	date
    WeekHoursWorked	text
    SelfEmployInd	text
    SickAbsenceInd	text
    SSPInd	text
    BenefitRecInd	text
    JSAInd	text
    ESAInd	text
    UCInd	text
    PIPInd	text
    OtherBenefitInd	text
    EmpSupportInd	text
    EmpSupportReferral	date
    table	IDS007DisabilityType	IDS001MPI
    LocalPatientId	text	parent
    DisabCode	text
    table	IDS011SocPerCircumstances	IDS001MPI
    LocalPatientId	text	parent
    SocPerCircumstance	text
    SocPerCircumstanceRecDate	date
    table	IDS012OverseasVisitorChargCat	IDS001MPI
    LocalPatientId	text	parent
    OvsVisChCat	text
    OvsVisChCatAppDate	date
    table	IDS101Referral	IDS001MPI
    ServiceRequestId	text	key
    LocalPatientId	text	parent
    OrgIDComm	text
    ReferralRequestReceivedDate	date
    SourceOfReferralMH	text
    OnsetDate	month
    PrevDiagCondInd	text
    EndCode	text
    ServDischDate	date
    table	IDS105OnwardReferral	IDS101Referral
    ServiceRequestId	text	parent
    OnwardReferDate	date
    OnwardReferTime	time
    OnwardReferReason	text
    OrgIDReceiving	text
    table	IDS108WaitingTimePauses	IDS101Referral
    PauseID	text
    ServiceRequestId	text	parent
    PauseStartDate	date
    PauseEndDate	date
    PauseReason	text
    table	IDS201CareContact	IDS101Referral
    CareContactId	text	key
    ServiceRequestId	text	parent
    CareContDate	date
    CareContTime	time
    OrgIDComm	text
    PlannedCareContIndicator	text
    AttendOrDNACode	text
    Cancellation	text
    ClinContDurOfCareCont	integer
    IAPTLTCServiceInd	text
    AppType	text
    ConsMediumUsed	text
    IntEnabledTherProg	text
    CareContPatientTherMode	text
    NumGroupTherParticipants	integer
    NumGroupTherFacilitators	integer
    PsychMed	text
    ActLocTypeCode	text
    SiteIDOfTreat	text
    LanguageCodeTreat	text
    InterpreterPresentInd	text
    table	IDS202CareActivity	IDS201CareContact
    CareActId	text	key
    CareContactId	text	parent
    CarePersLocalId	text
    ClinContactDurOfCareAct	integer
    CodeProcAndProcStatus	text
    FindSchemeInUse	text
    CodeFind	text
    CodeObs	text
    ObsValue	text
    UnitMeasure	text
    table	IDS205InternetTherLog	IDS101Referral
    ServiceRequestId	text	parent
    StartDateIntEnabledTherLog	date
    EndDateIntEnabledTherLog	date
    IntEnabledTherProg	text
    DurationIntEnabledTher	integer
    CarePersLocalId	text
    IntegratedSoftwareInd	text
    table	IDS602LongTermCondition	IDS101Referral
    ServiceRequestId	text	parent
    FindSchemeInUse	text
    LongTermCondition	text
    table	IDS603PresentingComplaints	IDS101Referral
    ServiceRequestId	text	parent
    FindSchemeInUse	text
    PresComp	text
    PresCompCodSig	text
    PresCompDate	date
    table	IDS606CodedScoreAssessmentRefer	IDS101Referral
    ServiceRequestId	text	parent
    CodedAssToolType	text
    PersScore	text
    AssToolCompDate	date
    AssToolCompTime	time
    table	IDS607CodedScoreAssessmentAct	IDS202CareActivity
    CareActId	text	parent
    CodedAssToolType	text
    PersScore	text
    table	IDS803CareCluster	IDS001MPI
    LocalPatientId	text	parent
    AMHCareClustCodeFin	text
    StartDateCareClust	date
    StartTimeCareClust	time
    EndDateCareClust	date
    EndTimeCareClust	time
    table	IDS902CarePersQual
    CarePersLocalId	text
    QualAttainLevelIAPT	text
    QualAwardedDate	date
    QualPlannedCompletionDate	date
    """
}
