extension RuleCases {
  /// The rules of IDS011SocPerCircumstances.
  static let circumstances = #"""
    # the row belongs to a patient that is accepted
    IDS01101  passes  base
    IDS01101  passes  LocalPatientId=null | " P1 "
    IDS01101  fails   LocalPatientId=P2 | p1 | P11
    IDS01101  fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDS01101  passes  copy IDS001MPI
    IDS01101  fails   IDS001MPI.Gender=FM
    IDS01101  passes  IDS001MPI.Gender=7
    IDS01101  fails   delete IDS002GP
    IDS01101  fails   copy; #2.LocalPatientId=P2 @2
    IDS01101  fails   delete IDS101Referral

    # no two rows are alike in LocalPatientId, SocPerCircumstance, SocPerCircumstanceRecDate; no value is like none
    IDS01102  passes  base
    IDS01102  fails   copy @1,2
    IDS01102  fails   copy; copy @1,2,3
    IDS01102  passes  copy; #2.LocalPatientId=P2 | null
    IDS01102  passes  copy; #2.LocalPatientId=p1 | "P1 x"
    IDS01102  fails   copy; #2.LocalPatientId=" P1 " @1,2
    IDS01102  passes  LocalPatientId=null; copy
    IDS01102  passes  copy; #2.SocPerCircumstance=160551005 | null
    IDS01102  passes  SocPerCircumstance=null; copy
    IDS01102  passes  SocPerCircumstanceRecDate={start+5}; copy; #2.SocPerCircumstanceRecDate=2018-02-03
    IDS01102  passes  SocPerCircumstanceRecDate={start+5}; copy; #2.SocPerCircumstanceRecDate={start+5}T10:00:00
    IDS01102  passes  SocPerCircumstanceRecDate={start+5}; copy; #2.SocPerCircumstanceRecDate=null
    IDS01102  fails   SocPerCircumstanceRecDate={start+5}; copy; #2.SocPerCircumstanceRecDate={start+5}T00:00:00 @1,2
    IDS01102  passes  SocPerCircumstanceRecDate=null; copy
    IDS01102  fails   copy; copy; #2.LocalPatientId=P2 @1,3

    # LocalPatientId holds a value; spaces are none
    IDS01103  passes  LocalPatientId=0010001 | 0 | "\t"
    IDS01103  fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDS01104  passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS01104  passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS01104  fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS01104  fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # SocPerCircumstance holds a value; spaces are none
    IDS01108  passes  SocPerCircumstance=x | 0 | "\t"
    IDS01108  fails   SocPerCircumstance=null | "" | " " | "   "

    # SocPerCircumstance is a concept of six to eighteen digits with the right check digit
    IDS01109  passes  SocPerCircumstance=100005 | 35489007 | 160540005 | 975131000000104
    IDS01109  passes  SocPerCircumstance=123456789012345107 | null
    IDS01109  fails   SocPerCircumstance=100006 | 35489008 | 35498007 | 10003 | 1234567890123456100
    IDS01109  fails   SocPerCircumstance=0 | 00000
    # in the partition of concepts, 00 or 10, not of descriptions or relations
    IDS01109  fails   SocPerCircumstance=1234011 | 123456119 | 1234024 | 12345678901125
    IDS01109  fails   SocPerCircumstance="35489 007" | 3548900x | -35489007 | 35489007. | "٣٥٤٨٩٠٠٧"
    IDS01109  fails   SocPerCircumstance=depression
    # and is not refined by a second one
    IDS01109  fails   SocPerCircumstance=35489007:408730004=100005 | 35489007:363589002=100005

    # SocPerCircumstanceRecDate holds a value, whether or not it can be read
    IDS01110  passes  SocPerCircumstanceRecDate={start} | 1889-12-31 | yesterday
    IDS01110  fails   SocPerCircumstanceRecDate=null | " "

    # SocPerCircumstanceRecDate is a day of the calendar from 1890 on, without a time of day
    IDS01106  passes  SocPerCircumstanceRecDate=1890-01-01 | 2000-02-29 | 2020-02-29
    IDS01106  passes  SocPerCircumstanceRecDate=2020-12-31 | 9999-12-31 | {start}T00:00:00
    IDS01106  passes  SocPerCircumstanceRecDate=null
    IDS01106  fails   SocPerCircumstanceRecDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS01106  fails   SocPerCircumstanceRecDate=1900-02-29 | 2019-02-29 | 2020-04-31
    IDS01106  fails   SocPerCircumstanceRecDate=2020-13-01 | 31/08/2020 | yesterday

    # SocPerCircumstanceRecDate lies not after the end of the period
    IDS01107  passes  SocPerCircumstanceRecDate={end} | {end-1} | {end}T23:59:59 | null
    IDS01107  passes  SocPerCircumstanceRecDate=31/12/2999
    IDS01107  fails   SocPerCircumstanceRecDate={end+1} | {end+400} | {end+1}T00:00:00
    IDS01107  fails   SocPerCircumstanceRecDate=9999-12-31
    IDS01107  passes  SocPerCircumstanceRecDate={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDS01107  passes  SocPerCircumstanceRecDate={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDS01107  passes  SocPerCircumstanceRecDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS01107  passes  SocPerCircumstanceRecDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS01107  passes  SocPerCircumstanceRecDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS01107  fails   SocPerCircumstanceRecDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # SocPerCircumstanceRecDate lies not before the birth of the patient
    IDS01111  passes  IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-02-28
    IDS01111  passes  IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-03-01
    IDS01111  passes  IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-02-28T00:00:00
    IDS01111  passes  IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=null
    IDS01111  passes  IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=01/01/1900
    IDS01111  fails   IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-02-27
    IDS01111  fails   IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-02-27T23:59:59
    IDS01111  passes  SocPerCircumstanceRecDate=2019-02-27; IDS001MPI.PersonBirthDate=2019-02-27T12:00:00
    IDS01111  passes  SocPerCircumstanceRecDate=2019-02-27; IDS001MPI.PersonBirthDate=null
    IDS01111  passes  SocPerCircumstanceRecDate=2019-02-27; IDS001MPI.PersonBirthDate=31/12/2999
    # without a patient to compare with it passes; one that is rejected still counts
    IDS01111  passes  IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-02-27; LocalPatientId=null
    IDS01111  passes  IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-02-27; LocalPatientId=P2
    IDS01111  passes  IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-02-27; delete IDS001MPI
    IDS01111  fails   IDS001MPI.PersonBirthDate=2019-02-28; SocPerCircumstanceRecDate=2019-02-27; IDS001MPI.Gender=FM
    """#
}
