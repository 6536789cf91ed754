extension RuleCases {
  /// The rules of IDS002GP.
  static let practice = #"""
    # the row belongs to a patient that is accepted
    IDS00220  passes  base
    IDS00220  passes  LocalPatientId=null | " P1 "
    IDS00220  fails   LocalPatientId=P2 | p1 | P11
    IDS00220  fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDS00220  passes  copy IDS001MPI
    IDS00220  fails   IDS001MPI.Gender=FM
    IDS00220  passes  IDS001MPI.Gender=7
    IDS00220  fails   copy; #2.LocalPatientId=P2 @2
    IDS00220  fails   delete IDS101Referral

    # no two rows are alike in LocalPatientId, GMPCodeReg, StartDateGMPRegistration; no value is like none
    IDS00221  passes  base
    IDS00221  fails   copy @1,2
    IDS00221  fails   copy; copy @1,2,3
    IDS00221  passes  copy; #2.LocalPatientId=P2 | null
    IDS00221  passes  copy; #2.LocalPatientId=p1 | "P1 x"
    IDS00221  fails   copy; #2.LocalPatientId=" P1 " @1,2
    IDS00221  passes  LocalPatientId=null; copy
    IDS00221  passes  copy; #2.GMPCodeReg=Z81017 | null
    IDS00221  passes  copy; #2.GMPCodeReg=z81136
    IDS00221  passes  GMPCodeReg=null; copy
    IDS00221  passes  StartDateGMPRegistration={start+5}; copy; #2.StartDateGMPRegistration=2018-02-03
    IDS00221  passes  StartDateGMPRegistration={start+5}; copy; #2.StartDateGMPRegistration={start+5}T10:00:00
    IDS00221  passes  StartDateGMPRegistration={start+5}; copy; #2.StartDateGMPRegistration=null
    IDS00221  fails   StartDateGMPRegistration={start+5}; copy; #2.StartDateGMPRegistration={start+5}T00:00:00 @1,2
    IDS00221  passes  StartDateGMPRegistration=null; copy
    IDS00221  fails   copy; copy; #2.LocalPatientId=P2 @1,3

    # one row of a patient at most has no EndDateGMPRegistration
    IDS00222  fails   EndDateGMPRegistration=null; copy @1,2
    IDS00222  fails   EndDateGMPRegistration=null; copy; copy @1,2,3
    IDS00222  fails   EndDateGMPRegistration=null; copy; #2.LocalPatientId=null; #1.LocalPatientId=null @1,2
    IDS00222  fails   EndDateGMPRegistration=null; copy; copy; #2.EndDateGMPRegistration={start} @1,3
    IDS00222  passes  EndDateGMPRegistration=null; copy; #2.EndDateGMPRegistration={start}
    IDS00222  passes  EndDateGMPRegistration=null; copy; #2.EndDateGMPRegistration=yesterday
    IDS00222  passes  EndDateGMPRegistration={start}; copy
    IDS00222  passes  EndDateGMPRegistration=null; copy; #2.LocalPatientId=P2 | p1

    # a registration that ended is followed on the next day by one with another practice
    IDS00223  passes  base
    IDS00223  fails   EndDateGMPRegistration={start+4} | {end}
    IDS00223  passes  copy; EndDateGMPRegistration={start+4}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration={start+5}
    IDS00223  fails   copy; EndDateGMPRegistration={start+4}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration={start+4}
    IDS00223  fails   copy; EndDateGMPRegistration={start+4}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration={start+6}
    IDS00223  fails   copy; EndDateGMPRegistration={start+4}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration=null
    IDS00223  passes  copy; EndDateGMPRegistration={end}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration={end+1}
    # over the last days of February
    IDS00223  passes  IDS000Header.ReportingPeriodStartDate=2020-02-01; copy; EndDateGMPRegistration=2020-02-28; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration=2020-02-29
    IDS00223  fails   IDS000Header.ReportingPeriodStartDate=2020-02-01; copy; EndDateGMPRegistration=2020-02-28; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration=2020-03-01
    # with the same practice it is no change
    IDS00223  fails   copy; EndDateGMPRegistration={start+4}; #2.StartDateGMPRegistration={start+5}
    # another patient's, or one that is rejected, does not follow
    IDS00223  fails   copy; EndDateGMPRegistration={start+4}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration={start+5}; #2.LocalPatientId=P2
    IDS00223  fails   copy; EndDateGMPRegistration={start+4}; #2.StartDateGMPRegistration={start+5}; #2.GMPCodeReg=Z8101
    # three in a row
    IDS00223  passes  copy; copy; EndDateGMPRegistration={start+4}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration={start+5}; #2.EndDateGMPRegistration={start+9}; #3.StartDateGMPRegistration={start+10}
    IDS00223  fails   copy; copy; EndDateGMPRegistration={start+4}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration={start+5}; #2.EndDateGMPRegistration={start+9}; #3.StartDateGMPRegistration={start+11} @2
    # two that begin on one day, of which one is with the same practice
    IDS00223  fails   copy; copy; EndDateGMPRegistration={start+4}; #2.GMPCodeReg=Z81017; #2.StartDateGMPRegistration={start+5}; #3.StartDateGMPRegistration={start+5}; #3.EndDateGMPRegistration={start+5} @1,3

    # LocalPatientId holds a value; spaces are none
    IDS00201  passes  LocalPatientId=0010001 | 0 | "\t"
    IDS00201  fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDS00202  passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS00202  passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS00202  fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS00202  fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # GMPCodeReg holds a value; spaces are none
    IDS00203  passes  GMPCodeReg=x | 0 | "\t"
    IDS00203  fails   GMPCodeReg=null | "" | " " | "   "

    # GMPCodeReg has 6 characters, of any kind
    IDS00204  passes  GMPCodeReg=abcdef | "?????é" | "  abcdef " | "abcdef\n" | null
    IDS00204  fails   GMPCodeReg=abcde | abcdefg | "abcd\na" | "abcdef\n\n"

    # GMPCodeReg is a practice on the first day of the period; spaces and small letters are no matter
    IDS00206  passes     base with gpPractices=Z81136 roles RO76
    IDS00206  passes     base with gpPractices=Z81136 roles RO177
    IDS00206  passes     base with gpPractices=Z81136 roles RO72+RO177
    IDS00206  fails      base with gpPractices=Z81136 roles RO72
    IDS00206  fails      base with gpPractices=
    IDS00206  fails      base with gpPractices=Z81137 roles RO76
    IDS00206  passes     GMPCodeReg=z81136 | " Z81136 " with gpPractices=Z81136 roles RO76
    IDS00206  passes     GMPCodeReg="\tz81136\t" with gpPractices=Z81136 roles RO76
    IDS00206  passes     base with gpPractices=Z81136 roles RO76 opens {start} closes {start}
    IDS00206  fails      base with gpPractices=Z81136 roles RO76 opens {start+1}
    IDS00206  fails      base with gpPractices=Z81136 roles RO76 closes {start-1}
    IDS00206  passes     IDS000Header.ReportingPeriodStartDate=null with gpPractices=Z81136 roles RO76 opens {start+1}
    # the codes for no practice, and for one that is not known, are always right
    IDS00206  passes     GMPCodeReg=S30063 | S30152 | S99942 | S99957 | S99961 with gpPractices=
    IDS00206  passes     GMPCodeReg=S99976 | S99995 | S99999 | V81997 | V81998 with gpPractices=
    IDS00206  passes     GMPCodeReg=V81999 with gpPractices=
    IDS00206  fails      GMPCodeReg=V81996 | S99998 with gpPractices=
    IDS00206  passes     GMPCodeReg=null with gpPractices=
    IDS00206  unchecked  base
    IDS00206  unchecked  GMPCodeReg=A00000 | V81999
    IDS00206  unchecked  base with organisations=Z81136

    # StartDateGMPRegistration is a day of the calendar from 1890 on, without a time of day
    IDS00210  passes  StartDateGMPRegistration=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS00210  passes  StartDateGMPRegistration=9999-12-31 | {start}T00:00:00 | null
    IDS00210  fails   StartDateGMPRegistration=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS00210  fails   StartDateGMPRegistration=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS00210  fails   StartDateGMPRegistration=31/08/2020 | yesterday

    # StartDateGMPRegistration lies at most one day after the end of the period
    IDS00211  passes  StartDateGMPRegistration={end+1} | {end} | {end+1}T23:59:59 | 1889-12-31
    IDS00211  passes  StartDateGMPRegistration=null | 31/12/2999
    IDS00211  fails   StartDateGMPRegistration={end+2} | {end+2}T00:00:00 | 9999-12-31
    IDS00211  passes  StartDateGMPRegistration={end+2}; IDS000Header.ReportingPeriodEndDate=null
    IDS00211  passes  StartDateGMPRegistration={end+2}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDS00211  passes  StartDateGMPRegistration={end+2}; IDS000Header.ReportingPeriodEndDate=never
    # the day after may be a leap day or the first of a month or year
    IDS00211  passes  StartDateGMPRegistration=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28
    IDS00211  fails   StartDateGMPRegistration=2020-03-01; IDS000Header.ReportingPeriodEndDate=2020-02-28
    IDS00211  passes  StartDateGMPRegistration=2020-03-01; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS00211  passes  StartDateGMPRegistration=2019-03-01; IDS000Header.ReportingPeriodEndDate=2019-02-28
    IDS00211  fails   StartDateGMPRegistration=2019-03-02; IDS000Header.ReportingPeriodEndDate=2019-02-28
    IDS00211  passes  StartDateGMPRegistration=2021-01-01; IDS000Header.ReportingPeriodEndDate=2020-12-31
    IDS00211  fails   StartDateGMPRegistration=2021-01-02; IDS000Header.ReportingPeriodEndDate=2020-12-31

    # StartDateGMPRegistration lies not before the birth of the patient
    IDS00212  passes  IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-02-28
    IDS00212  passes  IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-03-01
    IDS00212  passes  IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-02-28T00:00:00
    IDS00212  passes  IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=null
    IDS00212  passes  IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=01/01/1900
    IDS00212  fails   IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-02-27
    IDS00212  fails   IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-02-27T23:59:59
    IDS00212  passes  StartDateGMPRegistration=2019-02-27; IDS001MPI.PersonBirthDate=2019-02-27T12:00:00
    IDS00212  passes  StartDateGMPRegistration=2019-02-27; IDS001MPI.PersonBirthDate=null
    IDS00212  passes  StartDateGMPRegistration=2019-02-27; IDS001MPI.PersonBirthDate=31/12/2999
    # without a patient to compare with it passes; one that is rejected still counts
    IDS00212  passes  IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-02-27; LocalPatientId=null
    IDS00212  passes  IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-02-27; LocalPatientId=P2
    IDS00212  passes  IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-02-27; delete IDS001MPI
    IDS00212  fails   IDS001MPI.PersonBirthDate=2019-02-28; StartDateGMPRegistration=2019-02-27; IDS001MPI.Gender=FM

    # EndDateGMPRegistration is a day of the calendar from 1890 on, without a time of day
    IDS00213  passes  EndDateGMPRegistration=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS00213  passes  EndDateGMPRegistration=9999-12-31 | {start}T00:00:00 | null
    IDS00213  fails   EndDateGMPRegistration=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS00213  fails   EndDateGMPRegistration=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS00213  fails   EndDateGMPRegistration=31/08/2020 | yesterday

    # EndDateGMPRegistration lies not before the start of the period
    IDS00214  passes  EndDateGMPRegistration={start} | {start+1} | {start}T00:00:01 | null
    IDS00214  passes  EndDateGMPRegistration=01/01/1900
    IDS00214  fails   EndDateGMPRegistration={start-1} | {start-400} | {start-1}T23:59:59
    IDS00214  fails   EndDateGMPRegistration=1889-12-31
    IDS00214  passes  EndDateGMPRegistration={start-1}; IDS000Header.ReportingPeriodStartDate=null
    IDS00214  passes  EndDateGMPRegistration={start-1}; IDS000Header.ReportingPeriodStartDate={start-1}
    IDS00214  passes  EndDateGMPRegistration={start-1}; IDS000Header.ReportingPeriodStartDate=2020
    IDS00214  passes  EndDateGMPRegistration=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28
    IDS00214  passes  EndDateGMPRegistration=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-28T12:00:00
    IDS00214  fails   EndDateGMPRegistration=2020-02-28; IDS000Header.ReportingPeriodStartDate=2020-02-29

    # EndDateGMPRegistration lies not after the end of the period
    IDS00215  passes  EndDateGMPRegistration={end} | {end-1} | {end}T23:59:59 | null
    IDS00215  passes  EndDateGMPRegistration=31/12/2999
    IDS00215  fails   EndDateGMPRegistration={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS00215  passes  EndDateGMPRegistration={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDS00215  passes  EndDateGMPRegistration={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDS00215  passes  EndDateGMPRegistration={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS00215  passes  EndDateGMPRegistration=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS00215  passes  EndDateGMPRegistration=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS00215  fails   EndDateGMPRegistration=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # EndDateGMPRegistration lies not before StartDateGMPRegistration
    IDS00216  passes  StartDateGMPRegistration={start+5}; EndDateGMPRegistration={start+5}
    IDS00216  passes  StartDateGMPRegistration={start+5}; EndDateGMPRegistration={start+6}
    IDS00216  passes  StartDateGMPRegistration={start+5}; EndDateGMPRegistration={start+5}T00:00:00
    IDS00216  passes  StartDateGMPRegistration={start+5}; EndDateGMPRegistration=null | 01/01/1900
    IDS00216  fails   StartDateGMPRegistration={start+5}; EndDateGMPRegistration={start+4}
    IDS00216  fails   StartDateGMPRegistration={start+5}; EndDateGMPRegistration={start+4}T23:59:59
    IDS00216  fails   StartDateGMPRegistration={start+5}; EndDateGMPRegistration=1889-12-31
    IDS00216  passes  EndDateGMPRegistration={start+4}; StartDateGMPRegistration=null
    IDS00216  passes  EndDateGMPRegistration={start+4}; StartDateGMPRegistration={start+4}T10:00:00
    IDS00216  passes  EndDateGMPRegistration={start+4}; StartDateGMPRegistration=31/12/2999
    IDS00216  passes  StartDateGMPRegistration=2020-02-29; EndDateGMPRegistration=2020-03-01
    IDS00216  fails   StartDateGMPRegistration=2020-02-29; EndDateGMPRegistration=2020-02-28

    # OrgIDGPPrac holds a value; spaces are none
    IDS00217  passes  OrgIDGPPrac=x | 0 | "\t"
    IDS00217  fails   OrgIDGPPrac=null | "" | " " | "   "

    # OrgIDGPPrac has 3 to 5 characters, of any kind
    IDS00218  passes  OrgIDGPPrac=abc | abcde | "????é" | "  abcde " | "abcde\n" | null
    IDS00218  fails   OrgIDGPPrac=ab | abcdef | "abc\na" | "abcde\n\n"

    # OrgIDGPPrac is an organisation that is open on the first day of the period
    IDS00219  passes     base with organisations=00L
    IDS00219  passes     OrgIDGPPrac=13T with organisations=13T opens {start} closes {start}
    IDS00219  passes     OrgIDGPPrac=13T with organisations=13T opens 1991-04-01
    IDS00219  passes     OrgIDGPPrac=null with organisations=
    IDS00219  fails      OrgIDGPPrac=13T with organisations=
    IDS00219  fails      OrgIDGPPrac=13T with organisations=13TX, X13T
    IDS00219  fails      OrgIDGPPrac=13T with organisations=13T opens {start+1}
    IDS00219  fails      OrgIDGPPrac=13T with organisations=13T opens 2015-04-01 closes {start-1}
    IDS00219  fails      OrgIDGPPrac=13t with organisations=13T
    # a successor does not help, nor that it is open on another day of the period
    IDS00219  fails      OrgIDGPPrac=13T with organisations=13T closes {start-1} successor RX5, RX5 opens {start}
    IDS00219  fails      OrgIDGPPrac=13T with organisations=13T opens {end}
    # the day is that of the header; without one the data of today count
    IDS00219  passes     OrgIDGPPrac=13T; IDS000Header.ReportingPeriodStartDate=2015-04-01 with organisations=13T closes 2015-04-01
    IDS00219  fails      OrgIDGPPrac=13T; IDS000Header.ReportingPeriodStartDate=2015-04-02 with organisations=13T closes 2015-04-01
    IDS00219  passes     OrgIDGPPrac=13T; IDS000Header.ReportingPeriodStartDate=null with organisations=13T opens {start+1}
    IDS00219  fails      OrgIDGPPrac=13T; IDS000Header.ReportingPeriodStartDate=null with organisations=13T closes {start+1}
    # without the data nothing is said, not even of an organisation that never was
    IDS00219  unchecked  base
    IDS00219  unchecked  OrgIDGPPrac=ZZZ | null
    IDS00219  unchecked  base with sites=13T; gpPractices=13T; postcodes=13T
    """#
}
