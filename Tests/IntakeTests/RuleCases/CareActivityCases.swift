extension RuleCases {
  /// The rules of IDS202CareActivity.
  static let careActivity = #"""
    # the row belongs to a contact that is accepted
    IDS20224  passes  base
    IDS20224  passes  CareContactId=null | " C1 "
    IDS20224  fails   CareContactId=C2 | c1 | C11
    IDS20224  fails   delete IDS201CareContact
    IDS20224  fails   copy IDS201CareContact
    IDS20224  fails   IDS201CareContact.AppType=null
    2.0 IDS20224  passes  IDS201CareContact.ConsMediumUsed=99
    2.1 IDS20224  passes  IDS201CareContact.ConsMechanism=99
    IDS20224  fails   IDS001MPI.Gender=FM
    IDS20224  fails   IDS101Referral.OrgIDComm=null
    IDS20224  fails   delete IDS002GP
    IDS20224  fails   copy; #2.CareContactId=C2 @2

    # no two rows are alike in CareActId; no value is like none
    IDS20225  passes  base
    IDS20225  fails   copy @1,2
    IDS20225  fails   copy; copy @1,2,3
    IDS20225  passes  copy; #2.CareActId=A2 | null
    IDS20225  passes  copy; #2.CareActId=a1 | "A1 x"
    IDS20225  fails   copy; #2.CareActId=" A1 " @1,2
    IDS20225  passes  CareActId=null; copy
    IDS20225  fails   copy; copy; #2.CareActId=A2 @1,3

    # CareActId holds a value; spaces are none
    IDS20201  passes  CareActId=A-7 | 0 | "\t"
    IDS20201  fails   CareActId=null | "" | " " | "   "

    # CareActId has at most 20 characters, of any kind
    IDS20202  passes  CareActId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20202  passes  CareActId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS20202  fails   CareActId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20202  fails   CareActId="abcdefghijklmnopqrst\n\n"

    # CareContactId holds a value; spaces are none
    IDS20203  passes  CareContactId=C-7 | 0 | "\t"
    IDS20203  fails   CareContactId=null | "" | " " | "   "

    # CareContactId has at most 20 characters, of any kind
    IDS20204  passes  CareContactId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20204  passes  CareContactId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS20204  fails   CareContactId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20204  fails   CareContactId="abcdefghijklmnopqrst\n\n"

    # CarePersLocalId has at most 20 characters, of any kind
    IDS20205  passes  CarePersLocalId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20205  passes  CarePersLocalId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS20205  passes  CarePersLocalId=null
    IDS20205  fails   CarePersLocalId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20205  fails   CarePersLocalId="abcdefghijklmnopqrst\n\n"

    # ClinContactDurOfCareAct has at most 4 digits and no sign
    IDS20206  passes  ClinContactDurOfCareAct=0 | 9999 | 00000 | " 7 " | null
    IDS20206  fails   ClinContactDurOfCareAct=10000 | -1 | 1.5 | "1,0" | ten | "٣"

    # CodeProcAndProcStatus is a concept of six to eighteen digits with the right check digit
    IDS20230  passes  CodeProcAndProcStatus=100005 | 35489007 | 160540005 | 975131000000104
    IDS20230  passes  CodeProcAndProcStatus=123456789012345107 | null
    IDS20230  fails   CodeProcAndProcStatus=100006 | 35489008 | 35498007 | 10003
    IDS20230  fails   CodeProcAndProcStatus=1234567890123456100 | 0 | 00000
    # in the partition of concepts, 00 or 10, not of descriptions or relations
    IDS20230  fails   CodeProcAndProcStatus=1234011 | 123456119 | 1234024 | 12345678901125
    IDS20230  fails   CodeProcAndProcStatus="35489 007" | 3548900x | -35489007 | 35489007.
    IDS20230  fails   CodeProcAndProcStatus="٣٥٤٨٩٠٠٧" | depression
    # or one that is refined by a second concept, in one of two ways
    IDS20230  passes  CodeProcAndProcStatus=35489007:408730004=100005 | 35489007:363589002=100005
    IDS20230  passes  CodeProcAndProcStatus=123456789012345107:408730004=123456789012345107
    IDS20230  fails   CodeProcAndProcStatus=35489007:100005=100005 | 35489007:408730005=100005
    IDS20230  fails   CodeProcAndProcStatus=35489007:=100005
    IDS20230  fails   CodeProcAndProcStatus=35489008:408730004=100005 | 35489007:408730004=100006
    IDS20230  fails   CodeProcAndProcStatus=1234011:408730004=100005
    IDS20230  fails   CodeProcAndProcStatus=35489007:408730004 | 35489007:408730004=
    IDS20230  fails   CodeProcAndProcStatus=:408730004=100005 | 35489007=100005
    IDS20230  fails   CodeProcAndProcStatus=35489007:408730004=100005:363589002=100005
    IDS20230  fails   CodeProcAndProcStatus="35489007 : 408730004 = 100005"
    IDS20230  fails   CodeProcAndProcStatus=1234567890123456100:408730004=100005
    IDS20230  fails   CodeProcAndProcStatus=35489007:408730004=1234567890123456100
    IDS20230  fails   CodeProcAndProcStatus=10003:363589002=100005

    # FindSchemeInUse has two characters, of any kind
    IDS20212  passes  FindSchemeInUse=ab | "é!" | "  ab " | "ab\n" | null
    IDS20212  fails   FindSchemeInUse=a | abc | "\na" | "ab\n\n"

    # FindSchemeInUse is a code of the list
    IDS20213  passes  FindSchemeInUse=01 | 04 | null
    IDS20213  fails   FindSchemeInUse=05 | QQ | "01\n" | 0101 | 1

    # a finding has its scheme, and that is 01 or 04
    IDS20214  passes  FindSchemeInUse=01 | 04 | " 04 "
    IDS20214  fails   FindSchemeInUse=null | " " | 02 | 03 | 05 | 1 | 4
    IDS20214  fails   FindSchemeInUse=null; CodeFind=x
    IDS20214  passes  CodeFind=null; FindSchemeInUse=02 | null

    # CodeFind has 4 to 18 characters, of any kind
    IDS20215  passes  CodeFind=abcd | abcdefghijklmnopqr | "?????????????????é"
    IDS20215  passes  CodeFind="  abcdefghijklmnopqr " | "abcdefghijklmnopqr\n" | null
    IDS20215  fails   CodeFind=abc | abcdefghijklmnopqrs | "abcdefghijklmnop\na"
    IDS20215  fails   CodeFind="abcdefghijklmnopqr\n\n"

    # a scheme has its finding
    IDS20216  passes  CodeFind=35489007 | x
    IDS20216  fails   CodeFind=null | " "
    IDS20216  fails   CodeFind=null; FindSchemeInUse=01 | 99
    IDS20216  passes  CodeFind=null; FindSchemeInUse=null

    # CodeFind fits the scheme: four to six characters in ICD-10, six to eighteen digits in SNOMED CT
    IDS20228  passes  FindSchemeInUse=01; CodeFind=F431 | F43.1 | F43.12 | abcd | "é???" | null
    IDS20228  fails   FindSchemeInUse=01; CodeFind=F43 | F | F43.123 | 35489007
    IDS20228  passes  FindSchemeInUse=04; CodeFind=100005 | 35489007 | 123456789012345107 | null
    IDS20228  fails   FindSchemeInUse=04; CodeFind=10003 | 1234567890123456100 | F431 | 3548900x
    IDS20228  fails   FindSchemeInUse=04; CodeFind=-35489007 | "35489 007"
    IDS20228  fails   FindSchemeInUse=04; CodeFind=35489007:408730004=100005
    IDS20228  passes  CodeFind=1; FindSchemeInUse=99 | 1 | 0101 | null
    # in 2.0 any digits do, and Read codes have five or seven characters
    2.0 IDS20228  passes  FindSchemeInUse=04; CodeFind=35489008 | 1234011 | 000000
    2.0 IDS20228  passes  FindSchemeInUse=04; CodeFind=999999999999999999
    2.0 IDS20228  passes  FindSchemeInUse=02; CodeFind=E2003 | E200300 | "é????"
    2.0 IDS20228  fails   FindSchemeInUse=02; CodeFind=E200 | E20030 | E2003001
    2.0 IDS20228  passes  FindSchemeInUse=03; CodeFind=XE1Y0 | XE1Y000
    2.0 IDS20228  fails   FindSchemeInUse=03; CodeFind=XE1Y | XE1Y00 | XE1Y0000
    # in 2.1 the digits are a concept with the right check digit, and nothing is said of Read codes
    2.1 IDS20228  fails   FindSchemeInUse=04; CodeFind=35489008 | 1234011 | 000000
    2.1 IDS20228  fails   FindSchemeInUse=04; CodeFind=999999999999999999
    2.1 IDS20228  passes  FindSchemeInUse=02; CodeFind=E200 | E2003 | E20030 | 1
    2.1 IDS20228  passes  FindSchemeInUse=03; CodeFind=XE1Y | XE1Y00 | 1

    # CodeObs is a concept of six to eighteen digits with the right check digit
    IDS20231  passes  CodeObs=100005 | 35489007 | 160540005 | 975131000000104 | 123456789012345107
    IDS20231  passes  CodeObs=null
    IDS20231  fails   CodeObs=100006 | 35489008 | 35498007 | 10003 | 1234567890123456100 | 0 | 00000
    # in the partition of concepts, 00 or 10, not of descriptions or relations
    IDS20231  fails   CodeObs=1234011 | 123456119 | 1234024 | 12345678901125
    IDS20231  fails   CodeObs="35489 007" | 3548900x | -35489007 | 35489007. | "٣٥٤٨٩٠٠٧"
    IDS20231  fails   CodeObs=depression
    # or one that is refined by a second concept, in one of two ways
    IDS20231  passes  CodeObs=35489007:408730004=100005 | 35489007:363589002=100005
    IDS20231  passes  CodeObs=123456789012345107:408730004=123456789012345107
    IDS20231  fails   CodeObs=35489007:100005=100005 | 35489007:408730005=100005 | 35489007:=100005
    IDS20231  fails   CodeObs=35489008:408730004=100005 | 35489007:408730004=100006
    IDS20231  fails   CodeObs=1234011:408730004=100005
    IDS20231  fails   CodeObs=35489007:408730004 | 35489007:408730004= | :408730004=100005
    IDS20231  fails   CodeObs=35489007=100005
    IDS20231  fails   CodeObs=35489007:408730004=100005:363589002=100005
    IDS20231  fails   CodeObs="35489007 : 408730004 = 100005"
    IDS20231  fails   CodeObs=1234567890123456100:408730004=100005
    IDS20231  fails   CodeObs=35489007:408730004=1234567890123456100 | 10003:363589002=100005

    # ObsValue has at most 10 characters, of any kind
    IDS20222  passes  ObsValue=a | abcdefghij | "?????????é" | "  abcdefghij " | "abcdefghij\n"
    IDS20222  passes  ObsValue=null
    IDS20222  fails   ObsValue=abcdefghijk | "abcdefgh\na" | "abcdefghij\n\n"

    # UnitMeasure has at most 10 characters, of any kind
    IDS20223  passes  UnitMeasure=a | abcdefghij | "?????????é" | "  abcdefghij "
    IDS20223  passes  UnitMeasure="abcdefghij\n" | null
    IDS20223  fails   UnitMeasure=abcdefghijk | "abcdefgh\na" | "abcdefghij\n\n"

    # a value that was observed has its unit, whether or not it is said what was observed
    IDS20226  passes  ObsValue=120; UnitMeasure=mmHg | x
    IDS20226  fails   UnitMeasure=null | " "
    IDS20226  fails   UnitMeasure=null; CodeObs=null
    IDS20226  fails   UnitMeasure=null; ObsValue=0
    IDS20226  passes  ObsValue=null; UnitMeasure=mmHg | null
    IDS20226  passes  CodeObs=null
    """#
}
