extension DataFile {
  /// The rules of version 2.1 that are checked.
  static let rules21 = #"""
    IDSREJ001	file	*	-	fileStructure
    IDSREJ002	file	IDS000Header	-	tableNotEmpty
    IDSREJ003	file	IDS001MPI	-	tableNotEmpty
    IDSREJ004	file	IDS101Referral	-	tableNotEmpty
    IDSREJ005	file	IDS002GP	-	tableNotEmpty
    IDSREJ006	file	IDS001MPI	NHSNumber	nhsNumber
    IDSREJ007	file	IDS001MPI	Postcode	pattern	regex=[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s+[0-9][A-Za-z]{2}
    IDSREJ008	file	IDS001MPI	PersonBirthDate	bornBefore	age=120
    IDS00001	record	IDS000Header	DatSetVer	notBlank
    IDS00003	record	IDS000Header	DatSetVer	inSet	values=2.1
    IDS00004	record	IDS000Header	DatSetVer	pattern	regex=[0-9]{1,2}\.[0-9]{1,2}
    IDS00028	record	IDS000Header	OrgIDProv	notBlank
    IDS00029	record	IDS000Header	OrgIDProv	alphanumeric	min=3	max=6
    IDS00030	record	IDS000Header	OrgIDProv	equalsSubmission	what=providerId
    IDS00031	record	IDS000Header	OrgIDSubmit	notBlank
    IDS00032	record	IDS000Header	OrgIDSubmit	alphanumeric	min=3	max=6
    IDS00033	warning	IDS000Header	OrgIDSubmit	equalsSubmission	what=senderId
    IDS00012	record	IDS000Header	PrimSystemInUse	notBlank
    IDS00013	record	IDS000Header	PrimSystemInUse	alphanumeric	min=0	max=20
    IDS00014	record	IDS000Header	ReportingPeriodStartDate	notBlank
    IDS00015	record	IDS000Header	ReportingPeriodStartDate	validDate	notBefore=1890-01-01
    IDS00016	record	IDS000Header	ReportingPeriodStartDate	equalsSubmission	what=reportingPeriodStart
    IDS00017	record	IDS000Header	ReportingPeriodEndDate	notBlank
    IDS00018	record	IDS000Header	ReportingPeriodEndDate	validDate	notBefore=1890-01-01
    IDS00019	record	IDS000Header	ReportingPeriodEndDate	equalsSubmission	what=reportingPeriodEnd
    IDS00020	record	IDS000Header	DateTimeDatSetCreate	notBlank
    IDS00021	record	IDS000Header	DateTimeDatSetCreate	validDateTime	notBefore=1890-01-01T00:00:00
    IDS00101	record	IDS001MPI	LocalPatientId	notBlank
    IDS00201	record	IDS002GP	LocalPatientId	notBlank
    IDS00210	record	IDS002GP	StartDateGMPRegistration	validDate	notBefore=1890-01-01
    IDS00213	record	IDS002GP	EndDateGMPRegistration	validDate	notBefore=1890-01-01
    IDS00403	record	IDS004EmpStatus	LocalPatientId	notBlank
    IDS00408	record	IDS004EmpStatus	EmployStatusRecDate	validDate	notBefore=1890-01-01
    IDS00434	record	IDS004EmpStatus	EmpSupportReferral	validDate	notBefore=1890-01-01
    IDS00703	record	IDS007DisabilityType	LocalPatientId	notBlank
    IDS01103	record	IDS011SocPerCircumstances	LocalPatientId	notBlank
    IDS01106	record	IDS011SocPerCircumstances	SocPerCircumstanceRecDate	validDate	notBefore=1890-01-01
    IDS01203	record	IDS012OverseasVisitorChargCat	LocalPatientId	notBlank
    IDS01208	record	IDS012OverseasVisitorChargCat	OvsVisChCatAppDate	validDate	notBefore=1890-01-01
    IDS10104	record	IDS101Referral	ServiceRequestId	notBlank
    IDS10106	record	IDS101Referral	LocalPatientId	notBlank
    IDS10108	record	IDS101Referral	OrgIDComm	notBlank
    IDS10111	record	IDS101Referral	ReferralRequestReceivedDate	notBlank
    IDS10112	record	IDS101Referral	ReferralRequestReceivedDate	validDate	notBefore=1890-01-01
    IDS10127	record	IDS101Referral	ServDischDate	validDate	notBefore=1890-01-01
    IDS10501	record	IDS105OnwardReferral	ServiceRequestId	notBlank
    IDS10504	record	IDS105OnwardReferral	OnwardReferDate	validDate	notBefore=1890-01-01
    IDS10514	record	IDS105OnwardReferral	OnwardReferTime	validTime
    IDS10805	record	IDS108WaitingTimePauses	ServiceRequestId	notBlank
    IDS10808	record	IDS108WaitingTimePauses	PauseStartDate	validDate	notBefore=1890-01-01
    IDS10810	record	IDS108WaitingTimePauses	PauseEndDate	validDate	notBefore=1890-01-01
    IDS20101	record	IDS201CareContact	CareContactId	notBlank
    IDS20103	record	IDS201CareContact	ServiceRequestId	notBlank
    IDS20107	record	IDS201CareContact	CareContDate	validDate	notBefore=1890-01-01
    IDS20109	record	IDS201CareContact	CareContTime	validTime
    IDS20114	record	IDS201CareContact	ClinContDurOfCareCont	numeric	min=0	max=4
    IDS20158	record	IDS201CareContact	NumGroupTherParticipants	numeric	min=0	max=3
    IDS20159	record	IDS201CareContact	NumGroupTherFacilitators	numeric	min=0	max=2
    IDS20201	record	IDS202CareActivity	CareActId	notBlank
    IDS20203	record	IDS202CareActivity	CareContactId	notBlank
    IDS20206	record	IDS202CareActivity	ClinContactDurOfCareAct	numeric	min=0	max=4
    IDS20502	record	IDS205InternetTherLog	ServiceRequestId	notBlank
    IDS20505	record	IDS205InternetTherLog	StartDateIntEnabledTherLog	validDate	notBefore=1890-01-01
    IDS20508	record	IDS205InternetTherLog	EndDateIntEnabledTherLog	validDate	notBefore=1890-01-01
    IDS20515	record	IDS205InternetTherLog	DurationIntEnabledTher	numeric	min=0	max=4
    IDS60202	record	IDS602LongTermCondition	ServiceRequestId	notBlank
    IDS60303	record	IDS603PresentingComplaints	ServiceRequestId	notBlank
    IDS60313	record	IDS603PresentingComplaints	PresCompDate	validDate	notBefore=1890-01-01
    IDS60601	record	IDS606CodedScoreAssessmentRefer	ServiceRequestId	notBlank
    IDS60609	record	IDS606CodedScoreAssessmentRefer	AssToolCompDate	validDate	notBefore=1890-01-01
    IDS60614	record	IDS606CodedScoreAssessmentRefer	AssToolCompTime	validTime
    IDS60701	record	IDS607CodedScoreAssessmentAct	CareActId	notBlank
    IDS80302	record	IDS803CareCluster	LocalPatientId	notBlank
    IDS80305	record	IDS803CareCluster	StartDateCareClust	validDate	notBefore=1890-01-01
    IDS80307	record	IDS803CareCluster	StartTimeCareClust	validTime
    IDS80314	record	IDS803CareCluster	EndDateCareClust	validDate	notBefore=1890-01-01
    IDS80318	record	IDS803CareCluster	EndTimeCareClust	validTime
    IDS90201	record	IDS902CarePersQual	CarePersLocalId	notBlank
    IDS90206	record	IDS902CarePersQual	QualAwardedDate	validDate	notBefore=1890-01-01
    IDS90208	record	IDS902CarePersQual	QualPlannedCompletionDate	validDate	notBefore=1890-01-01
    IDSX00304	record	IDS003AccommStatus	LocalPatientId	notBlank
    IDSX00312	record	IDS003AccommStatus	AccommodationTypeDate	validDate	notBefore=1890-01-01
    IDSX00314	record	IDS003AccommStatus	AccommodationTypeStartDate	validDate	notBefore=1890-01-01
    IDSX00316	record	IDS003AccommStatus	AccommodationTypeEndDate	validDate	notBefore=1890-01-01
    IDSX00401	record	IDS004EmpStatus	EmpSupportDischargeDate	validDate	notBefore=1890-01-01
    IDSX60103	record	IDS601MedHistPrevDiag	LocalPatientId	notBlank
    IDSX60111	record	IDS601MedHistPrevDiag	DiagDate	validDate	notBefore=1890-01-01
    INTAKE001	record	IDS001MPI	PersonBirthDate	readable
    INTAKE002	file	IDS000Header	OrgIDSubmit	equalsSubmission	what=senderId
    INTAKE003	record	IDS000Header	OrgIDSubmit	pattern	regex=[0-9A-Z]{3,6}
    IDSREJ009	file	IDS001MPI	NHSNumber	unique	nulls=distinct
    IDSREJ010	file	IDS001MPI	LocalPatientId	unique	nulls=distinct
    IDS10103	group	IDS101Referral	ServiceRequestId	unique	nulls=distinct
    IDS20143	group	IDS201CareContact	CareContactId	unique	nulls=distinct
    IDS20225	group	IDS202CareActivity	CareActId	unique	nulls=distinct
    INTAKE004	warning	*	-	notPadded
    IDS00145	group	IDS001MPI	LocalPatientId	references	table=IDS002GP	direction=child	order=1
    IDS00146	group	IDS001MPI	LocalPatientId	references	table=IDS101Referral	direction=child	order=2
    IDS00220	group	IDS002GP	LocalPatientId	references	table=IDS001MPI	direction=parent	order=3
    IDS10101	group	IDS101Referral	LocalPatientId	references	table=IDS001MPI	direction=parent	order=4
    IDS20142	group	IDS201CareContact	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=5
    IDS20224	group	IDS202CareActivity	CareContactId	references	table=IDS201CareContact	direction=parent	order=6
    IDS60612	group	IDS606CodedScoreAssessmentRefer	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=7
    IDS60708	group	IDS607CodedScoreAssessmentAct	CareActId	references	table=IDS202CareActivity	direction=parent	order=8
    IDS00401	group	IDS004EmpStatus	LocalPatientId	references	table=IDS001MPI	direction=parent	order=9
    IDS00701	group	IDS007DisabilityType	LocalPatientId	references	table=IDS001MPI	direction=parent	order=10
    IDS01101	group	IDS011SocPerCircumstances	LocalPatientId	references	table=IDS001MPI	direction=parent	order=11
    IDS01201	group	IDS012OverseasVisitorChargCat	LocalPatientId	references	table=IDS001MPI	direction=parent	order=12
    IDS10510	group	IDS105OnwardReferral	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=13
    IDS10801	group	IDS108WaitingTimePauses	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=14
    IDS20501	group	IDS205InternetTherLog	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=15
    IDS60201	group	IDS602LongTermCondition	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=16
    IDS60301	group	IDS603PresentingComplaints	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=17
    IDS80301	group	IDS803CareCluster	LocalPatientId	references	table=IDS001MPI	direction=parent	order=18
    IDSX00301	group	IDS003AccommStatus	LocalPatientId	references	table=IDS001MPI	direction=parent	order=19
    IDSX60101	group	IDS601MedHistPrevDiag	LocalPatientId	references	table=IDS001MPI	direction=parent	order=20
    IDSREJ015	file	IDS000Header	-	singleValidRow
    IDSREJ101	file	IDS101Referral	-	anyValidRow
    """#
}
