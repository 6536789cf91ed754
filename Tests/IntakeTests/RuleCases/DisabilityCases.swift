extension RuleCases {
  /// The rules of IDS007DisabilityType.
  static let disability = #"""
    # the row belongs to a patient that is accepted
    IDS00701  passes  base
    IDS00701  passes  LocalPatientId=null | " P1 "
    IDS00701  fails   LocalPatientId=P2 | p1 | P11
    IDS00701  fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDS00701  passes  copy IDS001MPI
    IDS00701  fails   IDS001MPI.Gender=FM
    IDS00701  passes  IDS001MPI.Gender=7
    IDS00701  fails   delete IDS002GP
    IDS00701  fails   copy; #2.LocalPatientId=P2 @2
    IDS00701  fails   delete IDS101Referral

    # no two rows are alike in LocalPatientId, DisabCode; no value is like none
    IDS00702  passes  base
    IDS00702  fails   copy @1,2
    IDS00702  fails   copy; copy @1,2,3
    IDS00702  passes  copy; #2.LocalPatientId=P2 | null
    IDS00702  passes  copy; #2.LocalPatientId=p1 | "P1 x"
    IDS00702  fails   copy; #2.LocalPatientId=" P1 " @1,2
    IDS00702  passes  LocalPatientId=null; copy
    IDS00702  passes  copy; #2.DisabCode=03 | null
    IDS00702  passes  DisabCode=null; copy
    IDS00702  fails   copy; copy; #2.LocalPatientId=P2 @1,3

    # LocalPatientId holds a value; spaces are none
    IDS00703  passes  LocalPatientId=0010001 | 0 | "\t"
    IDS00703  fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDS00704  passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS00704  passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS00704  fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS00704  fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # DisabCode holds a value; spaces are none
    IDS00705  passes  DisabCode=x | 0 | "\t"
    IDS00705  fails   DisabCode=null | "" | " " | "   "

    # DisabCode has two characters, of any kind
    IDS00706  passes  DisabCode=ab | "é!" | "  ab " | "ab\n" | null
    IDS00706  fails   DisabCode=a | abc | "\na" | "ab\n\n"

    # DisabCode is a code of the list
    IDS00707  passes  DisabCode=01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | 09 | 10 | NN | XX | ZZ
    IDS00707  passes  DisabCode=null
    IDS00707  fails   DisabCode=11 | QQ | nn | "01\n" | 0101 | 1
    """#
}
