/// The good submissions from which every case starts: one patient with one row in every table.
///
/// Each table is its name, the line of field names and its rows. A field is empty only where a
/// value would contradict another one: a contact that took place was not cancelled, and the
/// practice of today has no last day.
enum BaseSubmissions {
  /// RX4, September 2020.
  static let version20 = """
    IDS000Header
    DatSetVer,OrgIDProv,OrgIDSubmit,PrimSystemInUse,ReportingPeriodStartDate,ReportingPeriodEndDate,DateTimeDatSetCreate
    2.0,RX4,RX4,SYNTHETIC,{start},{end},{submitted}T09:14:27

    IDS001MPI
    LocalPatientId,OrgIDLocalPatientId,OrgIDResidenceResp,NHSNumber,NHSNumberStatus,PersonBirthDate,Postcode,Gender,EthnicCategory,ExBAFIndicator,LanguageCodePreferred,EduEstabTypeIAPT
    P1,RX4,00L,9998432839,01,1980-05-17,EC14 7IT,2,A,03,en,8

    IDS002GP
    LocalPatientId,GMPCodeReg,StartDateGMPRegistration,EndDateGMPRegistration,OrgIDGPPrac
    P1,Z81136,2012-07-30,,00L

    IDS004EmpStatus
    LocalPatientId,EmployStatus,EmployStatusRecDate,WeekHoursWorked,SelfEmployInd,SickAbsenceInd,SSPInd,BenefitRecInd,JSAInd,ESAInd,UCInd,PIPInd,OtherBenefitInd,EmpSupportInd,EmpSupportReferral
    P1,01,{start-40},01,N,N,N,N,N,N,N,N,N,Y,{start-12}

    IDS007DisabilityType
    LocalPatientId,DisabCode
    P1,02

    IDS011SocPerCircumstances
    LocalPatientId,SocPerCircumstance,SocPerCircumstanceRecDate
    P1,160540005,{start-16}

    IDS012OverseasVisitorChargCat
    LocalPatientId,OvsVisChCat,OvsVisChCatAppDate
    P1,A,{start+4}

    IDS101Referral
    ServiceRequestId,LocalPatientId,OrgIDComm,ReferralRequestReceivedDate,SourceOfReferralMH,OnsetDate,PrevDiagCondInd,EndCode,ServDischDate
    SR1,P1,00L,{start-29},B1,2018-06,N,46,{start+27}

    IDS105OnwardReferral
    ServiceRequestId,OnwardReferDate,OnwardReferTime,OnwardReferReason,OrgIDReceiving
    SR1,{start+21},18:15:00,02,RWK

    IDS108WaitingTimePauses
    PauseID,ServiceRequestId,PauseStartDate,PauseEndDate,PauseReason
    W1,SR1,{start-22},{start+19},02

    IDS201CareContact
    CareContactId,ServiceRequestId,CareContDate,CareContTime,OrgIDComm,PlannedCareContIndicator,AttendOrDNACode,Cancellation,ClinContDurOfCareCont,IAPTLTCServiceInd,AppType,ConsMediumUsed,IntEnabledTherProg,CareContPatientTherMode,NumGroupTherParticipants,NumGroupTherFacilitators,PsychMed,ActLocTypeCode,SiteIDOfTreat,LanguageCodeTreat,InterpreterPresentInd
    C1,SR1,{start+3},17:25:00,00L,Y,5,,50,N,02,01,IET-Beta,3,8,2,02,A01,RX4A1,en,4

    IDS202CareActivity
    CareActId,CareContactId,CarePersLocalId,ClinContactDurOfCareAct,CodeProcAndProcStatus,FindSchemeInUse,CodeFind,CodeObs,ObsValue,UnitMeasure
    A1,C1,TH1,45,975131000000104,04,35489007,363589002,120,mmHg

    IDS205InternetTherLog
    ServiceRequestId,StartDateIntEnabledTherLog,EndDateIntEnabledTherLog,IntEnabledTherProg,DurationIntEnabledTher,CarePersLocalId,IntegratedSoftwareInd
    SR1,{start},{end},IET-Beta,52,TH1,N

    IDS602LongTermCondition
    ServiceRequestId,FindSchemeInUse,LongTermCondition
    SR1,01,M797

    IDS603PresentingComplaints
    ServiceRequestId,FindSchemeInUse,PresComp,PresCompCodSig,PresCompDate
    SR1,01,F431,1,{start-27}

    IDS606CodedScoreAssessmentRefer
    ServiceRequestId,CodedAssToolType,PersScore,AssToolCompDate,AssToolCompTime
    SR1,720433000,8,{start+13},10:20:00

    IDS607CodedScoreAssessmentAct
    CareActId,CodedAssToolType,PersScore
    A1,720433000,17

    IDS803CareCluster
    LocalPatientId,AMHCareClustCodeFin,StartDateCareClust,StartTimeCareClust,EndDateCareClust,EndTimeCareClust
    P1,01,{start-13},10:40:00,{start+18},12:00:00

    IDS902CarePersQual
    CarePersLocalId,QualAttainLevelIAPT,QualAwardedDate,QualPlannedCompletionDate
    TH1,11,{start+9},{start+4}
    """

