extension RuleCases {
  /// The rules of IDS004EmpStatus.
  static let employment = #"""
    # the row belongs to a patient that is accepted
    IDS00401  passes  base
    IDS00401  passes  LocalPatientId=null | " P1 "
    IDS00401  fails   LocalPatientId=P2 | p1 | P11
    IDS00401  fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDS00401  passes  copy IDS001MPI
    IDS00401  fails   IDS001MPI.Gender=FM
    IDS00401  passes  IDS001MPI.Gender=7
    IDS00401  fails   delete IDS002GP
    IDS00401  fails   copy; #2.LocalPatientId=P2 @2
    IDS00401  fails   delete IDS101Referral

    # no two rows are alike in LocalPatientId, EmployStatusRecDate; no value is like none
    IDS00402  passes  base
    IDS00402  fails   copy @1,2
    IDS00402  fails   copy; copy @1,2,3
    IDS00402  passes  copy; #2.LocalPatientId=P2 | null
    IDS00402  passes  copy; #2.LocalPatientId=p1 | "P1 x"
    IDS00402  fails   copy; #2.LocalPatientId=" P1 " @1,2
    IDS00402  passes  LocalPatientId=null; copy
    IDS00402  passes  EmployStatusRecDate={start+5}; copy; #2.EmployStatusRecDate=2018-02-03
    IDS00402  passes  EmployStatusRecDate={start+5}; copy; #2.EmployStatusRecDate={start+5}T10:00:00
    IDS00402  passes  EmployStatusRecDate={start+5}; copy; #2.EmployStatusRecDate=null
    IDS00402  fails   EmployStatusRecDate={start+5}; copy; #2.EmployStatusRecDate={start+5}T00:00:00 @1,2
    IDS00402  passes  EmployStatusRecDate=null; copy
    IDS00402  fails   copy; copy; #2.LocalPatientId=P2 @1,3

    # one row of a patient at most has no EmployStatusRecDate
    IDS00440  fails   EmployStatusRecDate=null; copy @1,2
    IDS00440  fails   EmployStatusRecDate=null; copy; copy @1,2,3
    IDS00440  fails   EmployStatusRecDate=null; copy; #2.LocalPatientId=null; #1.LocalPatientId=null @1,2
    IDS00440  fails   EmployStatusRecDate=null; copy; copy; #2.EmployStatusRecDate={start} @1,3
    IDS00440  passes  EmployStatusRecDate=null; copy; #2.EmployStatusRecDate={start} | yesterday
    IDS00440  passes  EmployStatusRecDate={start}; copy
    IDS00440  passes  EmployStatusRecDate=null; copy; #2.LocalPatientId=P2 | p1

    # LocalPatientId holds a value; spaces are none
    IDS00403  passes  LocalPatientId=0010001 | 0 | "\t"
    IDS00403  fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDS00404  passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS00404  passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDS00404  fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS00404  fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # EmployStatus holds a value; spaces are none
    IDS00405  passes  EmployStatus=x | 0 | "\t"
    IDS00405  fails   EmployStatus=null | "" | " " | "   "

    # EmployStatus has two characters, of any kind
    IDS00406  passes  EmployStatus=ab | "é!" | "  ab " | "ab\n" | null
    IDS00406  fails   EmployStatus=a | abc | "\na" | "ab\n\n"

    # EmployStatus is a code of the list
    IDS00407  passes  EmployStatus=01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | ZZ | null
    IDS00407  fails   EmployStatus=09 | QQ | zz | "01\n" | 0101 | 1

    # EmployStatusRecDate is a day of the calendar from 1890 on, without a time of day
    IDS00408  passes  EmployStatusRecDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS00408  passes  EmployStatusRecDate=9999-12-31 | {start}T00:00:00 | null
    IDS00408  fails   EmployStatusRecDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS00408  fails   EmployStatusRecDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS00408  fails   EmployStatusRecDate=31/08/2020 | yesterday

