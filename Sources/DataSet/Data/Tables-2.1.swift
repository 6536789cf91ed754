extension DataFile {
  /// The tables and fields of version 2.1.
  static let tables21 = """
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
    NHSNumber	text
    NHSNumberStatus	text
    PersonBirthDate	date
    Postcode	text
    Gender	text	default=X
    GenderIdentity	text	default=X|Z	other=4
    GenderIdentitySameAtBirth	text	default=X|Z
    EthnicCategory	text	default=Z|99	other=S
    EthnicCategory2021	text
    ExBAFIndicator	text	default=UU|ZZ
    LanguageCodePreferred	text
    EduEstabTypeIAPT	text	default=X|Z	other=4
    table	IDS002GP	IDS001MPI
    LocalPatientId	text	parent
    GMPCodeReg	text
    StartDateGMPRegistration	date
    EndDateGMPRegistration	date
    table	IDS003AccommStatus	IDS001MPI
    LocalPatientId	text	parent
    AccommodationType	text	other=98
    SettledAccommodationInd	text	default=Z|9
    AccommodationTypeDate	date
    AccommodationTypeStartDate	date
    AccommodationTypeEndDate	date
    table	IDS004EmpStatus	IDS001MPI
    LocalPatientId	text	parent
    EmployStatus	text	default=ZZ
    EmployStatusRecDate	date
    WeekHoursWorked	text	default=97|99
    SelfEmployInd	text	default=X|Z
    SickAbsenceInd	text	default=X|Z
    SSPInd	text	default=U|Z
    BenefitRecInd	text	default=U|Z
    ESAInd	text	default=U|Z
    UCInd	text	default=U|Z
    PIPInd	text	default=U|Z
    EmpSupportInd	text
    EmpSupportReferral	date
    EmpSupportDischargeDate	date
    table	IDS007DisabilityType	IDS001MPI
    LocalPatientId	text	parent
    DisabCode	text	default=ZZ	other=XX
    table	IDS011SocPerCircumstances	IDS001MPI
    LocalPatientId	text	parent
    SocPerCircumstance	text
    SocPerCircumstanceRecDate	date
    table	IDS012OverseasVisitorChargCat	IDS001MPI
    LocalPatientId	text	parent
    OvsVisChCat	text	default=9
    OvsVisChCatAppDate	date
    table	IDS101Referral	IDS001MPI
    ServiceRequestId	text	key
    LocalPatientId	text	parent
    OrgIDComm	text
    ReferralRequestReceivedDate	date
    SourceOfReferralIAPT	text	other=M6
    OnsetDate	month
    PrevDiagCondInd	text	default=U|Z
    EndCode	text	default=95|96
    ServDischDate	date
    table	IDS105OnwardReferral	IDS101Referral
    ServiceRequestId	text	parent
    OnwardReferDate	date
    OnwardReferTime	time
    OnwardReferReason	text	default=99	other=96
    OrgIDReceiving	text
    table	IDS108WaitingTimePauses	IDS101Referral
    PauseID	text
    ServiceRequestId	text	parent
    PauseStartDate	date
    PauseEndDate	date
    PauseReason	text	other=03
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
    AppType	text	default=08	other=07
    ConsMechanism	text	other=98
    IntEnabledTherProg	text
    CareContPatientTherMode	text
    NumGroupTherParticipants	integer
    NumGroupTherFacilitators	integer
    PsychMed	text	default=UU|ZZ
    ActLocTypeCode	text
    SiteIDOfTreat	text
    LanguageCodeTreat	text
    InterpreterPresentInd	text	default=X
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
    table	IDS601MedHistPrevDiag	IDS001MPI
    LocalPatientId	text	parent
    DiagSchemeInUse	text
    PrevDiag	text
    DiagDate	date
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
