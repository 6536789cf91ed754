extension DataFile {
  /// The columns of the extracts that recipients of data may be given, as the published model lists
  /// them; whom or what a value identifies is the project's own reading.
  static let extracts = """
    extract	commissioning	2.0
    table	IDS000Header
    submitted	-	DatSetVer OrgIDProv OrgIDSubmit PrimSystemInUse ReportingPeriodStartDate
    submitted	-	ReportingPeriodEndDate DateTimeDatSetCreate
    system	-	EFFECTIVE_FROM
    derived	eventKey	UniqueID_IDS000
    derived	-	File_Type
    counter	-	TotalRecords
    derived	-	UniqueSubmissionID
    counter	-	Total_IDS001 Total_IDS002 Total_IDS004 Total_IDS007 Total_IDS011 Total_IDS012
    counter	-	Total_IDS101 Total_IDS105 Total_IDS108 Total_IDS201 Total_IDS202 Total_IDS205
    counter	-	Total_IDS602 Total_IDS603 Total_IDS606 Total_IDS607 Total_IDS803 Total_IDS902
    derived	-	Unique_MonthID
    table	IDS001MPI
    submitted	direct	LocalPatientId
    submitted	-	OrgIDLocalPatientId OrgIDResidenceResp
    submitted	direct	NHSNumber
    submitted	-	NHSNumberStatus
    submitted	direct	PersonBirthDate Postcode
    submitted	-	Gender EthnicCategory ExBAFIndicator LanguageCodePreferred EduEstabTypeIAPT
    system	-	EFFECTIVE_FROM
    derived	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS001
    inherited	-	OrgID_Provider
    derived	-	OrgID_CCG_Residence
    computedLater	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	Age_RP_StartDate Age_RP_EndDate Postcode_District Postcode_Default
    derived	-	ValidPostcode_Flag LSOA Census_Year LocalAuthority County ElectoralWard
    inherited	-	Unique_MonthID
    derived	-	Validated_EthnicCategory IndicesOfDeprivationDecile IndicesOfDeprivationQuartile
    derived	-	IMD_YEAR
    table	IDS002GP
    submitted	direct	LocalPatientId
    submitted	-	GMPCodeReg StartDateGMPRegistration EndDateGMPRegistration OrgIDGPPrac
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS002
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	OrgID_CCG_GP DistanceFromHome_GP
    inherited	-	Unique_MonthID
    table	IDS004EmpStatus
    submitted	direct	LocalPatientId
    submitted	-	EmployStatus EmployStatusRecDate WeekHoursWorked SelfEmployInd SickAbsenceInd
    submitted	-	SSPInd BenefitRecInd JSAInd ESAInd UCInd PIPInd OtherBenefitInd EmpSupportInd
    submitted	-	EmpSupportReferral
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS004
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    table	IDS007DisabilityType
    submitted	direct	LocalPatientId
    submitted	-	DisabCode
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS007
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    table	IDS011SocPerCircumstances
    submitted	direct	LocalPatientId
    submitted	-	SocPerCircumstance SocPerCircumstanceRecDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS011
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    table	IDS012OverseasVisitorChargCat
    submitted	direct	LocalPatientId
    submitted	-	OvsVisChCat OvsVisChCatAppDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS012
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    table	IDS101Referral
    submitted	eventKey	ServiceRequestId
    submitted	direct	LocalPatientId
    submitted	-	OrgIDComm ReferralRequestReceivedDate SourceOfReferralMH OnsetDate
    submitted	-	PrevDiagCondInd EndCode ServDischDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS101
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	eventKey	Unique_ServiceRequestID
    derived	-	Age_ReferralRequest_ReceivedDate Age_ServiceDischarge_Date Unique_MonthID
    computedLater	-	UsePathway_Flag UseQuarterReferral_Flag
    computedLater	personKey	PathwayID
    computedLater	-	EmploymentStatus_First EmploymentStatus_Last SickpayIndicator_First
    computedLater	-	SickpayIndicator_Last PsychotropicIndicator_First
    computedLater	-	PsychotropicIndicator_Last PrimaryPresentingComplaint
    computedLater	-	SecondaryPresentingComplaint Assessment_FirstDate Assessment_LastDate
    computedLater	-	TherapySession_FirstDate TherapySession_SecondDate TherapySession_LastDate
    computedLater	-	CareContact_Count TreatmentCareContact_Count
    computedLater	-	HighIntensityTherapy_FirstDate LowIntensityTherapy_FirstDate
    computedLater	-	TherapyType_First TherapyType_Last AppliedRelaxation_Count
    computedLater	-	BriefPsychodynamicPsychotherapy_Count CognitiveBehaviourTherapy_Count
    computedLater	-	CollaborativeCare_Count CounsellingDepression_Count
    computedLater	-	CouplesTherapyDepression_Count EmploymentSupport_Count
    computedLater	-	EyeMovementDesensitisationReprocessing_Count GuidedSelfHelp_Book_Count
    computedLater	-	GuidedSelfHelp_Computer_Count InterpersonalPsychotherapy_Count
    computedLater	-	Mindfulness_Count NonGuidedSelfHelp_Book_Count
    computedLater	-	NonGuidedSelfHelp_Computer_Count OtherHighIntensity_Count
    computedLater	-	OtherLowIntensity_Count PsychoeducationalPeerSupport_Count
    computedLater	-	StructuredPhysicalActivity_Count CommunitySignPosting_Count
    computedLater	-	CompletedTreatment_Flag GAD_FirstScore GAD_LastScore PHQ9_FirstScore
    computedLater	-	PHQ9_LastScore AgoraAlone_FirstScore AgoraAlone_LastScore
    computedLater	-	AgoraAccom_FirstScore AgoraAccom_LastScore SocialPhobia_FirstScore
    computedLater	-	SocialPhobia_LastScore PanicDisorder_FirstScore PanicDisorder_LastScore
    computedLater	-	OCD_FirstScore OCD_LastScore PTSD_FirstScore PTSD_LastScore BIQ_FirstScore
    computedLater	-	BIQ_LastScore BPI_FirstScore BPI_LastScore CAT_FirstScore CAT_LastScore
    computedLater	-	DDS_FirstScore DDS_LastScore IBS_FirstScore IBS_LastScore PHQ15_FirstScore
    computedLater	-	PHQ15_LastScore PSWQ_FirstScore PSWQ_LastScore ADSM ADSM_FirstScore
    computedLater	-	ADSM_LastScore WASAS_HomeManagement_FirstScore
    computedLater	-	WASAS_PrivateLeisureActivities_FirstScore WASAS_Relationships_FirstScore
    computedLater	-	WASAS_SocialLeisureActivities_FirstScore WASAS_Work_FirstScore
    computedLater	-	WASAS_HomeManagement_LastScore WASAS_PrivateLeisureActivities_LastScore
    computedLater	-	WASAS_Relationships_LastScore WASAS_SocialLeisureActivities_LastScore
    computedLater	-	WASAS_Work_LastScore AnxietyInventory_FirstScore
    computedLater	-	AnxietyInventory_LastScore Caseness_Flag NotCaseness_Flag Recovery_Flag
    computedLater	-	ReliableImprovement_Flag NoChange_Flag ReliableDeterioration_Flag
    computedLater	-	IntegratedContact_FirstDate IntegratedTreatment_FirstDate
    computedLater	-	EmpSupport_FirstDate EmpSupport_LastDate EmpStatus_FirstDate
    computedLater	-	InternetEnabledTherapy_Count
    derived	-	CommissioningRegion
    computedLater	-	ADSM_FirstScoreAtCaseness ADSM_FirstScoreNotAtCaseness
    computedLater	-	ADSM_LastScoreNotAtCaseness PPSM PPSM_FirstScore PPSM_LastScore
    table	IDS105OnwardReferral
    submitted	eventKey	ServiceRequestId
    submitted	-	OnwardReferDate OnwardReferTime OnwardReferReason OrgIDReceiving
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS105
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS108WaitingTimePauses
    submitted	eventKey	PauseID ServiceRequestId
    submitted	-	PauseStartDate PauseEndDate PauseReason
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS108
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS201CareContact
    submitted	eventKey	CareContactId ServiceRequestId
    submitted	-	CareContDate CareContTime OrgIDComm PlannedCareContIndicator AttendOrDNACode
    submitted	-	Cancellation ClinContDurOfCareCont IAPTLTCServiceInd AppType ConsMediumUsed
    submitted	-	IntEnabledTherProg CareContPatientTherMode NumGroupTherParticipants
    submitted	-	NumGroupTherFacilitators PsychMed ActLocTypeCode SiteIDOfTreat
    submitted	-	LanguageCodeTreat InterpreterPresentInd
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS201
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID
    derived	-	Age_CareContact_Date DistanceFromHome_ContactLocation
    derived	-	Time_Referral_to_CareContact
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS202CareActivity
    submitted	eventKey	CareActId CareContactId
    submitted	staff	CarePersLocalId
    submitted	-	ClinContactDurOfCareAct CodeProcAndProcStatus FindSchemeInUse CodeFind CodeObs
    submitted	-	ObsValue UnitMeasure
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS202
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID Unique_CareActivityID
    derived	staff	Unique_CarePersonnelID_Local
    derived	-	Validated_FindingCode
    placeholder	-	FindingCode_ICD10_Mapped FindingCode_ICD10_Master
    placeholder	-	FindingDescription_ICD10_Master
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS205InternetTherLog
    submitted	eventKey	ServiceRequestId
    submitted	-	StartDateIntEnabledTherLog EndDateIntEnabledTherLog IntEnabledTherProg
    submitted	-	DurationIntEnabledTher
    submitted	staff	CarePersLocalId
    submitted	-	IntegratedSoftwareInd
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS205
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	staff	Unique_CarePersonnelID_Local
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS602LongTermCondition
    submitted	eventKey	ServiceRequestId
    submitted	-	FindSchemeInUse LongTermCondition
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS602
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	-	Validated_LongTermConditionCode
    placeholder	-	LongTermConditionCode_ICD10_Mapped LongTermConditionCode_ICD10_Master
    placeholder	-	LongTermConditionDescription_ICD10_Master
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS603PresentingComplaints
    submitted	eventKey	ServiceRequestId
    submitted	-	FindSchemeInUse PresComp PresCompCodSig PresCompDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS603
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	-	Validated_PresentingComplaint
    placeholder	-	PresentingComplaintCode_ICD10_Mapped PresentingComplaintCode_ICD10_Master
    placeholder	-	PresentingComplaintDescription_ICD10_Master
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS606CodedScoreAssessmentRefer
    submitted	eventKey	ServiceRequestId
    submitted	-	CodedAssToolType PersScore AssToolCompDate AssToolCompTime
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS606
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	-	Age_AssessmentCompletion_Date
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS607CodedScoreAssessmentAct
    submitted	eventKey	CareActId
    submitted	-	CodedAssToolType PersScore
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS607
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID Unique_CareActivityID
    derived	-	Age_AssessmentCompletion_Date
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS803CareCluster
    submitted	direct	LocalPatientId
    submitted	-	AMHCareClustCodeFin StartDateCareClust StartTimeCareClust EndDateCareClust
    submitted	-	EndTimeCareClust
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS803
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	CareCluster_StartedInRP_Flag CareCluster_EndedInRP_Flag
    derived	-	CareCluster_OpenAtRPEnd_Flag CareCluster_DayCount
    inherited	-	Unique_MonthID
    table	IDS902CarePersQual
    submitted	staff	CarePersLocalId
    submitted	-	QualAttainLevelIAPT QualAwardedDate QualPlannedCompletionDate
    system	-	EFFECTIVE_FROM
    derived	eventKey	UniqueID_IDS902
    inherited	-	OrgID_Provider UniqueSubmissionID
    derived	staff	Unique_CarePersonnelID_Local
    derived	-	Unique_MonthID
    extract	DSCRO	2.0
    table	IDS000Header
    submitted	-	DatSetVer OrgIDProv OrgIDSubmit PrimSystemInUse ReportingPeriodStartDate
    submitted	-	ReportingPeriodEndDate DateTimeDatSetCreate
    derived	eventKey	UniqueID_IDS000
    derived	-	File_Type
    counter	-	TotalRecords
    derived	-	UniqueSubmissionID
    counter	-	Total_IDS001 Total_IDS002 Total_IDS004 Total_IDS007 Total_IDS011 Total_IDS012
    counter	-	Total_IDS101 Total_IDS105 Total_IDS108 Total_IDS201 Total_IDS202 Total_IDS205
    counter	-	Total_IDS602 Total_IDS603 Total_IDS606 Total_IDS607 Total_IDS803 Total_IDS902
    table	IDS001MPI
    submitted	direct	LocalPatientId
    submitted	-	OrgIDLocalPatientId OrgIDResidenceResp
    submitted	direct	NHSNumber
    submitted	-	NHSNumberStatus
    submitted	direct	PersonBirthDate Postcode
    submitted	-	Gender EthnicCategory ExBAFIndicator LanguageCodePreferred EduEstabTypeIAPT
    derived	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS001
    inherited	-	OrgID_Provider
    derived	-	OrgID_CCG_Residence
    computedLater	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	Age_RP_StartDate Age_RP_EndDate Postcode_District Postcode_Default LSOA
    derived	-	LocalAuthority County ElectoralWard
    table	IDS002GP
    submitted	direct	LocalPatientId
    submitted	-	GMPCodeReg StartDateGMPRegistration EndDateGMPRegistration OrgIDGPPrac
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS002
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	OrgID_CCG_GP DistanceFromHome_GP
    table	IDS004EmpStatus
    submitted	direct	LocalPatientId
    submitted	-	EmployStatus EmployStatusRecDate WeekHoursWorked SelfEmployInd SickAbsenceInd
    submitted	-	SSPInd BenefitRecInd JSAInd ESAInd UCInd PIPInd OtherBenefitInd EmpSupportInd
    submitted	-	EmpSupportReferral
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS004
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    table	IDS007DisabilityType
    submitted	direct	LocalPatientId
    submitted	-	DisabCode
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS007
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    table	IDS011SocPerCircumstances
    submitted	direct	LocalPatientId
    submitted	-	SocPerCircumstance SocPerCircumstanceRecDate
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS011
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    table	IDS012OverseasVisitorChargCat
    submitted	direct	LocalPatientId
    submitted	-	OvsVisChCat OvsVisChCatAppDate
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS012
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    table	IDS101Referral
    submitted	eventKey	ServiceRequestId
    submitted	direct	LocalPatientId
    submitted	-	OrgIDComm ReferralRequestReceivedDate SourceOfReferralMH OnsetDate
    submitted	-	PrevDiagCondInd EndCode ServDischDate
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS101
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	eventKey	Unique_ServiceRequestID
    derived	-	Age_ReferralRequest_ReceivedDate Age_ServiceDischarge_Date
    table	IDS105OnwardReferral
    submitted	eventKey	ServiceRequestId
    submitted	-	OnwardReferDate OnwardReferTime OnwardReferReason OrgIDReceiving
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS105
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    table	IDS108WaitingTimePauses
    submitted	eventKey	PauseID ServiceRequestId
    submitted	-	PauseStartDate PauseEndDate PauseReason
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS108
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    table	IDS201CareContact
    submitted	eventKey	CareContactId ServiceRequestId
    submitted	-	CareContDate CareContTime OrgIDComm PlannedCareContIndicator AttendOrDNACode
    submitted	-	Cancellation ClinContDurOfCareCont IAPTLTCServiceInd AppType ConsMediumUsed
    submitted	-	IntEnabledTherProg CareContPatientTherMode NumGroupTherParticipants
    submitted	-	NumGroupTherFacilitators PsychMed ActLocTypeCode SiteIDOfTreat
    submitted	-	LanguageCodeTreat InterpreterPresentInd
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS201
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID
    derived	-	Age_CareContact_Date DistanceFromHome_ContactLocation
    derived	-	Time_Referral_to_CareContact
    table	IDS202CareActivity
    submitted	eventKey	CareActId CareContactId
    submitted	staff	CarePersLocalId
    submitted	-	ClinContactDurOfCareAct CodeProcAndProcStatus FindSchemeInUse CodeFind CodeObs
    submitted	-	ObsValue UnitMeasure
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS202
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID Unique_CareActivityID
    derived	staff	Unique_CarePersonnelID_Local
    placeholder	-	FindingCode_ICD10_Mapped FindingCode_ICD10_Master
    placeholder	-	FindingDescription_ICD10_Master
    table	IDS205InternetTherLog
    submitted	eventKey	ServiceRequestId
    submitted	-	StartDateIntEnabledTherLog EndDateIntEnabledTherLog IntEnabledTherProg
    submitted	-	DurationIntEnabledTher
    submitted	staff	CarePersLocalId
    submitted	-	IntegratedSoftwareInd
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS205
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	staff	Unique_CarePersonnelID_Local
    table	IDS602LongTermCondition
    submitted	eventKey	ServiceRequestId
    submitted	-	FindSchemeInUse LongTermCondition
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS602
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    placeholder	-	LongTermConditionCode_ICD10_Mapped LongTermConditionCode_ICD10_Master
    placeholder	-	LongTermConditionDescription_ICD10_Master
    table	IDS603PresentingComplaints
    submitted	eventKey	ServiceRequestId
    submitted	-	FindSchemeInUse PresComp PresCompCodSig PresCompDate
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS603
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    placeholder	-	PresentingComplaintCode_ICD10_Mapped PresentingComplaintCode_ICD10_Master
    placeholder	-	PresentingComplaintDescription_ICD10_Master
    table	IDS606CodedScoreAssessmentRefer
    submitted	eventKey	ServiceRequestId
    submitted	-	CodedAssToolType PersScore AssToolCompDate AssToolCompTime
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS606
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	-	Age_AssessmentCompletion_Date
    table	IDS607CodedScoreAssessmentAct
    submitted	eventKey	CareActId
    submitted	-	CodedAssToolType PersScore
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS607
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID Unique_CareActivityID
    derived	-	Age_AssessmentCompletion_Date
    table	IDS803CareCluster
    submitted	direct	LocalPatientId
    submitted	-	AMHCareClustCodeFin StartDateCareClust StartTimeCareClust EndDateCareClust
    submitted	-	EndTimeCareClust
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS803
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	CareCluster_StartedInRP_Flag CareCluster_EndedInRP_Flag
    derived	-	CareCluster_OpenAtRPEnd_Flag CareCluster_DayCount
    table	IDS902CarePersQual
    submitted	staff	CarePersLocalId
    submitted	-	QualAttainLevelIAPT QualAwardedDate QualPlannedCompletionDate
    derived	eventKey	UniqueID_IDS902
    inherited	-	OrgID_Provider UniqueSubmissionID
    derived	staff	Unique_CarePersonnelID_Local
    extract	commissioning	2.1
    table	IDS000Header
    submitted	-	DatSetVer OrgIDProv OrgIDSubmit PrimSystemInUse ReportingPeriodStartDate
    submitted	-	ReportingPeriodEndDate DateTimeDatSetCreate
    system	-	EFFECTIVE_FROM
    derived	eventKey	UniqueID_IDS000
    derived	-	File_Type
    counter	-	TotalRecords
    derived	-	UniqueSubmissionID
    counter	-	Total_IDS001 Total_IDS002 Total_IDS004 Total_IDS007 Total_IDS011 Total_IDS012
    counter	-	Total_IDS101 Total_IDS105 Total_IDS108 Total_IDS201 Total_IDS202 Total_IDS205
    counter	-	Total_IDS602 Total_IDS603 Total_IDS606 Total_IDS607 Total_IDS803 Total_IDS902
    derived	-	Unique_MonthID
    counter	-	Total_IDS003 Total_IDS601
    table	IDS001MPI
    submitted	direct	LocalPatientId
    submitted	-	OrgIDLocalPatientId
    submitted	direct	NHSNumber
    submitted	-	NHSNumberStatus
    submitted	direct	PersonBirthDate Postcode
    submitted	-	Gender GenderIdentity GenderIdentitySameAtBirth EthnicCategory ExBAFIndicator
    submitted	-	LanguageCodePreferred EduEstabTypeIAPT
    system	-	EFFECTIVE_FROM
    derived	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS001
    inherited	-	OrgID_Provider
    derived	-	OrgID_CCG_Residence
    computedLater	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	Age_RP_StartDate Age_RP_EndDate Postcode_District Postcode_Default
    derived	-	ValidPostcode_Flag LSOA Census_Year LocalAuthority County ElectoralWard
    inherited	-	Unique_MonthID
    derived	-	Validated_EthnicCategory IndicesOfDeprivationDecile IndicesOfDeprivationQuartile
    derived	-	IMD_YEAR OrgIDSubICBLocResidence OrgIDICBRes
    table	IDS002GP
    submitted	direct	LocalPatientId
    submitted	-	GMPCodeReg StartDateGMPRegistration EndDateGMPRegistration
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS002
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	OrgID_CCG_GP DistanceFromHome_GP
    inherited	-	Unique_MonthID
    derived	-	LADistrictAuthGPPractice OrgIDSubICBLocGP OrgIDICBGPPractice
    table	IDS003AccommStatus
    submitted	direct	LocalPatientId
    submitted	-	AccommodationType SettledAccommodationInd AccommodationTypeDate
    submitted	-	AccommodationTypeStartDate AccommodationTypeEndDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS003
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    table	IDS004EmpStatus
    submitted	direct	LocalPatientId
    submitted	-	EmployStatus EmployStatusRecDate WeekHoursWorked SelfEmployInd SickAbsenceInd
    submitted	-	SSPInd BenefitRecInd ESAInd UCInd PIPInd EmpSupportInd EmpSupportReferral
    submitted	-	EmpSupportDischargeDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS004
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    table	IDS007DisabilityType
    submitted	direct	LocalPatientId
    submitted	-	DisabCode
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS007
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    table	IDS011SocPerCircumstances
    submitted	direct	LocalPatientId
    submitted	-	SocPerCircumstance SocPerCircumstanceRecDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS011
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    derived	-	SocPerCircumstance_FSN
    table	IDS012OverseasVisitorChargCat
    submitted	direct	LocalPatientId
    submitted	-	OvsVisChCat OvsVisChCatAppDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS012
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    table	IDS101Referral
    submitted	eventKey	ServiceRequestId
    submitted	direct	LocalPatientId
    submitted	-	OrgIDComm ReferralRequestReceivedDate SourceOfReferralIAPT OnsetDate
    submitted	-	PrevDiagCondInd EndCode ServDischDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS101
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	eventKey	Unique_ServiceRequestID
    derived	-	Age_ReferralRequest_ReceivedDate Age_ServiceDischarge_Date Unique_MonthID
    computedLater	-	UsePathway_Flag UseQuarterReferral_Flag
    computedLater	personKey	PathwayID
    computedLater	-	SickpayIndicator_First SickpayIndicator_Last PsychotropicIndicator_First
    computedLater	-	PsychotropicIndicator_Last PresentingComplaintHigherCategory
    computedLater	-	PresentingComplaintLowerCategory Assessment_FirstDate Assessment_LastDate
    computedLater	-	TherapySession_FirstDate TherapySession_SecondDate TherapySession_LastDate
    computedLater	-	CareContact_Count TreatmentCareContact_Count
    computedLater	-	HighIntensityTherapy_FirstDate LowIntensityTherapy_FirstDate
    computedLater	-	TherapyType_First TherapyType_Last AppliedRelaxation_Count
    computedLater	-	BriefPsychodynamicPsychotherapy_Count CognitiveBehaviourTherapy_Count
    computedLater	-	CollaborativeCare_Count CounsellingDepression_Count
    computedLater	-	CouplesTherapyDepression_Count EmploymentSupport_Count
    computedLater	-	EyeMovementDesensitisationReprocessing_Count GuidedSelfHelp_Book_Count
    computedLater	-	GuidedSelfHelp_Computer_Count InterpersonalPsychotherapy_Count
    computedLater	-	Mindfulness_Count NonGuidedSelfHelp_Book_Count
    computedLater	-	NonGuidedSelfHelp_Computer_Count OtherHighIntensity_Count
    computedLater	-	OtherLowIntensity_Count PsychoeducationalPeerSupport_Count
    computedLater	-	StructuredPhysicalActivity_Count CommunitySignPosting_Count
    computedLater	-	CompletedTreatment_Flag GAD_FirstScore GAD_LastScore PHQ9_FirstScore
    computedLater	-	PHQ9_LastScore AgoraAlone_FirstScore AgoraAlone_LastScore
    computedLater	-	SocialPhobia_FirstScore SocialPhobia_LastScore PanicDisorder_FirstScore
    computedLater	-	PanicDisorder_LastScore OCD_FirstScore OCD_LastScore BIQ_FirstScore
    computedLater	-	BIQ_LastScore BPI_FirstScore BPI_LastScore CAT_FirstScore CAT_LastScore
    computedLater	-	DDS_FirstScore DDS_LastScore IBS_FirstScore IBS_LastScore PHQ15_FirstScore
    computedLater	-	PHQ15_LastScore PSWQ_FirstScore PSWQ_LastScore ADSM ADSM_FirstScore
    computedLater	-	ADSM_LastScore WASAS_HomeManagement_FirstScore
    computedLater	-	WASAS_PrivateLeisureActivities_FirstScore WASAS_Relationships_FirstScore
    computedLater	-	WASAS_SocialLeisureActivities_FirstScore WASAS_Work_FirstScore
    computedLater	-	WASAS_HomeManagement_LastScore WASAS_PrivateLeisureActivities_LastScore
    computedLater	-	WASAS_Relationships_LastScore WASAS_SocialLeisureActivities_LastScore
    computedLater	-	WASAS_Work_LastScore AnxietyInventory_FirstScore
    computedLater	-	AnxietyInventory_LastScore Caseness_Flag NotCaseness_Flag Recovery_Flag
    computedLater	-	ReliableImprovement_Flag NoChange_Flag ReliableDeterioration_Flag
    computedLater	-	PTSD_FirstScore PTSD_LastScore AgoraAccom_FirstScore AgoraAccom_LastScore
    computedLater	-	IntegratedContact_FirstDate IntegratedTreatment_FirstDate
    computedLater	-	EmpSupport_FirstDate EmpSupport_LastDate InternetEnabledTherapy_Count
    derived	-	CommissioningRegion
    computedLater	-	ADSM_FirstScoreAtCaseness ADSM_FirstScoreNotAtCaseness
    computedLater	-	ADSM_LastScoreNotAtCaseness PPSM PPSM_FirstScore PPSM_LastScore
    computedLater	-	Count_EmploymentStatuses Count_StatutorySickpayIndicators
    table	IDS105OnwardReferral
    submitted	eventKey	ServiceRequestId
    submitted	-	OnwardReferDate OnwardReferTime OnwardReferReason OrgIDReceiving
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS105
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS108WaitingTimePauses
    submitted	eventKey	PauseID ServiceRequestId
    submitted	-	PauseStartDate PauseEndDate PauseReason
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS108
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS201CareContact
    submitted	eventKey	CareContactId ServiceRequestId
    submitted	-	CareContDate CareContTime OrgIDComm PlannedCareContIndicator AttendOrDNACode
    submitted	-	Cancellation ClinContDurOfCareCont IAPTLTCServiceInd AppType ConsMechanism
    submitted	-	IntEnabledTherProg CareContPatientTherMode NumGroupTherParticipants
    submitted	-	NumGroupTherFacilitators PsychMed ActLocTypeCode SiteIDOfTreat
    submitted	-	LanguageCodeTreat InterpreterPresentInd
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS201
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID
    derived	-	Age_CareContact_Date DistanceFromHome_ContactLocation
    derived	-	Time_Referral_to_CareContact
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS202CareActivity
    submitted	eventKey	CareActId CareContactId
    submitted	staff	CarePersLocalId
    submitted	-	ClinContactDurOfCareAct CodeProcAndProcStatus FindSchemeInUse CodeFind CodeObs
    submitted	-	ObsValue UnitMeasure
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS202
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID Unique_CareActivityID
    derived	staff	Unique_CarePersonnelID_Local
    derived	-	Validated_FindingCode FindingCode_ICD10_Mapped FindingCode_ICD10_Master
    derived	-	FindingDescription_ICD10_Master
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    derived	-	CodeProcAndProcStatus_FSN CodeFind_FSN CodeObs_FSN
    table	IDS205InternetTherLog
    submitted	eventKey	ServiceRequestId
    submitted	-	StartDateIntEnabledTherLog EndDateIntEnabledTherLog IntEnabledTherProg
    submitted	-	DurationIntEnabledTher
    submitted	staff	CarePersLocalId
    submitted	-	IntegratedSoftwareInd
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS205
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	staff	Unique_CarePersonnelID_Local
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    table	IDS601MedHistPrevDiag
    submitted	direct	LocalPatientId
    submitted	-	DiagSchemeInUse PrevDiag DiagDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS601
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID Unique_MonthID
    derived	-	PrevDiag_FSN PrevDiag_ICD10_Mapped PrevDiag_ICD10_Master
    derived	-	PrevDiagDescription_ICD10_Master
    table	IDS602LongTermCondition
    submitted	eventKey	ServiceRequestId
    submitted	-	FindSchemeInUse LongTermCondition
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS602
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	-	Validated_LongTermConditionCode LongTermConditionCode_ICD10_Mapped
    derived	-	LongTermConditionCode_ICD10_Master LongTermConditionDescription_ICD10_Master
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    derived	-	LongTermCondition_FSN
    table	IDS603PresentingComplaints
    submitted	eventKey	ServiceRequestId
    submitted	-	FindSchemeInUse PresComp PresCompCodSig PresCompDate
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS603
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	-	Validated_PresentingComplaint PresentingComplaintCode_ICD10_Mapped
    derived	-	PresentingComplaintCode_ICD10_Master PresentingComplaintDescription_ICD10_Master
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    derived	-	PresComp_FSN
    table	IDS606CodedScoreAssessmentRefer
    submitted	eventKey	ServiceRequestId
    submitted	-	CodedAssToolType PersScore AssToolCompDate AssToolCompTime
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS606
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	-	Age_AssessmentCompletion_Date
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    derived	-	CodedAssToolType_FSN
    table	IDS607CodedScoreAssessmentAct
    submitted	eventKey	CareActId
    submitted	-	CodedAssToolType PersScore
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS607
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    inherited	eventKey	Unique_ServiceRequestID
    derived	eventKey	Unique_CareContactID Unique_CareActivityID
    derived	-	Age_AssessmentCompletion_Date
    inherited	-	Unique_MonthID
    inherited	personKey	PathwayID
    derived	-	CodedAssToolType_FSN
    table	IDS803CareCluster
    submitted	direct	LocalPatientId
    submitted	-	AMHCareClustCodeFin StartDateCareClust StartTimeCareClust EndDateCareClust
    submitted	-	EndTimeCareClust
    system	-	EFFECTIVE_FROM
    inherited	personKey	RecordNumber
    derived	eventKey	UniqueID_IDS803
    inherited	-	OrgID_Provider
    inherited	personKey	Person_ID
    inherited	-	UniqueSubmissionID
    derived	-	CareCluster_StartedInRP_Flag CareCluster_EndedInRP_Flag
    derived	-	CareCluster_OpenAtRPEnd_Flag CareCluster_DayCount
    inherited	-	Unique_MonthID
    table	IDS902CarePersQual
    submitted	staff	CarePersLocalId
    submitted	-	QualAttainLevelIAPT QualAwardedDate QualPlannedCompletionDate
    system	-	EFFECTIVE_FROM
    derived	eventKey	UniqueID_IDS902
    inherited	-	OrgID_Provider UniqueSubmissionID
    derived	staff	Unique_CarePersonnelID_Local
    derived	-	Unique_MonthID
    """
}
