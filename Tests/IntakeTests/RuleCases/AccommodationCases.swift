extension RuleCases {
  /// The rules of IDS003AccommStatus.
  static let accommodation = #"""
    # the row belongs to a patient that is accepted
    IDSX00301 passes  base
    IDSX00301 passes  LocalPatientId=null | " P1 "
    IDSX00301 fails   LocalPatientId=P2 | p1 | P11
    IDSX00301 fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDSX00301 passes  copy IDS001MPI
    IDSX00301 fails   IDS001MPI.Gender=FM
    IDSX00301 passes  IDS001MPI.Gender=7
    IDSX00301 fails   delete IDS002GP
    IDSX00301 fails   copy; #2.LocalPatientId=P2 @2
    IDSX00301 fails   delete IDS101Referral

    # no two rows are alike in LocalPatientId, AccommodationTypeDate; no value is like none
    IDSX00302 passes  base
    IDSX00302 fails   copy @1,2
    IDSX00302 fails   copy; copy @1,2,3
    IDSX00302 passes  copy; #2.LocalPatientId=P2 | null
    IDSX00302 passes  copy; #2.LocalPatientId=p1 | "P1 x"
    IDSX00302 fails   copy; #2.LocalPatientId=" P1 " @1,2
    IDSX00302 passes  LocalPatientId=null; copy
    IDSX00302 passes  AccommodationTypeDate={start+5}; copy; #2.AccommodationTypeDate=2018-02-03
    IDSX00302 passes  AccommodationTypeDate={start+5}; copy; #2.AccommodationTypeDate={start+5}T10:00:00
    IDSX00302 passes  AccommodationTypeDate={start+5}; copy; #2.AccommodationTypeDate=null
    IDSX00302 fails   AccommodationTypeDate={start+5}; copy; #2.AccommodationTypeDate={start+5}T00:00:00 @1,2
    IDSX00302 passes  AccommodationTypeDate=null; copy
    IDSX00302 fails   copy; copy; #2.LocalPatientId=P2 @1,3

    # one row of a patient at most has no AccommodationTypeDate
    IDSX00303 fails   AccommodationTypeDate=null; copy @1,2
    IDSX00303 fails   AccommodationTypeDate=null; copy; copy @1,2,3
    IDSX00303 fails   AccommodationTypeDate=null; copy; #2.LocalPatientId=null; #1.LocalPatientId=null @1,2
    IDSX00303 fails   AccommodationTypeDate=null; copy; copy; #2.AccommodationTypeDate={start} @1,3
    IDSX00303 passes  AccommodationTypeDate=null; copy; #2.AccommodationTypeDate={start} | yesterday
    IDSX00303 passes  AccommodationTypeDate={start}; copy
    IDSX00303 passes  AccommodationTypeDate=null; copy; #2.LocalPatientId=P2 | p1

    # LocalPatientId holds a value; spaces are none
    IDSX00304 passes  LocalPatientId=0010001 | 0 | "\t"
    IDSX00304 fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDSX00305 passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDSX00305 passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDSX00305 fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDSX00305 fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # AccommodationType holds a value; spaces are none
    IDSX00306 passes  AccommodationType=x | 0 | "\t"
    IDSX00306 fails   AccommodationType=null | "" | " " | "   "

    # AccommodationType has two characters, of any kind
    IDSX00307 passes  AccommodationType=ab | "é!" | "  ab " | "ab\n" | null
    IDSX00307 fails   AccommodationType=a | abc | "\na" | "ab\n\n"

    # AccommodationType is a code of the list
    IDSX00308 passes  AccommodationType=01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | 09 | 10 | 11
    IDSX00308 passes  AccommodationType=12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 98
    IDSX00308 passes  AccommodationType=null
    IDSX00308 fails   AccommodationType=99 | QQ | "01\n" | 0101 | 1

    # SettledAccommodationInd has one character, of any kind
    IDSX00309 passes  SettledAccommodationInd=a | "é" | "  a " | "a\n" | null
    IDSX00309 fails   SettledAccommodationInd=ab | "\n\n" | "a\n\n"

    # SettledAccommodationInd is a code of the list
    IDSX00310 passes  SettledAccommodationInd=9 | N | Y | Z | null
    IDSX00310 fails   SettledAccommodationInd=Q | W | n | "9\n" | 99

    # AccommodationTypeDate holds a value, whether or not it can be read
    IDSX00311 passes  AccommodationTypeDate={start} | 1889-12-31 | yesterday
    IDSX00311 fails   AccommodationTypeDate=null | " "

    # AccommodationTypeDate is a day of the calendar from 1890 on, without a time of day
    IDSX00312 passes  AccommodationTypeDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDSX00312 passes  AccommodationTypeDate=9999-12-31 | {start}T00:00:00 | null
    IDSX00312 fails   AccommodationTypeDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDSX00312 fails   AccommodationTypeDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDSX00312 fails   AccommodationTypeDate=31/08/2020 | yesterday

    # AccommodationTypeDate lies not after the end of the period
    IDSX00313 passes  AccommodationTypeDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDSX00313 fails   AccommodationTypeDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDSX00313 passes  AccommodationTypeDate={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDSX00313 passes  AccommodationTypeDate={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDSX00313 passes  AccommodationTypeDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDSX00313 passes  AccommodationTypeDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDSX00313 passes  AccommodationTypeDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDSX00313 fails   AccommodationTypeDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # AccommodationTypeStartDate is a day of the calendar from 1890 on, without a time of day
    IDSX00314 passes  AccommodationTypeStartDate=1890-01-01 | 2000-02-29 | 2020-02-29
    IDSX00314 passes  AccommodationTypeStartDate=2020-12-31 | 9999-12-31 | {start}T00:00:00
    IDSX00314 passes  AccommodationTypeStartDate=null
    IDSX00314 fails   AccommodationTypeStartDate=1889-12-31 | {start}T00:00:01
    IDSX00314 fails   AccommodationTypeStartDate={start}T23:59:59 | 1900-02-29 | 2019-02-29
    IDSX00314 fails   AccommodationTypeStartDate=2020-04-31 | 2020-13-01 | 31/08/2020
    IDSX00314 fails   AccommodationTypeStartDate=yesterday

    # AccommodationTypeStartDate lies not after the end of the period
    IDSX00315 passes  AccommodationTypeStartDate={end} | {end-1} | {end}T23:59:59 | null
    IDSX00315 passes  AccommodationTypeStartDate=31/12/2999
    IDSX00315 fails   AccommodationTypeStartDate={end+1} | {end+400} | {end+1}T00:00:00
    IDSX00315 fails   AccommodationTypeStartDate=9999-12-31
    IDSX00315 passes  AccommodationTypeStartDate={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDSX00315 passes  AccommodationTypeStartDate={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDSX00315 passes  AccommodationTypeStartDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDSX00315 passes  AccommodationTypeStartDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDSX00315 passes  AccommodationTypeStartDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDSX00315 fails   AccommodationTypeStartDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # AccommodationTypeEndDate is a day of the calendar from 1890 on, without a time of day
    IDSX00316 passes  AccommodationTypeEndDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDSX00316 passes  AccommodationTypeEndDate=9999-12-31 | {start}T00:00:00 | null
    IDSX00316 fails   AccommodationTypeEndDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDSX00316 fails   AccommodationTypeEndDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDSX00316 fails   AccommodationTypeEndDate=31/08/2020 | yesterday

    # AccommodationTypeEndDate lies not after the end of the period
    IDSX00317 passes  AccommodationTypeEndDate={end} | {end-1} | {end}T23:59:59 | null
    IDSX00317 passes  AccommodationTypeEndDate=31/12/2999
    IDSX00317 fails   AccommodationTypeEndDate={end+1} | {end+400} | {end+1}T00:00:00
    IDSX00317 fails   AccommodationTypeEndDate=9999-12-31
    IDSX00317 passes  AccommodationTypeEndDate={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDSX00317 passes  AccommodationTypeEndDate={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDSX00317 passes  AccommodationTypeEndDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDSX00317 passes  AccommodationTypeEndDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDSX00317 passes  AccommodationTypeEndDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDSX00317 fails   AccommodationTypeEndDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # AccommodationTypeEndDate lies not before AccommodationTypeStartDate
    IDSX00318 passes  AccommodationTypeStartDate={start+5}; AccommodationTypeEndDate={start+5}
    IDSX00318 passes  AccommodationTypeStartDate={start+5}; AccommodationTypeEndDate={start+6}
    IDSX00318 passes  AccommodationTypeStartDate={start+5}; AccommodationTypeEndDate={start+5}T00:00:00
    IDSX00318 passes  AccommodationTypeStartDate={start+5}; AccommodationTypeEndDate=null
    IDSX00318 passes  AccommodationTypeStartDate={start+5}; AccommodationTypeEndDate=01/01/1900
    IDSX00318 fails   AccommodationTypeStartDate={start+5}; AccommodationTypeEndDate={start+4}
    IDSX00318 fails   AccommodationTypeStartDate={start+5}; AccommodationTypeEndDate={start+4}T23:59:59
    IDSX00318 fails   AccommodationTypeStartDate={start+5}; AccommodationTypeEndDate=1889-12-31
    IDSX00318 passes  AccommodationTypeEndDate={start+4}; AccommodationTypeStartDate=null
    IDSX00318 passes  AccommodationTypeEndDate={start+4}; AccommodationTypeStartDate={start+4}T10:00:00
    IDSX00318 passes  AccommodationTypeEndDate={start+4}; AccommodationTypeStartDate=31/12/2999
    IDSX00318 passes  AccommodationTypeStartDate=2020-02-29; AccommodationTypeEndDate=2020-03-01
    IDSX00318 fails   AccommodationTypeStartDate=2020-02-29; AccommodationTypeEndDate=2020-02-28
    """#
}
