extension RuleCases {
  /// The rules of IDS803CareCluster.
  static let careCluster = #"""
    # the row belongs to a patient that is accepted
    IDS80301  passes  base
    IDS80301  passes  LocalPatientId=null | " P1 "
    IDS80301  fails   LocalPatientId=P2 | p1 | P11
    IDS80301  fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDS80301  passes  copy IDS001MPI
    IDS80301  fails   IDS001MPI.Gender=FM
    IDS80301  passes  IDS001MPI.Gender=7
    IDS80301  fails   delete IDS002GP
    IDS80301  fails   copy; #2.LocalPatientId=P2 @2
    IDS80301  fails   delete IDS101Referral

    # one row of a patient at most has no EndDateCareClust
    IDS80319  fails   EndDateCareClust=null; copy @1,2
    IDS80319  fails   EndDateCareClust=null; copy; copy @1,2,3
    IDS80319  fails   EndDateCareClust=null; copy; #2.LocalPatientId=null; #1.LocalPatientId=null @1,2
    IDS80319  fails   EndDateCareClust=null; copy; copy; #2.EndDateCareClust={start} @1,3
    IDS80319  passes  EndDateCareClust=null; copy; #2.EndDateCareClust={start} | yesterday
    IDS80319  passes  EndDateCareClust={start}; copy
    IDS80319  passes  EndDateCareClust=null; copy; #2.LocalPatientId=P2 | p1

    # no two rows are alike in LocalPatientId, StartDateCareClust; no value is like none
    IDS80320  passes  base
    IDS80320  fails   copy @1,2
    IDS80320  fails   copy; copy @1,2,3
    IDS80320  passes  copy; #2.LocalPatientId=P2 | null
    IDS80320  passes  copy; #2.LocalPatientId=p1 | "P1 x"
    IDS80320  fails   copy; #2.LocalPatientId=" P1 " @1,2
    IDS80320  passes  LocalPatientId=null; copy
    IDS80320  passes  StartDateCareClust={start+5}; copy; #2.StartDateCareClust=2018-02-03
    IDS80320  passes  StartDateCareClust={start+5}; copy; #2.StartDateCareClust={start+5}T10:00:00
    IDS80320  passes  StartDateCareClust={start+5}; copy; #2.StartDateCareClust=null
    IDS80320  fails   StartDateCareClust={start+5}; copy; #2.StartDateCareClust={start+5}T00:00:00 @1,2
    IDS80320  passes  StartDateCareClust=null; copy
    IDS80320  fails   copy; copy; #2.LocalPatientId=P2 @1,3

    # LocalPatientId holds a value; spaces are none
    IDS80302  passes  LocalPatientId=0010001 | 0 | "\t"
    IDS80302  fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDS80303  passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS80303  passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS80303  fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS80303  fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # AMHCareClustCodeFin has two characters, of any kind
    IDS80308  passes  AMHCareClustCodeFin=ab | "é!" | "  ab " | "ab\n" | null
    IDS80308  fails   AMHCareClustCodeFin=a | abc | "\na" | "ab\n\n"

    # AMHCareClustCodeFin is a code of the list
    IDS80309  passes  AMHCareClustCodeFin=00 | 01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | 09 | 10
    IDS80309  passes  AMHCareClustCodeFin=11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21
    IDS80309  passes  AMHCareClustCodeFin=null
    IDS80309  fails   AMHCareClustCodeFin=22 | QQ | "00\n" | 0000 | 0

    # AMHCareClustCodeFin holds a value; spaces are none
    IDS80321  passes  AMHCareClustCodeFin=x | 0 | "\t"
    IDS80321  fails   AMHCareClustCodeFin=null | "" | " " | "   "

    # StartDateCareClust holds a value, whether or not it can be read
    IDS80304  passes  StartDateCareClust={start} | 1889-12-31 | yesterday
    IDS80304  fails   StartDateCareClust=null | " "

