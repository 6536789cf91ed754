extension RuleCases {
  /// The rules of IDS001MPI.
  static let patient = #"""
    # NHSNumber has ten digits, the last of which fits the others
    IDSREJ006 passes  NHSNumber=9998432839 | 9995165090 | 9991897291 | " 9998432839 " | null
    IDSREJ006 fails   NHSNumber=9998432838 | 9998432830 | 9998432893 | 999843283 | 99984328390
    IDSREJ006 fails   NHSNumber=999-843-2839 | "999 843 2839" | 99984328E9 | "999843283٩" | NHS | 0
    # a remainder of one leaves no digit that fits, and of none the digit 0
    IDSREJ006 fails   NHSNumber=9992000040 | 9992000041 | 9992000045 | 9992000049
    IDSREJ006 passes  NHSNumber=9992000090
    IDSREJ006 fails   NHSNumber=9992000091
    # nor may it read the same backwards
    IDSREJ006 fails   NHSNumber=0000000000 | 9990000999

    # Postcode is an area, a district, a space and an inward code
    IDSREJ007 passes  Postcode=EC14 7IT | B1 9ZZ | B11 9ZZ | B1A 9ZZ | EC1 9ZZ | EC1A 9ZZ | null
    IDSREJ007 passes  Postcode=ec14 7it | "EC14   7IT" | "EC14\t7IT" | "EC14\n7IT" | "EC14 7IT\n"
    IDSREJ007 passes  Postcode=" EC14 7IT "
    IDSREJ007 fails   Postcode=EC147IT | E 7IT | EC 7IT | ECA4 7IT | EC1ABC 7IT | EC145 7IT
    IDSREJ007 fails   Postcode=EC14 IT7 | EC14 77IT | EC14 7I | EC14 7ITX | EC14-7IT | 1EC 7IT
    IDSREJ007 fails   Postcode="ÉC14 7IT"
    IDSREJ007 fails   Postcode="EC14 7IT\n\n" | "\tEC14 7IT" | "EC14 7IT\t" | "EC14 ٧IT"

    # PersonBirthDate is a date, with a time of day or without
    INTAKE001 passes  PersonBirthDate=1980-02-29 | 1980-02-29T00:00:00 | null
    INTAKE001 fails   PersonBirthDate=31/02/1980 | 1980-02-30 | 1980-2-1 | soon | 0 | "1980-02-29\n"

    # PersonBirthDate lies not after the end of the period, and that to the second
    IDSREJ008 passes  PersonBirthDate={end} | {end}T00:00:00 | {end-1}T23:59:59 | {start} | null
    IDSREJ008 fails   PersonBirthDate={end}T00:00:01 | {end+1} | 9999-12-31
    # nor 121 completed years or more before its start
    2.0 IDSREJ008 passes  PersonBirthDate=1899-09-02 | 1900-09-01 | 1899-10-01 | 1900-02-28
    2.0 IDSREJ008 fails   PersonBirthDate=1899-09-01 | 1899-08-31 | 1899-01-01 | 1890-01-01
    2.0 IDSREJ008 fails   PersonBirthDate=0001-01-01
    2.0 IDSREJ008 fails   PersonBirthDate=1899-09-01T12:00:00
    2.1 IDSREJ008 passes  PersonBirthDate=1901-05-02 | 1901-06-01 | 1902-05-01
    2.1 IDSREJ008 fails   PersonBirthDate=1901-05-01 | 1901-04-30 | 1900-05-02
    # two last days of a month are the same day of it
    IDSREJ008 fails   PersonBirthDate=1896-02-29; IDS000Header.ReportingPeriodStartDate=2017-02-28
    IDSREJ008 passes  PersonBirthDate=1896-02-29; IDS000Header.ReportingPeriodStartDate=2017-02-27
    IDSREJ008 passes  PersonBirthDate=1896-03-01; IDS000Header.ReportingPeriodStartDate=2017-02-28
    IDSREJ008 fails   PersonBirthDate=1895-02-28; IDS000Header.ReportingPeriodStartDate=2016-02-28
    IDSREJ008 passes  PersonBirthDate=1895-02-28; IDS000Header.ReportingPeriodStartDate=2016-02-27
    IDSREJ008 fails   PersonBirthDate=1899-05-30; IDS000Header.ReportingPeriodStartDate=2020-05-30
    IDSREJ008 passes  PersonBirthDate=1899-05-31; IDS000Header.ReportingPeriodStartDate=2020-05-30
    # without both ends of the period, or with a date that cannot be read, it passes
    IDSREJ008 passes  PersonBirthDate={end+1}; IDS000Header.ReportingPeriodStartDate=null
    IDSREJ008 passes  PersonBirthDate={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDSREJ008 passes  PersonBirthDate=1890-01-01; IDS000Header.ReportingPeriodEndDate=null
    IDSREJ008 passes  PersonBirthDate=01/01/1850 | 2999-02-29

    # no two patients have the same NHSNumber; those without one are not alike
    IDSREJ009 passes  base
    IDSREJ009 fails   copy; #2.LocalPatientId=P2 @1,2
    IDSREJ009 fails   copy; copy; #2.LocalPatientId=P2; #3.LocalPatientId=P3 @1,2,3
    IDSREJ009 fails   copy; copy; #2.LocalPatientId=P2; #2.NHSNumber=9995165090; #3.LocalPatientId=P3 @1,3
    IDSREJ009 fails   copy; #2.NHSNumber=" 9998432839 " @1,2
    IDSREJ009 passes  copy; #2.NHSNumber=9995165090 | null | 09998432839
    IDSREJ009 passes  NHSNumber=null; copy
    # one that is wrong is compared all the same
    IDSREJ009 fails   NHSNumber=nhs; copy @1,2
    IDSREJ009 passes  NHSNumber=nhs; copy; #2.NHSNumber=NHS

    # no two patients have the same LocalPatientId
    IDSREJ010 passes  base
    IDSREJ010 fails   copy @1,2
    IDSREJ010 fails   copy; copy @1,2,3
    IDSREJ010 fails   copy; copy; #2.LocalPatientId=P2 @1,3
    IDSREJ010 fails   copy; #2.LocalPatientId=" P1 "; #2.OrgIDLocalPatientId=RX5 @1,2
    IDSREJ010 passes  copy; #2.LocalPatientId=P2 | p1 | P01 | "P 1" | "P1\n" | null
    IDSREJ010 passes  LocalPatientId=null; copy

    # a patient has a registration with a practice that is accepted
    IDS00145  passes  base
    IDS00145  passes  LocalPatientId=null | " P1 "
    IDS00145  fails   LocalPatientId=P2 | p1 | P11
    IDS00145  fails   delete IDS002GP
    IDS00145  fails   IDS002GP.LocalPatientId=P2 | null
    IDS00145  fails   IDS002GP.GMPCodeReg=null
    IDS00145  passes  IDS002GP.GMPCodeReg=Z81136; IDS002GP.EndDateGMPRegistration={end}
    IDS00145  fails   copy IDS002GP
    IDS00145  fails   copy; #2.LocalPatientId=P2 @2
    IDS00145  passes  copy IDS002GP; IDS002GP#2.EndDateGMPRegistration={end}; IDS002GP.GMPCodeReg=null
    IDS00145  fails   IDS002GP.EndDateGMPRegistration={end}; IDS002GP.GMPCodeReg=null
    # both patients of one number have it
    IDS00145  passes  copy; #2.NHSNumber=null

    # a patient has a referral that is accepted
    IDS00146  passes  base
    IDS00146  passes  LocalPatientId=null | " P1 "
    IDS00146  fails   LocalPatientId=P2 | p1 | P11
    IDS00146  fails   delete IDS101Referral
    IDS00146  fails   IDS101Referral.LocalPatientId=P2 | null
    IDS00146  fails   IDS101Referral.OrgIDComm=null
    IDS00146  passes  IDS101Referral.EndCode=99
    IDS00146  fails   copy IDS101Referral
    IDS00146  fails   copy; #2.LocalPatientId=P2 @2
    IDS00146  passes  copy IDS101Referral; IDS101Referral#2.ServiceRequestId=SR2; IDS101Referral#2.OrgIDComm=null
    IDS00146  fails   copy IDS101Referral; IDS101Referral.OrgIDComm=null; IDS101Referral#2.ServiceRequestId=SR2; IDS101Referral#2.OrgIDComm=null

    # LocalPatientId holds a value; spaces are none
    IDS00101  passes  LocalPatientId=0010001 | 0 | "\t"
    IDS00101  fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDS00102  passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS00102  passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS00102  passes  LocalPatientId="😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
    IDS00102  fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS00102  fails   LocalPatientId="abcdefghijklmnopqrst\n\n"
    IDS00102  fails   LocalPatientId="e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}"

    # OrgIDLocalPatientId holds a value; spaces are none
    IDS00151  passes  OrgIDLocalPatientId=x | 0 | "\t"
    IDS00151  fails   OrgIDLocalPatientId=null | "" | " " | "   "

    # OrgIDLocalPatientId has 3 to 5 characters, of any kind
    IDS00152  passes  OrgIDLocalPatientId=abc | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS00152  fails   OrgIDLocalPatientId=ab | abcdef | "abc\na" | "abcde\n\n"

    # OrgIDLocalPatientId is the provider of the header
    IDS00153  passes  base
    IDS00153  passes  OrgIDLocalPatientId=RX5; IDS000Header.OrgIDProv=RX5 | null
    IDS00153  passes  OrgIDLocalPatientId=null | " RX4 "
    IDS00153  fails   OrgIDLocalPatientId=RX5 | rx4 | RX4X | "RX4\n"
    IDS00153  fails   IDS000Header.OrgIDProv=RX5

    # OrgIDLocalPatientId is an organisation that is open on the first day of the period
    IDS00154  passes     base with organisations=RX4
    IDS00154  passes     OrgIDLocalPatientId=RX4 with organisations=RX4 opens {start} closes {start}
    IDS00154  passes     OrgIDLocalPatientId=RX4 with organisations=RX4 opens 1991-04-01
    IDS00154  passes     OrgIDLocalPatientId=null with organisations=
    IDS00154  fails      OrgIDLocalPatientId=RX4 with organisations=
    IDS00154  fails      OrgIDLocalPatientId=RX4 with organisations=RX4X, XRX4
    IDS00154  fails      OrgIDLocalPatientId=RX4 with organisations=RX4 opens {start+1}
    IDS00154  fails      OrgIDLocalPatientId=RX4 with organisations=RX4 opens 2015-04-01 closes {start-1}
    IDS00154  fails      OrgIDLocalPatientId=rx4 with organisations=RX4
    # a successor does not help, nor that it is open on another day of the period
    IDS00154  fails      OrgIDLocalPatientId=RX4 with organisations=RX4 closes {start-1} successor RX5, RX5 opens {start}
    IDS00154  fails      OrgIDLocalPatientId=RX4 with organisations=RX4 opens {end}
    # the day is that of the header; without one the data of today count
    IDS00154  passes     OrgIDLocalPatientId=RX4; IDS000Header.ReportingPeriodStartDate=2015-04-01 with organisations=RX4 closes 2015-04-01
    IDS00154  fails      OrgIDLocalPatientId=RX4; IDS000Header.ReportingPeriodStartDate=2015-04-02 with organisations=RX4 closes 2015-04-01
    IDS00154  passes     OrgIDLocalPatientId=RX4; IDS000Header.ReportingPeriodStartDate=null with organisations=RX4 opens {start+1}
    IDS00154  fails      OrgIDLocalPatientId=RX4; IDS000Header.ReportingPeriodStartDate=null with organisations=RX4 closes {start+1}
    # without the data nothing is said, not even of an organisation that never was
    IDS00154  unchecked  base
    IDS00154  unchecked  OrgIDLocalPatientId=ZZZ | null
    IDS00154  unchecked  base with sites=RX4; gpPractices=RX4; postcodes=RX4

    # OrgIDResidenceResp has 3 to 5 characters, of any kind
    IDS00155  passes  OrgIDResidenceResp=abc | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS00155  fails   OrgIDResidenceResp=ab | abcdef | "abc\na" | "abcde\n\n"

    # OrgIDResidenceResp is an organisation that is open on the first day of the period
    IDS00156  passes     base with organisations=00L
    IDS00156  passes     OrgIDResidenceResp=13T with organisations=13T opens {start} closes {start}
    IDS00156  passes     OrgIDResidenceResp=13T with organisations=13T opens 1991-04-01
    IDS00156  passes     OrgIDResidenceResp=null with organisations=
    IDS00156  fails      OrgIDResidenceResp=13T with organisations=
    IDS00156  fails      OrgIDResidenceResp=13T with organisations=13TX, X13T
    IDS00156  fails      OrgIDResidenceResp=13T with organisations=13T opens {start+1}
    IDS00156  fails      OrgIDResidenceResp=13T with organisations=13T opens 2015-04-01 closes {start-1}
    IDS00156  fails      OrgIDResidenceResp=13t with organisations=13T
    # a successor does not help, nor that it is open on another day of the period
    IDS00156  fails      OrgIDResidenceResp=13T with organisations=13T closes {start-1} successor RX5, RX5 opens {start}
    IDS00156  fails      OrgIDResidenceResp=13T with organisations=13T opens {end}
    # the day is that of the header; without one the data of today count
    IDS00156  passes     OrgIDResidenceResp=13T; IDS000Header.ReportingPeriodStartDate=2015-04-01 with organisations=13T closes 2015-04-01
    IDS00156  fails      OrgIDResidenceResp=13T; IDS000Header.ReportingPeriodStartDate=2015-04-02 with organisations=13T closes 2015-04-01
    IDS00156  passes     OrgIDResidenceResp=13T; IDS000Header.ReportingPeriodStartDate=null with organisations=13T opens {start+1}
    IDS00156  fails      OrgIDResidenceResp=13T; IDS000Header.ReportingPeriodStartDate=null with organisations=13T closes {start+1}
    # without the data nothing is said, not even of an organisation that never was
    IDS00156  unchecked  base
    IDS00156  unchecked  OrgIDResidenceResp=ZZZ | null
    IDS00156  unchecked  base with sites=13T; gpPractices=13T; postcodes=13T

    # NHSNumber holds a value; spaces are none
    IDS00111  passes  NHSNumber=9998432839 | 0 | "\t"
    IDS00111  fails   NHSNumber=null | "" | " " | "   "

    # NHSNumberStatus has two characters, of any kind
    IDS00115  passes  NHSNumberStatus=ab | "é!" | "  ab " | "ab\n" | null | "😀😀"
    IDS00115  fails   NHSNumberStatus=a | abc | "\na" | "ab\n\n" | "e\u{301}e\u{301}"

    # NHSNumberStatus is a code of the list
    IDS00116  passes  NHSNumberStatus=01 | 02 | 03 | 04 | 05 | 06 | 07 | null
    IDS00116  fails   NHSNumberStatus=08 | QQ | "01\n" | 0101 | 1

    # with an NHS number the status is not 07, that there is none
    IDS00117  passes  NHSNumberStatus=01 | 02 | 03 | 04 | 05 | 06 | 08 | 7 | null
    IDS00117  fails   NHSNumberStatus=07 | " 07 "
    IDS00117  fails   NHSNumberStatus=07; NHSNumber=wrong
    IDS00117  passes  NHSNumberStatus=07; NHSNumber=null

    # without an NHS number the status says why
    IDS00118  passes  NHSNumber=null; NHSNumberStatus=01 | 07 | 99
    IDS00118  fails   NHSNumber=null; NHSNumberStatus=null | " "
    IDS00118  fails   NHSNumberStatus=null; NHSNumber=" "
    IDS00118  passes  NHSNumberStatus=null; NHSNumber=9998432839 | wrong

    # without an NHS number the status is neither 01 nor 02, that there is one
    IDS00161  fails   NHSNumber=null; NHSNumberStatus=01 | 02 | " 01 "
    IDS00161  passes  NHSNumber=null; NHSNumberStatus=03 | 04 | 05 | 06 | 07 | 00 | 1 | null
    IDS00161  passes  NHSNumberStatus=01 | 02

    # NHSNumberStatus holds a value; spaces are none
    IDS00162  passes  NHSNumberStatus=x | 0 | "\t"
    IDS00162  fails   NHSNumberStatus=null | "" | " " | "   "

    # PersonBirthDate holds a value, whether or not it can be read
    IDS00120  passes  PersonBirthDate={start} | 1889-12-31 | yesterday
    IDS00120  fails   PersonBirthDate=null | " "

    # Postcode holds a value; spaces are none
    IDS00123  passes  Postcode=EC14 7IT | 0 | "\t"
    IDS00123  fails   Postcode=null | "" | " " | "   "

    # Postcode is in use on the first day of the period; being so on a later day is not enough
    IDS00125  passes     base with postcodes="EC14 7IT"
    IDS00125  passes     base with postcodes=EC147IT
    IDS00125  passes     Postcode=EC147IT with postcodes="EC14 7IT"
    IDS00125  passes     base with postcodes="EC14 7IT" opens {start} closes {start}
    IDS00125  passes     Postcode=null with postcodes=
    IDS00125  fails      base with postcodes=
    IDS00125  fails      Postcode=EC14 7IU with postcodes="EC14 7IT"
    IDS00125  fails      base with postcodes="EC14 7IT" opens {start+1}
    IDS00125  fails      base with postcodes="EC14 7IT" opens {end}
    IDS00125  fails      base with postcodes="EC14 7IT" closes {start-1}
    IDS00125  passes     IDS000Header.ReportingPeriodStartDate=null with postcodes="EC14 7IT" opens {start+1}
    IDS00125  unchecked  base
    IDS00125  unchecked  Postcode=EC14 7IU | null

    # Gender holds a value; spaces are none
    IDS00129  passes  Gender=x | 0 | "\t"
    IDS00129  fails   Gender=null | "" | " " | "   "

    # Gender has one character, of any kind
    IDS00130  passes  Gender=a | "é" | "  a " | "a\n" | null | "😀"
    IDS00130  fails   Gender=ab | "\n\n" | "a\n\n" | "e\u{301}"

    # Gender is a code of the list
    IDS00131  passes  Gender=1 | 2 | 9 | X | null
    IDS00131  fails   Gender=Q | W | x | "1\n" | 11

    # EthnicCategory has at most two characters, of any kind
    IDS00132  passes  EthnicCategory=a | ab | "é!" | "  ab " | "ab\n" | null
    IDS00132  fails   EthnicCategory=abc | "\na" | "ab\n\n"

    # EthnicCategory is a code of the list
    IDS00133  passes  EthnicCategory=99 | A | B | C | D | E | F | G | H | J | K | L | M | N | P
    IDS00133  passes  EthnicCategory=R | S | Z | null
    IDS00133  fails   EthnicCategory=Q | W | a | "99\n" | 9999

    # ExBAFIndicator has two characters, of any kind
    IDS00159  passes  ExBAFIndicator=ab | "é!" | "  ab " | "ab\n" | null
    IDS00159  fails   ExBAFIndicator=a | abc | "\na" | "ab\n\n"

    # ExBAFIndicator is a code of the list
    IDS00160  passes  ExBAFIndicator=02 | 03 | 05 | UU | ZZ | null
    IDS00160  fails   ExBAFIndicator=06 | QQ | uu | "02\n" | 0202 | 2

    # LanguageCodePreferred has two characters, of any kind
    IDS00138  passes  LanguageCodePreferred=ab | "é!" | "  ab " | "ab\n" | null
    IDS00138  fails   LanguageCodePreferred=a | abc | "\na" | "ab\n\n"

    # LanguageCodePreferred is a code of the list of languages, in small letters
    IDS00139  passes  LanguageCodePreferred=aa | ab | ae | af | ak | am | an | ar | as | av | ay
    IDS00139  passes  LanguageCodePreferred=az | ba | be | bg | bh | bi | bm | bn | bo | br | bs
    IDS00139  passes  LanguageCodePreferred=ca | ce | ch | co | cr | cs | cu | cv | cy | da | de
    IDS00139  passes  LanguageCodePreferred=dv | dz | ee | el | en | eo | es | et | eu | fa | ff
    IDS00139  passes  LanguageCodePreferred=fi | fj | fo | fr | fy | ga | gd | gl | gn | gu | gv
    IDS00139  passes  LanguageCodePreferred=ha | he | hi | ho | hr | ht | hu | hy | hz | ia | id
    IDS00139  passes  LanguageCodePreferred=ie | ig | ii | ik | io | is | it | iu | ja | jv | ka
    IDS00139  passes  LanguageCodePreferred=kg | ki | kj | kk | kl | km | kn | ko | kr | ks | ku
    IDS00139  passes  LanguageCodePreferred=kv | kw | ky | la | lb | lg | li | ln | lo | lt | lu
    IDS00139  passes  LanguageCodePreferred=lv | mg | mh | mi | mk | ml | mn | mr | ms | mt | my
    IDS00139  passes  LanguageCodePreferred=na | nb | nd | ne | ng | nl | nn | no | nr | nv | ny
    IDS00139  passes  LanguageCodePreferred=oc | oj | om | or | os | pa | pi | pl | ps | pt | qu
    IDS00139  passes  LanguageCodePreferred=rm | rn | ro | ru | rw | sa | sc | sd | se | sg | si
    IDS00139  passes  LanguageCodePreferred=sk | sl | sm | sn | so | sq | sr | ss | st | su | sv
    IDS00139  passes  LanguageCodePreferred=sw | ta | te | tg | th | ti | tk | tl | tn | to | tr
    IDS00139  passes  LanguageCodePreferred=ts | tt | tw | ty | ug | uk | ur | uz | ve | vi | vo
    IDS00139  passes  LanguageCodePreferred=wa | wo | xh | yi | yo | za | zh | zu | q1 | q2 | q3
    IDS00139  passes  LanguageCodePreferred=q4 | q5 | null
    IDS00139  fails   LanguageCodePreferred=QQ | WW | AA | "aa\n" | aaaa

    # EduEstabTypeIAPT has one character, of any kind
    IDS00157  passes  EduEstabTypeIAPT=a | "é" | "  a " | "a\n" | null
    IDS00157  fails   EduEstabTypeIAPT=ab | "\n\n" | "a\n\n"

    # EduEstabTypeIAPT is a code of the list
    IDS00158  passes  EduEstabTypeIAPT=1 | 2 | 3 | 4 | 8 | X | Z | null
    IDS00158  fails   EduEstabTypeIAPT=9 | Q | x | "1\n" | 11

    # GenderIdentity holds a value; spaces are none
    IDSX00101 passes  GenderIdentity=x | 0 | "\t"
    IDSX00101 fails   GenderIdentity=null | "" | " " | "   "

    # GenderIdentity has one character, of any kind
    IDSX00102 passes  GenderIdentity=a | "é" | "  a " | "a\n" | null
    IDSX00102 fails   GenderIdentity=ab | "\n\n" | "a\n\n"

    # GenderIdentity is a code of the list
    IDSX00103 passes  GenderIdentity=1 | 2 | 3 | 4 | X | Z | null
    IDSX00103 fails   GenderIdentity=5 | Q | x | "1\n" | 11

    # GenderIdentitySameAtBirth has one character, of any kind
    IDSX00104 passes  GenderIdentitySameAtBirth=a | "é" | "  a " | "a\n" | null
    IDSX00104 fails   GenderIdentitySameAtBirth=ab | "\n\n" | "a\n\n"

    # GenderIdentitySameAtBirth is a code of the list
    IDSX00105 passes  GenderIdentitySameAtBirth=N | X | Y | Z | null
    IDSX00105 fails   GenderIdentitySameAtBirth=Q | W | n | "N\n" | NN

    # EthnicCategory2021 has at most 3 characters, of any kind
    IDSX00106 passes  EthnicCategory2021=a | abc | "é!!" | "  abc " | "abc\n" | null
    IDSX00106 fails   EthnicCategory2021=abcd | "a\na" | "abc\n\n"
    """#
}