  /// RX4, May 2022.
  static let version21 = """
    IDS000Header
    DatSetVer,OrgIDProv,OrgIDSubmit,PrimSystemInUse,ReportingPeriodStartDate,ReportingPeriodEndDate,DateTimeDatSetCreate
    2.1,RX4,RX4,SYNTHETIC,{start},{end},{submitted}T09:14:27

    IDS001MPI
    LocalPatientId,OrgIDLocalPatientId,NHSNumber,NHSNumberStatus,PersonBirthDate,Postcode,Gender,GenderIdentity,GenderIdentitySameAtBirth,EthnicCategory,EthnicCategory2021,ExBAFIndicator,LanguageCodePreferred,EduEstabTypeIAPT
    P1,RX4,9998432839,01,1980-05-17,EC14 7IT,2,2,Y,A,A1,03,en,8

    IDS002GP
    LocalPatientId,GMPCodeReg,StartDateGMPRegistration,EndDateGMPRegistration
    P1,Z81136,2012-07-30,

    IDS003AccommStatus
    LocalPatientId,AccommodationType,SettledAccommodationInd,AccommodationTypeDate,AccommodationTypeStartDate,AccommodationTypeEndDate
    P1,01,Y,{start+2},{start-90},{start+20}

    IDS004EmpStatus
    LocalPatientId,EmployStatus,EmployStatusRecDate,WeekHoursWorked,SelfEmployInd,SickAbsenceInd,SSPInd,BenefitRecInd,ESAInd,UCInd,PIPInd,EmpSupportInd,EmpSupportReferral,EmpSupportDischargeDate
    P1,01,{start-40},01,N,N,N,N,N,N,N,Y,{start-12},{start+16}

    IDS007DisabilityType
    LocalPatientId,DisabCode
    P1,02

    IDS011SocPerCircumstances
    LocalPatientId,SocPerCircumstance,SocPerCircumstanceRecDate
    P1,160540005,{start-16}

    IDS012OverseasVisitorChargCat
    LocalPatientId,OvsVisChCat,OvsVisChCatAppDate
    P1,A,{start+4}

    IDS101Referral
    ServiceRequestId,LocalPatientId,OrgIDComm,ReferralRequestReceivedDate,SourceOfReferralIAPT,OnsetDate,PrevDiagCondInd,EndCode,ServDischDate
    SR1,P1,00L,{start-29},B1,2018-06,N,46,{start+27}

    IDS105OnwardReferral
    ServiceRequestId,OnwardReferDate,OnwardReferTime,OnwardReferReason,OrgIDReceiving
    SR1,{start+21},18:15:00,02,RWK

    IDS108WaitingTimePauses
    PauseID,ServiceRequestId,PauseStartDate,PauseEndDate,PauseReason
    W1,SR1,{start-22},{start+19},02

    IDS201CareContact
    CareContactId,ServiceRequestId,CareContDate,CareContTime,OrgIDComm,PlannedCareContIndicator,AttendOrDNACode,Cancellation,ClinContDurOfCareCont,IAPTLTCServiceInd,AppType,ConsMechanism,IntEnabledTherProg,CareContPatientTherMode,NumGroupTherParticipants,NumGroupTherFacilitators,PsychMed,ActLocTypeCode,SiteIDOfTreat,LanguageCodeTreat,InterpreterPresentInd
    C1,SR1,{start+3},17:25:00,00L,Y,5,,50,N,02,01,IET-Beta,3,8,2,02,A01,RX4A1,en,4

    IDS202CareActivity
    CareActId,CareContactId,CarePersLocalId,ClinContactDurOfCareAct,CodeProcAndProcStatus,FindSchemeInUse,CodeFind,CodeObs,ObsValue,UnitMeasure
    A1,C1,TH1,45,975131000000104,04,35489007,363589002,120,mmHg

    IDS205InternetTherLog
    ServiceRequestId,StartDateIntEnabledTherLog,EndDateIntEnabledTherLog,IntEnabledTherProg,DurationIntEnabledTher,CarePersLocalId,IntegratedSoftwareInd
    SR1,{start},{end},IET-Beta,52,TH1,N

    IDS601MedHistPrevDiag
    LocalPatientId,DiagSchemeInUse,PrevDiag,DiagDate
    P1,02,F431,{start-360}

    IDS602LongTermCondition
    ServiceRequestId,FindSchemeInUse,LongTermCondition
    SR1,01,M797

    IDS603PresentingComplaints
    ServiceRequestId,FindSchemeInUse,PresComp,PresCompCodSig,PresCompDate
    SR1,01,F431,1,{start-27}

    IDS606CodedScoreAssessmentRefer
    ServiceRequestId,CodedAssToolType,PersScore,AssToolCompDate,AssToolCompTime
    SR1,720433000,8,{start+13},10:20:00

    IDS607CodedScoreAssessmentAct
    CareActId,CodedAssToolType,PersScore
    A1,720433000,17

    IDS803CareCluster
    LocalPatientId,AMHCareClustCodeFin,StartDateCareClust,StartTimeCareClust,EndDateCareClust,EndTimeCareClust
    P1,01,{start-13},10:40:00,{start+18},12:00:00

    IDS902CarePersQual
    CarePersLocalId,QualAttainLevelIAPT,QualAwardedDate,QualPlannedCompletionDate
    TH1,11,{start+9},{start+4}
    """
}