    # StartDateCareClust is a day of the calendar from 1890 on, without a time of day
    IDS80305  passes  StartDateCareClust=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS80305  passes  StartDateCareClust=9999-12-31 | {start}T00:00:00 | null
    IDS80305  fails   StartDateCareClust=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS80305  fails   StartDateCareClust=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS80305  fails   StartDateCareClust=31/08/2020 | yesterday

    # StartDateCareClust lies not after the end of the period
    IDS80306  passes  StartDateCareClust={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS80306  fails   StartDateCareClust={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS80306  passes  StartDateCareClust={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS80306  passes  StartDateCareClust={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS80306  passes  StartDateCareClust=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS80306  passes  StartDateCareClust=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS80306  fails   StartDateCareClust=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # StartTimeCareClust is a time of day; one that cannot be read stands only in text
    IDS80307  passes  StartTimeCareClust=00:00:00 | 23:59:59 | 1899-12-30T10:20:00 | null
    IDS80307  fails   StartTimeCareClust=24:00:00 | 10:60:00 | 10:20:60 | 10:20 | noon

    # EndDateCareClust is a day of the calendar from 1890 on, without a time of day
    IDS80314  passes  EndDateCareClust=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS80314  passes  EndDateCareClust=9999-12-31 | {start}T00:00:00 | null
    IDS80314  fails   EndDateCareClust=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS80314  fails   EndDateCareClust=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS80314  fails   EndDateCareClust=31/08/2020 | yesterday

    # EndDateCareClust lies not before the start of the period
    IDS80315  passes  EndDateCareClust={start} | {start+1} | {start}T00:00:01 | null
    IDS80315  passes  EndDateCareClust=01/01/1900
    IDS80315  fails   EndDateCareClust={start-1} | {start-400} | {start-1}T23:59:59 | 1889-12-31
    IDS80315  passes  EndDateCareClust={start-1}; IDS000Header.ReportingPeriodStartDate=null
    IDS80315  passes  EndDateCareClust={start-1}; IDS000Header.ReportingPeriodStartDate={start-1}
    IDS80315  passes  EndDateCareClust={start-1}; IDS000Header.ReportingPeriodStartDate=2020
    IDS80315  passes  EndDateCareClust=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28
    IDS80315  passes  EndDateCareClust=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28T12:00:00
    IDS80315  fails   EndDateCareClust=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-29

    # EndDateCareClust lies not after the end of the period
    IDS80316  passes  EndDateCareClust={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS80316  fails   EndDateCareClust={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS80316  passes  EndDateCareClust={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS80316  passes  EndDateCareClust={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS80316  passes  EndDateCareClust=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS80316  passes  EndDateCareClust=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS80316  fails   EndDateCareClust=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # EndDateCareClust lies not before StartDateCareClust
    IDS80317  passes  StartDateCareClust={start+5}; EndDateCareClust={start+5} | {start+6}
    IDS80317  passes  StartDateCareClust={start+5}; EndDateCareClust={start+5}T00:00:00 | null
    IDS80317  passes  StartDateCareClust={start+5}; EndDateCareClust=01/01/1900
    IDS80317  fails   StartDateCareClust={start+5}; EndDateCareClust={start+4} | {start+4}T23:59:59
    IDS80317  fails   StartDateCareClust={start+5}; EndDateCareClust=1889-12-31
    IDS80317  passes  EndDateCareClust={start+4}; StartDateCareClust=null | {start+4}T10:00:00
    IDS80317  passes  EndDateCareClust={start+4}; StartDateCareClust=31/12/2999
    IDS80317  passes  StartDateCareClust=2020-02-29; EndDateCareClust=2020-03-01
    IDS80317  fails   StartDateCareClust=2020-02-29; EndDateCareClust=2020-02-28

    # EndTimeCareClust is a time of day; one that cannot be read stands only in text
    IDS80318  passes  EndTimeCareClust=00:00:00 | 23:59:59 | 1899-12-30T10:20:00 | null
    IDS80318  fails   EndTimeCareClust=24:00:00 | 10:60:00 | 10:20:60 | 10:20 | noon
    """#
}
