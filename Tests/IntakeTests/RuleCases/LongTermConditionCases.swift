extension RuleCases {
  /// The rules of IDS602LongTermCondition.
  static let longTermCondition = #"""
    # the row belongs to a referral that is accepted
    IDS60201  passes  base
    IDS60201  passes  ServiceRequestId=null | " SR1 "
    IDS60201  fails   ServiceRequestId=SR2 | sr1 | SR11
    IDS60201  fails   delete IDS101Referral
    IDS60201  fails   copy IDS101Referral
    IDS60201  fails   IDS101Referral.OrgIDComm=null
    IDS60201  passes  IDS101Referral.EndCode=99
    IDS60201  fails   IDS001MPI.Gender=FM
    IDS60201  fails   delete IDS002GP
    IDS60201  fails   copy; #2.ServiceRequestId=SR2 @2

    # no two rows are alike in ServiceRequestId, LongTermCondition; no value is like none
    IDS60210  passes  base
    IDS60210  fails   copy @1,2
    IDS60210  fails   copy; copy @1,2,3
    IDS60210  passes  copy; #2.ServiceRequestId=SR2 | null
    IDS60210  passes  copy; #2.ServiceRequestId=sr1 | "SR1 x"
    IDS60210  fails   copy; #2.ServiceRequestId=" SR1 " @1,2
    IDS60210  passes  ServiceRequestId=null; copy
    IDS60210  passes  copy; #2.LongTermCondition=K580 | null
    IDS60210  passes  copy; #2.LongTermCondition=m797
    IDS60210  passes  LongTermCondition=null; copy
    IDS60210  fails   copy; copy; #2.ServiceRequestId=SR2 @1,3

    # ServiceRequestId holds a value; spaces are none
    IDS60202  passes  ServiceRequestId=SR-7 | 0 | "\t"
    IDS60202  fails   ServiceRequestId=null | "" | " " | "   "

    # ServiceRequestId has at most 20 characters, of any kind
    IDS60203  passes  ServiceRequestId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS60203  passes  ServiceRequestId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS60203  passes  ServiceRequestId=null
    IDS60203  fails   ServiceRequestId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS60203  fails   ServiceRequestId="abcdefghijklmnopqrst\n\n"

    # FindSchemeInUse holds a value; spaces are none
    IDS60204  passes  FindSchemeInUse=x | 0 | "\t"
    IDS60204  fails   FindSchemeInUse=null | "" | " " | "   "

    # FindSchemeInUse has two characters, of any kind
    IDS60205  passes  FindSchemeInUse=ab | "é!" | "  ab " | "ab\n" | null
    IDS60205  fails   FindSchemeInUse=a | abc | "\na" | "ab\n\n"

    # FindSchemeInUse is a code of the list
    IDS60206  passes  FindSchemeInUse=01 | 04 | null
    IDS60206  fails   FindSchemeInUse=05 | QQ | "01\n" | 0101 | 1

    # LongTermCondition holds a value; spaces are none
    IDS60207  passes  LongTermCondition=x | 0 | "\t"
    IDS60207  fails   LongTermCondition=null | "" | " " | "   "

    # LongTermCondition has 4 to 18 characters, of any kind
    IDS60208  passes  LongTermCondition=abcd | abcdefghijklmnopqr | "?????????????????é"
    IDS60208  passes  LongTermCondition="  abcdefghijklmnopqr " | "abcdefghijklmnopqr\n" | null
    IDS60208  fails   LongTermCondition=abc | abcdefghijklmnopqrs | "abcdefghijklmnop\na"
    IDS60208  fails   LongTermCondition="abcdefghijklmnopqr\n\n"

    # LongTermCondition fits the scheme: four to six characters in ICD-10, six to eighteen digits in SNOMED CT
    IDS60209  passes  FindSchemeInUse=01; LongTermCondition=F431 | F43.1 | F43.12 | abcd | "é???"
    IDS60209  passes  FindSchemeInUse=01; LongTermCondition=null
    IDS60209  fails   FindSchemeInUse=01; LongTermCondition=F43 | F | F43.123 | 35489007
    IDS60209  passes  FindSchemeInUse=04; LongTermCondition=100005 | 35489007 | 123456789012345107
    IDS60209  passes  FindSchemeInUse=04; LongTermCondition=null
    IDS60209  fails   FindSchemeInUse=04; LongTermCondition=10003 | 1234567890123456100 | F431
    IDS60209  fails   FindSchemeInUse=04; LongTermCondition=3548900x | -35489007 | "35489 007"
    IDS60209  fails   FindSchemeInUse=04; LongTermCondition=35489007:408730004=100005
    IDS60209  passes  LongTermCondition=1; FindSchemeInUse=99 | 1 | 0101 | null
    # in 2.0 any digits do, and Read codes have five or seven characters
    2.0 IDS60209  passes  FindSchemeInUse=04; LongTermCondition=35489008 | 1234011 | 000000
    2.0 IDS60209  passes  FindSchemeInUse=04; LongTermCondition=999999999999999999
    2.0 IDS60209  passes  FindSchemeInUse=02; LongTermCondition=E2003 | E200300 | "é????"
    2.0 IDS60209  fails   FindSchemeInUse=02; LongTermCondition=E200 | E20030 | E2003001
    2.0 IDS60209  passes  FindSchemeInUse=03; LongTermCondition=XE1Y0 | XE1Y000
    2.0 IDS60209  fails   FindSchemeInUse=03; LongTermCondition=XE1Y | XE1Y00 | XE1Y0000
    # in 2.1 the digits are a concept with the right check digit, and nothing is said of Read codes
    2.1 IDS60209  fails   FindSchemeInUse=04; LongTermCondition=35489008 | 1234011 | 000000
    2.1 IDS60209  fails   FindSchemeInUse=04; LongTermCondition=999999999999999999
    2.1 IDS60209  passes  FindSchemeInUse=02; LongTermCondition=E200 | E2003 | E20030 | 1
    2.1 IDS60209  passes  FindSchemeInUse=03; LongTermCondition=XE1Y | XE1Y00 | 1
    """#
}
