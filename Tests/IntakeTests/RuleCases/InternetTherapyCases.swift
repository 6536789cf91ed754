extension RuleCases {
  /// The rules of IDS205InternetTherLog.
  static let internetTherapy = #"""
    # the row belongs to a referral that is accepted
    IDS20501  passes  base
    IDS20501  passes  ServiceRequestId=null | " SR1 "
    IDS20501  fails   ServiceRequestId=SR2 | sr1 | SR11
    IDS20501  fails   delete IDS101Referral
    IDS20501  fails   copy IDS101Referral
    IDS20501  fails   IDS101Referral.OrgIDComm=null
    IDS20501  passes  IDS101Referral.EndCode=99
    IDS20501  fails   IDS001MPI.Gender=FM
    IDS20501  fails   delete IDS002GP
    IDS20501  fails   copy; #2.ServiceRequestId=SR2 @2

    # no two rows are alike in ServiceRequestId, StartDateIntEnabledTherLog, EndDateIntEnabledTherLog, IntEnabledTherProg, DurationIntEnabledTher, CarePersLocalId; no value is like none
    IDS20519  passes  base
    IDS20519  fails   copy @1,2
    IDS20519  fails   copy; copy @1,2,3
    IDS20519  passes  copy; #2.ServiceRequestId=SR2 | null
    IDS20519  passes  copy; #2.ServiceRequestId=sr1 | "SR1 x"
    IDS20519  fails   copy; #2.ServiceRequestId=" SR1 " @1,2
    IDS20519  passes  ServiceRequestId=null; copy
    IDS20519  passes  StartDateIntEnabledTherLog={start+5}; copy; #2.StartDateIntEnabledTherLog=2018-02-03
    IDS20519  passes  StartDateIntEnabledTherLog={start+5}; copy; #2.StartDateIntEnabledTherLog={start+5}T10:00:00
    IDS20519  passes  StartDateIntEnabledTherLog={start+5}; copy; #2.StartDateIntEnabledTherLog=null
    IDS20519  fails   StartDateIntEnabledTherLog={start+5}; copy; #2.StartDateIntEnabledTherLog={start+5}T00:00:00 @1,2
    IDS20519  passes  StartDateIntEnabledTherLog=null; copy
    IDS20519  passes  EndDateIntEnabledTherLog={start+5}; copy; #2.EndDateIntEnabledTherLog=2018-02-03
    IDS20519  passes  EndDateIntEnabledTherLog={start+5}; copy; #2.EndDateIntEnabledTherLog={start+5}T10:00:00
    IDS20519  passes  EndDateIntEnabledTherLog={start+5}; copy; #2.EndDateIntEnabledTherLog=null
    IDS20519  fails   EndDateIntEnabledTherLog={start+5}; copy; #2.EndDateIntEnabledTherLog={start+5}T00:00:00 @1,2
    IDS20519  passes  EndDateIntEnabledTherLog=null; copy
    IDS20519  passes  copy; #2.IntEnabledTherProg=Other | null
    IDS20519  passes  copy; #2.IntEnabledTherProg=iet-bETA
    IDS20519  passes  IntEnabledTherProg=null; copy
    IDS20519  passes  copy; #2.DurationIntEnabledTher=53 | null
    IDS20519  passes  DurationIntEnabledTher=null; copy
    IDS20519  passes  copy; #2.CarePersLocalId=TH2 | null
    IDS20519  passes  copy; #2.CarePersLocalId=th1
    IDS20519  passes  CarePersLocalId=null; copy
    IDS20519  fails   copy; copy; #2.ServiceRequestId=SR2 @1,3

    # ServiceRequestId holds a value; spaces are none
    IDS20502  passes  ServiceRequestId=SR-7 | 0 | "\t"
    IDS20502  fails   ServiceRequestId=null | "" | " " | "   "

    # ServiceRequestId has at most 20 characters, of any kind
    IDS20503  passes  ServiceRequestId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20503  passes  ServiceRequestId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS20503  passes  ServiceRequestId=null
    IDS20503  fails   ServiceRequestId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20503  fails   ServiceRequestId="abcdefghijklmnopqrst\n\n"

    # StartDateIntEnabledTherLog holds a value, whether or not it can be read
    IDS20504  passes  StartDateIntEnabledTherLog={start} | 1889-12-31 | yesterday
    IDS20504  fails   StartDateIntEnabledTherLog=null | " "

    # StartDateIntEnabledTherLog is a day of the calendar from 1890 on, without a time of day
    IDS20505  passes  StartDateIntEnabledTherLog=1890-01-01 | 2000-02-29 | 2020-02-29
    IDS20505  passes  StartDateIntEnabledTherLog=2020-12-31 | 9999-12-31 | {start}T00:00:00
    IDS20505  passes  StartDateIntEnabledTherLog=null
    IDS20505  fails   StartDateIntEnabledTherLog=1889-12-31 | {start}T00:00:01
    IDS20505  fails   StartDateIntEnabledTherLog={start}T23:59:59 | 1900-02-29 | 2019-02-29
    IDS20505  fails   StartDateIntEnabledTherLog=2020-04-31 | 2020-13-01 | 31/08/2020
    IDS20505  fails   StartDateIntEnabledTherLog=yesterday

    # StartDateIntEnabledTherLog lies not after the end of the period
    IDS20506  passes  StartDateIntEnabledTherLog={end} | {end-1} | {end}T23:59:59 | null
    IDS20506  passes  StartDateIntEnabledTherLog=31/12/2999
    IDS20506  fails   StartDateIntEnabledTherLog={end+1} | {end+400} | {end+1}T00:00:00
    IDS20506  fails   StartDateIntEnabledTherLog=9999-12-31
    IDS20506  passes  StartDateIntEnabledTherLog={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDS20506  passes  StartDateIntEnabledTherLog={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDS20506  passes  StartDateIntEnabledTherLog={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS20506  passes  StartDateIntEnabledTherLog=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS20506  passes  StartDateIntEnabledTherLog=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS20506  fails   StartDateIntEnabledTherLog=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # StartDateIntEnabledTherLog lies not before the day on which the referral was received
    IDS20520  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+5}
    IDS20520  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+6}
    IDS20520  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+5}T00:00:00
    IDS20520  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog=null
    IDS20520  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog=01/01/1900
    IDS20520  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+4}
    IDS20520  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+4}T23:59:59
    IDS20520  passes  StartDateIntEnabledTherLog={start+4}; IDS101Referral.ReferralRequestReceivedDate={start+4}T12:00:00
    IDS20520  passes  StartDateIntEnabledTherLog={start+4}; IDS101Referral.ReferralRequestReceivedDate=null
    IDS20520  passes  StartDateIntEnabledTherLog={start+4}; IDS101Referral.ReferralRequestReceivedDate=31/12/2999
    # without a referral to compare with it passes; one that is rejected still counts
    IDS20520  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+4}; ServiceRequestId=null
    IDS20520  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+4}; ServiceRequestId=SR2
    IDS20520  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+4}; delete IDS101Referral
    IDS20520  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; StartDateIntEnabledTherLog={start+4}; IDS101Referral.OrgIDComm=null

    # EndDateIntEnabledTherLog holds a value, whether or not it can be read
    IDS20507  passes  EndDateIntEnabledTherLog={start} | 1889-12-31 | yesterday
    IDS20507  fails   EndDateIntEnabledTherLog=null | " "

    # EndDateIntEnabledTherLog is a day of the calendar from 1890 on, without a time of day
    IDS20508  passes  EndDateIntEnabledTherLog=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS20508  passes  EndDateIntEnabledTherLog=9999-12-31 | {start}T00:00:00 | null
    IDS20508  fails   EndDateIntEnabledTherLog=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS20508  fails   EndDateIntEnabledTherLog=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS20508  fails   EndDateIntEnabledTherLog=31/08/2020 | yesterday

    # EndDateIntEnabledTherLog lies not before the start of the period
    IDS20509  passes  EndDateIntEnabledTherLog={start} | {start+1} | {start}T00:00:01 | null
    IDS20509  passes  EndDateIntEnabledTherLog=01/01/1900
    IDS20509  fails   EndDateIntEnabledTherLog={start-1} | {start-400} | {start-1}T23:59:59
    IDS20509  fails   EndDateIntEnabledTherLog=1889-12-31
    IDS20509  passes  EndDateIntEnabledTherLog={start-1}; IDS000Header.ReportingPeriodStartDate=null
    IDS20509  passes  EndDateIntEnabledTherLog={start-1}; IDS000Header.ReportingPeriodStartDate={start-1}
    IDS20509  passes  EndDateIntEnabledTherLog={start-1}; IDS000Header.ReportingPeriodStartDate=2020
    IDS20509  passes  EndDateIntEnabledTherLog=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28
    IDS20509  passes  EndDateIntEnabledTherLog=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28T12:00:00
    IDS20509  fails   EndDateIntEnabledTherLog=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-29

    # EndDateIntEnabledTherLog lies not after the end of the period
    IDS20510  passes  EndDateIntEnabledTherLog={end} | {end-1} | {end}T23:59:59 | null
    IDS20510  passes  EndDateIntEnabledTherLog=31/12/2999
    IDS20510  fails   EndDateIntEnabledTherLog={end+1} | {end+400} | {end+1}T00:00:00
    IDS20510  fails   EndDateIntEnabledTherLog=9999-12-31
    IDS20510  passes  EndDateIntEnabledTherLog={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDS20510  passes  EndDateIntEnabledTherLog={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDS20510  passes  EndDateIntEnabledTherLog={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS20510  passes  EndDateIntEnabledTherLog=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS20510  passes  EndDateIntEnabledTherLog=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS20510  fails   EndDateIntEnabledTherLog=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # EndDateIntEnabledTherLog lies not before StartDateIntEnabledTherLog
    IDS20511  passes  StartDateIntEnabledTherLog={start+5}; EndDateIntEnabledTherLog={start+5}
    IDS20511  passes  StartDateIntEnabledTherLog={start+5}; EndDateIntEnabledTherLog={start+6}
    IDS20511  passes  StartDateIntEnabledTherLog={start+5}; EndDateIntEnabledTherLog={start+5}T00:00:00
    IDS20511  passes  StartDateIntEnabledTherLog={start+5}; EndDateIntEnabledTherLog=null
    IDS20511  passes  StartDateIntEnabledTherLog={start+5}; EndDateIntEnabledTherLog=01/01/1900
    IDS20511  fails   StartDateIntEnabledTherLog={start+5}; EndDateIntEnabledTherLog={start+4}
    IDS20511  fails   StartDateIntEnabledTherLog={start+5}; EndDateIntEnabledTherLog={start+4}T23:59:59
    IDS20511  fails   StartDateIntEnabledTherLog={start+5}; EndDateIntEnabledTherLog=1889-12-31
    IDS20511  passes  EndDateIntEnabledTherLog={start+4}; StartDateIntEnabledTherLog=null
    IDS20511  passes  EndDateIntEnabledTherLog={start+4}; StartDateIntEnabledTherLog={start+4}T10:00:00
    IDS20511  passes  EndDateIntEnabledTherLog={start+4}; StartDateIntEnabledTherLog=31/12/2999
    IDS20511  passes  StartDateIntEnabledTherLog=2020-02-29; EndDateIntEnabledTherLog=2020-03-01
    IDS20511  fails   StartDateIntEnabledTherLog=2020-02-29; EndDateIntEnabledTherLog=2020-02-28

    # IntEnabledTherProg holds a value; spaces are none
    IDS20512  passes  IntEnabledTherProg=x | 0 | "\t"
    IDS20512  fails   IntEnabledTherProg=null | "" | " " | "   "

    # IntEnabledTherProg has at most 20 characters, of any kind
    IDS20513  passes  IntEnabledTherProg=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20513  passes  IntEnabledTherProg="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS20513  passes  IntEnabledTherProg=null
    IDS20513  fails   IntEnabledTherProg=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20513  fails   IntEnabledTherProg="abcdefghijklmnopqrst\n\n"

    # DurationIntEnabledTher holds a value, whether or not it can be read
    IDS20514  passes  DurationIntEnabledTher=0 | 1 | many
    IDS20514  fails   DurationIntEnabledTher=null | " "

    # DurationIntEnabledTher has at most 4 digits and no sign
    IDS20515  passes  DurationIntEnabledTher=0 | 9999 | 00000 | " 7 " | null
    IDS20515  fails   DurationIntEnabledTher=10000 | -1 | 1.5 | "1,0" | ten | "٣"

    # CarePersLocalId has at most 20 characters, of any kind
    IDS20516  passes  CarePersLocalId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS20516  passes  CarePersLocalId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS20516  passes  CarePersLocalId=null
    IDS20516  fails   CarePersLocalId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS20516  fails   CarePersLocalId="abcdefghijklmnopqrst\n\n"

    # IntegratedSoftwareInd has one character, of any kind
    IDS20517  passes  IntegratedSoftwareInd=a | "é" | "  a " | "a\n" | null
    IDS20517  fails   IntegratedSoftwareInd=ab | "\n\n" | "a\n\n"

    # IntegratedSoftwareInd is a code of the list
    IDS20518  passes  IntegratedSoftwareInd=N | Y | null
    IDS20518  fails   IntegratedSoftwareInd=Q | W | n | "N\n" | NN
    """#
}
