/// The published measures as text: one line a measure, columns separated by tabs.
///
/// - `count ID NAME UNIT DATE CONDITIONS MEANING`: how many pathways or appointments have DATE in the
///   period and meet all CONDITIONS, which spaces separate; `-` for none. A condition is a flag, or
///   `NAME=VALUE`, where a number may be a range with either end left open: `29..56`, `..42`.
/// - `percentage ID NAME NUMERATOR/DENOMINATOR MEANING`: of two counts, or below the line of the
///   difference of two.
/// - `sum TOTAL PART+PART…`: counts that make up another one; `within TOTAL PART+PART…`: counts of
///   different pathways that another one holds. What a reader can work out follows from these.
let measureTable = """
  count	M001	Count_ReferralsReceived	pathways	received	-	referrals received
  count	M002	Count_SelfReferrals	pathways	received	source=B1	self-referrals
  count	M031	Count_AccessingServices	pathways	firstTreatment	-	first treatment in period
  count	M032	Count_AccessingServices28days	pathways	firstTreatment	receivedToFirstTreatment=..28	first treatment within 28 days
  count	M033	Count_AccessingServices29to56days	pathways	firstTreatment	receivedToFirstTreatment=29..56	first treatment within 29 to 56 days
  count	M034	Count_AccessingServices57to90days	pathways	firstTreatment	receivedToFirstTreatment=57..90	first treatment within 57 to 90 days
  count	M035	Count_AccessingServicesOver90days	pathways	firstTreatment	receivedToFirstTreatment=91..	first treatment after more than 90 days
  count	M036	Count_AccessingServices6Weeks	pathways	firstTreatment	receivedToFirstTreatment=..42	first treatment within 6 weeks
  count	M037	Count_AccessingServices18Weeks	pathways	firstTreatment	receivedToFirstTreatment=..126	first treatment within 18 weeks
  count	M024	Count_FirstAssessment28days	pathways	firstAssessment	receivedToFirstAssessment=..28	first assessment within 28 days
  count	M025	Count_FirstAssessment29to56days	pathways	firstAssessment	receivedToFirstAssessment=29..56	first assessment within 29 to 56 days
  count	M026	Count_FirstAssessment57to90days	pathways	firstAssessment	receivedToFirstAssessment=57..90	first assessment within 57 to 90 days
  count	M027	Count_FirstAssessmentOver90days	pathways	firstAssessment	receivedToFirstAssessment=91..	first assessment after more than 90 days
  count	M184	Count_SecondTreatment	pathways	secondTreatment	-	second treatment in period
  count	M046	Count_FirstToSecondTreatmentOver28days	pathways	secondTreatment	firstToSecondTreatment=29..	second treatment more than 28 days after the first
  count	M047	Count_FirstToSecondTreatmentOver90days	pathways	secondTreatment	firstToSecondTreatment=91..	second treatment more than 90 days after the first
  count	M056	Count_EndedReferrals	pathways	discharged	-	ended referrals
  count	M073	Count_EndedNotSeen	pathways	discharged	contacts=0	ended without being seen
  count	M074	Count_EndedSeenNotTreated	pathways	discharged	treatments=0 contacts=1..	ended, seen but not treated
  count	M075	Count_EndedTreatedOnce	pathways	discharged	treatments=1	ended after one treatment contact
  count	M076	Count_FinishedCourseTreatment	pathways	discharged	finished	finished a course of treatment
  count	M052	Count_AccessingServices6WeeksFinishedCourseTreatment	pathways	discharged	finished receivedToFirstTreatment=..42	finished, with first treatment within 6 weeks
  percentage	M053	Percentage_AccessingServices6WeeksFinishedCourseTreatment	M052/M076	share of those who finished with first treatment within 6 weeks
  count	M054	Count_AccessingServices18WeeksFinishedCourseTreatment	pathways	discharged	finished receivedToFirstTreatment=..126	finished, with first treatment within 18 weeks
  percentage	M055	Percentage_AccessingServices18WeeksFinishedCourseTreatment	M054/M076	share of those who finished with first treatment within 18 weeks
  count	M179	Count_NotAtCaseness	pathways	discharged	notAtCaseness	not at caseness at first scores
  percentage	M180	Percentage_NotAtCaseness	M179/M076	share of those who finished not at caseness at first scores
  count	M185	Count_ReliableImprovement	pathways	discharged	reliableImprovement	reliable improvement
  percentage	M186	Percentage_ReliableImprovement	M185/M076	share of those who finished with reliable improvement
  count	M187	Count_NoReliableChange	pathways	discharged	noReliableChange	no reliable change
  count	M189	Count_ReliableDeterioration	pathways	discharged	reliableDeterioration	reliable deterioration
  count	M191	Count_Recovery	pathways	discharged	recovery	recovery
  percentage	M192	Percentage_Recovery	M191/M076-M179	recovery rate: of those who finished and were not below caseness at first
  count	M193	Count_ReliableRecovery	pathways	discharged	recovery reliableImprovement	reliable recovery
  percentage	M195	Percentage_ReliableRecovery	M193/M076-M179	reliable recovery rate: of those who finished and were not below caseness at first
  count	M082	Count_Appointments	appointments	appointment	-	appointments
  count	M083	Count_ApptsCancelledPatient	appointments	appointment	attendance=2	appointments cancelled by the patient
  count	M084	Count_ApptsDNA	appointments	appointment	attendance=3	appointments that the patient did not attend
  count	M085	Count_ApptsCancelledProvider	appointments	appointment	attendance=4	appointments cancelled by the provider
  count	M086	Count_ApptsAttended	appointments	appointment	attendance=5	appointments attended
  count	M087	Count_ApptsAttendedLate	appointments	appointment	attendance=6	appointments to which the patient came late and was seen
  count	M088	Count_ApptsLateNotSeen	appointments	appointment	attendance=7	appointments to which the patient came late and was not seen
  sum	M031	M032+M033+M034+M035
  sum	M056	M073+M074+M075+M076
  within	M082	M083+M084+M085+M086+M087+M088
  within	M001	M002
  within	M031	M036
  within	M037	M036
  within	M031	M037
  within	M184	M046
  within	M046	M047
  within	M076	M052
  within	M054	M052
  within	M076	M054
  within	M076	M179+M191
  within	M076	M185+M187+M189
  within	M191	M193
  within	M185	M193
  """
