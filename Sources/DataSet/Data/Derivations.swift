extension DataFile {
  /// The attributes that the published model derives, with how each is computed or why it is not.
  ///
  /// The model is published for 2.1 only. A line for 2.0 is the same attribute where the tables of
  /// 2.0 hold what it reads; the ids of personnel are the one known difference among those that
  /// are computed.
  static let derivations = """
    2.0,2.1	IDS000Header	UniqueID_IDS000	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS000Header	File_Type	text	windowType	of=IDS000Header.ReportingPeriodStartDate
    2.0,2.1	IDS000Header	UniqueSubmissionID	int64	integerBefore	separator=:
    2.0,2.1	IDS000Header	Unique_MonthID	int16	monthsSince	of=IDS000Header.ReportingPeriodStartDate	epoch=1900-04	plus=1
    2.0,2.1	IDS001MPI	MPSConfidence	structure	unpublished
    2.0,2.1	IDS001MPI	RecordNumber	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS001MPI	UniqueID_IDS001	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS001MPI	OrgID_CCG_Residence	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	Person_ID	text	unpublished
    2.0,2.1	IDS001MPI	Age_RP_StartDate	int16	completedYears	from=IDS001MPI.PersonBirthDate	to=IDS000Header.ReportingPeriodStartDate
    2.0,2.1	IDS001MPI	Age_RP_EndDate	int16	completedYears	from=IDS001MPI.PersonBirthDate	to=IDS000Header.ReportingPeriodEndDate
    2.0,2.1	IDS001MPI	Postcode_District	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	Postcode_Default	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	ValidPostcode_Flag	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	LSOA	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	Census_Year	int16	needs	reference=postcodes
    2.0,2.1	IDS001MPI	LocalAuthority	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	County	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	ElectoralWard	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	Validated_EthnicCategory	text	cleanEthnicity	of=IDS001MPI.EthnicCategory
    2.0,2.1	IDS001MPI	RecordStartDate	date	placeholder
    2.0,2.1	IDS001MPI	RecordEndDate	date	placeholder
    2.0,2.1	IDS001MPI	IndicesOfDeprivationDecile	int8	needs	reference=postcodes+deprivation
    2.0,2.1	IDS001MPI	IndicesOfDeprivationQuartile	int8	needs	reference=postcodes+deprivation
    2.0,2.1	IDS001MPI	IMD_YEAR	int16	needs	reference=postcodes+deprivation
    2.0,2.1	IDS001MPI	OrgIDSubICBLocResidence	text	needs	reference=postcodes
    2.0,2.1	IDS001MPI	OrgIDICBRes	text	needs	reference=postcodes
    2.0,2.1	IDS002GP	UniqueID_IDS002	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS002GP	OrgID_CCG_GP	text	needs	reference=organisations
    2.0,2.1	IDS002GP	DistanceFromHome_GP	int16	needs	reference=organisations+postcodes
    2.0,2.1	IDS002GP	RecordStartDate	date	placeholder
    2.0,2.1	IDS002GP	RecordEndDate	date	placeholder
    2.0,2.1	IDS002GP	LADistrictAuthGPPractice	text	needs	reference=organisations+postcodes
    2.0,2.1	IDS002GP	OrgIDSubICBLocGP	text	needs	reference=organisations
    2.0,2.1	IDS002GP	OrgIDICBGPPractice	text	needs	reference=organisations
    2.1	IDS003AccommStatus	UniqueID_IDS003	decimal(23,0)	concatDigits	width=9
    2.1	IDS003AccommStatus	RecordStartDate	date	placeholder
    2.1	IDS003AccommStatus	RecordEndDate	date	placeholder
    2.0,2.1	IDS004EmpStatus	UniqueID_IDS004	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS007DisabilityType	UniqueID_IDS007	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS011SocPerCircumstances	UniqueID_IDS011	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS011SocPerCircumstances	RecordStartDate	date	placeholder
    2.0,2.1	IDS011SocPerCircumstances	RecordEndDate	date	placeholder
    2.0,2.1	IDS011SocPerCircumstances	SocPerCircumstance_FSN	text	needs	reference=mappings
    2.0,2.1	IDS012OverseasVisitorChargCat	UniqueID_IDS012	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS101Referral	UniqueID_IDS101	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS101Referral	Unique_ServiceRequestID	text	concatText	parts=IDS000Header.OrgIDProv|IDS101Referral.ServiceRequestId
    2.0,2.1	IDS101Referral	Age_ReferralRequest_ReceivedDate	int16	completedYears	from=IDS001MPI.PersonBirthDate	to=IDS101Referral.ReferralRequestReceivedDate
    2.0,2.1	IDS101Referral	Age_ServiceDischarge_Date	int16	completedYears	from=IDS001MPI.PersonBirthDate	to=IDS101Referral.ServDischDate
    2.0,2.1	IDS101Referral	Unique_MonthID	int16	copy	of=IDS000Header.Unique_MonthID
    2.0,2.1	IDS101Referral	RecordStartDate	date	placeholder
    2.0,2.1	IDS101Referral	RecordEndDate	date	placeholder
    2.0,2.1	IDS101Referral	UsePathway_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	UseQuarterReferral_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	PathwayID	text	unpublished
    2.0,2.1	IDS101Referral	SickpayIndicator_First	text	unpublished
    2.0,2.1	IDS101Referral	SickpayIndicator_Last	text	unpublished
    2.0,2.1	IDS101Referral	PsychotropicIndicator_First	text	unpublished
    2.0,2.1	IDS101Referral	PsychotropicIndicator_Last	text	unpublished
    2.0,2.1	IDS101Referral	PresentingComplaintHigherCategory	text	unpublished
    2.0,2.1	IDS101Referral	PresentingComplaintLowerCategory	text	unpublished
    2.0,2.1	IDS101Referral	Assessment_FirstDate	date	unpublished
    2.0,2.1	IDS101Referral	Assessment_LastDate	date	unpublished
    2.0,2.1	IDS101Referral	TherapySession_FirstDate	date	unpublished
    2.0,2.1	IDS101Referral	TherapySession_SecondDate	date	unpublished
    2.0,2.1	IDS101Referral	TherapySession_LastDate	date	unpublished
    2.0,2.1	IDS101Referral	CareContact_Count	int16	unpublished
    2.0,2.1	IDS101Referral	TreatmentCareContact_Count	int16	unpublished
    2.0,2.1	IDS101Referral	HighIntensityTherapy_FirstDate	date	unpublished
    2.0,2.1	IDS101Referral	LowIntensityTherapy_FirstDate	date	unpublished
    2.0,2.1	IDS101Referral	TherapyType_First	text	unpublished
    2.0,2.1	IDS101Referral	TherapyType_Last	text	unpublished
    2.0,2.1	IDS101Referral	AppliedRelaxation_Count	int8	unpublished
    2.0,2.1	IDS101Referral	BriefPsychodynamicPsychotherapy_Count	int8	unpublished
    2.0,2.1	IDS101Referral	CognitiveBehaviourTherapy_Count	int8	unpublished
    2.0,2.1	IDS101Referral	CollaborativeCare_Count	int8	unpublished
    2.0,2.1	IDS101Referral	CounsellingDepression_Count	int8	unpublished
    2.0,2.1	IDS101Referral	CouplesTherapyDepression_Count	int8	unpublished
    2.0,2.1	IDS101Referral	EmploymentSupport_Count	int8	unpublished
    2.0,2.1	IDS101Referral	EyeMovementDesensitisationReprocessing_Count	int8	unpublished
    2.0,2.1	IDS101Referral	GuidedSelfHelp_Book_Count	int8	unpublished
    2.0,2.1	IDS101Referral	GuidedSelfHelp_Computer_Count	int8	unpublished
    2.0,2.1	IDS101Referral	InterpersonalPsychotherapy_Count	int8	unpublished
    2.0,2.1	IDS101Referral	Mindfulness_Count	int8	unpublished
    2.0,2.1	IDS101Referral	NonGuidedSelfHelp_Book_Count	int8	unpublished
    2.0,2.1	IDS101Referral	NonGuidedSelfHelp_Computer_Count	int8	unpublished
    2.0,2.1	IDS101Referral	OtherHighIntensity_Count	int8	unpublished
    2.0,2.1	IDS101Referral	OtherLowIntensity_Count	int8	unpublished
    2.0,2.1	IDS101Referral	PsychoeducationalPeerSupport_Count	int8	unpublished
    2.0,2.1	IDS101Referral	StructuredPhysicalActivity_Count	int8	unpublished
    2.0,2.1	IDS101Referral	CommunitySignPosting_Count	int8	unpublished
    2.0,2.1	IDS101Referral	CompletedTreatment_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	GAD_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	GAD_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	PHQ9_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	PHQ9_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	AgoraAlone_FirstScore	decimal(3,2)	unpublished
    2.0,2.1	IDS101Referral	AgoraAlone_LastScore	decimal(3,2)	unpublished
    2.0,2.1	IDS101Referral	SocialPhobia_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	SocialPhobia_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	PanicDisorder_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	PanicDisorder_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	OCD_FirstScore	int16	unpublished
    2.0,2.1	IDS101Referral	OCD_LastScore	int16	unpublished
    2.0,2.1	IDS101Referral	BIQ_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	BIQ_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	BPI_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	BPI_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	CAT_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	CAT_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	DDS_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	DDS_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	IBS_FirstScore	int16	unpublished
    2.0,2.1	IDS101Referral	IBS_LastScore	int16	unpublished
    2.0,2.1	IDS101Referral	PHQ15_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	PHQ15_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	PSWQ_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	PSWQ_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	ADSM	text	unpublished
    2.0,2.1	IDS101Referral	ADSM_FirstScore	decimal(5,2)	unpublished
    2.0,2.1	IDS101Referral	ADSM_LastScore	decimal(5,2)	unpublished
    2.0,2.1	IDS101Referral	WASAS_HomeManagement_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_PrivateLeisureActivities_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_Relationships_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_SocialLeisureActivities_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_Work_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_HomeManagement_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_PrivateLeisureActivities_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_Relationships_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_SocialLeisureActivities_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	WASAS_Work_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	AnxietyInventory_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	AnxietyInventory_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	Caseness_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	NotCaseness_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	Recovery_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	ReliableImprovement_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	NoChange_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	ReliableDeterioration_Flag	boolean	unpublished
    2.0,2.1	IDS101Referral	PTSD_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	PTSD_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	AgoraAccom_FirstScore	decimal(3,2)	unpublished
    2.0,2.1	IDS101Referral	AgoraAccom_LastScore	decimal(3,2)	unpublished
    2.0,2.1	IDS101Referral	IntegratedContact_FirstDate	date	unpublished
    2.0,2.1	IDS101Referral	IntegratedTreatment_FirstDate	date	unpublished
    2.0,2.1	IDS101Referral	EmpSupport_FirstDate	date	unpublished
    2.0,2.1	IDS101Referral	EmpSupport_LastDate	date	unpublished
    2.0,2.1	IDS101Referral	InternetEnabledTherapy_Count	int16	unpublished
    2.0,2.1	IDS101Referral	CommissioningRegion	text	needs	reference=organisations
    2.0,2.1	IDS101Referral	CFS_FirstScore	int8	unpublished
    2.0,2.1	IDS101Referral	CFS_LastScore	int8	unpublished
    2.0,2.1	IDS101Referral	ADSM_FirstScoreAtCaseness	boolean	unpublished
    2.0,2.1	IDS101Referral	ADSM_FirstScoreNotAtCaseness	boolean	unpublished
    2.0,2.1	IDS101Referral	ADSM_LastScoreNotAtCaseness	boolean	unpublished
    2.0,2.1	IDS101Referral	PPSM	text	unpublished
    2.0,2.1	IDS101Referral	PPSM_FirstScore	int16	unpublished
    2.0,2.1	IDS101Referral	PPSM_LastScore	int16	unpublished
    2.0,2.1	IDS101Referral	Count_EmploymentStatuses	int16	unpublished
    2.0,2.1	IDS101Referral	Count_StatutorySickpayIndicators	int16	unpublished
    2.0,2.1	IDS101Referral	RFAs	list of text	needs	reference=organisations
    2.0,2.1	IDS105OnwardReferral	UniqueID_IDS105	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS108WaitingTimePauses	UniqueID_IDS108	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS201CareContact	UniqueID_IDS201	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS201CareContact	Unique_CareContactID	text	concatText	parts=IDS000Header.OrgIDProv|IDS201CareContact.CareContactId
    2.0,2.1	IDS201CareContact	Age_CareContact_Date	int16	completedYears	from=IDS001MPI.PersonBirthDate	to=IDS201CareContact.CareContDate
    2.0,2.1	IDS201CareContact	DistanceFromHome_ContactLocation	int16	needs	reference=organisations+postcodes
    2.0,2.1	IDS201CareContact	Time_Referral_to_CareContact	int32	daysBetween	from=IDS101Referral.ReferralRequestReceivedDate	to=IDS201CareContact.CareContDate	plus=0
    2.0,2.1	IDS202CareActivity	UniqueID_IDS202	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS202CareActivity	Unique_CareContactID	text	concatText	parts=IDS000Header.OrgIDProv|IDS202CareActivity.CareContactId
    2.0,2.1	IDS202CareActivity	Unique_CareActivityID	text	concatText	parts=IDS000Header.OrgIDProv|IDS202CareActivity.CareActId
    2.0	IDS202CareActivity	Unique_CarePersonnelID_Local	text	concatText	parts=IDS000Header.OrgIDProv|IDS202CareActivity.CarePersLocalId
    2.1	IDS202CareActivity	Unique_CarePersonnelID_Local	text	concatText	parts=IDS000Header.OrgIDProv|IDS202CareActivity.CarePersLocalId	nullWithout=IDS202CareActivity.CarePersLocalId
    2.0,2.1	IDS202CareActivity	Validated_FindingCode	text	needs	reference=icd10
    2.0,2.1	IDS202CareActivity	FindingCode_ICD10_Mapped	text	needs	reference=mappings
    2.0,2.1	IDS202CareActivity	FindingCode_ICD10_Master	text	needs	reference=mappings
    2.0,2.1	IDS202CareActivity	FindingDescription_ICD10_Master	text	needs	reference=mappings
    2.0,2.1	IDS202CareActivity	CodeProcAndProcStatus_FSN	text	needs	reference=mappings
    2.0,2.1	IDS202CareActivity	CodeFind_FSN	text	needs	reference=mappings
    2.0,2.1	IDS202CareActivity	CodeObs_FSN	text	needs	reference=mappings
    2.0,2.1	IDS205InternetTherLog	UniqueID_IDS205	decimal(23,0)	concatDigits	width=9
    2.0	IDS205InternetTherLog	Unique_CarePersonnelID_Local	text	concatText	parts=IDS000Header.OrgIDProv|IDS205InternetTherLog.CarePersLocalId
    2.1	IDS205InternetTherLog	Unique_CarePersonnelID_Local	text	concatText	parts=IDS000Header.OrgIDProv|IDS205InternetTherLog.CarePersLocalId	nullWithout=IDS205InternetTherLog.CarePersLocalId
    2.1	IDS601MedHistPrevDiag	UniqueID_IDS601	decimal(23,0)	concatDigits	width=9
    2.1	IDS601MedHistPrevDiag	RecordStartDate	date	placeholder
    2.1	IDS601MedHistPrevDiag	RecordEndDate	date	placeholder
    2.1	IDS601MedHistPrevDiag	PrevDiag_FSN	text	needs	reference=mappings
    2.1	IDS601MedHistPrevDiag	PrevDiag_ICD10_Mapped	text	needs	reference=mappings
    2.1	IDS601MedHistPrevDiag	PrevDiag_ICD10_Master	text	needs	reference=mappings
    2.1	IDS601MedHistPrevDiag	PrevDiagDescription_ICD10_Master	text	needs	reference=mappings
    2.0,2.1	IDS602LongTermCondition	UniqueID_IDS602	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS602LongTermCondition	Validated_LongTermConditionCode	text	needs	reference=icd10
    2.0,2.1	IDS602LongTermCondition	LongTermConditionCode_ICD10_Mapped	text	needs	reference=mappings
    2.0,2.1	IDS602LongTermCondition	LongTermConditionCode_ICD10_Master	text	needs	reference=mappings
    2.0,2.1	IDS602LongTermCondition	LongTermConditionDescription_ICD10_Master	text	needs	reference=mappings
    2.0,2.1	IDS602LongTermCondition	RecordStartDate	date	placeholder
    2.0,2.1	IDS602LongTermCondition	RecordEndDate	date	placeholder
    2.0,2.1	IDS602LongTermCondition	LongTermCondition_FSN	text	needs	reference=mappings
    2.0,2.1	IDS603PresentingComplaints	UniqueID_IDS603	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS603PresentingComplaints	Validated_PresentingComplaint	text	needs	reference=icd10
    2.0,2.1	IDS603PresentingComplaints	PresentingComplaintCode_ICD10_Mapped	text	needs	reference=mappings
    2.0,2.1	IDS603PresentingComplaints	PresentingComplaintCode_ICD10_Master	text	needs	reference=mappings
    2.0,2.1	IDS603PresentingComplaints	PresentingComplaintDescription_ICD10_Master	text	needs	reference=mappings
    2.0,2.1	IDS603PresentingComplaints	RecordStartDate	date	placeholder
    2.0,2.1	IDS603PresentingComplaints	RecordEndDate	date	placeholder
    2.0,2.1	IDS603PresentingComplaints	PresComp_FSN	text	needs	reference=mappings
    2.0,2.1	IDS606CodedScoreAssessmentRefer	UniqueID_IDS606	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS606CodedScoreAssessmentRefer	Age_AssessmentCompletion_Date	int16	completedYears	from=IDS001MPI.PersonBirthDate	to=IDS606CodedScoreAssessmentRefer.AssToolCompDate
    2.0,2.1	IDS606CodedScoreAssessmentRefer	CodedAssToolType_FSN	text	needs	reference=mappings
    2.0,2.1	IDS607CodedScoreAssessmentAct	UniqueID_IDS607	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS607CodedScoreAssessmentAct	Unique_CareContactID	text	concatText	parts=IDS000Header.OrgIDProv|IDS202CareActivity.CareContactId
    2.0,2.1	IDS607CodedScoreAssessmentAct	Unique_CareActivityID	text	concatText	parts=IDS000Header.OrgIDProv|IDS607CodedScoreAssessmentAct.CareActId
    2.0,2.1	IDS607CodedScoreAssessmentAct	Age_AssessmentCompletion_Date	int16	completedYears	from=IDS001MPI.PersonBirthDate	to=IDS201CareContact.CareContDate
    2.0,2.1	IDS607CodedScoreAssessmentAct	CodedAssToolType_FSN	text	needs	reference=mappings
    2.0,2.1	IDS803CareCluster	UniqueID_IDS803	decimal(23,0)	concatDigits	width=9
    2.0,2.1	IDS803CareCluster	CareCluster_StartedInRP_Flag	boolean	dateWithin	of=IDS803CareCluster.StartDateCareClust	from=IDS000Header.ReportingPeriodStartDate	to=IDS000Header.ReportingPeriodEndDate
    2.0,2.1	IDS803CareCluster	CareCluster_EndedInRP_Flag	boolean	dateWithin	of=IDS803CareCluster.EndDateCareClust	from=IDS000Header.ReportingPeriodStartDate	to=IDS000Header.ReportingPeriodEndDate
    2.0,2.1	IDS803CareCluster	CareCluster_OpenAtRPEnd_Flag	boolean	isNull	of=IDS803CareCluster.EndDateCareClust
    2.0,2.1	IDS803CareCluster	CareCluster_DayCount	int8	daysBetween	from=IDS803CareCluster.StartDateCareClust	notBefore=IDS000Header.ReportingPeriodStartDate	to=IDS803CareCluster.EndDateCareClust	otherwise=IDS000Header.ReportingPeriodEndDate	plus=1
    2.0,2.1	IDS803CareCluster	RecordStartDate	date	placeholder
    2.0,2.1	IDS803CareCluster	RecordEndDate	date	placeholder
    2.0,2.1	IDS902CarePersQual	UniqueID_IDS902	decimal(23,0)	concatDigits	width=9
    2.0	IDS902CarePersQual	Unique_CarePersonnelID_Local	text	concatText	parts=IDS000Header.OrgIDProv|IDS902CarePersQual.CarePersLocalId
    2.1	IDS902CarePersQual	Unique_CarePersonnelID_Local	text	concatText	parts=IDS000Header.OrgIDProv|IDS902CarePersQual.CarePersLocalId	nullWithout=IDS902CarePersQual.CarePersLocalId
    2.0,2.1	IDS902CarePersQual	Unique_MonthID	int16	copy	of=IDS000Header.Unique_MonthID
    2.0,2.1	IDS902CarePersQual	RFAs	list of text	needs	reference=organisations
    """
}