    # EmployStatusRecDate holds a value, whether or not it can be read
    IDS00412  passes  EmployStatusRecDate={start} | 1889-12-31 | yesterday
    IDS00412  fails   EmployStatusRecDate=null | " "

    # EmployStatusRecDate lies not after the end of the period
    IDS00436  passes  EmployStatusRecDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS00436  fails   EmployStatusRecDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS00436  passes  EmployStatusRecDate={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDS00436  passes  EmployStatusRecDate={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDS00436  passes  EmployStatusRecDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS00436  passes  EmployStatusRecDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS00436  passes  EmployStatusRecDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS00436  fails   EmployStatusRecDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # EmployStatusRecDate lies not before the birth of the patient
    IDS00438  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-02-28
    IDS00438  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-03-01
    IDS00438  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-02-28T00:00:00
    IDS00438  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=null | 01/01/1900
    IDS00438  fails   IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-02-27
    IDS00438  fails   IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-02-27T23:59:59
    IDS00438  passes  EmployStatusRecDate=2019-02-27; IDS001MPI.PersonBirthDate=2019-02-27T12:00:00
    IDS00438  passes  EmployStatusRecDate=2019-02-27; IDS001MPI.PersonBirthDate=null | 31/12/2999
    # without a patient to compare with it passes; one that is rejected still counts
    IDS00438  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-02-27; LocalPatientId=null
    IDS00438  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-02-27; LocalPatientId=P2
    IDS00438  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-02-27; delete IDS001MPI
    IDS00438  fails   IDS001MPI.PersonBirthDate=2019-02-28; EmployStatusRecDate=2019-02-27; IDS001MPI.Gender=FM

    # WeekHoursWorked has two characters, of any kind
    IDS00410  passes  WeekHoursWorked=ab | "é!" | "  ab " | "ab\n" | null
    IDS00410  fails   WeekHoursWorked=a | abc | "\na" | "ab\n\n"

    # WeekHoursWorked is a code of the list
    IDS00411  passes  WeekHoursWorked=01 | 02 | 03 | 04 | 97 | 98 | 99 | null
    IDS00411  fails   WeekHoursWorked=QQ | WW | "01\n" | 0101 | 1

    # SelfEmployInd has one character, of any kind
    IDS00413  passes  SelfEmployInd=a | "é" | "  a " | "a\n" | null
    IDS00413  fails   SelfEmployInd=ab | "\n\n" | "a\n\n"

    # SelfEmployInd is a code of the list
    IDS00414  passes  SelfEmployInd=8 | N | X | Y | Z | null
    IDS00414  fails   SelfEmployInd=9 | Q | n | "8\n" | 88

    # SickAbsenceInd has one character, of any kind
    IDS00415  passes  SickAbsenceInd=a | "é" | "  a " | "a\n" | null
    IDS00415  fails   SickAbsenceInd=ab | "\n\n" | "a\n\n"

    # SickAbsenceInd is a code of the list
    IDS00416  passes  SickAbsenceInd=8 | N | X | Y | Z | null
    IDS00416  fails   SickAbsenceInd=9 | Q | n | "8\n" | 88

    # SSPInd has one character, of any kind
    IDS00417  passes  SSPInd=a | "é" | "  a " | "a\n" | null
    IDS00417  fails   SSPInd=ab | "\n\n" | "a\n\n"

    # SSPInd is a code of the list
    IDS00418  passes  SSPInd=N | U | Y | Z | null
    IDS00418  fails   SSPInd=Q | W | n | "N\n" | NN

    # BenefitRecInd has one character, of any kind
    IDS00419  passes  BenefitRecInd=a | "é" | "  a " | "a\n" | null
    IDS00419  fails   BenefitRecInd=ab | "\n\n" | "a\n\n"

    # BenefitRecInd is a code of the list
    IDS00420  passes  BenefitRecInd=N | U | Y | Z | null
    IDS00420  fails   BenefitRecInd=Q | W | n | "N\n" | NN

    # JSAInd has one character, of any kind
    IDS00421  passes  JSAInd=a | "é" | "  a " | "a\n" | null
    IDS00421  fails   JSAInd=ab | "\n\n" | "a\n\n"

    # JSAInd is a code of the list
    IDS00422  passes  JSAInd=N | U | Y | Z | null
    IDS00422  fails   JSAInd=Q | W | n | "N\n" | NN

    # ESAInd has one character, of any kind
    IDS00423  passes  ESAInd=a | "é" | "  a " | "a\n" | null
    IDS00423  fails   ESAInd=ab | "\n\n" | "a\n\n"

    # ESAInd is a code of the list
    IDS00424  passes  ESAInd=N | U | Y | Z | null
    IDS00424  fails   ESAInd=Q | W | n | "N\n" | NN

    # UCInd has one character, of any kind
    IDS00425  passes  UCInd=a | "é" | "  a " | "a\n" | null
    IDS00425  fails   UCInd=ab | "\n\n" | "a\n\n"

    # UCInd is a code of the list
    IDS00426  passes  UCInd=N | U | Y | Z | null
    IDS00426  fails   UCInd=Q | W | n | "N\n" | NN

    # PIPInd has one character, of any kind
    IDS00427  passes  PIPInd=a | "é" | "  a " | "a\n" | null
    IDS00427  fails   PIPInd=ab | "\n\n" | "a\n\n"

    # PIPInd is a code of the list
    IDS00428  passes  PIPInd=N | U | Y | Z | null
    IDS00428  fails   PIPInd=Q | W | n | "N\n" | NN

    # OtherBenefitInd has one character, of any kind
    IDS00429  passes  OtherBenefitInd=a | "é" | "  a " | "a\n" | null
    IDS00429  fails   OtherBenefitInd=ab | "\n\n" | "a\n\n"

    # OtherBenefitInd is a code of the list
    IDS00430  passes  OtherBenefitInd=N | U | Y | Z | null
    IDS00430  fails   OtherBenefitInd=Q | W | n | "N\n" | NN

    # EmpSupportInd has at most two characters, of any kind
    IDS00431  passes  EmpSupportInd=a | ab | "é!" | "  ab " | "ab\n" | null
    IDS00431  fails   EmpSupportInd=abc | "\na" | "ab\n\n"

    # EmpSupportInd is a code of the list
    IDS00432  passes  EmpSupportInd=N | NA | Y | null
    IDS00432  fails   EmpSupportInd=Q | W | n | "N\n" | NN

    # with the day of a referral to employment support it is said whether there was one
    IDS00433  passes  EmpSupportInd=Y | N | NA | Z
    IDS00433  fails   EmpSupportInd=null | " "
    IDS00433  fails   EmpSupportInd=null; EmpSupportReferral={start} | soon
    IDS00433  passes  EmpSupportInd=null; EmpSupportReferral=null

    # EmpSupportReferral is a day of the calendar from 1890 on, without a time of day
    IDS00434  passes  EmpSupportReferral=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS00434  passes  EmpSupportReferral=9999-12-31 | {start}T00:00:00 | null
    IDS00434  fails   EmpSupportReferral=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS00434  fails   EmpSupportReferral=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS00434  fails   EmpSupportReferral=31/08/2020 | yesterday

    # with a referral to employment support its day is given
    IDS00435  passes  base
    IDS00435  fails   EmpSupportReferral=null
    IDS00435  fails   EmpSupportReferral=null; EmpSupportInd=Y | " Y "
    IDS00435  passes  EmpSupportReferral=null; EmpSupportInd=N | NA | y | YY | null
    IDS00435  passes  EmpSupportReferral={end+1} | soon

    # EmpSupportReferral lies not after the end of the period
    IDS00437  passes  EmpSupportReferral={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDS00437  fails   EmpSupportReferral={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDS00437  passes  EmpSupportReferral={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1}
    IDS00437  passes  EmpSupportReferral={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDS00437  passes  EmpSupportReferral=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDS00437  passes  EmpSupportReferral=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDS00437  fails   EmpSupportReferral=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # EmpSupportReferral lies not before the birth of the patient
    IDS00439  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-02-28
    IDS00439  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-03-01
    IDS00439  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-02-28T00:00:00
    IDS00439  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=null | 01/01/1900
    IDS00439  fails   IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-02-27
    IDS00439  fails   IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-02-27T23:59:59
    IDS00439  passes  EmpSupportReferral=2019-02-27; IDS001MPI.PersonBirthDate=2019-02-27T12:00:00
    IDS00439  passes  EmpSupportReferral=2019-02-27; IDS001MPI.PersonBirthDate=null | 31/12/2999
    # without a patient to compare with it passes; one that is rejected still counts
    IDS00439  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-02-27; LocalPatientId=null
    IDS00439  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-02-27; LocalPatientId=P2
    IDS00439  passes  IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-02-27; delete IDS001MPI
    IDS00439  fails   IDS001MPI.PersonBirthDate=2019-02-28; EmpSupportReferral=2019-02-27; IDS001MPI.Gender=FM

    # EmpSupportDischargeDate is a day of the calendar from 1890 on, without a time of day
    IDSX00401 passes  EmpSupportDischargeDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDSX00401 passes  EmpSupportDischargeDate=9999-12-31 | {start}T00:00:00 | null
    IDSX00401 fails   EmpSupportDischargeDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDSX00401 fails   EmpSupportDischargeDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDSX00401 fails   EmpSupportDischargeDate=31/08/2020 | yesterday

    # EmpSupportDischargeDate lies not after the end of the period
    IDSX00402 passes  EmpSupportDischargeDate={end} | {end-1} | {end}T23:59:59 | null
    IDSX00402 passes  EmpSupportDischargeDate=31/12/2999
    IDSX00402 fails   EmpSupportDischargeDate={end+1} | {end+400} | {end+1}T00:00:00
    IDSX00402 fails   EmpSupportDischargeDate=9999-12-31
    IDSX00402 passes  EmpSupportDischargeDate={end+1}; IDS000Header.ReportingPeriodEndDate=null
    IDSX00402 passes  EmpSupportDischargeDate={end+1}; IDS000Header.ReportingPeriodEndDate={end+1}
    IDSX00402 passes  EmpSupportDischargeDate={end+1}; IDS000Header.ReportingPeriodEndDate=2020
    IDSX00402 passes  EmpSupportDischargeDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDSX00402 passes  EmpSupportDischargeDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDSX00402 fails   EmpSupportDischargeDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28

    # EmpSupportDischargeDate lies not before EmpSupportReferral
    IDSX00403 passes  EmpSupportReferral={start+5}; EmpSupportDischargeDate={start+5} | {start+6}
    IDSX00403 passes  EmpSupportReferral={start+5}; EmpSupportDischargeDate={start+5}T00:00:00
    IDSX00403 passes  EmpSupportReferral={start+5}; EmpSupportDischargeDate=null | 01/01/1900
    IDSX00403 fails   EmpSupportReferral={start+5}; EmpSupportDischargeDate={start+4}
    IDSX00403 fails   EmpSupportReferral={start+5}; EmpSupportDischargeDate={start+4}T23:59:59
    IDSX00403 fails   EmpSupportReferral={start+5}; EmpSupportDischargeDate=1889-12-31
    IDSX00403 passes  EmpSupportDischargeDate={start+4}; EmpSupportReferral=null
    IDSX00403 passes  EmpSupportDischargeDate={start+4}; EmpSupportReferral={start+4}T10:00:00
    IDSX00403 passes  EmpSupportDischargeDate={start+4}; EmpSupportReferral=31/12/2999
    IDSX00403 passes  EmpSupportReferral=2020-02-29; EmpSupportDischargeDate=2020-03-01
    IDSX00403 fails   EmpSupportReferral=2020-02-29; EmpSupportDischargeDate=2020-02-28
    """#
}
