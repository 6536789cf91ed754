extension RuleCases {
  /// The rules of IDS101Referral.
  static let referral = #"""
    # the row belongs to a patient that is accepted
    IDS10101  passes  base
    IDS10101  passes  LocalPatientId=null | " P1 "
    IDS10101  fails   LocalPatientId=P2 | p1 | P11
    IDS10101  fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDS10101  passes  copy IDS001MPI
    IDS10101  fails   IDS001MPI.Gender=FM
    IDS10101  passes  IDS001MPI.Gender=7
    IDS10101  fails   delete IDS002GP
    IDS10101  fails   copy; #2.ServiceRequestId=SR2; #2.LocalPatientId=P2 @2

    # no two rows are alike in ServiceRequestId; no value is like none
    IDS10103  passes  base
    IDS10103  fails   copy @1,2
    IDS10103  fails   copy; copy @1,2,3
    IDS10103  passes  copy; #2.ServiceRequestId=SR2 | null
    IDS10103  passes  copy; #2.ServiceRequestId=sr1 | "SR1 x"
    IDS10103  fails   copy; #2.ServiceRequestId=" SR1 " @1,2
    IDS10103  passes  ServiceRequestId=null; copy
    IDS10103  fails   copy; copy; #2.ServiceRequestId=SR2 @1,3

    # ServiceRequestId holds a value; spaces are none
    IDS10104  passes  ServiceRequestId=SR-7 | 0 | "\t"
    IDS10104  fails   ServiceRequestId=null | "" | " " | "   "

    # ServiceRequestId has at most 20 characters, of any kind
    IDS10105  passes  ServiceRequestId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS10105  passes  ServiceRequestId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS10105  passes  ServiceRequestId=null
    IDS10105  fails   ServiceRequestId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS10105  fails   ServiceRequestId="abcdefghijklmnopqrst\n\n"

    # LocalPatientId holds a value; spaces are none
    IDS10106  passes  LocalPatientId=0010001 | 0 | "\t"
    IDS10106  fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDS10107  passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS10107  passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS10107  fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS10107  fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # OrgIDComm holds a value; spaces are none
    IDS10108  passes  OrgIDComm=x | 0 | "\t"
    IDS10108  fails   OrgIDComm=null | "" | " " | "   "

    # OrgIDComm has 3 to 5 characters, of any kind
    IDS10109  passes  OrgIDComm=abc | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS10109  fails   OrgIDComm=ab | abcdef | "abc\na" | "abcde\n\n"

    # OrgIDComm is an organisation that is open on the first day of the period
    IDS10110  passes     base with organisations=00L
    IDS10110  passes     OrgIDComm=13T with organisations=13T opens {start} closes {start}
    IDS10110  passes     OrgIDComm=13T with organisations=13T opens 1991-04-01
    IDS10110  passes     OrgIDComm=null with organisations=
    IDS10110  fails      OrgIDComm=13T with organisations=
    IDS10110  fails      OrgIDComm=13T with organisations=13TX, X13T
    IDS10110  fails      OrgIDComm=13T with organisations=13T opens {start+1}
    IDS10110  fails      OrgIDComm=13T with organisations=13T opens 2015-04-01 closes {start-1}
    IDS10110  fails      OrgIDComm=13t with organisations=13T
    # a successor does not help, nor that it is open on another day of the period
    IDS10110  fails      OrgIDComm=13T with organisations=13T closes {start-1} successor RX5, RX5 opens {start}
    IDS10110  fails      OrgIDComm=13T with organisations=13T opens {end}
    # the day is that of the header; without one the data of today count
    IDS10110  passes     OrgIDComm=13T; IDS000Header.ReportingPeriodStartDate=2015-04-01 with organisations=13T closes 2015-04-01
    IDS10110  fails      OrgIDComm=13T; IDS000Header.ReportingPeriodStartDate=2015-04-02 with organisations=13T closes 2015-04-01
    IDS10110  passes     OrgIDComm=13T; IDS000Header.ReportingPeriodStartDate=null with organisations=13T opens {start+1}
    IDS10110  fails      OrgIDComm=13T; IDS000Header.ReportingPeriodStartDate=null with organisations=13T closes {start+1}
    # without the data nothing is said, not even of an organisation that never was
    IDS10110  unchecked  base
    IDS10110  unchecked  OrgIDComm=ZZZ | null
    IDS10110  unchecked  base with sites=13T; gpPractices=13T; postcodes=13T

    # ReferralRequestReceivedDate holds a value, whether or not it can be read
    IDS10111  passes  ReferralRequestReceivedDate={start} | 1889-12-31 | yesterday
    IDS10111  fails   ReferralRequestReceivedDate=null | " "

    # ReferralRequestReceivedDate is a day of the calendar from 1890 on, without a time of day
    IDS10112  passes  ReferralRequestReceivedDate=1890-01-01 | 2000-02-29 | 2020-02-29
    IDS10112  passes  ReferralRequestReceivedDate=2020-12-31 | 9999-12-31 | {start}T00:00:00
    IDS10112  passes  ReferralRequestReceivedDate=null
    IDS10112  fails   ReferralRequestReceivedDate=1889-12-31 | {start}T00:00:01
    IDS10112  fails   ReferralRequestReceivedDate={start}T23:59:59 | 1900-02-29 | 2019-02-29
    IDS10112  fails   ReferralRequestReceivedDate=2020-04-31 | 2020-13-01 | 31/08/2020
    IDS10112  fails   ReferralRequestReceivedDate=yesterday

    # ReferralRequestReceivedDate lies not after the end of the period
    IDS10113  passes  ReferralRequestReceivedDate={end} | {end-1} | {end}T23:59:59 | null
    IDS10113  passes  ReferralRequestReceivedDate=31/12/2999
    IDS10113  fails   ReferralRequestReceivedDate={end+1} | {end+400} | {end+1}T00:00:00
    IDS10113  fails   ReferralRequestReceivedDate=9999-12-31
    IDS10113  passes  ReferralRequestReceivedDate={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDS10113  passes  ReferralRequestReceivedDate={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDS10113  passes  ReferralRequestReceivedDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS10113  passes  ReferralRequestReceivedDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS10113  passes  ReferralRequestReceivedDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS10113  fails   ReferralRequestReceivedDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # ReferralRequestReceivedDate lies not before the birth of the patient
    IDS10140  passes  IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-02-28
    IDS10140  passes  IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-03-01
    IDS10140  passes  IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-02-28T00:00:00
    IDS10140  passes  IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=null
    IDS10140  passes  IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=01/01/1900
    IDS10140  fails   IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-02-27
    IDS10140  fails   IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-02-27T23:59:59
    IDS10140  passes  ReferralRequestReceivedDate=2019-02-27; IDS001MPI.PersonBirthDate=2019-02-27T12:00:00
    IDS10140  passes  ReferralRequestReceivedDate=2019-02-27; IDS001MPI.PersonBirthDate=null
    IDS10140  passes  ReferralRequestReceivedDate=2019-02-27; IDS001MPI.PersonBirthDate=31/12/2999
    # without a patient to compare with it passes; one that is rejected still counts
    IDS10140  passes  IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-02-27; LocalPatientId=null
    IDS10140  passes  IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-02-27; LocalPatientId=P2
    IDS10140  passes  IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-02-27; delete IDS001MPI
    IDS10140  fails   IDS001MPI.PersonBirthDate=2019-02-28; ReferralRequestReceivedDate=2019-02-27; IDS001MPI.Gender=FM

    # SourceOfReferralMH has two characters, of any kind
    2.0 IDS10117  passes  SourceOfReferralMH=ab | "é!" | "  ab " | "ab\n" | null
    2.0 IDS10117  fails   SourceOfReferralMH=a | abc | "\na" | "ab\n\n"
    # SourceOfReferralIAPT has two characters, of any kind
    2.1 IDS10117  passes  SourceOfReferralIAPT=ab | "é!" | "  ab " | "ab\n" | null
    2.1 IDS10117  fails   SourceOfReferralIAPT=a | abc | "\na" | "ab\n\n"

    # SourceOfReferralMH is a code of the list
    2.0 IDS10118  passes  SourceOfReferralMH=A1 | A2 | A3 | A4 | B1 | B2 | C1 | C2 | C3 | D1
    2.0 IDS10118  passes  SourceOfReferralMH=D2 | E1 | E2 | E3 | E4 | E5 | E6 | F1 | F2 | F3
    2.0 IDS10118  passes  SourceOfReferralMH=G1 | G2 | G3 | G4 | H1 | H2 | I1 | I2 | M1 | M2
    2.0 IDS10118  passes  SourceOfReferralMH=M3 | M4 | M5 | M6 | M7 | M8 | N1 | N2 | P1 | null
    2.0 IDS10118  fails   SourceOfReferralMH=N4 | Q1 | QQ | WW | "A1\n" | a1
    2.1 IDS10118  passes  SourceOfReferralIAPT=A1 | A2 | A3 | A4 | B1 | B2 | C1 | C2 | C3 | D1
    2.1 IDS10118  passes  SourceOfReferralIAPT=D2 | E1 | E2 | E3 | E4 | E5 | E6 | F1 | F2 | F3
    2.1 IDS10118  passes  SourceOfReferralIAPT=G1 | G2 | G3 | G4 | H1 | H2 | I1 | I2 | M1 | M2
    2.1 IDS10118  passes  SourceOfReferralIAPT=M3 | M4 | M5 | M6 | M7 | M8 | N1 | N2 | N4 | P1
    2.1 IDS10118  passes  SourceOfReferralIAPT=Q1 | null
    2.1 IDS10118  fails   SourceOfReferralIAPT=QQ | WW | "A1\n" | a1

    # OnsetDate is a year and a month with a dash or a stroke between them
    IDS10132  passes  OnsetDate=2018-01 | 2018-09 | 2018-10 | 2018-12 | 2018/01 | 2018/12 | 0000-01
    IDS10132  passes  OnsetDate=9999-12
    IDS10132  passes  OnsetDate="2018-06\n" | " 2018-06 " | null
    IDS10132  fails   OnsetDate=2018-00 | 2018-13 | 2018-20 | 2018-1 | 2018-001 | 201-06 | 02018-06
    IDS10132  fails   OnsetDate=2018.06
    IDS10132  fails   OnsetDate=201806 | 2018- | 06-2018 | 2018-06-01 | "2018 06" | "2018-06\n\n"
    IDS10132  fails   OnsetDate="٢٠١٨-٠٦"
    # the published code also takes a comma for the second digit of the month after a one
    IDS10132  passes  OnsetDate="2018-1," | "2018/1,"
    IDS10132  fails   OnsetDate="2018-0," | "2018-,1" | "2018-1;"

    # OnsetDate is better written with a dash than with a stroke
    IDS10142  passes  OnsetDate=2018-01 | 2018-12 | 2018/00 | 2018/13 | 2018/1 | 18/06 | x2018/06
    IDS10142  passes  OnsetDate=null
    IDS10142  fails   OnsetDate=2018/01 | 2018/09 | 2018/10 | 2018/12 | "2018/06\n"
    # here too a comma counts as the second digit
    IDS10142  fails   OnsetDate="2018/1,"
    IDS10142  passes  OnsetDate="2018-1," | "2018/0,"

    # OnsetDate lies not before the month of birth
    IDS10141  passes  IDS001MPI.PersonBirthDate=1980-05-17; OnsetDate=1980-05 | 1980-06 | 1981-01
    IDS10141  passes  IDS001MPI.PersonBirthDate=1980-05-17; OnsetDate=2018-04 | null
    IDS10141  fails   IDS001MPI.PersonBirthDate=1980-05-17; OnsetDate=1980-04 | 1979-12 | 1979-05
    IDS10141  fails   IDS001MPI.PersonBirthDate=1980-05-17; OnsetDate=0001-05
    IDS10141  passes  IDS001MPI.PersonBirthDate=1980-05-31; OnsetDate=1980-05
    IDS10141  passes  IDS001MPI.PersonBirthDate=1980-01-01T23:59:59; OnsetDate=1980-01
    IDS10141  fails   IDS001MPI.PersonBirthDate=1980-02-29; OnsetDate=1980-01
    # one with a comma for its second digit must lie in a later year
    IDS10141  passes  IDS001MPI.PersonBirthDate=1980-05-17; OnsetDate="1981-1,"
    IDS10141  fails   IDS001MPI.PersonBirthDate=1980-05-17; OnsetDate="1980-1," | "1979-1,"
    IDS10141  fails   IDS001MPI.PersonBirthDate=1980-12-31; OnsetDate="1980-1,"
    # only a month with a dash is compared, and only with a birth that is known
    IDS10141  passes  OnsetDate=1979/05 | 1979-13 | 1979-5 | 1979 | 05-1979
    IDS10141  passes  OnsetDate=1979-05; IDS001MPI.PersonBirthDate=null | 31/12/2019
    IDS10141  passes  OnsetDate=1979-05; LocalPatientId=null | P2
    IDS10141  passes  OnsetDate=1979-05; delete IDS001MPI
    IDS10141  fails   OnsetDate=1979-05; IDS001MPI.Gender=FM

    # PrevDiagCondInd has one character, of any kind
    IDS10133  passes  PrevDiagCondInd=a | "é" | "  a " | "a\n" | null
    IDS10133  fails   PrevDiagCondInd=ab | "\n\n" | "a\n\n"

    # PrevDiagCondInd is a code of the list
    IDS10134  passes  PrevDiagCondInd=N | U | Y | Z | null
    IDS10134  fails   PrevDiagCondInd=Q | W | n | "N\n" | NN

    # EndCode has two characters, of any kind
    IDS10135  passes  EndCode=ab | "é!" | "  ab " | "ab\n" | null
    IDS10135  fails   EndCode=a | abc | "\na" | "ab\n\n"

    # EndCode is a code of the list
    IDS10136  passes  EndCode=10 | 11 | 12 | 13 | 14 | 16 | 17 | 46 | 47 | 48 | 49 | 50 | 95
    IDS10136  passes  EndCode=96 | null
    IDS10136  fails   EndCode=97 | QQ | "10\n" | 1010

    # a referral that ended says why
    IDS10137  passes  base
    IDS10137  fails   EndCode=null | " "
    IDS10137  fails   EndCode=null; ServDischDate={start} | soon | 1889-12-31
    IDS10137  passes  EndCode=99 | x
    IDS10137  passes  EndCode=null; ServDischDate=null

    # ServDischDate is a day of the calendar from 1890 on, without a time of day
    IDS10127  passes  ServDischDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS10127  passes  ServDischDate=9999-12-31 | {start}T00:00:00 | null
    IDS10127  fails   ServDischDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS10127  fails   ServDischDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS10127  fails   ServDischDate=31/08/2020 | yesterday

    # ServDischDate lies not before ReferralRequestReceivedDate
    IDS10128  passes  ReferralRequestReceivedDate={start+5}; ServDischDate={start+5} | {start+6}
    IDS10128  passes  ReferralRequestReceivedDate={start+5}; ServDischDate={start+5}T00:00:00 | null
    IDS10128  passes  ReferralRequestReceivedDate={start+5}; ServDischDate=01/01/1900
    IDS10128  fails   ReferralRequestReceivedDate={start+5}; ServDischDate={start+4}
    IDS10128  fails   ReferralRequestReceivedDate={start+5}; ServDischDate={start+4}T23:59:59
    IDS10128  fails   ReferralRequestReceivedDate={start+5}; ServDischDate=1889-12-31
    IDS10128  passes  ServDischDate={start+4}; ReferralRequestReceivedDate=null | {start+4}T10:00:00
    IDS10128  passes  ServDischDate={start+4}; ReferralRequestReceivedDate=31/12/2999
    IDS10128  passes  ReferralRequestReceivedDate=2020-02-29; ServDischDate=2020-03-01
    IDS10128  fails   ReferralRequestReceivedDate=2020-02-29; ServDischDate=2020-02-28

    # a referral that ended before the period has a follow-up contact or an experience questionnaire
    IDS10129  passes  ServDischDate={start} | {end} | null | 01/01/2000
    IDS10129  fails   ServDischDate={start-1} | {start-1}T23:59:59 | 1889-12-31
    IDS10129  passes  ServDischDate={start-1}; IDS000Header.ReportingPeriodStartDate=null
    IDS10129  passes  ServDischDate={start-1}; IDS000Header.ReportingPeriodStartDate={start-1}
    IDS10129  passes  ServDischDate={start-1}; IDS201CareContact.AppType=06
    IDS10129  fails   ServDischDate={start-1}; IDS201CareContact.AppType=05 | 07 | 6 | null
    IDS10129  fails   ServDischDate={start-1}; IDS201CareContact.AppType=06; IDS201CareContact.ServiceRequestId=SR2
    IDS10129  fails   ServDischDate={start-1}; IDS201CareContact.AppType=06; IDS201CareContact.ServiceRequestId=null
    IDS10129  passes  ServDischDate={start-1}; copy IDS201CareContact; IDS201CareContact#2.CareContactId=C2; IDS201CareContact#2.AppType=06
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747901000000107
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747911000000109
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747921000000103
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747931000000101
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747941000000105
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747951000000108
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747861000000100
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747871000000107
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747881000000109
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=904691000000103
    IDS10129  passes  ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747891000000106
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747901000000107
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747911000000109
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747921000000103
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747931000000101
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747941000000105
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747951000000108
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747861000000100
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747871000000107
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747881000000109
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=904691000000103
    IDS10129  passes  ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747891000000106
    IDS10129  fails   ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=748161000000109
    IDS10129  fails   ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=720433000
    IDS10129  fails   ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=null
    IDS10129  fails   ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=748161000000109
    IDS10129  fails   ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=720433000
    IDS10129  fails   ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=null
    # those of another referral do not count
    IDS10129  fails   ServDischDate={start-1}; IDS606CodedScoreAssessmentRefer.CodedAssToolType=747901000000107; IDS606CodedScoreAssessmentRefer.ServiceRequestId=SR2
    IDS10129  fails   ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747901000000107; IDS607CodedScoreAssessmentAct.CareActId=A2
    IDS10129  fails   ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747901000000107; IDS202CareActivity.CareContactId=C2
    IDS10129  fails   ServDischDate={start-1}; IDS607CodedScoreAssessmentAct.CodedAssToolType=747901000000107; IDS201CareContact.ServiceRequestId=SR2
    IDS10129  fails   ServDischDate={start-1}; IDS201CareContact.AppType=06; copy; #2.ServiceRequestId=SR2 @2
    IDS10129  fails   ServDischDate={start-1}; delete IDS201CareContact
    IDS10129  fails   ServDischDate={start-1}; delete IDS606CodedScoreAssessmentRefer; delete IDS607CodedScoreAssessmentAct

    # ServDischDate lies not after the end of the period
    IDS10139  passes  ServDischDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS10139  fails   ServDischDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS10139  passes  ServDischDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS10139  passes  ServDischDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS10139  passes  ServDischDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS10139  passes  ServDischDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS10139  fails   ServDischDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # a referral with a reason for its end says when
    IDS10138  passes  base
    IDS10138  fails   ServDischDate=null | " "
    IDS10138  fails   ServDischDate=null; EndCode=99 | x
    IDS10138  passes  ServDischDate=soon | {end+1}
    IDS10138  passes  ServDischDate=null; EndCode=null
    """#
}
