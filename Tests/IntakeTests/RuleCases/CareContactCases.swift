extension RuleCases {
  /// The rules of IDS201CareContact.
  static let careContact = #"""
    # the row belongs to a referral that is accepted
    IDS20142  passes  base
    IDS20142  passes  ServiceRequestId=null | " SR1 "
    IDS20142  fails   ServiceRequestId=SR2 | sr1 | SR11
    IDS20142  fails   delete IDS101Referral
    IDS20142  fails   copy IDS101Referral
    IDS20142  fails   IDS101Referral.OrgIDComm=null
    IDS20142  passes  IDS101Referral.EndCode=99
    IDS20142  fails   IDS001MPI.Gender=FM
    IDS20142  fails   delete IDS002GP
    IDS20142  fails   copy; #2.ServiceRequestId=SR2 @2

    # no two rows are alike in CareContactId; no value is like none
    IDS20143  passes  base
    IDS20143  fails   copy @1,2
    IDS20143  fails   copy; copy @1,2,3
    IDS20143  passes  copy; #2.CareContactId=C2 | null
    IDS20143  passes  copy; #2.CareContactId=c1 | "C1 x"
    IDS20143  fails   copy; #2.CareContactId=" C1 " @1,2
    IDS20143  passes  CareContactId=null; copy
    IDS20143  fails   copy; copy; #2.CareContactId=C2 @1,3

    # one contact at most of a referral was attended at one time
    IDS20168  passes  base
    IDS20168  fails   copy; #2.CareContactId=C2 @1,2
    IDS20168  fails   copy; #2.CareContactId=C2; #2.AttendOrDNACode=6 | 5 @1,2
    IDS20168  fails   AttendOrDNACode=6; copy @1,2
    IDS20168  passes  copy; #2.CareContactId=C2; #2.AttendOrDNACode=2 | 3 | 4 | 7 | null
    IDS20168  passes  AttendOrDNACode=2; copy; copy
    # every row of the time is named, attended or not
    IDS20168  fails   copy; copy; #3.AttendOrDNACode=7 @1,2,3
    IDS20168  fails   copy; copy; #1.AttendOrDNACode=null @1,2,3
    IDS20168  passes  copy; copy; #1.AttendOrDNACode=2; #3.AttendOrDNACode=7
    # another referral, day or time is another contact; no value is like no value
    IDS20168  passes  copy; #2.ServiceRequestId=SR2 | sr1 | null
    IDS20168  passes  copy; #2.CareContDate={start+4} | {start+3}T10:00:00 | null
    IDS20168  fails   copy; #2.CareContDate={start+3}T00:00:00 @1,2
    IDS20168  passes  copy; #2.CareContTime=17:25:01 | 17:26:00 | null
    IDS20168  fails   copy; #2.CareContTime=1899-12-30T17:25:00 @1,2
    IDS20168  fails   CareContTime=null; copy @1,2
    IDS20168  fails   CareContDate=null; copy @1,2
    IDS20168  fails   ServiceRequestId=null; copy @1,2
    IDS20168  fails   copy; copy; #2.CareContTime=18:00:00 @1,3

    # a contact that was attended has an activity, whatever becomes of it
    IDS20169  passes  base
    IDS20169  fails   delete IDS202CareActivity
    IDS20169  fails   delete IDS202CareActivity; AttendOrDNACode=5 | 6
    IDS20169  passes  delete IDS202CareActivity; AttendOrDNACode=2 | 3 | 4 | 7 | 0 | null
    IDS20169  fails   IDS202CareActivity.CareContactId=C2 | c1 | null
    IDS20169  passes  IDS202CareActivity.UnitMeasure=abcdefghijk
    IDS20169  passes  IDS202CareActivity.UnitMeasure=null
    IDS20169  passes  copy IDS202CareActivity; IDS202CareActivity#2.CareActId=A2; IDS202CareActivity.CareContactId=null
    IDS20169  passes  copy IDS202CareActivity
    IDS20169  fails   copy; #2.CareContactId=C2 @2

    # CareContactId holds a value; spaces are none
    IDS20101  passes  CareContactId=C-7 | 0 | "\t"
    IDS20101  fails   CareContactId=null | "" | " " | "   "

    # CareContactId has at most 20 characters, of any kind
    IDS20102  passes  CareContactId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20102  passes  CareContactId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS20102  fails   CareContactId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20102  fails   CareContactId="abcdefghijklmnopqrst\n\n"

    # ServiceRequestId holds a value; spaces are none
    IDS20103  passes  ServiceRequestId=SR-7 | 0 | "\t"
    IDS20103  fails   ServiceRequestId=null | "" | " " | "   "

    # ServiceRequestId has at most 20 characters, of any kind
    IDS20104  passes  ServiceRequestId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20104  passes  ServiceRequestId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS20104  passes  ServiceRequestId=null
    IDS20104  fails   ServiceRequestId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20104  fails   ServiceRequestId="abcdefghijklmnopqrst\n\n"

    # CareContDate holds a value, whether or not it can be read
    IDS20106  passes  CareContDate={start} | 1889-12-31 | yesterday
    IDS20106  fails   CareContDate=null | " "

    # CareContDate is a day of the calendar from 1890 on, without a time of day
    IDS20107  passes  CareContDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS20107  passes  CareContDate=9999-12-31 | {start}T00:00:00 | null
    IDS20107  fails   CareContDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59 | 1900-02-29
    IDS20107  fails   CareContDate=2019-02-29 | 2020-04-31 | 2020-13-01 | 31/08/2020 | yesterday

    # CareContDate lies not after the end of the period
    IDS20108  passes  CareContDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS20108  fails   CareContDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS20108  passes  CareContDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS20108  passes  CareContDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS20108  passes  CareContDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS20108  passes  CareContDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS20108  fails   CareContDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # CareContDate lies not before the start of the period
    IDS20170  passes  CareContDate={start} | {start+1} | {start}T00:00:01 | null | 01/01/1900
    IDS20170  fails   CareContDate={start-1} | {start-400} | {start-1}T23:59:59 | 1889-12-31
    IDS20170  passes  CareContDate={start-1}; IDS000Header.ReportingPeriodStartDate=null | {start-1}
    IDS20170  passes  CareContDate={start-1}; IDS000Header.ReportingPeriodStartDate=2020
    IDS20170  passes  CareContDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28
    IDS20170  passes  CareContDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28T12:00:00
    IDS20170  fails   CareContDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-29

    # CareContDate lies not before the day on which the referral was received
    IDS20171  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+5}
    IDS20171  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+6}
    IDS20171  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+5}T00:00:00
    IDS20171  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate=null
    IDS20171  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate=01/01/1900
    IDS20171  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+4}
    IDS20171  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+4}T23:59:59
    IDS20171  passes  CareContDate={start+4}; IDS101Referral.ReferralRequestReceivedDate={start+4}T12:00:00
    IDS20171  passes  CareContDate={start+4}; IDS101Referral.ReferralRequestReceivedDate=null
    IDS20171  passes  CareContDate={start+4}; IDS101Referral.ReferralRequestReceivedDate=31/12/2999
    # without a referral to compare with it passes; one that is rejected still counts
    IDS20171  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+4}; ServiceRequestId=null
    IDS20171  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+4}; ServiceRequestId=SR2
    IDS20171  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+4}; delete IDS101Referral
    IDS20171  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; CareContDate={start+4}; IDS101Referral.OrgIDComm=null

    # CareContTime is a time of day; one that cannot be read stands only in text
    IDS20109  passes  CareContTime=00:00:00 | 23:59:59 | 1899-12-30T10:20:00 | null
    IDS20109  fails   CareContTime=24:00:00 | 10:60:00 | 10:20:60 | 10:20 | noon

    # OrgIDComm has 3 to 5 characters, of any kind
    IDS20146  passes  OrgIDComm=abc | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS20146  fails   OrgIDComm=ab | abcdef | "abc\na" | "abcde\n\n"

    # OrgIDComm is an organisation that is open on the first day of the period
    IDS20147  passes     base with organisations=00L
    IDS20147  passes     OrgIDComm=13T with organisations=13T opens {start} closes {start}
    IDS20147  passes     OrgIDComm=13T with organisations=13T opens 1991-04-01
    IDS20147  passes     OrgIDComm=null with organisations=
    IDS20147  fails      OrgIDComm=13T with organisations=
    IDS20147  fails      OrgIDComm=13T with organisations=13TX, X13T
    IDS20147  fails      OrgIDComm=13T with organisations=13T opens {start+1}
    IDS20147  fails      OrgIDComm=13T with organisations=13T opens 2015-04-01 closes {start-1}
    IDS20147  fails      OrgIDComm=13t with organisations=13T
    # a successor does not help, nor that it is open on another day of the period
    IDS20147  fails      OrgIDComm=13T with organisations=13T closes {start-1} successor RX5, RX5 opens {start}
    IDS20147  fails      OrgIDComm=13T with organisations=13T opens {end}
    # the day is that of the header; without one the data of today count
    IDS20147  passes     OrgIDComm=13T; IDS000Header.ReportingPeriodStartDate=2015-04-01 with organisations=13T closes 2015-04-01
    IDS20147  fails      OrgIDComm=13T; IDS000Header.ReportingPeriodStartDate=2015-04-02 with organisations=13T closes 2015-04-01
    IDS20147  passes     OrgIDComm=13T; IDS000Header.ReportingPeriodStartDate=null with organisations=13T opens {start+1}
    IDS20147  fails      OrgIDComm=13T; IDS000Header.ReportingPeriodStartDate=null with organisations=13T closes {start+1}
    # without the data nothing is said, not even of an organisation that never was
    IDS20147  unchecked  base
    IDS20147  unchecked  OrgIDComm=ZZZ | null
    IDS20147  unchecked  base with sites=13T; gpPractices=13T; postcodes=13T

    # PlannedCareContIndicator has one character, of any kind
    IDS20150  passes  PlannedCareContIndicator=a | "é" | "  a " | "a\n" | null
    IDS20150  fails   PlannedCareContIndicator=ab | "\n\n" | "a\n\n"

    # PlannedCareContIndicator is a code of the list
    IDS20151  passes  PlannedCareContIndicator=N | Y | null
    IDS20151  fails   PlannedCareContIndicator=Q | W | n | "N\n" | NN

    # AttendOrDNACode has one character, of any kind
    IDS20127  passes  AttendOrDNACode=a | "é" | "  a " | "a\n" | null
    IDS20127  fails   AttendOrDNACode=ab | "\n\n" | "a\n\n"

    # AttendOrDNACode is a code of the list
    IDS20128  passes  AttendOrDNACode=2 | 3 | 4 | 5 | 6 | 7 | null
    IDS20128  fails   AttendOrDNACode=8 | Q | "2\n" | 22

    # Cancellation has one character, of any kind
    IDS20152  passes  Cancellation=a | "é" | "  a " | "a\n" | null
    IDS20152  fails   Cancellation=ab | "\n\n" | "a\n\n"

    # Cancellation is a code of the list
    IDS20153  passes  Cancellation=N | Y | null
    IDS20153  fails   Cancellation=Q | W | n | "N\n" | NN

    # a contact with the attendance code 2 has the indicator of it
    IDS20166  passes  AttendOrDNACode=2; Cancellation=Y | N | x
    IDS20166  fails   AttendOrDNACode=2; Cancellation=null | " "
    IDS20166  passes  Cancellation=null; AttendOrDNACode=3 | 4 | 5 | 6 | 7 | 22 | null

    # and only such a contact has it
    IDS20167  passes  Cancellation=Y; AttendOrDNACode=2 | " 2 " | null
    IDS20167  fails   Cancellation=Y; AttendOrDNACode=3 | 4 | 5 | 6 | 7 | 0 | 22
    IDS20167  fails   Cancellation=N | x
    IDS20167  passes  Cancellation=null; AttendOrDNACode=5 | 7

    # ClinContDurOfCareCont has at most 4 digits and no sign
    IDS20114  passes  ClinContDurOfCareCont=0 | 9999 | 00000 | " 7 " | null
    IDS20114  fails   ClinContDurOfCareCont=10000 | -1 | 1.5 | "1,0" | ten | "٣"

    # IAPTLTCServiceInd holds a value; spaces are none
    IDS20115  passes  IAPTLTCServiceInd=x | 0 | "\t"
    IDS20115  fails   IAPTLTCServiceInd=null | "" | " " | "   "
    # also of a contact of which it is not said whether it was attended
    IDS20115  fails   AttendOrDNACode=null; IAPTLTCServiceInd=null
    IDS20115  passes  AttendOrDNACode=null

    # IAPTLTCServiceInd has one character, of any kind
    IDS20116  passes  IAPTLTCServiceInd=a | "é" | "  a " | "a\n" | null
    IDS20116  fails   IAPTLTCServiceInd=ab | "\n\n" | "a\n\n"

    # IAPTLTCServiceInd is a code of the list
    IDS20117  passes  IAPTLTCServiceInd=N | Y | null
    IDS20117  fails   IAPTLTCServiceInd=Q | W | n | "N\n" | NN

    # AppType holds a value; spaces are none
    IDS20154  passes  AppType=x | 0 | "\t"
    IDS20154  fails   AppType=null | "" | " " | "   "
    # also of a contact of which it is not said whether it was attended
    IDS20154  fails   AttendOrDNACode=null; AppType=null
    IDS20154  passes  AttendOrDNACode=null

    # AppType has two characters, of any kind
    IDS20155  passes  AppType=ab | "é!" | "  ab " | "ab\n" | null
    IDS20155  fails   AppType=a | abc | "\na" | "ab\n\n"

    # AppType is a code of the list
    2.0 IDS20156  passes  AppType=01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | null
    2.0 IDS20156  fails   AppType=10 | 09 | QQ | "01\n"
    2.1 IDS20156  passes  AppType=01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | 10 | null
    2.1 IDS20156  fails   AppType=11 | QQ | "01\n"

    # ConsMediumUsed has two characters, of any kind
    2.0 IDS20119  passes  ConsMediumUsed=ab | "é!" | "  ab " | "ab\n" | null
    2.0 IDS20119  fails   ConsMediumUsed=a | abc | "\na" | "ab\n\n"
    # ConsMechanism has two characters, of any kind
    2.1 IDS20119  passes  ConsMechanism=ab | "é!" | "  ab " | "ab\n" | null
    2.1 IDS20119  fails   ConsMechanism=a | abc | "\na" | "ab\n\n"

    # ConsMediumUsed is a code of the list
    2.0 IDS20120  passes  ConsMediumUsed=01 | 02 | 03 | 04 | 05 | 06 | 08 | 98 | null
    2.0 IDS20120  fails   ConsMediumUsed=09 | 10 | 11 | 12 | 13 | 99 | QQ | "01\n"
    2.1 IDS20120  passes  ConsMechanism=01 | 02 | 04 | 05 | 09 | 10 | 11 | 12 | 13 | 98 | null
    2.1 IDS20120  fails   ConsMechanism=03 | 06 | 08 | 99 | QQ | "01\n"

    # IntEnabledTherProg has at most 20 characters, of any kind
    IDS20157  passes  IntEnabledTherProg=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20157  passes  IntEnabledTherProg="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS20157  passes  IntEnabledTherProg=null
    IDS20157  fails   IntEnabledTherProg=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20157  fails   IntEnabledTherProg="abcdefghijklmnopqrst\n\n"

    # CareContPatientTherMode has one character, of any kind
    IDS20125  passes  CareContPatientTherMode=a | "é" | "  a " | "a\n" | null
    IDS20125  fails   CareContPatientTherMode=ab | "\n\n" | "a\n\n"

    # CareContPatientTherMode is a code of the list
    IDS20126  passes  CareContPatientTherMode=1 | 2 | 3 | null
    IDS20126  fails   CareContPatientTherMode=4 | Q | "1\n" | 11

    # NumGroupTherParticipants has at most 3 digits and no sign
    IDS20158  passes  NumGroupTherParticipants=0 | 999 | 0000 | " 7 " | null
    IDS20158  fails   NumGroupTherParticipants=1000 | -1 | 1.5 | "1,0" | ten | "٣"

    # NumGroupTherFacilitators has at most 2 digits and no sign
    IDS20159  passes  NumGroupTherFacilitators=0 | 99 | 000 | " 7 " | null
    IDS20159  fails   NumGroupTherFacilitators=100 | -1 | 1.5 | "1,0" | ten | "٣"

    # PsychMed has two characters, of any kind
    IDS20160  passes  PsychMed=ab | "é!" | "  ab " | "ab\n" | null
    IDS20160  fails   PsychMed=a | abc | "\na" | "ab\n\n"

    # PsychMed is a code of the list
    IDS20161  passes  PsychMed=01 | 02 | 03 | UU | ZZ | null
    IDS20161  fails   PsychMed=04 | QQ | uu | "01\n" | 0101 | 1

    # ActLocTypeCode has 3 characters, of any kind
    IDS20121  passes  ActLocTypeCode=abc | "é!!" | "  abc " | "abc\n" | null
    IDS20121  fails   ActLocTypeCode=ab | abcd | "a\na" | "abc\n\n"

    # ActLocTypeCode is a code of the list
    IDS20122  passes  ActLocTypeCode=A01 | A02 | A03 | A04 | B01 | B02 | C01 | C02 | C03 | D01
    IDS20122  passes  ActLocTypeCode=D02 | D03 | E01 | E02 | E03 | E04 | E99 | F01 | G01 | G02
    IDS20122  passes  ActLocTypeCode=G03 | G04 | H01 | J01 | K01 | K02 | L01 | L02 | L03 | L04
    IDS20122  passes  ActLocTypeCode=L05 | L06 | L99 | M01 | M02 | M03 | M04 | M05 | M06 | M07
    IDS20122  passes  ActLocTypeCode=N01 | N02 | N03 | N04 | N05 | X01 | null
    IDS20122  fails   ActLocTypeCode=QQQ | WWW | a01 | "A01\n" | A01A01

    # SiteIDOfTreat has 5 to 9 characters, of any kind
    IDS20148  passes  SiteIDOfTreat=abcde | abcdefghi | "????????é" | "  abcdefghi "
    IDS20148  passes  SiteIDOfTreat="abcdefghi\n" | null
    IDS20148  fails   SiteIDOfTreat=abcd | abcdefghij | "abcdefg\na" | "abcdefghi\n\n"

    # SiteIDOfTreat is a site that is open on the first day of the period, or whose successor is
    IDS20149  passes     base with sites=RX4A1
    IDS20149  passes     SiteIDOfTreat=null | 89997 | 89999 | R9998 with sites=
    IDS20149  passes     base with sites=RX4A1 opens {start} closes {start}
    IDS20149  fails      base with sites=
    IDS20149  fails      SiteIDOfTreat=89998 | R9999 | rx4a1 with sites=RX4A1
    IDS20149  fails      base with sites=RX4A1 opens {start+1}
    IDS20149  fails      base with sites=RX4A1 closes {start-1}
    IDS20149  passes     base with sites=RX4A1 closes {start-1} successor RX4A2, RX4A2 opens {start}
    IDS20149  fails      base with sites=RX4A1 closes {start-1} successor RX4A2, RX4A2 opens {start+1}
    IDS20149  fails      base with sites=RX4A1 closes {start-1} successor RX4A2
    IDS20149  passes     base with sites=RX4A1 closes 2010-01-01 successor B1, B1 closes 2015-01-01 successor B2, B2
    IDS20149  fails      base with sites=RX4A1 closes 2010-01-01 successor B1, B1 closes 2015-01-01 successor RX4A1
    IDS20149  passes     IDS000Header.ReportingPeriodStartDate=null with sites=RX4A1 opens {start+1}
    IDS20149  unchecked  base
    IDS20149  unchecked  SiteIDOfTreat=ZZZZZ | 89999
    IDS20149  unchecked  base with organisations=RX4A1

    # LanguageCodeTreat has two characters, of any kind
    IDS20162  passes  LanguageCodeTreat=ab | "é!" | "  ab " | "ab\n" | null
    IDS20162  fails   LanguageCodeTreat=a | abc | "\na" | "ab\n\n"

    # LanguageCodeTreat is a code of the list of languages, in small letters
    IDS20163  passes  LanguageCodeTreat=aa | ab | ae | af | ak | am | an | ar | as | av | ay
    IDS20163  passes  LanguageCodeTreat=az | ba | be | bg | bh | bi | bm | bn | bo | br | bs
    IDS20163  passes  LanguageCodeTreat=ca | ce | ch | co | cr | cs | cu | cv | cy | da | de
    IDS20163  passes  LanguageCodeTreat=dv | dz | ee | el | en | eo | es | et | eu | fa | ff
    IDS20163  passes  LanguageCodeTreat=fi | fj | fo | fr | fy | ga | gd | gl | gn | gu | gv
    IDS20163  passes  LanguageCodeTreat=ha | he | hi | ho | hr | ht | hu | hy | hz | ia | id
    IDS20163  passes  LanguageCodeTreat=ie | ig | ii | ik | io | is | it | iu | ja | jv | ka
    IDS20163  passes  LanguageCodeTreat=kg | ki | kj | kk | kl | km | kn | ko | kr | ks | ku
    IDS20163  passes  LanguageCodeTreat=kv | kw | ky | la | lb | lg | li | ln | lo | lt | lu
    IDS20163  passes  LanguageCodeTreat=lv | mg | mh | mi | mk | ml | mn | mr | ms | mt | my
    IDS20163  passes  LanguageCodeTreat=na | nb | nd | ne | ng | nl | nn | no | nr | nv | ny
    IDS20163  passes  LanguageCodeTreat=oc | oj | om | or | os | pa | pi | pl | ps | pt | qu
    IDS20163  passes  LanguageCodeTreat=rm | rn | ro | ru | rw | sa | sc | sd | se | sg | si
    IDS20163  passes  LanguageCodeTreat=sk | sl | sm | sn | so | sq | sr | ss | st | su | sv
    IDS20163  passes  LanguageCodeTreat=sw | ta | te | tg | th | ti | tk | tl | tn | to | tr
    IDS20163  passes  LanguageCodeTreat=ts | tt | tw | ty | ug | uk | ur | uz | ve | vi | vo
    IDS20163  passes  LanguageCodeTreat=wa | wo | xh | yi | yo | za | zh | zu | q1 | q2 | q3
    IDS20163  passes  LanguageCodeTreat=q4 | q5 | null
    IDS20163  fails   LanguageCodeTreat=QQ | WW | AA | "aa\n" | aaaa

    # InterpreterPresentInd has one character, of any kind
    IDS20164  passes  InterpreterPresentInd=a | "é" | "  a " | "a\n" | null
    IDS20164  fails   InterpreterPresentInd=ab | "\n\n" | "a\n\n"

    # InterpreterPresentInd is a code of the list
    IDS20165  passes  InterpreterPresentInd=1 | 2 | 3 | 4 | 5 | X | null
    IDS20165  fails   InterpreterPresentInd=6 | Q | x | "1\n" | 11
    """#
}
