extension DataFile {
  /// The rules of version 2.1, in the published order, and after them the project's own.
  static let rules21 = #"""
    IDSREJ001	file	*	-	fileStructure
    IDSREJ002	file	IDS000Header	-	tableNotEmpty
    IDSREJ003	file	IDS001MPI	-	tableNotEmpty
    IDSREJ004	file	IDS101Referral	-	tableNotEmpty
    IDSREJ005	file	IDS002GP	-	tableNotEmpty
    IDSREJ006	file	IDS001MPI	NHSNumber	nhsNumber
    IDSREJ007	file	IDS001MPI	Postcode	pattern	regex=[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s+[0-9][A-Za-z]{2}	message=must be a postcode, with a space before the last three characters
    IDSREJ008	file	IDS001MPI	PersonBirthDate	condition	when=PersonBirthDate notNull & IDS000Header.ReportingPeriodStartDate notNull & IDS000Header.ReportingPeriodEndDate notNull	require=PersonBirthDate timestampOnOrBefore IDS000Header.ReportingPeriodEndDate & PersonBirthDate completedYearsAtMost IDS000Header.ReportingPeriodStartDate 120	message=must not lie after the end of the period, nor more than 120 years before its start
    IDSREJ009	file	IDS001MPI	NHSNumber	unique
    IDSREJ010	file	IDS001MPI	LocalPatientId	unique
    IDSREJ012	file	*	-	anyRecordInPeriod	dates=IDS101Referral.ReferralRequestReceivedDate|IDS101Referral.ServDischDate|IDS105OnwardReferral.OnwardReferDate|IDS108WaitingTimePauses.PauseStartDate|IDS108WaitingTimePauses.PauseEndDate|IDS201CareContact.CareContDate|IDS205InternetTherLog.StartDateIntEnabledTherLog|IDS205InternetTherLog.EndDateIntEnabledTherLog|IDS603PresentingComplaints.PresCompDate|IDS606CodedScoreAssessmentRefer.AssToolCompDate|IDS803CareCluster.StartDateCareClust|IDS803CareCluster.EndDateCareClust	message=no row has a date within the reporting period
    IDSREJ015	file	IDS000Header	-	singleValidRow
    IDSREJ101	file	IDS101Referral	-	anyValidRow
    IDS00001	record	IDS000Header	DatSetVer	notBlank
    IDS00003	record	IDS000Header	DatSetVer	inSet	values=2.1
    IDS00004	record	IDS000Header	DatSetVer	pattern	regex=[0-9]{1,2}\.[0-9]{1,2}	message=must be a version number, such as 2.0
    IDS00028	record	IDS000Header	OrgIDProv	notBlank
    IDS00029	record	IDS000Header	OrgIDProv	alphanumeric	min=3	max=6
    IDS00030	record	IDS000Header	OrgIDProv	equalsSubmission	what=providerId
    IDS00031	record	IDS000Header	OrgIDSubmit	notBlank
    IDS00032	record	IDS000Header	OrgIDSubmit	alphanumeric	min=3	max=6
    IDS00033	warning	IDS000Header	OrgIDSubmit	equalsSubmission	what=senderId
    IDS00034	warning	IDS000Header	OrgIDSubmit	organisation	needs=organisations	succession=false
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
    IDS00027	record	IDS000Header	DateTimeDatSetCreate	dateOnOrBefore	other=submission
    IDS00145	group	IDS001MPI	LocalPatientId	references	table=IDS002GP	direction=child	order=1
    IDS00146	group	IDS001MPI	LocalPatientId	references	table=IDS101Referral	direction=child	order=2
    IDS00101	record	IDS001MPI	LocalPatientId	notBlank
    IDS00102	record	IDS001MPI	LocalPatientId	alphanumeric	min=0	max=20
    IDS00151	record	IDS001MPI	OrgIDLocalPatientId	notBlank
    IDS00152	record	IDS001MPI	OrgIDLocalPatientId	alphanumeric	min=3	max=5
    IDS00153	warning	IDS001MPI	OrgIDLocalPatientId	condition	when=OrgIDLocalPatientId notNull & IDS000Header.OrgIDProv notNull	require=OrgIDLocalPatientId equalsField IDS000Header.OrgIDProv	message=must be the provider that the header names
    IDS00154	warning	IDS001MPI	OrgIDLocalPatientId	organisation	needs=organisations	succession=false
    IDS00111	warning	IDS001MPI	NHSNumber	notBlank
    IDS00115	record	IDS001MPI	NHSNumberStatus	alphanumeric	min=2	max=2
    IDS00116	warning	IDS001MPI	NHSNumberStatus	inSet	values=01|02|03|04|05|06|07
    IDS00117	warning	IDS001MPI	NHSNumberStatus+NHSNumber	condition	when=NHSNumber notNull & NHSNumberStatus notNull	require=NHSNumberStatus notEquals 07	message=must not be 07 (absent) where the NHS number is there
    IDS00118	warning	IDS001MPI	NHSNumberStatus+NHSNumber	condition	when=NHSNumber isNull	require=NHSNumberStatus notNull	message=must hold a value where the NHS number is missing
    IDS00161	warning	IDS001MPI	NHSNumberStatus+NHSNumber	condition	when=NHSNumber isNull & NHSNumberStatus notNull	require=NHSNumberStatus notIn 01|02	message=must not be 01 or 02 (present) where the NHS number is missing
    IDS00162	warning	IDS001MPI	NHSNumberStatus	notBlank
    IDS00120	warning	IDS001MPI	PersonBirthDate	notBlank
    IDS00123	warning	IDS001MPI	Postcode	notBlank
    IDS00125	warning	IDS001MPI	Postcode	postcodeLive	needs=postcodes
    IDS00129	warning	IDS001MPI	Gender	notBlank
    IDS00130	record	IDS001MPI	Gender	alphanumeric	min=1	max=1
    IDS00131	warning	IDS001MPI	Gender	inSet	values=1|2|9|X
    IDS00132	record	IDS001MPI	EthnicCategory	alphanumeric	min=0	max=2
    IDS00133	warning	IDS001MPI	EthnicCategory	inSet	values=99|A|B|C|D|E|F|G|H|J|K|L|M|N|P|R|S|Z
    IDS00159	record	IDS001MPI	ExBAFIndicator	alphanumeric	min=2	max=2
    IDS00160	warning	IDS001MPI	ExBAFIndicator	inSet	values=02|03|05|UU|ZZ
    IDS00138	record	IDS001MPI	LanguageCodePreferred	alphanumeric	min=2	max=2
    IDS00139	warning	IDS001MPI	LanguageCodePreferred	inSet	values=aa|ab|ae|af|ak|am|an|ar|as|av|ay|az|ba|be|bg|bh|bi|bm|bn|bo|br|bs|ca|ce|ch|co|cr|cs|cu|cv|cy|da|de|dv|dz|ee|el|en|eo|es|et|eu|fa|ff|fi|fj|fo|fr|fy|ga|gd|gl|gn|gu|gv|ha|he|hi|ho|hr|ht|hu|hy|hz|ia|id|ie|ig|ii|ik|io|is|it|iu|ja|jv|ka|kg|ki|kj|kk|kl|km|kn|ko|kr|ks|ku|kv|kw|ky|la|lb|lg|li|ln|lo|lt|lu|lv|mg|mh|mi|mk|ml|mn|mr|ms|mt|my|na|nb|nd|ne|ng|nl|nn|no|nr|nv|ny|oc|oj|om|or|os|pa|pi|pl|ps|pt|qu|rm|rn|ro|ru|rw|sa|sc|sd|se|sg|si|sk|sl|sm|sn|so|sq|sr|ss|st|su|sv|sw|ta|te|tg|th|ti|tk|tl|tn|to|tr|ts|tt|tw|ty|ug|uk|ur|uz|ve|vi|vo|wa|wo|xh|yi|yo|za|zh|zu|q1|q2|q3|q4|q5	message=must be a two-letter language code, or q1 to q5
    IDS00157	record	IDS001MPI	EduEstabTypeIAPT	alphanumeric	min=1	max=1
    IDS00158	warning	IDS001MPI	EduEstabTypeIAPT	inSet	values=1|2|3|4|8|X|Z
    IDS00220	group	IDS002GP	LocalPatientId	references	table=IDS001MPI	direction=parent	order=3
    IDS00221	group	IDS002GP	LocalPatientId+GMPCodeReg+StartDateGMPRegistration	unique
    IDS00222	group	IDS002GP	LocalPatientId+EndDateGMPRegistration	unique	nulls=equal	where=EndDateGMPRegistration isNull
    IDS00223	warning	IDS002GP	LocalPatientId+GMPCodeReg+StartDateGMPRegistration+EndDateGMPRegistration	consecutiveRegistration	group=LocalPatientId	code=GMPCodeReg	start=StartDateGMPRegistration	end=EndDateGMPRegistration	gapDays=1	message=a registration that ended needs one at another practice from the next day on
    IDS00201	record	IDS002GP	LocalPatientId	notBlank
    IDS00202	record	IDS002GP	LocalPatientId	alphanumeric	min=0	max=20
    IDS00203	record	IDS002GP	GMPCodeReg	notBlank
    IDS00204	record	IDS002GP	GMPCodeReg	alphanumeric	min=6	max=6
    IDS00206	warning	IDS002GP	GMPCodeReg	gpPractice	needs=gp-practices	succession=true	roles=RO76|RO177	always=S30063|S30152|S99942|S99957|S99961|S99976|S99995|S99999|V81997|V81998|V81999
    IDS00210	record	IDS002GP	StartDateGMPRegistration	validDate	notBefore=1890-01-01
    IDS00211	record	IDS002GP	StartDateGMPRegistration	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate	days=1
    IDS00212	record	IDS002GP	StartDateGMPRegistration	dateOnOrAfter	other=IDS001MPI.PersonBirthDate
    IDS00213	record	IDS002GP	EndDateGMPRegistration	validDate	notBefore=1890-01-01
    IDS00214	record	IDS002GP	EndDateGMPRegistration	dateOnOrAfter	other=IDS000Header.ReportingPeriodStartDate
    IDS00215	record	IDS002GP	EndDateGMPRegistration	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS00216	record	IDS002GP	EndDateGMPRegistration	dateOnOrAfter	other=StartDateGMPRegistration
    IDS00401	group	IDS004EmpStatus	LocalPatientId	references	table=IDS001MPI	direction=parent	order=9
    IDS00402	group	IDS004EmpStatus	LocalPatientId+EmployStatusRecDate	unique
    IDS00440	group	IDS004EmpStatus	LocalPatientId+EmployStatusRecDate	unique	nulls=equal	where=EmployStatusRecDate isNull
    IDS00403	record	IDS004EmpStatus	LocalPatientId	notBlank
    IDS00404	record	IDS004EmpStatus	LocalPatientId	alphanumeric	min=0	max=20
    IDS00405	record	IDS004EmpStatus	EmployStatus	notBlank
    IDS00406	record	IDS004EmpStatus	EmployStatus	alphanumeric	min=2	max=2
    IDS00407	warning	IDS004EmpStatus	EmployStatus	inSet	values=01|02|03|04|05|06|07|08|ZZ
    IDS00408	record	IDS004EmpStatus	EmployStatusRecDate	validDate	notBefore=1890-01-01
    IDS00412	warning	IDS004EmpStatus	EmployStatusRecDate	notBlank
    IDS00436	record	IDS004EmpStatus	EmployStatusRecDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS00438	record	IDS004EmpStatus	EmployStatusRecDate	dateOnOrAfter	other=IDS001MPI.PersonBirthDate
    IDS00410	record	IDS004EmpStatus	WeekHoursWorked	alphanumeric	min=2	max=2
    IDS00411	warning	IDS004EmpStatus	WeekHoursWorked	inSet	values=01|02|03|04|97|98|99
    IDS00413	record	IDS004EmpStatus	SelfEmployInd	alphanumeric	min=1	max=1
    IDS00414	warning	IDS004EmpStatus	SelfEmployInd	inSet	values=8|N|X|Y|Z
    IDS00415	record	IDS004EmpStatus	SickAbsenceInd	alphanumeric	min=1	max=1
    IDS00416	warning	IDS004EmpStatus	SickAbsenceInd	inSet	values=8|N|X|Y|Z
    IDS00417	record	IDS004EmpStatus	SSPInd	alphanumeric	min=1	max=1
    IDS00418	warning	IDS004EmpStatus	SSPInd	inSet	values=N|U|Y|Z
    IDS00419	record	IDS004EmpStatus	BenefitRecInd	alphanumeric	min=1	max=1
    IDS00420	warning	IDS004EmpStatus	BenefitRecInd	inSet	values=N|U|Y|Z
    IDS00423	record	IDS004EmpStatus	ESAInd	alphanumeric	min=1	max=1
    IDS00424	warning	IDS004EmpStatus	ESAInd	inSet	values=N|U|Y|Z
    IDS00425	record	IDS004EmpStatus	UCInd	alphanumeric	min=1	max=1
    IDS00426	warning	IDS004EmpStatus	UCInd	inSet	values=N|U|Y|Z
    IDS00427	record	IDS004EmpStatus	PIPInd	alphanumeric	min=1	max=1
    IDS00428	warning	IDS004EmpStatus	PIPInd	inSet	values=N|U|Y|Z
    IDS00431	record	IDS004EmpStatus	EmpSupportInd	alphanumeric	min=0	max=2
    IDS00432	warning	IDS004EmpStatus	EmpSupportInd	inSet	values=N|NA|Y
    IDS00433	warning	IDS004EmpStatus	EmpSupportInd+EmpSupportReferral	condition	when=EmpSupportReferral notNull	require=EmpSupportInd notNull	message=EmpSupportInd must hold a value where EmpSupportReferral does
    IDS00434	record	IDS004EmpStatus	EmpSupportReferral	validDate	notBefore=1890-01-01
    IDS00435	warning	IDS004EmpStatus	EmpSupportReferral+EmpSupportInd	condition	when=EmpSupportInd equals Y	require=EmpSupportReferral notNull	message=EmpSupportReferral must hold a value where EmpSupportInd is Y
    IDS00437	record	IDS004EmpStatus	EmpSupportReferral	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS00439	record	IDS004EmpStatus	EmpSupportReferral	dateOnOrAfter	other=IDS001MPI.PersonBirthDate
    IDS00701	group	IDS007DisabilityType	LocalPatientId	references	table=IDS001MPI	direction=parent	order=10
    IDS00702	group	IDS007DisabilityType	LocalPatientId+DisabCode	unique
    IDS00703	record	IDS007DisabilityType	LocalPatientId	notBlank
    IDS00704	record	IDS007DisabilityType	LocalPatientId	alphanumeric	min=0	max=20
    IDS00705	record	IDS007DisabilityType	DisabCode	notBlank
    IDS00706	record	IDS007DisabilityType	DisabCode	alphanumeric	min=2	max=2
    IDS00707	warning	IDS007DisabilityType	DisabCode	inSet	values=01|02|03|04|05|06|07|08|09|10|NN|XX|ZZ
    IDS01101	group	IDS011SocPerCircumstances	LocalPatientId	references	table=IDS001MPI	direction=parent	order=11
    IDS01102	group	IDS011SocPerCircumstances	LocalPatientId+SocPerCircumstance+SocPerCircumstanceRecDate	unique
    IDS01103	record	IDS011SocPerCircumstances	LocalPatientId	notBlank
    IDS01104	record	IDS011SocPerCircumstances	LocalPatientId	alphanumeric	min=0	max=20
    IDS01108	record	IDS011SocPerCircumstances	SocPerCircumstance	notBlank
    IDS01109	record	IDS011SocPerCircumstances	SocPerCircumstance	snomed	min=6	max=18	partitions=00|10
    IDS01110	warning	IDS011SocPerCircumstances	SocPerCircumstanceRecDate	notBlank
    IDS01106	record	IDS011SocPerCircumstances	SocPerCircumstanceRecDate	validDate	notBefore=1890-01-01
    IDS01107	record	IDS011SocPerCircumstances	SocPerCircumstanceRecDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS01111	record	IDS011SocPerCircumstances	SocPerCircumstanceRecDate	dateOnOrAfter	other=IDS001MPI.PersonBirthDate
    IDS01201	group	IDS012OverseasVisitorChargCat	LocalPatientId	references	table=IDS001MPI	direction=parent	order=12
    IDS01202	group	IDS012OverseasVisitorChargCat	LocalPatientId+OvsVisChCat+OvsVisChCatAppDate	unique
    IDS01203	record	IDS012OverseasVisitorChargCat	LocalPatientId	notBlank
    IDS01204	record	IDS012OverseasVisitorChargCat	LocalPatientId	alphanumeric	min=0	max=20
    IDS01205	record	IDS012OverseasVisitorChargCat	OvsVisChCat	notBlank
    IDS01206	record	IDS012OverseasVisitorChargCat	OvsVisChCat	alphanumeric	min=1	max=1
    IDS01207	warning	IDS012OverseasVisitorChargCat	OvsVisChCat	inSet	values=9|A|B|C|D|E|F|P
    IDS01208	record	IDS012OverseasVisitorChargCat	OvsVisChCatAppDate	validDate	notBefore=1890-01-01
    IDS01209	record	IDS012OverseasVisitorChargCat	OvsVisChCatAppDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS01210	warning	IDS012OverseasVisitorChargCat	OvsVisChCatAppDate	notBlank
    IDS01211	record	IDS012OverseasVisitorChargCat	OvsVisChCatAppDate	dateOnOrAfter	other=IDS001MPI.PersonBirthDate
    IDS10101	group	IDS101Referral	LocalPatientId	references	table=IDS001MPI	direction=parent	order=4
    IDS10103	group	IDS101Referral	ServiceRequestId	unique
    IDS10104	record	IDS101Referral	ServiceRequestId	notBlank
    IDS10105	record	IDS101Referral	ServiceRequestId	alphanumeric	min=0	max=20
    IDS10106	record	IDS101Referral	LocalPatientId	notBlank
    IDS10107	record	IDS101Referral	LocalPatientId	alphanumeric	min=0	max=20
    IDS10108	record	IDS101Referral	OrgIDComm	notBlank
    IDS10109	record	IDS101Referral	OrgIDComm	alphanumeric	min=3	max=5
    IDS10110	warning	IDS101Referral	OrgIDComm	organisation	needs=organisations	succession=false
    IDS10111	record	IDS101Referral	ReferralRequestReceivedDate	notBlank
    IDS10112	record	IDS101Referral	ReferralRequestReceivedDate	validDate	notBefore=1890-01-01
    IDS10113	record	IDS101Referral	ReferralRequestReceivedDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS10140	record	IDS101Referral	ReferralRequestReceivedDate	dateOnOrAfter	other=IDS001MPI.PersonBirthDate
    IDS10117	record	IDS101Referral	SourceOfReferralIAPT	alphanumeric	min=2	max=2
    IDS10118	warning	IDS101Referral	SourceOfReferralIAPT	inSet	values=A1|A2|A3|A4|B1|B2|C1|C2|C3|D1|D2|E1|E2|E3|E4|E5|E6|F1|F2|F3|G1|G2|G3|G4|H1|H2|I1|I2|M1|M2|M3|M4|M5|M6|M7|M8|N1|N2|N4|P1|Q1
    IDS10132	record	IDS101Referral	OnsetDate	pattern	regex=[0-9]{4}[-/](0[1-9]|1[0-2,])	message=must be a month, as YYYY-MM
    IDS10142	warning	IDS101Referral	OnsetDate	notPattern	regex=[0-9]{4}/(0[1-9]|1[0-2,])	message=must write the month as YYYY-MM, with a hyphen
    IDS10141	record	IDS101Referral	OnsetDate	condition	when=OnsetDate notNull & OnsetDate matches [0-9]{4}-(0[1-9]|1[0-2,]) & IDS001MPI.PersonBirthDate notNull	require=OnsetDate monthOnOrAfter IDS001MPI.PersonBirthDate	message=must not lie before the month of birth
    IDS10133	record	IDS101Referral	PrevDiagCondInd	alphanumeric	min=1	max=1
    IDS10134	warning	IDS101Referral	PrevDiagCondInd	inSet	values=N|U|Y|Z
    IDS10135	record	IDS101Referral	EndCode	alphanumeric	min=2	max=2
    IDS10136	warning	IDS101Referral	EndCode	inSet	values=10|11|12|13|14|16|17|46|47|48|49|50|95|96
    IDS10137	warning	IDS101Referral	EndCode+ServDischDate	condition	when=ServDischDate notNull	require=EndCode notNull	message=EndCode must hold a value where ServDischDate does
    IDS10127	record	IDS101Referral	ServDischDate	validDate	notBefore=1890-01-01
    IDS10128	record	IDS101Referral	ServDischDate	dateOnOrAfter	other=ReferralRequestReceivedDate
    IDS10129	record	IDS101Referral	ServDischDate	existsRelated	when=ServDischDate notNull & IDS000Header.ReportingPeriodStartDate notNull & ServDischDate dateBefore IDS000Header.ReportingPeriodStartDate	any1=IDS201CareContact AppType equals 06	any2=IDS606CodedScoreAssessmentRefer CodedAssToolType toolIn IAPT Treatment PEQ|IAPT Assessment PEQ	any3=IDS607CodedScoreAssessmentAct CodedAssToolType toolIn IAPT Treatment PEQ|IAPT Assessment PEQ	message=a referral that was discharged before the period needs something in the file that explains why it is sent: a contact of type 06 or an answer to an experience questionnaire
    IDS10139	record	IDS101Referral	ServDischDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS10138	warning	IDS101Referral	ServDischDate+EndCode	condition	when=EndCode notNull	require=ServDischDate notNull	message=ServDischDate must hold a value where EndCode does
    IDS10510	group	IDS105OnwardReferral	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=13
    IDS10520	group	IDS105OnwardReferral	ServiceRequestId+OnwardReferDate+OnwardReferTime+OnwardReferReason+OrgIDReceiving	unique
    IDS10501	record	IDS105OnwardReferral	ServiceRequestId	notBlank
    IDS10502	record	IDS105OnwardReferral	ServiceRequestId	alphanumeric	min=0	max=20
    IDS10503	record	IDS105OnwardReferral	OnwardReferDate	notBlank
    IDS10504	record	IDS105OnwardReferral	OnwardReferDate	validDate	notBefore=1890-01-01
    IDS10505	record	IDS105OnwardReferral	OnwardReferDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS10521	record	IDS105OnwardReferral	OnwardReferDate	dateOnOrAfter	other=IDS101Referral.ReferralRequestReceivedDate
    IDS10522	record	IDS105OnwardReferral	OnwardReferDate	dateOnOrAfter	other=IDS000Header.ReportingPeriodStartDate
    IDS10514	record	IDS105OnwardReferral	OnwardReferTime	validTime
    IDS10506	record	IDS105OnwardReferral	OnwardReferReason	alphanumeric	min=2	max=2
    IDS10507	warning	IDS105OnwardReferral	OnwardReferReason	inSet	values=01|02|03|04|05|06|96|98|99
    IDS10518	record	IDS105OnwardReferral	OrgIDReceiving	alphanumeric	min=3	max=5
    IDS10519	warning	IDS105OnwardReferral	OrgIDReceiving	organisation	needs=organisations	succession=false
    IDS10801	group	IDS108WaitingTimePauses	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=14
    IDS10802	group	IDS108WaitingTimePauses	PauseID+ServiceRequestId	unique
    IDS10803	record	IDS108WaitingTimePauses	PauseID	notBlank
    IDS10804	record	IDS108WaitingTimePauses	PauseID	alphanumeric	min=0	max=5
    IDS10805	record	IDS108WaitingTimePauses	ServiceRequestId	notBlank
    IDS10806	record	IDS108WaitingTimePauses	ServiceRequestId	alphanumeric	min=0	max=20
    IDS10807	record	IDS108WaitingTimePauses	PauseStartDate	notBlank
    IDS10808	record	IDS108WaitingTimePauses	PauseStartDate	validDate	notBefore=1890-01-01
    IDS10809	record	IDS108WaitingTimePauses	PauseStartDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS10816	record	IDS108WaitingTimePauses	PauseStartDate	dateOnOrAfter	other=IDS101Referral.ReferralRequestReceivedDate
    IDS10810	record	IDS108WaitingTimePauses	PauseEndDate	validDate	notBefore=1890-01-01
    IDS10811	record	IDS108WaitingTimePauses	PauseEndDate	dateOnOrAfter	other=IDS000Header.ReportingPeriodStartDate
    IDS10812	record	IDS108WaitingTimePauses	PauseEndDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS10813	record	IDS108WaitingTimePauses	PauseEndDate	dateOnOrAfter	other=PauseStartDate
    IDS10814	record	IDS108WaitingTimePauses	PauseReason	alphanumeric	min=2	max=2
    IDS10815	warning	IDS108WaitingTimePauses	PauseReason	inSet	values=01|02|03
    IDS10817	warning	IDS108WaitingTimePauses	PauseReason	notBlank
    IDS20142	group	IDS201CareContact	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=5
    IDS20143	group	IDS201CareContact	CareContactId	unique
    IDS20168	warning	IDS201CareContact	ServiceRequestId+CareContDate+CareContTime+AttendOrDNACode	maxOccurrences	groupBy=ServiceRequestId+CareContDate+CareContTime	count=AttendOrDNACode in 5|6	max=1	message=only one contact of the referral at the same date and time can be attended (5 or 6)
    IDS20169	warning	IDS201CareContact	CareContactId+AttendOrDNACode	existsRelated	when=AttendOrDNACode in 5|6	any1=IDS202CareActivity	message=a contact that was attended needs an activity
    IDS20101	record	IDS201CareContact	CareContactId	notBlank
    IDS20102	record	IDS201CareContact	CareContactId	alphanumeric	min=0	max=20
    IDS20103	record	IDS201CareContact	ServiceRequestId	notBlank
    IDS20104	record	IDS201CareContact	ServiceRequestId	alphanumeric	min=0	max=20
    IDS20106	record	IDS201CareContact	CareContDate	notBlank
    IDS20107	record	IDS201CareContact	CareContDate	validDate	notBefore=1890-01-01
    IDS20108	record	IDS201CareContact	CareContDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS20170	record	IDS201CareContact	CareContDate	dateOnOrAfter	other=IDS000Header.ReportingPeriodStartDate
    IDS20171	record	IDS201CareContact	CareContDate	dateOnOrAfter	other=IDS101Referral.ReferralRequestReceivedDate
    IDS20109	record	IDS201CareContact	CareContTime	validTime
    IDS20146	record	IDS201CareContact	OrgIDComm	alphanumeric	min=3	max=5
    IDS20147	warning	IDS201CareContact	OrgIDComm	organisation	needs=organisations	succession=false
    IDS20150	record	IDS201CareContact	PlannedCareContIndicator	alphanumeric	min=1	max=1
    IDS20151	warning	IDS201CareContact	PlannedCareContIndicator	inSet	values=N|Y
    IDS20127	record	IDS201CareContact	AttendOrDNACode	alphanumeric	min=1	max=1
    IDS20128	record	IDS201CareContact	AttendOrDNACode	inSet	values=2|3|4|5|6|7
    IDS20152	record	IDS201CareContact	Cancellation	alphanumeric	min=1	max=1
    IDS20153	warning	IDS201CareContact	Cancellation	inSet	values=N|Y
    IDS20166	warning	IDS201CareContact	AttendOrDNACode+Cancellation	condition	when=AttendOrDNACode equals 2	require=Cancellation notNull	message=Cancellation must hold a value where AttendOrDNACode is 2
    IDS20167	warning	IDS201CareContact	AttendOrDNACode+Cancellation	condition	when=Cancellation notNull & AttendOrDNACode notNull	require=AttendOrDNACode equals 2	message=AttendOrDNACode must be 2 where Cancellation holds a value
    IDS20114	record	IDS201CareContact	ClinContDurOfCareCont	numeric	min=0	max=4
    IDS20115	record	IDS201CareContact	IAPTLTCServiceInd	notBlank
    IDS20116	record	IDS201CareContact	IAPTLTCServiceInd	alphanumeric	min=1	max=1
    IDS20117	warning	IDS201CareContact	IAPTLTCServiceInd	inSet	values=N|Y
    IDS20154	record	IDS201CareContact	AppType	notBlank
    IDS20155	record	IDS201CareContact	AppType	alphanumeric	min=2	max=2
    IDS20156	record	IDS201CareContact	AppType	inSet	values=01|02|03|04|05|06|07|08|10
    IDS20119	record	IDS201CareContact	ConsMechanism	alphanumeric	min=2	max=2
    IDS20120	warning	IDS201CareContact	ConsMechanism	inSet	values=01|02|04|05|09|10|11|12|13|98
    IDS20157	record	IDS201CareContact	IntEnabledTherProg	alphanumeric	min=0	max=20
    IDS20125	record	IDS201CareContact	CareContPatientTherMode	alphanumeric	min=1	max=1
    IDS20126	warning	IDS201CareContact	CareContPatientTherMode	inSet	values=1|2|3
    IDS20158	record	IDS201CareContact	NumGroupTherParticipants	numeric	min=0	max=3
    IDS20159	record	IDS201CareContact	NumGroupTherFacilitators	numeric	min=0	max=2
    IDS20160	record	IDS201CareContact	PsychMed	alphanumeric	min=2	max=2
    IDS20161	warning	IDS201CareContact	PsychMed	inSet	values=01|02|03|UU|ZZ
    IDS20121	record	IDS201CareContact	ActLocTypeCode	alphanumeric	min=3	max=3
    IDS20122	warning	IDS201CareContact	ActLocTypeCode	inSet	values=A01|A02|A03|A04|B01|B02|C01|C02|C03|D01|D02|D03|E01|E02|E03|E04|E99|F01|G01|G02|G03|G04|H01|J01|K01|K02|L01|L02|L03|L04|L05|L06|L99|M01|M02|M03|M04|M05|M06|M07|N01|N02|N03|N04|N05|X01
    IDS20148	record	IDS201CareContact	SiteIDOfTreat	alphanumeric	min=5	max=9
    IDS20149	warning	IDS201CareContact	SiteIDOfTreat	site	needs=sites	succession=true	always=89997|89999|R9998
    IDS20162	record	IDS201CareContact	LanguageCodeTreat	alphanumeric	min=2	max=2
    IDS20163	warning	IDS201CareContact	LanguageCodeTreat	inSet	values=aa|ab|ae|af|ak|am|an|ar|as|av|ay|az|ba|be|bg|bh|bi|bm|bn|bo|br|bs|ca|ce|ch|co|cr|cs|cu|cv|cy|da|de|dv|dz|ee|el|en|eo|es|et|eu|fa|ff|fi|fj|fo|fr|fy|ga|gd|gl|gn|gu|gv|ha|he|hi|ho|hr|ht|hu|hy|hz|ia|id|ie|ig|ii|ik|io|is|it|iu|ja|jv|ka|kg|ki|kj|kk|kl|km|kn|ko|kr|ks|ku|kv|kw|ky|la|lb|lg|li|ln|lo|lt|lu|lv|mg|mh|mi|mk|ml|mn|mr|ms|mt|my|na|nb|nd|ne|ng|nl|nn|no|nr|nv|ny|oc|oj|om|or|os|pa|pi|pl|ps|pt|qu|rm|rn|ro|ru|rw|sa|sc|sd|se|sg|si|sk|sl|sm|sn|so|sq|sr|ss|st|su|sv|sw|ta|te|tg|th|ti|tk|tl|tn|to|tr|ts|tt|tw|ty|ug|uk|ur|uz|ve|vi|vo|wa|wo|xh|yi|yo|za|zh|zu|q1|q2|q3|q4|q5
    IDS20164	record	IDS201CareContact	InterpreterPresentInd	alphanumeric	min=1	max=1
    IDS20165	warning	IDS201CareContact	InterpreterPresentInd	inSet	values=1|2|3|4|5|X
    IDS20224	group	IDS202CareActivity	CareContactId	references	table=IDS201CareContact	direction=parent	order=6
    IDS20225	group	IDS202CareActivity	CareActId	unique
    IDS20201	record	IDS202CareActivity	CareActId	notBlank
    IDS20202	record	IDS202CareActivity	CareActId	alphanumeric	min=0	max=20
    IDS20203	record	IDS202CareActivity	CareContactId	notBlank
    IDS20204	record	IDS202CareActivity	CareContactId	alphanumeric	min=0	max=20
    IDS20205	record	IDS202CareActivity	CarePersLocalId	alphanumeric	min=0	max=20
    IDS20206	record	IDS202CareActivity	ClinContactDurOfCareAct	numeric	min=0	max=4
    IDS20230	record	IDS202CareActivity	CodeProcAndProcStatus	snomed	min=6	max=56	partitions=00|10	attributes=363589002|408730004
    IDS20212	record	IDS202CareActivity	FindSchemeInUse	alphanumeric	min=2	max=2
    IDS20213	warning	IDS202CareActivity	FindSchemeInUse	inSet	values=01|04
    IDS20214	record	IDS202CareActivity	FindSchemeInUse+CodeFind	condition	when=CodeFind notNull	require=FindSchemeInUse notNull & FindSchemeInUse in 01|04	message=FindSchemeInUse must be 01 or 04 where CodeFind holds a value
    IDS20215	record	IDS202CareActivity	CodeFind	alphanumeric	min=4	max=18
    IDS20216	warning	IDS202CareActivity	FindSchemeInUse+CodeFind	condition	when=FindSchemeInUse notNull	require=CodeFind notNull	message=CodeFind must hold a value where FindSchemeInUse does
    IDS20228	record	IDS202CareActivity	FindSchemeInUse+CodeFind	codedEntry	scheme=FindSchemeInUse	code=CodeFind	schemes=01 min:4,max:6|04 digits,min:6,max:18,concept
    IDS20231	record	IDS202CareActivity	CodeObs	snomed	min=6	max=56	partitions=00|10	attributes=363589002|408730004
    IDS20222	record	IDS202CareActivity	ObsValue	alphanumeric	min=0	max=10
    IDS20223	record	IDS202CareActivity	UnitMeasure	alphanumeric	min=0	max=10
    IDS20226	warning	IDS202CareActivity	UnitMeasure+ObsValue	condition	when=ObsValue notNull	require=UnitMeasure notNull	message=UnitMeasure must hold a value where ObsValue does
    IDS20501	group	IDS205InternetTherLog	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=15
    IDS20519	warning	IDS205InternetTherLog	ServiceRequestId+StartDateIntEnabledTherLog+EndDateIntEnabledTherLog+IntEnabledTherProg+DurationIntEnabledTher+CarePersLocalId	unique
    IDS20502	record	IDS205InternetTherLog	ServiceRequestId	notBlank
    IDS20503	record	IDS205InternetTherLog	ServiceRequestId	alphanumeric	min=0	max=20
    IDS20504	record	IDS205InternetTherLog	StartDateIntEnabledTherLog	notBlank
    IDS20505	record	IDS205InternetTherLog	StartDateIntEnabledTherLog	validDate	notBefore=1890-01-01
    IDS20506	record	IDS205InternetTherLog	StartDateIntEnabledTherLog	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS20520	record	IDS205InternetTherLog	StartDateIntEnabledTherLog	dateOnOrAfter	other=IDS101Referral.ReferralRequestReceivedDate
    IDS20507	record	IDS205InternetTherLog	EndDateIntEnabledTherLog	notBlank
    IDS20508	record	IDS205InternetTherLog	EndDateIntEnabledTherLog	validDate	notBefore=1890-01-01
    IDS20509	record	IDS205InternetTherLog	EndDateIntEnabledTherLog	dateOnOrAfter	other=IDS000Header.ReportingPeriodStartDate
    IDS20510	record	IDS205InternetTherLog	EndDateIntEnabledTherLog	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS20511	record	IDS205InternetTherLog	EndDateIntEnabledTherLog	dateOnOrAfter	other=StartDateIntEnabledTherLog
    IDS20512	record	IDS205InternetTherLog	IntEnabledTherProg	notBlank
    IDS20513	record	IDS205InternetTherLog	IntEnabledTherProg	alphanumeric	min=0	max=20
    IDS20514	record	IDS205InternetTherLog	DurationIntEnabledTher	notBlank
    IDS20515	record	IDS205InternetTherLog	DurationIntEnabledTher	numeric	min=0	max=4
    IDS20516	record	IDS205InternetTherLog	CarePersLocalId	alphanumeric	min=0	max=20
    IDS20517	record	IDS205InternetTherLog	IntegratedSoftwareInd	alphanumeric	min=1	max=1
    IDS20518	warning	IDS205InternetTherLog	IntegratedSoftwareInd	inSet	values=N|Y
    IDS60201	group	IDS602LongTermCondition	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=16
    IDS60210	group	IDS602LongTermCondition	ServiceRequestId+LongTermCondition	unique
    IDS60202	record	IDS602LongTermCondition	ServiceRequestId	notBlank
    IDS60203	record	IDS602LongTermCondition	ServiceRequestId	alphanumeric	min=0	max=20
    IDS60204	record	IDS602LongTermCondition	FindSchemeInUse	notBlank
    IDS60205	record	IDS602LongTermCondition	FindSchemeInUse	alphanumeric	min=2	max=2
    IDS60206	warning	IDS602LongTermCondition	FindSchemeInUse	inSet	values=01|04
    IDS60207	record	IDS602LongTermCondition	LongTermCondition	notBlank
    IDS60208	record	IDS602LongTermCondition	LongTermCondition	alphanumeric	min=4	max=18
    IDS60209	record	IDS602LongTermCondition	FindSchemeInUse+LongTermCondition	codedEntry	scheme=FindSchemeInUse	code=LongTermCondition	schemes=01 min:4,max:6|04 digits,min:6,max:18,concept
    IDS60301	group	IDS603PresentingComplaints	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=17
    IDS60302	group	IDS603PresentingComplaints	ServiceRequestId+PresComp+PresCompDate	unique
    IDS60303	record	IDS603PresentingComplaints	ServiceRequestId	notBlank
    IDS60304	record	IDS603PresentingComplaints	ServiceRequestId	alphanumeric	min=0	max=20
    IDS60305	record	IDS603PresentingComplaints	FindSchemeInUse	notBlank
    IDS60306	record	IDS603PresentingComplaints	FindSchemeInUse	alphanumeric	min=2	max=2
    IDS60307	warning	IDS603PresentingComplaints	FindSchemeInUse	inSet	values=01|04
    IDS60308	record	IDS603PresentingComplaints	PresComp	notBlank
    IDS60309	record	IDS603PresentingComplaints	PresComp	alphanumeric	min=4	max=18
    IDS60310	record	IDS603PresentingComplaints	FindSchemeInUse+PresComp	codedEntry	scheme=FindSchemeInUse	code=PresComp	schemes=01 min:4,max:6|04 digits,min:6,max:18,concept
    IDS60311	record	IDS603PresentingComplaints	PresCompCodSig	alphanumeric	min=1	max=1
    IDS60312	warning	IDS603PresentingComplaints	PresCompCodSig	inSet	values=1|2
    IDS60315	warning	IDS603PresentingComplaints	PresCompCodSig	notBlank
    IDS60313	record	IDS603PresentingComplaints	PresCompDate	validDate	notBefore=1890-01-01
    IDS60314	record	IDS603PresentingComplaints	PresCompDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS60316	record	IDS603PresentingComplaints	PresCompDate	dateOnOrAfter	other=IDS001MPI.PersonBirthDate
    IDS60612	group	IDS606CodedScoreAssessmentRefer	ServiceRequestId	references	table=IDS101Referral	direction=parent	order=7
    IDS60616	group	IDS606CodedScoreAssessmentRefer	ServiceRequestId+CodedAssToolType+AssToolCompDate+AssToolCompTime	unique	nulls=equal
    IDS60601	record	IDS606CodedScoreAssessmentRefer	ServiceRequestId	notBlank
    IDS60602	record	IDS606CodedScoreAssessmentRefer	ServiceRequestId	alphanumeric	min=0	max=20
    IDS60603	record	IDS606CodedScoreAssessmentRefer	CodedAssToolType	notBlank
    IDS60604	record	IDS606CodedScoreAssessmentRefer	CodedAssToolType	numeric	min=6	max=18
    IDS60613	record	IDS606CodedScoreAssessmentRefer	CodedAssToolType	assessmentToolKnown
    IDS60605	record	IDS606CodedScoreAssessmentRefer	PersScore	notBlank
    IDS60606	record	IDS606CodedScoreAssessmentRefer	PersScore	alphanumeric	min=0	max=5
    IDS60607	warning	IDS606CodedScoreAssessmentRefer	CodedAssToolType+PersScore	assessmentScoreRange	tool=CodedAssToolType	score=PersScore
    IDS60615	record	IDS606CodedScoreAssessmentRefer	CodedAssToolType+PersScore	assessmentScoreFormat	tool=CodedAssToolType	score=PersScore
    IDS60608	record	IDS606CodedScoreAssessmentRefer	AssToolCompDate	notBlank
    IDS60609	record	IDS606CodedScoreAssessmentRefer	AssToolCompDate	validDate	notBefore=1890-01-01
    IDS60610	record	IDS606CodedScoreAssessmentRefer	AssToolCompDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS60617	record	IDS606CodedScoreAssessmentRefer	AssToolCompDate	dateOnOrAfter	other=IDS101Referral.ReferralRequestReceivedDate
    IDS60618	record	IDS606CodedScoreAssessmentRefer	AssToolCompDate	dateOnOrAfter	other=IDS000Header.ReportingPeriodStartDate
    IDS60614	record	IDS606CodedScoreAssessmentRefer	AssToolCompTime	validTime
    IDS60708	group	IDS607CodedScoreAssessmentAct	CareActId	references	table=IDS202CareActivity	direction=parent	order=8
    IDS60709	group	IDS607CodedScoreAssessmentAct	CareActId+CodedAssToolType	unique
    IDS60701	record	IDS607CodedScoreAssessmentAct	CareActId	notBlank
    IDS60702	record	IDS607CodedScoreAssessmentAct	CareActId	alphanumeric	min=0	max=20
    IDS60703	record	IDS607CodedScoreAssessmentAct	CodedAssToolType	notBlank
    IDS60704	record	IDS607CodedScoreAssessmentAct	CodedAssToolType	numeric	min=6	max=18
    IDS60710	record	IDS607CodedScoreAssessmentAct	CodedAssToolType	assessmentToolKnown
    IDS60705	record	IDS607CodedScoreAssessmentAct	PersScore	notBlank
    IDS60706	record	IDS607CodedScoreAssessmentAct	PersScore	alphanumeric	min=0	max=5
    IDS60707	warning	IDS607CodedScoreAssessmentAct	CodedAssToolType+PersScore	assessmentScoreRange	tool=CodedAssToolType	score=PersScore
    IDS60711	record	IDS607CodedScoreAssessmentAct	CodedAssToolType+PersScore	assessmentScoreFormat	tool=CodedAssToolType	score=PersScore
    IDS80301	group	IDS803CareCluster	LocalPatientId	references	table=IDS001MPI	direction=parent	order=18
    IDS80319	group	IDS803CareCluster	LocalPatientId+EndDateCareClust	unique	nulls=equal	where=EndDateCareClust isNull
    IDS80320	group	IDS803CareCluster	LocalPatientId+StartDateCareClust	unique
    IDS80302	record	IDS803CareCluster	LocalPatientId	notBlank
    IDS80303	record	IDS803CareCluster	LocalPatientId	alphanumeric	min=0	max=20
    IDS80308	record	IDS803CareCluster	AMHCareClustCodeFin	alphanumeric	min=2	max=2
    IDS80309	warning	IDS803CareCluster	AMHCareClustCodeFin	inSet	values=00|01|02|03|04|05|06|07|08|09|10|11|12|13|14|15|16|17|18|19|20|21
    IDS80321	record	IDS803CareCluster	AMHCareClustCodeFin	notBlank
    IDS80304	warning	IDS803CareCluster	StartDateCareClust	notBlank
    IDS80305	record	IDS803CareCluster	StartDateCareClust	validDate	notBefore=1890-01-01
    IDS80306	record	IDS803CareCluster	StartDateCareClust	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS80307	record	IDS803CareCluster	StartTimeCareClust	validTime
    IDS80314	record	IDS803CareCluster	EndDateCareClust	validDate	notBefore=1890-01-01
    IDS80315	record	IDS803CareCluster	EndDateCareClust	dateOnOrAfter	other=IDS000Header.ReportingPeriodStartDate
    IDS80316	record	IDS803CareCluster	EndDateCareClust	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS80317	record	IDS803CareCluster	EndDateCareClust	dateOnOrAfter	other=StartDateCareClust
    IDS80318	record	IDS803CareCluster	EndTimeCareClust	validTime
    IDS90210	group	IDS902CarePersQual	CarePersLocalId+QualAttainLevelIAPT	unique
    IDS90201	record	IDS902CarePersQual	CarePersLocalId	notBlank
    IDS90202	record	IDS902CarePersQual	CarePersLocalId	alphanumeric	min=0	max=20
    IDS90203	record	IDS902CarePersQual	QualAttainLevelIAPT	notBlank
    IDS90204	record	IDS902CarePersQual	QualAttainLevelIAPT	alphanumeric	min=2	max=2
    IDS90205	warning	IDS902CarePersQual	QualAttainLevelIAPT	inSet	values=10|11|12|13|14|15|16|17|30|31
    IDS90206	record	IDS902CarePersQual	QualAwardedDate	validDate	notBefore=1890-01-01
    IDS90207	record	IDS902CarePersQual	QualAwardedDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDS90212	record	IDS902CarePersQual	QualAwardedDate	dateOnOrAfterFixed	date=2005-01-01
    IDS90213	warning	IDS902CarePersQual	QualAwardedDate	dateOnOrAfter	other=QualPlannedCompletionDate
    IDS90214	warning	IDS902CarePersQual	QualAwardedDate+QualPlannedCompletionDate	condition	when=QualPlannedCompletionDate isNull	require=QualAwardedDate notBlank	message=QualAwardedDate must hold a value where QualPlannedCompletionDate does not
    IDS90208	record	IDS902CarePersQual	QualPlannedCompletionDate	validDate	notBefore=1890-01-01
    IDS90209	record	IDS902CarePersQual	QualPlannedCompletionDate	dateOnOrAfter	other=IDS000Header.ReportingPeriodStartDate
    IDS90215	record	IDS902CarePersQual	QualPlannedCompletionDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate	months=24
    IDSX00101	warning	IDS001MPI	GenderIdentity	notBlank
    IDSX00102	record	IDS001MPI	GenderIdentity	alphanumeric	min=1	max=1
    IDSX00103	warning	IDS001MPI	GenderIdentity	inSet	values=1|2|3|4|X|Z
    IDSX00104	record	IDS001MPI	GenderIdentitySameAtBirth	alphanumeric	min=1	max=1
    IDSX00105	warning	IDS001MPI	GenderIdentitySameAtBirth	inSet	values=N|X|Y|Z
    IDSX00106	warning	IDS001MPI	EthnicCategory2021	alphanumeric	min=0	max=3
    IDSX00301	group	IDS003AccommStatus	LocalPatientId	references	table=IDS001MPI	direction=parent	order=19
    IDSX00302	group	IDS003AccommStatus	LocalPatientId+AccommodationTypeDate	unique
    IDSX00303	group	IDS003AccommStatus	LocalPatientId+AccommodationTypeDate	unique	nulls=equal	where=AccommodationTypeDate isNull
    IDSX00304	record	IDS003AccommStatus	LocalPatientId	notBlank
    IDSX00305	record	IDS003AccommStatus	LocalPatientId	alphanumeric	min=0	max=20
    IDSX00306	record	IDS003AccommStatus	AccommodationType	notBlank
    IDSX00307	record	IDS003AccommStatus	AccommodationType	alphanumeric	min=2	max=2
    IDSX00308	warning	IDS003AccommStatus	AccommodationType	inSet	values=01|02|03|04|05|06|07|08|09|10|11|12|13|14|15|16|17|18|19|20|21|98
    IDSX00309	record	IDS003AccommStatus	SettledAccommodationInd	alphanumeric	min=1	max=1
    IDSX00310	warning	IDS003AccommStatus	SettledAccommodationInd	inSet	values=9|N|Y|Z
    IDSX00311	record	IDS003AccommStatus	AccommodationTypeDate	notBlank
    IDSX00312	record	IDS003AccommStatus	AccommodationTypeDate	validDate	notBefore=1890-01-01
    IDSX00313	record	IDS003AccommStatus	AccommodationTypeDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDSX00314	record	IDS003AccommStatus	AccommodationTypeStartDate	validDate	notBefore=1890-01-01
    IDSX00315	record	IDS003AccommStatus	AccommodationTypeStartDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDSX00316	record	IDS003AccommStatus	AccommodationTypeEndDate	validDate	notBefore=1890-01-01
    IDSX00317	record	IDS003AccommStatus	AccommodationTypeEndDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDSX00318	warning	IDS003AccommStatus	AccommodationTypeEndDate	dateOnOrAfter	other=AccommodationTypeStartDate
    IDSX00401	record	IDS004EmpStatus	EmpSupportDischargeDate	validDate	notBefore=1890-01-01
    IDSX00402	record	IDS004EmpStatus	EmpSupportDischargeDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    IDSX00403	warning	IDS004EmpStatus	EmpSupportDischargeDate	dateOnOrAfter	other=EmpSupportReferral
    IDSX60101	group	IDS601MedHistPrevDiag	LocalPatientId	references	table=IDS001MPI	direction=parent	order=20
    IDSX60102	group	IDS601MedHistPrevDiag	LocalPatientId+PrevDiag+DiagDate	unique
    IDSX60103	record	IDS601MedHistPrevDiag	LocalPatientId	notBlank
    IDSX60104	record	IDS601MedHistPrevDiag	LocalPatientId	alphanumeric	min=0	max=20
    IDSX60105	record	IDS601MedHistPrevDiag	DiagSchemeInUse	notBlank
    IDSX60106	record	IDS601MedHistPrevDiag	DiagSchemeInUse	alphanumeric	min=2	max=2
    IDSX60107	warning	IDS601MedHistPrevDiag	DiagSchemeInUse	inSet	values=02|06
    IDSX60108	record	IDS601MedHistPrevDiag	PrevDiag	notBlank
    IDSX60109	record	IDS601MedHistPrevDiag	PrevDiag	alphanumeric	min=4	max=18
    IDSX60110	record	IDS601MedHistPrevDiag	DiagSchemeInUse+PrevDiag	codedEntry	scheme=DiagSchemeInUse	code=PrevDiag	schemes=02 min:4,max:6|06 digits,min:6,max:18,concept
    IDSX60111	record	IDS601MedHistPrevDiag	DiagDate	validDate	notBefore=1890-01-01
    IDSX60112	record	IDS601MedHistPrevDiag	DiagDate	dateOnOrBefore	other=IDS000Header.ReportingPeriodEndDate
    INTAKE001	record	IDS001MPI	PersonBirthDate	readable	message=must be a date, as YYYY-MM-DD
    INTAKE002	file	IDS000Header	OrgIDSubmit	equalsSubmission	what=senderId
    INTAKE003	warning	IDS000Header	OrgIDSubmit	pattern	regex=[0-9A-Z]{3,6}	message=must be the code of an organisation, capital letters and digits
    INTAKE004	warning	*	-	notPadded
    """#
}
