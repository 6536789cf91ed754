extension RuleCases {
  /// The rules of IDS108WaitingTimePauses.
  static let waitingTimePause = #"""
    # the row belongs to a referral that is accepted
    IDS10801  passes  base
    IDS10801  passes  ServiceRequestId=null | " SR1 "
    IDS10801  fails   ServiceRequestId=SR2 | sr1 | SR11
    IDS10801  fails   delete IDS101Referral
    IDS10801  fails   copy IDS101Referral
    IDS10801  fails   IDS101Referral.OrgIDComm=null
    IDS10801  passes  IDS101Referral.EndCode=99
    IDS10801  fails   IDS001MPI.Gender=FM
    IDS10801  fails   delete IDS002GP
    IDS10801  fails   copy; #2.ServiceRequestId=SR2 @2

    # no two rows are alike in PauseID, ServiceRequestId; no value is like none
    IDS10802  passes  base
    IDS10802  fails   copy @1,2
    IDS10802  fails   copy; copy @1,2,3
    IDS10802  passes  copy; #2.PauseID=W2 | null
    IDS10802  passes  copy; #2.PauseID=w1 | "W1 x"
    IDS10802  fails   copy; #2.PauseID=" W1 " @1,2
    IDS10802  passes  PauseID=null; copy
    IDS10802  passes  copy; #2.ServiceRequestId=SR2 | null
    IDS10802  passes  copy; #2.ServiceRequestId=sr1
    IDS10802  passes  ServiceRequestId=null; copy
    IDS10802  fails   copy; copy; #2.PauseID=W2 @1,3

    # PauseID holds a value; spaces are none
    IDS10803  passes  PauseID=x | 0 | "\t"
    IDS10803  fails   PauseID=null | "" | " " | "   "

    # PauseID has at most 5 characters, of any kind
    IDS10804  passes  PauseID=a | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS10804  fails   PauseID=abcdef | "abc\na" | "abcde\n\n"

    # ServiceRequestId holds a value; spaces are none
    IDS10805  passes  ServiceRequestId=SR-7 | 0 | "\t"
    IDS10805  fails   ServiceRequestId=null | "" | " " | "   "

    # ServiceRequestId has at most 20 characters, of any kind
    IDS10806  passes  ServiceRequestId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS10806  passes  ServiceRequestId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS10806  passes  ServiceRequestId=null
    IDS10806  fails   ServiceRequestId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS10806  fails   ServiceRequestId="abcdefghijklmnopqrst\n\n"

    # PauseStartDate holds a value, whether or not it can be read
    IDS10807  passes  PauseStartDate={start} | 1889-12-31 | yesterday
    IDS10807  fails   PauseStartDate=null | " "

    # PauseStartDate is a day of the calendar from 1890 on, without a time of day
    IDS10808  passes  PauseStartDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS10808  passes  PauseStartDate=9999-12-31 | {start}T00:00:00 | null
    IDS10808  fails   PauseStartDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS10808  fails   PauseStartDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS10808  fails   PauseStartDate=31/08/2020 | yesterday

    # PauseStartDate lies not after the end of the period
    IDS10809  passes  PauseStartDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS10809  fails   PauseStartDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS10809  passes  PauseStartDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS10809  passes  PauseStartDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS10809  passes  PauseStartDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS10809  passes  PauseStartDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS10809  fails   PauseStartDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # PauseStartDate lies not before the day on which the referral was received
    IDS10816  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+5}
    IDS10816  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+6}
    IDS10816  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+5}T00:00:00
    IDS10816  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate=null
    IDS10816  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate=01/01/1900
    IDS10816  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+4}
    IDS10816  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+4}T23:59:59
    IDS10816  passes  PauseStartDate={start+4}; IDS101Referral.ReferralRequestReceivedDate={start+4}T12:00:00
    IDS10816  passes  PauseStartDate={start+4}; IDS101Referral.ReferralRequestReceivedDate=null
    IDS10816  passes  PauseStartDate={start+4}; IDS101Referral.ReferralRequestReceivedDate=31/12/2999
    # without a referral to compare with it passes; one that is rejected still counts
    IDS10816  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+4}; ServiceRequestId=null
    IDS10816  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+4}; ServiceRequestId=SR2
    IDS10816  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+4}; delete IDS101Referral
    IDS10816  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; PauseStartDate={start+4}; IDS101Referral.OrgIDComm=null

    # PauseEndDate is a day of the calendar from 1890 on, without a time of day
    IDS10810  passes  PauseEndDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS10810  passes  PauseEndDate=9999-12-31 | {start}T00:00:00 | null
    IDS10810  fails   PauseEndDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59 | 1900-02-29
    IDS10810  fails   PauseEndDate=2019-02-29 | 2020-04-31 | 2020-13-01 | 31/08/2020 | yesterday

    # PauseEndDate lies not before the start of the period
    IDS10811  passes  PauseEndDate={start} | {start+1} | {start}T00:00:01 | null | 01/01/1900
    IDS10811  fails   PauseEndDate={start-1} | {start-400} | {start-1}T23:59:59 | 1889-12-31
    IDS10811  passes  PauseEndDate={start-1}; IDS000Header.ReportingPeriodStartDate=null | {start-1}
    IDS10811  passes  PauseEndDate={start-1}; IDS000Header.ReportingPeriodStartDate=2020
    IDS10811  passes  PauseEndDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28
    IDS10811  passes  PauseEndDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28T12:00:00
    IDS10811  fails   PauseEndDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-29

    # PauseEndDate lies not after the end of the period
    IDS10812  passes  PauseEndDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS10812  fails   PauseEndDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS10812  passes  PauseEndDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS10812  passes  PauseEndDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS10812  passes  PauseEndDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS10812  passes  PauseEndDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS10812  fails   PauseEndDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # PauseEndDate lies not before PauseStartDate
    IDS10813  passes  PauseStartDate={start+5}; PauseEndDate={start+5} | {start+6}
    IDS10813  passes  PauseStartDate={start+5}; PauseEndDate={start+5}T00:00:00 | null | 01/01/1900
    IDS10813  fails   PauseStartDate={start+5}; PauseEndDate={start+4} | {start+4}T23:59:59
    IDS10813  fails   PauseStartDate={start+5}; PauseEndDate=1889-12-31
    IDS10813  passes  PauseEndDate={start+4}; PauseStartDate=null | {start+4}T10:00:00 | 31/12/2999
    IDS10813  passes  PauseStartDate=2020-02-29; PauseEndDate=2020-03-01
    IDS10813  fails   PauseStartDate=2020-02-29; PauseEndDate=2020-02-28

    # PauseReason has two characters, of any kind
    IDS10814  passes  PauseReason=ab | "é!" | "  ab " | "ab\n" | null
    IDS10814  fails   PauseReason=a | abc | "\na" | "ab\n\n"

    # PauseReason is a code of the list
    IDS10815  passes  PauseReason=01 | 02 | 03 | null
    IDS10815  fails   PauseReason=04 | QQ | "01\n" | 0101 | 1

    # PauseReason holds a value; spaces are none
    IDS10817  passes  PauseReason=x | 0 | "\t"
    IDS10817  fails   PauseReason=null | "" | " " | "   "
    """#
}
