extension RuleCases {
  /// The rules of IDS012OverseasVisitorChargCat.
  static let overseasVisitor = #"""
    # the row belongs to a patient that is accepted
    IDS01201  passes  base
    IDS01201  passes  LocalPatientId=null | " P1 "
    IDS01201  fails   LocalPatientId=P2 | p1 | P11
    IDS01201  fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDS01201  passes  copy IDS001MPI
    IDS01201  fails   IDS001MPI.Gender=FM
    IDS01201  passes  IDS001MPI.Gender=7
    IDS01201  fails   delete IDS002GP
    IDS01201  fails   copy; #2.LocalPatientId=P2 @2
    IDS01201  fails   delete IDS101Referral

    # no two rows are alike in LocalPatientId, OvsVisChCat, OvsVisChCatAppDate; no value is like none
    IDS01202  passes  base
    IDS01202  fails   copy @1,2
    IDS01202  fails   copy; copy @1,2,3
    IDS01202  passes  copy; #2.LocalPatientId=P2 | null
    IDS01202  passes  copy; #2.LocalPatientId=p1 | "P1 x"
    IDS01202  fails   copy; #2.LocalPatientId=" P1 " @1,2
    IDS01202  passes  LocalPatientId=null; copy
    IDS01202  passes  copy; #2.OvsVisChCat=B | null
    IDS01202  passes  OvsVisChCat=null; copy
    IDS01202  passes  OvsVisChCatAppDate={start+5}; copy; #2.OvsVisChCatAppDate=2018-02-03
    IDS01202  passes  OvsVisChCatAppDate={start+5}; copy; #2.OvsVisChCatAppDate={start+5}T10:00:00
    IDS01202  passes  OvsVisChCatAppDate={start+5}; copy; #2.OvsVisChCatAppDate=null
    IDS01202  fails   OvsVisChCatAppDate={start+5}; copy; #2.OvsVisChCatAppDate={start+5}T00:00:00 @1,2
    IDS01202  passes  OvsVisChCatAppDate=null; copy
    IDS01202  fails   copy; copy; #2.LocalPatientId=P2 @1,3

    # LocalPatientId holds a value; spaces are none
    IDS01203  passes  LocalPatientId=0010001 | 0 | "\t"
    IDS01203  fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDS01204  passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS01204  passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS01204  fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS01204  fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # OvsVisChCat holds a value; spaces are none
    IDS01205  passes  OvsVisChCat=x | 0 | "\t"
    IDS01205  fails   OvsVisChCat=null | "" | " " | "   "

    # OvsVisChCat has one character, of any kind
    IDS01206  passes  OvsVisChCat=a | "é" | "  a " | "a\n" | null
    IDS01206  fails   OvsVisChCat=ab | "\n\n" | "a\n\n"

    # OvsVisChCat is a code of the list
    IDS01207  passes  OvsVisChCat=9 | A | B | C | D | E | F | P | null
    IDS01207  fails   OvsVisChCat=Q | W | a | "9\n" | 99

    # OvsVisChCatAppDate is a day of the calendar from 1890 on, without a time of day
    IDS01208  passes  OvsVisChCatAppDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS01208  passes  OvsVisChCatAppDate=9999-12-31 | {start}T00:00:00 | null
    IDS01208  fails   OvsVisChCatAppDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS01208  fails   OvsVisChCatAppDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS01208  fails   OvsVisChCatAppDate=31/08/2020 | yesterday

    # OvsVisChCatAppDate lies not after the end of the period
    IDS01209  passes  OvsVisChCatAppDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS01209  fails   OvsVisChCatAppDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS01209  passes  OvsVisChCatAppDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS01209  passes  OvsVisChCatAppDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS01209  passes  OvsVisChCatAppDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS01209  passes  OvsVisChCatAppDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS01209  fails   OvsVisChCatAppDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # OvsVisChCatAppDate holds a value, whether or not it can be read
    IDS01210  passes  OvsVisChCatAppDate={start} | 1889-12-31 | yesterday
    IDS01210  fails   OvsVisChCatAppDate=null | " "

    # OvsVisChCatAppDate lies not before the birth of the patient
    IDS01211  passes  IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-02-28
    IDS01211  passes  IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-03-01
    IDS01211  passes  IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-02-28T00:00:00
    IDS01211  passes  IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=null | 01/01/1900
    IDS01211  fails   IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-02-27
    IDS01211  fails   IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-02-27T23:59:59
    IDS01211  passes  OvsVisChCatAppDate=2019-02-27; IDS001MPI.PersonBirthDate=2019-02-27T12:00:00
    IDS01211  passes  OvsVisChCatAppDate=2019-02-27; IDS001MPI.PersonBirthDate=null | 31/12/2999
    # without a patient to compare with it passes; one that is rejected still counts
    IDS01211  passes  IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-02-27; LocalPatientId=null
    IDS01211  passes  IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-02-27; LocalPatientId=P2
    IDS01211  passes  IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-02-27; delete IDS001MPI
    IDS01211  fails   IDS001MPI.PersonBirthDate=2019-02-28; OvsVisChCatAppDate=2019-02-27; IDS001MPI.Gender=FM
    """#
}
