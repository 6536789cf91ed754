extension RuleCases {
  /// The rules of IDS603PresentingComplaints.
  static let presentingComplaint = #"""
    # the row belongs to a referral that is accepted
    IDS60301  passes  base
    IDS60301  passes  ServiceRequestId=null | " SR1 "
    IDS60301  fails   ServiceRequestId=SR2 | sr1 | SR11
    IDS60301  fails   delete IDS101Referral
    IDS60301  fails   copy IDS101Referral
    IDS60301  fails   IDS101Referral.OrgIDComm=null
    IDS60301  passes  IDS101Referral.EndCode=99
    IDS60301  fails   IDS001MPI.Gender=FM
    IDS60301  fails   delete IDS002GP
    IDS60301  fails   copy; #2.ServiceRequestId=SR2 @2

    # no two rows are alike in ServiceRequestId, PresComp, PresCompDate; no value is like none
    IDS60302  passes  base
    IDS60302  fails   copy @1,2
    IDS60302  fails   copy; copy @1,2,3
    IDS60302  passes  copy; #2.ServiceRequestId=SR2 | null
    IDS60302  passes  copy; #2.ServiceRequestId=sr1 | "SR1 x"
    IDS60302  fails   copy; #2.ServiceRequestId=" SR1 " @1,2
    IDS60302  passes  ServiceRequestId=null; copy
    IDS60302  passes  copy; #2.PresComp=F432 | null
    IDS60302  passes  copy; #2.PresComp=f431
    IDS60302  passes  PresComp=null; copy
    IDS60302  passes  PresCompDate={start+5}; copy; #2.PresCompDate=2018-02-03 | {start+5}T10:00:00
    IDS60302  passes  PresCompDate={start+5}; copy; #2.PresCompDate=null
    IDS60302  fails   PresCompDate={start+5}; copy; #2.PresCompDate={start+5}T00:00:00 @1,2
    IDS60302  passes  PresCompDate=null; copy
    IDS60302  fails   copy; copy; #2.ServiceRequestId=SR2 @1,3

    # ServiceRequestId holds a value; spaces are none
    IDS60303  passes  ServiceRequestId=SR-7 | 0 | "\t"
    IDS60303  fails   ServiceRequestId=null | "" | " " | "   "

    # ServiceRequestId has at most 20 characters, of any kind
    IDS60304  passes  ServiceRequestId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS60304  passes  ServiceRequestId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS60304  passes  ServiceRequestId=null
    IDS60304  fails   ServiceRequestId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS60304  fails   ServiceRequestId="abcdefghijklmnopqrst\n\n"

    # FindSchemeInUse holds a value; spaces are none
    IDS60305  passes  FindSchemeInUse=x | 0 | "\t"
    IDS60305  fails   FindSchemeInUse=null | "" | " " | "   "

    # FindSchemeInUse has two characters, of any kind
    IDS60306  passes  FindSchemeInUse=ab | "é!" | "  ab " | "ab\n" | null
    IDS60306  fails   FindSchemeInUse=a | abc | "\na" | "ab\n\n"

    # FindSchemeInUse is a code of the list
    IDS60307  passes  FindSchemeInUse=01 | 04 | null
    IDS60307  fails   FindSchemeInUse=05 | QQ | "01\n" | 0101 | 1

    # PresComp holds a value; spaces are none
    IDS60308  passes  PresComp=x | 0 | "\t"
    IDS60308  fails   PresComp=null | "" | " " | "   "

    # PresComp has 4 to 18 characters, of any kind
    IDS60309  passes  PresComp=abcd | abcdefghijklmnopqr | "?????????????????é"
    IDS60309  passes  PresComp="  abcdefghijklmnopqr " | "abcdefghijklmnopqr\n" | null
    IDS60309  fails   PresComp=abc | abcdefghijklmnopqrs | "abcdefghijklmnop\na"
    IDS60309  fails   PresComp="abcdefghijklmnopqr\n\n"

    # PresComp fits the scheme: four to six characters in ICD-10, six to eighteen digits in SNOMED CT
    IDS60310  passes  FindSchemeInUse=01; PresComp=F431 | F43.1 | F43.12 | abcd | "é???" | null
    IDS60310  fails   FindSchemeInUse=01; PresComp=F43 | F | F43.123 | 35489007
    IDS60310  passes  FindSchemeInUse=04; PresComp=100005 | 35489007 | 123456789012345107 | null
    IDS60310  fails   FindSchemeInUse=04; PresComp=10003 | 1234567890123456100 | F431 | 3548900x
    IDS60310  fails   FindSchemeInUse=04; PresComp=-35489007 | "35489 007"
    IDS60310  fails   FindSchemeInUse=04; PresComp=35489007:408730004=100005
    IDS60310  passes  PresComp=1; FindSchemeInUse=99 | 1 | 0101 | null
    # in 2.0 any digits do, and Read codes have five or seven characters
    2.0 IDS60310  passes  FindSchemeInUse=04; PresComp=35489008 | 1234011 | 000000
    2.0 IDS60310  passes  FindSchemeInUse=04; PresComp=999999999999999999
    2.0 IDS60310  passes  FindSchemeInUse=02; PresComp=E2003 | E200300 | "é????"
    2.0 IDS60310  fails   FindSchemeInUse=02; PresComp=E200 | E20030 | E2003001
    2.0 IDS60310  passes  FindSchemeInUse=03; PresComp=XE1Y0 | XE1Y000
    2.0 IDS60310  fails   FindSchemeInUse=03; PresComp=XE1Y | XE1Y00 | XE1Y0000
    # in 2.1 the digits are a concept with the right check digit, and nothing is said of Read codes
    2.1 IDS60310  fails   FindSchemeInUse=04; PresComp=35489008 | 1234011 | 000000
    2.1 IDS60310  fails   FindSchemeInUse=04; PresComp=999999999999999999
    2.1 IDS60310  passes  FindSchemeInUse=02; PresComp=E200 | E2003 | E20030 | 1
    2.1 IDS60310  passes  FindSchemeInUse=03; PresComp=XE1Y | XE1Y00 | 1

    # PresCompCodSig has one character, of any kind
    IDS60311  passes  PresCompCodSig=a | "é" | "  a " | "a\n" | null
    IDS60311  fails   PresCompCodSig=ab | "\n\n" | "a\n\n"

    # PresCompCodSig is a code of the list
    IDS60312  passes  PresCompCodSig=1 | 2 | null
    IDS60312  fails   PresCompCodSig=3 | Q | "1\n" | 11

    # PresCompCodSig holds a value; spaces are none
    IDS60315  passes  PresCompCodSig=x | 0 | "\t"
    IDS60315  fails   PresCompCodSig=null | "" | " " | "   "

    # PresCompDate is a day of the calendar from 1890 on, without a time of day
    IDS60313  passes  PresCompDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS60313  passes  PresCompDate=9999-12-31 | {start}T00:00:00 | null
    IDS60313  fails   PresCompDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59 | 1900-02-29
    IDS60313  fails   PresCompDate=2019-02-29 | 2020-04-31 | 2020-13-01 | 31/08/2020 | yesterday

    # PresCompDate lies not after the end of the period
    IDS60314  passes  PresCompDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS60314  fails   PresCompDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS60314  passes  PresCompDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS60314  passes  PresCompDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS60314  passes  PresCompDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS60314  passes  PresCompDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS60314  fails   PresCompDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # PresCompDate lies not before the birth of the patient
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-28 | 2019-03-01
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-28T00:00:00 | null
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=01/01/1900
    IDS60316  fails   IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27
    IDS60316  fails   IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27T23:59:59
    IDS60316  passes  PresCompDate=2019-02-27; IDS001MPI.PersonBirthDate=2019-02-27T12:00:00 | null
    IDS60316  passes  PresCompDate=2019-02-27; IDS001MPI.PersonBirthDate=31/12/2999
    # without a patient to compare with it passes; one that is rejected still counts
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27; ServiceRequestId=null
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27; ServiceRequestId=SR2
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27; delete IDS101Referral
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27; delete IDS001MPI
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27; IDS101Referral.LocalPatientId=null
    IDS60316  passes  IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27; IDS101Referral.LocalPatientId=P2
    IDS60316  fails   IDS001MPI.PersonBirthDate=2019-02-28; PresCompDate=2019-02-27; IDS001MPI.Gender=FM
    """#
}
