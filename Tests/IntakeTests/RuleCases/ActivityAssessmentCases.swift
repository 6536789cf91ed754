extension RuleCases {
  /// The rules of IDS607CodedScoreAssessmentAct.
  static let activityAssessment = #"""
    # the row belongs to an activity that is accepted
    IDS60708  passes  base
    IDS60708  passes  CareActId=null | " A1 "
    IDS60708  fails   CareActId=A2 | a1 | A11
    IDS60708  fails   delete IDS202CareActivity
    IDS60708  fails   copy IDS202CareActivity
    IDS60708  fails   IDS202CareActivity.UnitMeasure=abcdefghijk
    IDS60708  passes  IDS202CareActivity.FindSchemeInUse=04; IDS202CareActivity.CodeFind=null
    IDS60708  fails   IDS001MPI.Gender=FM
    IDS60708  fails   IDS101Referral.OrgIDComm=null
    IDS60708  fails   IDS201CareContact.AppType=null
    IDS60708  fails   delete IDS002GP
    IDS60708  fails   copy; #2.CareActId=A2 @2

    # no two rows are alike in CareActId, CodedAssToolType; no value is like none
    IDS60709  passes  base
    IDS60709  fails   copy @1,2
    IDS60709  fails   copy; copy @1,2,3
    IDS60709  passes  copy; #2.CareActId=A2 | null
    IDS60709  passes  copy; #2.CareActId=a1 | "A1 x"
    IDS60709  fails   copy; #2.CareActId=" A1 " @1,2
    IDS60709  passes  CareActId=null; copy
    IDS60709  passes  copy; #2.CodedAssToolType=445455005 | null
    IDS60709  passes  CodedAssToolType=null; copy
    IDS60709  fails   copy; copy; #2.CareActId=A2 @1,3

    # CareActId holds a value; spaces are none
    IDS60701  passes  CareActId=A-7 | 0 | "\t"
    IDS60701  fails   CareActId=null | "" | " " | "   "

    # CareActId has at most 20 characters, of any kind
    IDS60702  passes  CareActId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS60702  passes  CareActId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS60702  fails   CareActId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS60702  fails   CareActId="abcdefghijklmnopqrst\n\n"

    # CodedAssToolType holds a value; spaces are none
    IDS60703  passes  CodedAssToolType=445455005 | 0 | "\t"
    IDS60703  fails   CodedAssToolType=null | "" | " " | "   "

    # CodedAssToolType has 6 to 18 digits
    IDS60704  passes  CodedAssToolType=123456 | 123456789012345678 | "123456\n" | null
    IDS60704  fails   CodedAssToolType=12345 | 1234567890123456789 | 123456x | -123456
    IDS60704  fails   CodedAssToolType="123 456" | "123456\n\n" | "٣٣٣٣٣٣"

    # CodedAssToolType is an assessment of the list
    IDS60710  passes  CodedAssToolType=720433000 | 445455005 | 932621000000100 | 932581000000100
    IDS60710  passes  CodedAssToolType=932611000000106 | 932591000000103 | 932601000000109
    IDS60710  passes  CodedAssToolType=450324005 | 445552006 | 446793008 | 450326007
    IDS60710  passes  CodedAssToolType=491581000000104 | 473354003 | 473355002 | 446517006
    IDS60710  passes  CodedAssToolType=1128221000000100 | 1065441000000103 | 1083671000000108
    IDS60710  passes  CodedAssToolType=910931000000101 | 446660005 | 443223005 | 747901000000107
    IDS60710  passes  CodedAssToolType=747911000000109 | 747921000000103 | 747931000000101
    IDS60710  passes  CodedAssToolType=747941000000105 | 747951000000108 | 747861000000100
    IDS60710  passes  CodedAssToolType=747871000000107 | 747881000000109 | 904691000000103
    IDS60710  passes  CodedAssToolType=747891000000106 | 748161000000109 | 760741000000102
    IDS60710  passes  CodedAssToolType=761051000000105 | null
    IDS60710  fails   CodedAssToolType=720433001 | 72043300 | 7204330000 | 123456 | phq9
    IDS60710  fails   CodedAssToolType="720 433 000" | 35489007

    # PersScore holds a value; spaces are none
    IDS60705  passes  PersScore=0 | 0 | "\t"
    IDS60705  fails   PersScore=null | "" | " " | "   "

    # PersScore has at most 5 characters, of any kind
    IDS60706  passes  PersScore=a | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS60706  fails   PersScore=abcdef | "abc\na" | "abcde\n\n"

    # PersScore lies in the range of the scale, ends included, or is one of its answers
    IDS60707  passes  CodedAssToolType=720433000; PersScore=0 | 27
    IDS60707  fails   CodedAssToolType=720433000; PersScore=-1 | 28
    IDS60707  passes  CodedAssToolType=445455005; PersScore=0 | 21
    IDS60707  fails   CodedAssToolType=445455005; PersScore=-1 | 22
    IDS60707  passes  CodedAssToolType=932621000000100; PersScore=0 | 9
    IDS60707  fails   CodedAssToolType=932621000000100; PersScore=-1 | 10
    IDS60707  passes  CodedAssToolType=932581000000100; PersScore=0 | 8
    IDS60707  fails   CodedAssToolType=932581000000100; PersScore=-1 | 9
    IDS60707  passes  CodedAssToolType=932611000000106; PersScore=0 | 8
    IDS60707  fails   CodedAssToolType=932611000000106; PersScore=-1 | 9
    IDS60707  passes  CodedAssToolType=932591000000103; PersScore=0 | 8
    IDS60707  fails   CodedAssToolType=932591000000103; PersScore=-1 | 9
    IDS60707  passes  CodedAssToolType=932601000000109; PersScore=0 | 8
    IDS60707  fails   CodedAssToolType=932601000000109; PersScore=-1 | 9
    IDS60707  passes  CodedAssToolType=450324005; PersScore=0 | 168
    IDS60707  fails   CodedAssToolType=450324005; PersScore=-1 | 169
    IDS60707  passes  CodedAssToolType=445552006; PersScore=0 | 68
    IDS60707  fails   CodedAssToolType=445552006; PersScore=-1 | 69
    IDS60707  passes  CodedAssToolType=446793008; PersScore=0 | 54
    IDS60707  fails   CodedAssToolType=446793008; PersScore=-1 | 55
    IDS60707  passes  CodedAssToolType=450326007; PersScore=0 | 28
    IDS60707  fails   CodedAssToolType=450326007; PersScore=-1 | 29
    IDS60707  passes  CodedAssToolType=491581000000104; PersScore=0 | 80
    IDS60707  fails   CodedAssToolType=491581000000104; PersScore=-1 | 81
    IDS60707  passes  CodedAssToolType=473354003; PersScore=0 | 5
    IDS60707  fails   CodedAssToolType=473354003; PersScore=-1 | 6
    IDS60707  passes  CodedAssToolType=473355002; PersScore=0 | 5
    IDS60707  fails   CodedAssToolType=473355002; PersScore=-1 | 6
    IDS60707  passes  CodedAssToolType=446517006; PersScore=16 | 80
    IDS60707  fails   CodedAssToolType=446517006; PersScore=15 | 81
    IDS60707  passes  CodedAssToolType=1128221000000100; PersScore=0 | 72
    IDS60707  fails   CodedAssToolType=1128221000000100; PersScore=-1 | 73
    IDS60707  passes  CodedAssToolType=1065441000000103; PersScore=0 | 30
    IDS60707  fails   CodedAssToolType=1065441000000103; PersScore=-1 | 31
    IDS60707  passes  CodedAssToolType=1083671000000108; PersScore=0 | 500
    IDS60707  fails   CodedAssToolType=1083671000000108; PersScore=-1 | 501
    IDS60707  passes  CodedAssToolType=910931000000101; PersScore=17 | 102
    IDS60707  fails   CodedAssToolType=910931000000101; PersScore=16 | 103
    IDS60707  passes  CodedAssToolType=446660005; PersScore=0 | 40
    IDS60707  fails   CodedAssToolType=446660005; PersScore=-1 | 41
    IDS60707  passes  CodedAssToolType=443223005; PersScore=0 | 70
    IDS60707  fails   CodedAssToolType=443223005; PersScore=-1 | 71
    IDS60707  passes  CodedAssToolType=747901000000107; PersScore=0 | 4
    IDS60707  fails   CodedAssToolType=747901000000107; PersScore=-1 | 5
    IDS60707  passes  CodedAssToolType=747911000000109; PersScore=0 | 4
    IDS60707  fails   CodedAssToolType=747911000000109; PersScore=-1 | 5
    IDS60707  passes  CodedAssToolType=747921000000103; PersScore=0 | 4
    IDS60707  fails   CodedAssToolType=747921000000103; PersScore=-1 | 5
    IDS60707  passes  CodedAssToolType=747931000000101; PersScore=0 | 4
    IDS60707  fails   CodedAssToolType=747931000000101; PersScore=-1 | 5
    IDS60707  passes  CodedAssToolType=747941000000105; PersScore=0 | 4
    IDS60707  fails   CodedAssToolType=747941000000105; PersScore=-1 | 5
    IDS60707  passes  CodedAssToolType=747951000000108; PersScore=0 | 4
    IDS60707  fails   CodedAssToolType=747951000000108; PersScore=-1 | 5
    IDS60707  passes  CodedAssToolType=747861000000100; PersScore=N | Y
    IDS60707  fails   CodedAssToolType=747861000000100; PersScore=NA | n | y | U | 0
    IDS60707  passes  CodedAssToolType=747871000000107; PersScore=N | Y
    IDS60707  fails   CodedAssToolType=747871000000107; PersScore=NA | n | y | U | 0
    IDS60707  passes  CodedAssToolType=747881000000109; PersScore=N | NA | Y
    IDS60707  fails   CodedAssToolType=747881000000109; PersScore=n | y | U | 0
    IDS60707  passes  CodedAssToolType=904691000000103; PersScore=N | NA | Y
    IDS60707  fails   CodedAssToolType=904691000000103; PersScore=n | y | U | 0
    IDS60707  passes  CodedAssToolType=747891000000106; PersScore=0 | 4
    IDS60707  fails   CodedAssToolType=747891000000106; PersScore=-1 | 5
    IDS60707  passes  CodedAssToolType=748161000000109; PersScore=N | Y
    IDS60707  fails   CodedAssToolType=748161000000109; PersScore=NA | n | y | U | 0
    IDS60707  passes  CodedAssToolType=760741000000102; PersScore=0 | 28
    IDS60707  fails   CodedAssToolType=760741000000102; PersScore=-1 | 29
    IDS60707  passes  CodedAssToolType=761051000000105; PersScore=0 | 10
    IDS60707  fails   CodedAssToolType=761051000000105; PersScore=-1 | 11
    # a number may have a sign, a fraction or an exponent; what is not a number fails
    IDS60707  passes  PersScore=+8 | -0 | 8.5 | 27.0 | 8. | .5 | 1e1 | 2.7E1 | 0027 | " 8 " | null
    IDS60707  fails   PersScore=27.01 | 27.5 | -0.1 | 1e9 | 3E1 | NaN | inf | eight | Y | "8,5" | 8x
    IDS60707  fails   PersScore="8 8" | -
    IDS60707  fails   CodedAssToolType=473354003; PersScore=5.01 | 5.1 | -0.01
    IDS60707  passes  CodedAssToolType=473354003; PersScore=0.00 | 2.5 | 4.99 | 5.00
    IDS60707  passes  PersScore=99; CodedAssToolType=null | 720433001 | phq9

    # PersScore is written as scores of the scale are
    IDS60711  passes  CodedAssToolType=720433000; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=720433000; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60711  passes  CodedAssToolType=445455005; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=445455005; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60711  passes  CodedAssToolType=445552006; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=445552006; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60711  passes  CodedAssToolType=446793008; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=446793008; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60711  passes  CodedAssToolType=450326007; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=450326007; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60711  passes  CodedAssToolType=491581000000104; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=491581000000104; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60711  fails   CodedAssToolType=491581000000104; PersScore="٨"
    IDS60711  passes  CodedAssToolType=446517006; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=446517006; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60711  passes  CodedAssToolType=1128221000000100; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=1128221000000100; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60711  fails   CodedAssToolType=1128221000000100; PersScore="٨"
    IDS60711  passes  CodedAssToolType=1065441000000103; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=1065441000000103; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60711  fails   CodedAssToolType=1065441000000103; PersScore="٨"
    IDS60711  passes  CodedAssToolType=446660005; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=446660005; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60711  passes  CodedAssToolType=443223005; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=443223005; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y | "٨"
    IDS60711  passes  CodedAssToolType=760741000000102; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=760741000000102; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60711  fails   CodedAssToolType=760741000000102; PersScore="٨"
    IDS60711  passes  CodedAssToolType=761051000000105; PersScore=0 | 8 | 00 | 99
    IDS60711  fails   CodedAssToolType=761051000000105; PersScore=008 | 8.0 | -1 | +8 | .8 | x | Y
    IDS60711  fails   CodedAssToolType=761051000000105; PersScore="٨"
    IDS60711  passes  CodedAssToolType=932621000000100; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=932621000000100; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=932581000000100; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=932581000000100; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=932611000000106; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=932611000000106; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=932591000000103; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=932591000000103; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=932601000000109; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=932601000000109; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=747901000000107; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=747901000000107; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=747911000000109; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=747911000000109; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=747921000000103; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=747921000000103; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=747931000000101; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=747931000000101; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=747941000000105; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=747941000000105; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=747951000000108; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=747951000000108; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=747891000000106; PersScore=0 | 9
    IDS60711  fails   CodedAssToolType=747891000000106; PersScore=00 | 10 | 1.0 | -1 | x
    IDS60711  passes  CodedAssToolType=450324005; PersScore=0 | 00 | 999
    IDS60711  fails   CodedAssToolType=450324005; PersScore=0000 | 1000 | 1.0 | -1 | 1e2
    IDS60711  passes  CodedAssToolType=1083671000000108; PersScore=0 | 00 | 999
    IDS60711  fails   CodedAssToolType=1083671000000108; PersScore=0000 | 1000 | 1.0 | -1 | 1e2
    IDS60711  passes  CodedAssToolType=910931000000101; PersScore=0 | 00 | 999
    IDS60711  fails   CodedAssToolType=910931000000101; PersScore=0000 | 1000 | 1.0 | -1 | 1e2
    IDS60711  passes  CodedAssToolType=473354003; PersScore=0.0 | 5.00 | 9.9 | 2.25
    IDS60711  fails   CodedAssToolType=473354003; PersScore=5 | 5. | .5 | 2.255 | 10.0 | -1.0
    IDS60711  fails   CodedAssToolType=473354003; PersScore="2,5"
    IDS60711  passes  CodedAssToolType=473355002; PersScore=0.0 | 5.00 | 9.9 | 2.25
    IDS60711  fails   CodedAssToolType=473355002; PersScore=5 | 5. | .5 | 2.255 | 10.0 | -1.0
    IDS60711  fails   CodedAssToolType=473355002; PersScore="2,5"
    IDS60711  passes  CodedAssToolType=747861000000100; PersScore=Y | N | y | x
    IDS60711  fails   CodedAssToolType=747861000000100; PersScore=NA | YY | 1 | "É" | -
    IDS60711  passes  CodedAssToolType=747871000000107; PersScore=Y | N | y | x
    IDS60711  fails   CodedAssToolType=747871000000107; PersScore=NA | YY | 1 | "É" | -
    IDS60711  passes  CodedAssToolType=748161000000109; PersScore=Y | N | y | x
    IDS60711  fails   CodedAssToolType=748161000000109; PersScore=NA | YY | 1 | "É" | -
    IDS60711  passes  CodedAssToolType=747881000000109; PersScore=Y | NA | na | zz
    IDS60711  fails   CodedAssToolType=747881000000109; PersScore=NAN | 1 | N1 | "N A" | N/A
    IDS60711  passes  CodedAssToolType=904691000000103; PersScore=Y | NA | na | zz
    IDS60711  fails   CodedAssToolType=904691000000103; PersScore=NAN | 1 | N1 | "N A" | N/A
    IDS60711  passes  PersScore=abc; CodedAssToolType=null | 720433001
    IDS60711  passes  PersScore=null | " "
    """#
}
