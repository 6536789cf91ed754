extension RuleCases {
  /// The rules of IDS606CodedScoreAssessmentRefer.
  static let referralAssessment = #"""
    # the row belongs to a referral that is accepted
    IDS60612  passes  base
    IDS60612  passes  ServiceRequestId=null | " SR1 "
    IDS60612  fails   ServiceRequestId=SR2 | sr1 | SR11
    IDS60612  fails   delete IDS101Referral
    IDS60612  fails   copy IDS101Referral
    IDS60612  fails   IDS101Referral.OrgIDComm=null
    IDS60612  passes  IDS101Referral.EndCode=99
    IDS60612  fails   IDS001MPI.Gender=FM
    IDS60612  fails   delete IDS002GP
    IDS60612  fails   copy; #2.ServiceRequestId=SR2 @2

    # no two rows are alike in ServiceRequestId, CodedAssToolType, AssToolCompDate, AssToolCompTime; no value is like no value
    IDS60616  passes  base
    IDS60616  fails   copy @1,2
    IDS60616  fails   copy; copy @1,2,3
    IDS60616  passes  copy; #2.ServiceRequestId=SR2 | null
    IDS60616  passes  copy; #2.ServiceRequestId=sr1 | "SR1 x"
    IDS60616  fails   copy; #2.ServiceRequestId=" SR1 " @1,2
    IDS60616  fails   ServiceRequestId=null; copy @1,2
    IDS60616  passes  copy; #2.CodedAssToolType=445455005 | null
    IDS60616  fails   CodedAssToolType=null; copy @1,2
    IDS60616  passes  AssToolCompDate={start+5}; copy; #2.AssToolCompDate=2018-02-03
    IDS60616  passes  AssToolCompDate={start+5}; copy; #2.AssToolCompDate={start+5}T10:00:00 | null
    IDS60616  fails   AssToolCompDate={start+5}; copy; #2.AssToolCompDate={start+5}T00:00:00 @1,2
    IDS60616  fails   AssToolCompDate=null; copy @1,2
    IDS60616  passes  copy; #2.AssToolCompTime=11:11:11 | null
    IDS60616  fails   AssToolCompTime=null; copy @1,2
    IDS60616  fails   copy; copy; #2.ServiceRequestId=SR2 @1,3

    # ServiceRequestId holds a value; spaces are none
    IDS60601  passes  ServiceRequestId=SR-7 | 0 | "\t"
    IDS60601  fails   ServiceRequestId=null | "" | " " | "   "

    # ServiceRequestId has at most 20 characters, of any kind
    IDS60602  passes  ServiceRequestId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS60602  passes  ServiceRequestId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS60602  passes  ServiceRequestId=null
    IDS60602  fails   ServiceRequestId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS60602  fails   ServiceRequestId="abcdefghijklmnopqrst\n\n"

    # CodedAssToolType holds a value; spaces are none
    IDS60603  passes  CodedAssToolType=445455005 | 0 | "\t"
    IDS60603  fails   CodedAssToolType=null | "" | " " | "   "

    # CodedAssToolType has 6 to 18 digits
    IDS60604  passes  CodedAssToolType=123456 | 123456789012345678 | "123456\n" | null
    IDS60604  fails   CodedAssToolType=12345 | 1234567890123456789 | 123456x | -123456
    IDS60604  fails   CodedAssToolType="123 456" | "123456\n\n" | "٣٣٣٣٣٣"

    # CodedAssToolType is an assessment of the list
    IDS60613  passes  CodedAssToolType=720433000 | 445455005 | 932621000000100 | 932581000000100
    IDS60613  passes  CodedAssToolType=932611000000106 | 932591000000103 | 932601000000109
    IDS60613  passes  CodedAssToolType=450324005 | 445552006 | 446793008 | 450326007
    IDS60613  passes  CodedAssToolType=491581000000104 | 473354003 | 473355002 | 446517006
    IDS60613  passes  CodedAssToolType=1128221000000100 | 1065441000000103 | 1083671000000108
    IDS60613  passes  CodedAssToolType=910931000000101 | 446660005 | 443223005 | 747901000000107
    IDS60613  passes  CodedAssToolType=747911000000109 | 747921000000103 | 747931000000101
    IDS60613  passes  CodedAssToolType=747941000000105 | 747951000000108 | 747861000000100
    IDS60613  passes  CodedAssToolType=747871000000107 | 747881000000109 | 904691000000103
    IDS60613  passes  CodedAssToolType=747891000000106 | 748161000000109 | 760741000000102
    IDS60613  passes  CodedAssToolType=761051000000105 | null
    IDS60613  fails   CodedAssToolType=720433001 | 72043300 | 7204330000 | 123456 | phq9
    IDS60613  fails   CodedAssToolType="720 433 000" | 35489007

    # PersScore holds a value; spaces are none
    IDS60605  passes  PersScore=0 | 0 | "\t"
    IDS60605  fails   PersScore=null | "" | " " | "   "

    # PersScore has at most 5 characters, of any kind
    IDS60606  passes  PersScore=a | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS60606  fails   PersScore=abcdef | "abc\na" | "abcde\n\n"

    # PersScore lies in the range of the scale, ends included, or is one of its answers
    IDS60607  passes  CodedAssToolType=720433000; PersScore=0 | 27
    IDS60607  fails   CodedAssToolType=720433000; PersScore=-1 | 28
    IDS60607  passes  CodedAssToolType=445455005; PersScore=0 | 21
    IDS60607  fails   CodedAssToolType=445455005; PersScore=-1 | 22
    IDS60607  passes  CodedAssToolType=932621000000100; PersScore=0 | 9
    IDS60607  fails   CodedAssToolType=932621000000100; PersScore=-1 | 10
    IDS60607  passes  CodedAssToolType=932581000000100; PersScore=0 | 8
    IDS60607  fails   CodedAssToolType=932581000000100; PersScore=-1 | 9
    IDS60607  passes  CodedAssToolType=932611000000106; PersScore=0 | 8
    IDS60607  fails   CodedAssToolType=932611000000106; PersScore=-1 | 9
    IDS60607  passes  CodedAssToolType=932591000000103; PersScore=0 | 8
    IDS60607  fails   CodedAssToolType=932591000000103; PersScore=-1 | 9
    IDS60607  passes  CodedAssToolType=932601000000109; PersScore=0 | 8
    IDS60607  fails   CodedAssToolType=932601000000109; PersScore=-1 | 9
    IDS60607  passes  CodedAssToolType=450324005; PersScore=0 | 168
    IDS60607  fails   CodedAssToolType=450324005; PersScore=-1 | 169
    IDS60607  passes  CodedAssToolType=445552006; PersScore=0 | 68
    IDS60607  fails   CodedAssToolType=445552006; PersScore=-1 | 69
    IDS60607  passes  CodedAssToolType=446793008; PersScore=0 | 54
    IDS60607  fails   CodedAssToolType=446793008; PersScore=-1 | 55
    IDS60607  passes  CodedAssToolType=450326007; PersScore=0 | 28
    IDS60607  fails   CodedAssToolType=450326007; PersScore=-1 | 29
    IDS60607  passes  CodedAssToolType=491581000000104; PersScore=0 | 80
    IDS60607  fails   CodedAssToolType=491581000000104; PersScore=-1 | 81
    IDS60607  passes  CodedAssToolType=473354003; PersScore=0 | 5
    IDS60607  fails   CodedAssToolType=473354003; PersScore=-1 | 6
    IDS60607  passes  CodedAssToolType=473355002; PersScore=0 | 5
    IDS60607  fails   CodedAssToolType=473355002; PersScore=-1 | 6
    IDS60607  passes  CodedAssToolType=446517006; PersScore=16 | 80
    IDS60607  fails   CodedAssToolType=446517006; PersScore=15 | 81
    IDS60607  passes  CodedAssToolType=1128221000000100; PersScore=0 | 72
    IDS60607  fails   CodedAssToolType=1128221000000100; PersScore=-1 | 73
    IDS60607  passes  CodedAssToolType=1065441000000103; PersScore=0 | 30
    IDS60607  fails   CodedAssToolType=1065441000000103; PersScore=-1 | 31
    IDS60607  passes  CodedAssToolType=1083671000000108; PersScore=0 | 500
    IDS60607  fails   CodedAssToolType=1083671000000108; PersScore=-1 | 501
    IDS60607  passes  CodedAssToolType=910931000000101; PersScore=17 | 102
    IDS60607  fails   CodedAssToolType=910931000000101; PersScore=16 | 103
    IDS60607  passes  CodedAssToolType=446660005; PersScore=0 | 40
    IDS60607  fails   CodedAssToolType=446660005; PersScore=-1 | 41
    IDS60607  passes  CodedAssToolType=443223005; PersScore=0 | 70
    IDS60607  fails   CodedAssToolType=443223005; PersScore=-1 | 71
    IDS60607  passes  CodedAssToolType=747901000000107; PersScore=0 | 4
    IDS60607  fails   CodedAssToolType=747901000000107; PersScore=-1 | 5
    IDS60607  passes  CodedAssToolType=747911000000109; PersScore=0 | 4
    IDS60607  fails   CodedAssToolType=747911000000109; PersScore=-1 | 5
    IDS60607  passes  CodedAssToolType=747921000000103; PersScore=0 | 4
    IDS60607  fails   CodedAssToolType=747921000000103; PersScore=-1 | 5
    IDS60607  passes  CodedAssToolType=747931000000101; PersScore=0 | 4
    IDS60607  fails   CodedAssToolType=747931000000101; PersScore=-1 | 5
    IDS60607  passes  CodedAssToolType=747941000000105; PersScore=0 | 4
    IDS60607  fails   CodedAssToolType=747941000000105; PersScore=-1 | 5
    IDS60607  passes  CodedAssToolType=747951000000108; PersScore=0 | 4
    IDS60607  fails   CodedAssToolType=747951000000108; PersScore=-1 | 5
    IDS60607  passes  CodedAssToolType=747861000000100; PersScore=N | Y
    IDS60607  fails   CodedAssToolType=747861000000100; PersScore=NA | n | y | U | 0
    IDS60607  passes  CodedAssToolType=747871000000107; PersScore=N | Y
    IDS60607  fails   CodedAssToolType=747871000000107; PersScore=NA | n | y | U | 0
    IDS60607  passes  CodedAssToolType=747881000000109; PersScore=N | NA | Y
    IDS60607  fails   CodedAssToolType=747881000000109; PersScore=n | y | U | 0
    IDS60607  passes  CodedAssToolType=904691000000103; PersScore=N | NA | Y
    IDS60607  fails   CodedAssToolType=904691000000103; PersScore=n | y | U | 0
    IDS60607  passes  CodedAssToolType=747891000000106; PersScore=0 | 4
    IDS60607  fails   CodedAssToolType=747891000000106; PersScore=-1 | 5
    IDS60607  passes  CodedAssToolType=748161000000109; PersScore=N | Y
    IDS60607  fails   CodedAssToolType=748161000000109; PersScore=NA | n | y | U | 0
    IDS60607  passes  CodedAssToolType=760741000000102; PersScore=0 | 28
    IDS60607  fails   CodedAssToolType=760741000000102; PersScore=-1 | 29
    IDS60607  passes  CodedAssToolType=761051000000105; PersScore=0 | 10
    IDS60607  fails   CodedAssToolType=761051000000105; PersScore=-1 | 11
    # a number may have a sign, a fraction or an exponent; what is not a number fails
    IDS60607  passes  PersScore=+8 | -0 | 8.5 | 27.0 | 8. | .5 | 1e1 | 2.7E1 | 0027 | " 8 " | null
    IDS60607  fails   PersScore=27.01 | 27.5 | -0.1 | 1e9 | 3E1 | NaN | inf | eight | Y | "8,5" | 8x
    IDS60607  fails   PersScore="8 8" | -
    IDS60607  fails   CodedAssToolType=473354003; PersScore=5.01 | 5.1 | -0.01
    IDS60607  passes  CodedAssToolType=473354003; PersScore=0.00 | 2.5 | 4.99 | 5.00
    IDS60607  passes  PersScore=99; CodedAssToolType=null | 720433001 | phq9

    # PersScore is written as scores of the scale are
    IDS60615  passes  CodedAssToolType=720433000; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=720433000; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60615  passes  CodedAssToolType=445455005; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=445455005; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60615  passes  CodedAssToolType=445552006; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=445552006; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60615  passes  CodedAssToolType=446793008; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=446793008; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60615  passes  CodedAssToolType=450326007; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=450326007; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60615  passes  CodedAssToolType=491581000000104; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=491581000000104; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60615  fails   CodedAssToolType=491581000000104; PersScore="٨"
    IDS60615  passes  CodedAssToolType=446517006; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=446517006; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60615  passes  CodedAssToolType=1128221000000100; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=1128221000000100; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60615  fails   CodedAssToolType=1128221000000100; PersScore="٨"
    IDS60615  passes  CodedAssToolType=1065441000000103; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=1065441000000103; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60615  fails   CodedAssToolType=1065441000000103; PersScore="٨"
    IDS60615  passes  CodedAssToolType=446660005; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=446660005; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60615  passes  CodedAssToolType=443223005; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=443223005; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60615  passes  CodedAssToolType=760741000000102; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=760741000000102; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60615  fails   CodedAssToolType=760741000000102; PersScore="٨"
    IDS60615  passes  CodedAssToolType=761051000000105; PersScore=0 | 8 | 00 | 99
    IDS60615  fails   CodedAssToolType=761051000000105; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60615  fails   CodedAssToolType=761051000000105; PersScore="٨"
    IDS60615  passes  CodedAssToolType=932621000000100; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=932621000000100; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=932581000000100; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=932581000000100; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=932611000000106; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=932611000000106; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=932591000000103; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=932591000000103; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=932601000000109; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=932601000000109; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=747901000000107; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=747901000000107; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=747911000000109; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=747911000000109; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=747921000000103; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=747921000000103; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=747931000000101; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=747931000000101; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=747941000000105; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=747941000000105; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=747951000000108; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=747951000000108; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=747891000000106; PersScore=0 | 9
    IDS60615  fails   CodedAssToolType=747891000000106; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60615  passes  CodedAssToolType=450324005; PersScore=0 | 00 | 999
    IDS60615  fails   CodedAssToolType=450324005; PersScore=0000 | 1000 | 1.0 | -1 | 1e2
    IDS60615  passes  CodedAssToolType=1083671000000108; PersScore=0 | 00 | 999
    IDS60615  fails   CodedAssToolType=1083671000000108; PersScore=0000 | 1000 | 1.0 | -1 | 1e2
    IDS60615  passes  CodedAssToolType=910931000000101; PersScore=0 | 00 | 999
    IDS60615  fails   CodedAssToolType=910931000000101; PersScore=0000 | 1000 | 1.0 | -1 | 1e2
    IDS60615  passes  CodedAssToolType=473354003; PersScore=0.0 | 5.00 | 9.9 | 2.25
    IDS60615  fails   CodedAssToolType=473354003; PersScore=5 | 5. | .5 | 2.255 | 10.0 | -1.0
    IDS60615  fails   CodedAssToolType=473354003; PersScore="2,5"
    IDS60615  passes  CodedAssToolType=473355002; PersScore=0.0 | 5.00 | 9.9 | 2.25
    IDS60615  fails   CodedAssToolType=473355002; PersScore=5 | 5. | .5 | 2.255 | 10.0 | -1.0
    IDS60615  fails   CodedAssToolType=473355002; PersScore="2,5"
    IDS60615  passes  CodedAssToolType=747861000000100; PersScore=Y | N | y | x
    IDS60615  fails   CodedAssToolType=747861000000100; PersScore=NA | YY | 1 | "É" | -
    IDS60615  passes  CodedAssToolType=747871000000107; PersScore=Y | N | y | x
    IDS60615  fails   CodedAssToolType=747871000000107; PersScore=NA | YY | 1 | "É" | -
    IDS60615  passes  CodedAssToolType=748161000000109; PersScore=Y | N | y | x
    IDS60615  fails   CodedAssToolType=748161000000109; PersScore=NA | YY | 1 | "É" | -
    IDS60615  passes  CodedAssToolType=747881000000109; PersScore=Y | NA | na | zz
    IDS60615  fails   CodedAssToolType=747881000000109; PersScore=NAN | 1 | N1 | "N A" | N/A
    IDS60615  passes  CodedAssToolType=904691000000103; PersScore=Y | NA | na | zz
    IDS60615  fails   CodedAssToolType=904691000000103; PersScore=NAN | 1 | N1 | "N A" | N/A
    IDS60615  passes  PersScore=abc; CodedAssToolType=null | 720433001
    IDS60615  passes  PersScore=null | " "

    # AssToolCompDate holds a value, whether or not it can be read
    IDS60608  passes  AssToolCompDate={start} | 1889-12-31 | yesterday
    IDS60608  fails   AssToolCompDate=null | " "

    # AssToolCompDate is a day of the calendar from 1890 on, without a time of day
    IDS60609  passes  AssToolCompDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS60609  passes  AssToolCompDate=9999-12-31 | {start}T00:00:00 | null
    IDS60609  fails   AssToolCompDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS60609  fails   AssToolCompDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS60609  fails   AssToolCompDate=31/08/2020 | yesterday

    # AssToolCompDate lies not after the end of the period
    IDS60610  passes  AssToolCompDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS60610  fails   AssToolCompDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS60610  passes  AssToolCompDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS60610  passes  AssToolCompDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS60610  passes  AssToolCompDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS60610  passes  AssToolCompDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS60610  fails   AssToolCompDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # AssToolCompDate lies not before the day on which the referral was received
    IDS60617  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+5}
    IDS60617  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+6}
    IDS60617  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+5}T00:00:00
    IDS60617  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate=null
    IDS60617  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate=01/01/1900
    IDS60617  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+4}
    IDS60617  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+4}T23:59:59
    IDS60617  passes  AssToolCompDate={start+4}; IDS101Referral.ReferralRequestReceivedDate={start+4}T12:00:00
    IDS60617  passes  AssToolCompDate={start+4}; IDS101Referral.ReferralRequestReceivedDate=null
    IDS60617  passes  AssToolCompDate={start+4}; IDS101Referral.ReferralRequestReceivedDate=31/12/2999
    # without a referral to compare with it passes; one that is rejected still counts
    IDS60617  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+4}; ServiceRequestId=null
    IDS60617  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+4}; ServiceRequestId=SR2
    IDS60617  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+4}; delete IDS101Referral
    IDS60617  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; AssToolCompDate={start+4}; IDS101Referral.OrgIDComm=null

    # AssToolCompDate lies not before the start of the period
    IDS60618  passes  AssToolCompDate={start} | {start+1} | {start}T00:00:01 | null | 01/01/1900
    IDS60618  fails   AssToolCompDate={start-1} | {start-400} | {start-1}T23:59:59 | 1889-12-31
    IDS60618  passes  AssToolCompDate={start-1}; IDS000Header.ReportingPeriodStartDate=null
    IDS60618  passes  AssToolCompDate={start-1}; IDS000Header.ReportingPeriodStartDate={start-1}
    IDS60618  passes  AssToolCompDate={start-1}; IDS000Header.ReportingPeriodStartDate=2020
    IDS60618  passes  AssToolCompDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28
    IDS60618  passes  AssToolCompDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28T12:00:00
    IDS60618  fails   AssToolCompDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-29

    # AssToolCompTime is a time of day; one that cannot be read stands only in text
    IDS60614  passes  AssToolCompTime=00:00:00 | 23:59:59 | 1899-12-30T10:20:00 | null
    IDS60614  fails   AssToolCompTime=24:00:00 | 10:60:00 | 10:20:60 | 10:20 | noon
    """#
}
