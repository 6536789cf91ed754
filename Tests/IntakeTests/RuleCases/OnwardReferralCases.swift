extension RuleCases {
  /// The rules of IDS105OnwardReferral.
  static let onwardReferral = #"""
    # the row belongs to a referral that is accepted
    IDS10510  passes  base
    IDS10510  passes  ServiceRequestId=null | " SR1 "
    IDS10510  fails   ServiceRequestId=SR2 | sr1 | SR11
    IDS10510  fails   delete IDS101Referral
    IDS10510  fails   copy IDS101Referral
    IDS10510  fails   IDS101Referral.OrgIDComm=null
    IDS10510  passes  IDS101Referral.EndCode=99
    IDS10510  fails   IDS001MPI.Gender=FM
    IDS10510  fails   delete IDS002GP
    IDS10510  fails   copy; #2.ServiceRequestId=SR2 @2

    # no two rows are alike in ServiceRequestId, OnwardReferDate, OnwardReferTime, OnwardReferReason, OrgIDReceiving; no value is like none
    IDS10520  passes  base
    IDS10520  fails   copy @1,2
    IDS10520  fails   copy; copy @1,2,3
    IDS10520  passes  copy; #2.ServiceRequestId=SR2 | null
    IDS10520  passes  copy; #2.ServiceRequestId=sr1 | "SR1 x"
    IDS10520  fails   copy; #2.ServiceRequestId=" SR1 " @1,2
    IDS10520  passes  ServiceRequestId=null; copy
    IDS10520  passes  OnwardReferDate={start+5}; copy; #2.OnwardReferDate=2018-02-03
    IDS10520  passes  OnwardReferDate={start+5}; copy; #2.OnwardReferDate={start+5}T10:00:00 | null
    IDS10520  fails   OnwardReferDate={start+5}; copy; #2.OnwardReferDate={start+5}T00:00:00 @1,2
    IDS10520  passes  OnwardReferDate=null; copy
    IDS10520  passes  copy; #2.OnwardReferTime=11:11:11 | null
    IDS10520  passes  OnwardReferTime=null; copy
    IDS10520  passes  copy; #2.OnwardReferReason=03 | null
    IDS10520  passes  OnwardReferReason=null; copy
    IDS10520  passes  copy; #2.OrgIDReceiving=RX4 | null
    IDS10520  passes  copy; #2.OrgIDReceiving=rwk
    IDS10520  passes  OrgIDReceiving=null; copy
    IDS10520  fails   copy; copy; #2.ServiceRequestId=SR2 @1,3

    # ServiceRequestId holds a value; spaces are none
    IDS10501  passes  ServiceRequestId=SR-7 | 0 | "\t"
    IDS10501  fails   ServiceRequestId=null | "" | " " | "   "

    # ServiceRequestId has at most 20 characters, of any kind
    IDS10502  passes  ServiceRequestId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS10502  passes  ServiceRequestId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS10502  passes  ServiceRequestId=null
    IDS10502  fails   ServiceRequestId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS10502  fails   ServiceRequestId="abcdefghijklmnopqrst\n\n"

    # OnwardReferDate holds a value, whether or not it can be read
    IDS10503  passes  OnwardReferDate={start} | 1889-12-31 | yesterday
    IDS10503  fails   OnwardReferDate=null | " "

    # OnwardReferDate is a day of the calendar from 1890 on, without a time of day
    IDS10504  passes  OnwardReferDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS10504  passes  OnwardReferDate=9999-12-31 | {start}T00:00:00 | null
    IDS10504  fails   OnwardReferDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS10504  fails   OnwardReferDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS10504  fails   OnwardReferDate=31/08/2020 | yesterday

    # OnwardReferDate lies not after the end of the period
    IDS10505  passes  OnwardReferDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS10505  fails   OnwardReferDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS10505  passes  OnwardReferDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS10505  passes  OnwardReferDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS10505  passes  OnwardReferDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS10505  passes  OnwardReferDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS10505  fails   OnwardReferDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # OnwardReferDate lies not before the day on which the referral was received
    IDS10521  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+5}
    IDS10521  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+6}
    IDS10521  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+5}T00:00:00
    IDS10521  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate=null
    IDS10521  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate=01/01/1900
    IDS10521  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+4}
    IDS10521  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+4}T23:59:59
    IDS10521  passes  OnwardReferDate={start+4}; IDS101Referral.ReferralRequestReceivedDate={start+4}T12:00:00
    IDS10521  passes  OnwardReferDate={start+4}; IDS101Referral.ReferralRequestReceivedDate=null
    IDS10521  passes  OnwardReferDate={start+4}; IDS101Referral.ReferralRequestReceivedDate=31/12/2999
    # without a referral to compare with it passes; one that is rejected still counts
    IDS10521  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+4}; ServiceRequestId=null
    IDS10521  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+4}; ServiceRequestId=SR2
    IDS10521  passes  IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+4}; delete IDS101Referral
    IDS10521  fails   IDS101Referral.ReferralRequestReceivedDate={start+5}; OnwardReferDate={start+4}; IDS101Referral.OrgIDComm=null

    # OnwardReferDate lies not before the start of the period
    IDS10522  passes  OnwardReferDate={start} | {start+1} | {start}T00:00:01 | null | 01/01/1900
    IDS10522  fails   OnwardReferDate={start-1} | {start-400} | {start-1}T23:59:59 | 1889-12-31
    IDS10522  passes  OnwardReferDate={start-1}; IDS000Header.ReportingPeriodStartDate=null
    IDS10522  passes  OnwardReferDate={start-1}; IDS000Header.ReportingPeriodStartDate={start-1}
    IDS10522  passes  OnwardReferDate={start-1}; IDS000Header.ReportingPeriodStartDate=2020
    IDS10522  passes  OnwardReferDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28
    IDS10522  passes  OnwardReferDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28T12:00:00
    IDS10522  fails   OnwardReferDate=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-29

    # OnwardReferTime is a time of day; one that cannot be read stands only in text
    IDS10514  passes  OnwardReferTime=00:00:00 | 23:59:59 | 1899-12-30T10:20:00 | null
    IDS10514  fails   OnwardReferTime=24:00:00 | 10:60:00 | 10:20:60 | 10:20 | noon

    # OnwardReferReason has two characters, of any kind
    IDS10506  passes  OnwardReferReason=ab | "é!" | "  ab " | "ab\n" | null
    IDS10506  fails   OnwardReferReason=a | abc | "\na" | "ab\n\n"

    # OnwardReferReason is a code of the list
    IDS10507  passes  OnwardReferReason=01 | 02 | 03 | 04 | 05 | 06 | 96 | 98 | 99 | null
    IDS10507  fails   OnwardReferReason=QQ | WW | "01\n" | 0101 | 1

    # OrgIDReceiving has 3 to 5 characters, of any kind
    IDS10518  passes  OrgIDReceiving=abc | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS10518  fails   OrgIDReceiving=ab | abcdef | "abc\na" | "abcde\n\n"

    # OrgIDReceiving is an organisation that is open on the first day of the period
    IDS10519  passes     base with organisations=RWK
    IDS10519  passes     OrgIDReceiving=RX4 with organisations=RX4 opens {start} closes {start}
    IDS10519  passes     OrgIDReceiving=RX4 with organisations=RX4 opens 1991-04-01
    IDS10519  passes     OrgIDReceiving=null with organisations=
    IDS10519  fails      OrgIDReceiving=RX4 with organisations=
    IDS10519  fails      OrgIDReceiving=RX4 with organisations=RX4X, XRX4
    IDS10519  fails      OrgIDReceiving=RX4 with organisations=RX4 opens {start+1}
    IDS10519  fails      OrgIDReceiving=RX4 with organisations=RX4 opens 2015-04-01 closes {start-1}
    IDS10519  fails      OrgIDReceiving=rx4 with organisations=RX4
    # a successor does not help, nor that it is open on another day of the period
    IDS10519  fails      OrgIDReceiving=RX4 with organisations=RX4 closes {start-1} successor RX5, RX5 opens {start}
    IDS10519  fails      OrgIDReceiving=RX4 with organisations=RX4 opens {end}
    # the day is that of the header; without one the data of today count
    IDS10519  passes     OrgIDReceiving=RX4; IDS000Header.ReportingPeriodStartDate=2015-04-01 with organisations=RX4 closes 2015-04-01
    IDS10519  fails      OrgIDReceiving=RX4; IDS000Header.ReportingPeriodStartDate=2015-04-02 with organisations=RX4 closes 2015-04-01
    IDS10519  passes     OrgIDReceiving=RX4; IDS000Header.ReportingPeriodStartDate=null with organisations=RX4 opens {start+1}
    IDS10519  fails      OrgIDReceiving=RX4; IDS000Header.ReportingPeriodStartDate=null with organisations=RX4 closes {start+1}
    # without the data nothing is said, not even of an organisation that never was
    IDS10519  unchecked  base
    IDS10519  unchecked  OrgIDReceiving=ZZZ | null
    IDS10519  unchecked  base with sites=RX4; gpPractices=RX4; postcodes=RX4
    """#
}
