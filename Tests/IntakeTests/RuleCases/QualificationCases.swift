extension RuleCases {
  /// The rules of IDS902CarePersQual.
  static let qualification = #"""
    # no two rows are alike in CarePersLocalId, QualAttainLevelIAPT; no value is like none
    IDS90210  passes  base
    IDS90210  fails   copy @1,2
    IDS90210  fails   copy; copy @1,2,3
    IDS90210  passes  copy; #2.CarePersLocalId=TH2 | null
    IDS90210  passes  copy; #2.CarePersLocalId=th1 | "TH1 x"
    IDS90210  fails   copy; #2.CarePersLocalId=" TH1 " @1,2
    IDS90210  passes  CarePersLocalId=null; copy
    IDS90210  passes  copy; #2.QualAttainLevelIAPT=12 | null
    IDS90210  passes  QualAttainLevelIAPT=null; copy
    IDS90210  fails   copy; copy; #2.CarePersLocalId=TH2 @1,3

    # CarePersLocalId holds a value; spaces are none
    IDS90201  passes  CarePersLocalId=x | 0 | "\t"
    IDS90201  fails   CarePersLocalId=null | "" | " " | "   "

    # CarePersLocalId has at most 20 characters, of any kind
    IDS90202  passes  CarePersLocalId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS90202  passes  CarePersLocalId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS90202  passes  CarePersLocalId=null
    IDS90202  fails   CarePersLocalId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS90202  fails   CarePersLocalId="abcdefghijklmnopqrst\n\n"

    # QualAttainLevelIAPT holds a value; spaces are none
    IDS90203  passes  QualAttainLevelIAPT=x | 0 | "\t"
    IDS90203  fails   QualAttainLevelIAPT=null | "" | " " | "   "

    # QualAttainLevelIAPT has two characters, of any kind
    IDS90204  passes  QualAttainLevelIAPT=ab | "é!" | "  ab " | "ab\n" | null
    IDS90204  fails   QualAttainLevelIAPT=a | abc | "\na" | "ab\n\n"

    # QualAttainLevelIAPT is a code of the list
    IDS90205  passes  QualAttainLevelIAPT=10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 30 | 31 | null
    IDS90205  fails   QualAttainLevelIAPT=32 | QQ | "10\n" | 1010

    # QualAwardedDate is a day of the calendar from 1890 on, without a time of day
    IDS90206  passes  QualAwardedDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS90206  passes  QualAwardedDate=9999-12-31 | {start}T00:00:00 | null
    IDS90206  fails   QualAwardedDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS90206  fails   QualAwardedDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS90206  fails   QualAwardedDate=31/08/2020 | yesterday

    # QualAwardedDate lies not after the end of the period
    IDS90207  passes  QualAwardedDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS90207  fails   QualAwardedDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS90207  passes  QualAwardedDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS90207  passes  QualAwardedDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS90207  passes  QualAwardedDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS90207  passes  QualAwardedDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS90207  fails   QualAwardedDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # QualAwardedDate lies not before 2005
    IDS90212  passes  QualAwardedDate=2005-01-01 | 2005-01-02 | {end+1} | null | 31/12/2004
    IDS90212  fails   QualAwardedDate=2004-12-31 | 2004-12-31T23:59:59 | 1889-12-31

    # QualAwardedDate lies not before QualPlannedCompletionDate
    IDS90213  passes  QualPlannedCompletionDate={start+5}; QualAwardedDate={start+5} | {start+6}
    IDS90213  passes  QualPlannedCompletionDate={start+5}; QualAwardedDate={start+5}T00:00:00 | null
    IDS90213  passes  QualPlannedCompletionDate={start+5}; QualAwardedDate=01/01/1900
    IDS90213  fails   QualPlannedCompletionDate={start+5}; QualAwardedDate={start+4}
    IDS90213  fails   QualPlannedCompletionDate={start+5}; QualAwardedDate={start+4}T23:59:59
    IDS90213  fails   QualPlannedCompletionDate={start+5}; QualAwardedDate=1889-12-31
    IDS90213  passes  QualAwardedDate={start+4}; QualPlannedCompletionDate=null | {start+4}T10:00:00
    IDS90213  passes  QualAwardedDate={start+4}; QualPlannedCompletionDate=31/12/2999
    IDS90213  passes  QualPlannedCompletionDate=2020-02-29; QualAwardedDate=2020-03-01
    IDS90213  fails   QualPlannedCompletionDate=2020-02-29; QualAwardedDate=2020-02-28

    # a qualification that has no planned day was awarded
    IDS90214  passes  QualPlannedCompletionDate=null; QualAwardedDate={start} | soon
    IDS90214  fails   QualPlannedCompletionDate=null; QualAwardedDate=null | " "
    IDS90214  passes  QualAwardedDate=null; QualPlannedCompletionDate={end+9} | soon

    # QualPlannedCompletionDate is a day of the calendar from 1890 on, without a time of day
    IDS90208  passes  QualPlannedCompletionDate=1890-01-01 | 2000-02-29 | 2020-02-29
    IDS90208  passes  QualPlannedCompletionDate=2020-12-31 | 9999-12-31 | {start}T00:00:00
    IDS90208  passes  QualPlannedCompletionDate=null
    IDS90208  fails   QualPlannedCompletionDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS90208  fails   QualPlannedCompletionDate=1900-02-29 | 2019-02-29 | 2020-04-31
    IDS90208  fails   QualPlannedCompletionDate=2020-13-01 | 31/08/2020 | yesterday

    # QualPlannedCompletionDate lies not before the start of the period
    IDS90209  passes  QualPlannedCompletionDate={start} | {start+1} | {start}T00:00:01 | null
    IDS90209  passes  QualPlannedCompletionDate=01/01/1900
    IDS90209  fails   QualPlannedCompletionDate={start-1} | {start-400} | {start-1}T23:59:59
    IDS90209  fails   QualPlannedCompletionDate=1889-12-31
    IDS90209  passes  QualPlannedCompletionDate={start-1}; IDS000Header.ReportingPeriodStartDate=null
    IDS90209  passes  QualPlannedCompletionDate={start-1}; IDS000Header.ReportingPeriodStartDate={start-1}
    IDS90209  passes  QualPlannedCompletionDate={start-1}; IDS000Header.ReportingPeriodStartDate=2020
    IDS90209  passes  QualPlannedCompletionDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28
    IDS90209  passes  QualPlannedCompletionDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28T12:00:00
    IDS90209  fails   QualPlannedCompletionDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-29

    # QualPlannedCompletionDate lies at most 24 months after the end of the period
    2.0 IDS90215  passes  QualPlannedCompletionDate=2022-09-30 | 2022-09-29 | 2022-09-30T23:59:59
    2.0 IDS90215  passes  QualPlannedCompletionDate={start} | null | 31/12/2999
    2.0 IDS90215  fails   QualPlannedCompletionDate=2022-10-01 | 2023-09-30 | 9999-12-31
    2.1 IDS90215  passes  QualPlannedCompletionDate=2024-05-31 | 2024-05-30 | 2024-05-31T23:59:59
    2.1 IDS90215  passes  QualPlannedCompletionDate={start} | null | 31/12/2999
    2.1 IDS90215  fails   QualPlannedCompletionDate=2024-06-01 | 2025-05-31 | 9999-12-31
    # the last of February stays the day it is, as far as the year has it
    IDS90215  passes  IDS000Header.ReportingPeriodEndDate=2020-02-29; QualPlannedCompletionDate=2022-02-28
    IDS90215  fails   IDS000Header.ReportingPeriodEndDate=2020-02-29; QualPlannedCompletionDate=2022-03-01
    IDS90215  passes  IDS000Header.ReportingPeriodEndDate=2022-02-28; QualPlannedCompletionDate=2024-02-28
    IDS90215  fails   IDS000Header.ReportingPeriodEndDate=2022-02-28; QualPlannedCompletionDate=2024-02-29
    IDS90215  fails   IDS000Header.ReportingPeriodEndDate=2022-02-28; QualPlannedCompletionDate=2024-03-01
    IDS90215  passes  IDS000Header.ReportingPeriodEndDate=2024-02-29; QualPlannedCompletionDate=2026-02-28
    IDS90215  fails   IDS000Header.ReportingPeriodEndDate=2024-02-29; QualPlannedCompletionDate=2026-03-01
    # months are counted, not days
    IDS90215  passes  IDS000Header.ReportingPeriodEndDate=2019-09-30; QualPlannedCompletionDate=2021-09-30
    IDS90215  fails   IDS000Header.ReportingPeriodEndDate=2019-09-30; QualPlannedCompletionDate=2021-10-01
    IDS90215  passes  IDS000Header.ReportingPeriodEndDate=2020-12-31; QualPlannedCompletionDate=2022-12-31
    IDS90215  fails   IDS000Header.ReportingPeriodEndDate=2020-12-31; QualPlannedCompletionDate=2023-01-01
    IDS90215  passes  QualPlannedCompletionDate=2999-01-01; IDS000Header.ReportingPeriodEndDate=null
    IDS90215  passes  QualPlannedCompletionDate=2999-01-01; IDS000Header.ReportingPeriodEndDate=30.09.2020
    """#
}
