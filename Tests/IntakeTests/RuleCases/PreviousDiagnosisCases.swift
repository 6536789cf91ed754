extension RuleCases {
  /// The rules of IDS601MedHistPrevDiag.
  static let previousDiagnosis = #"""
    # the row belongs to a patient that is accepted
    IDSX60101 passes  base
    IDSX60101 passes  LocalPatientId=null | " P1 "
    IDSX60101 fails   LocalPatientId=P2 | p1 | P11
    IDSX60101 fails   delete IDS001MPI
    # a rule that rejects the whole file takes no rows with it
    IDSX60101 passes  copy IDS001MPI
    IDSX60101 fails   IDS001MPI.Gender=FM
    IDSX60101 passes  IDS001MPI.Gender=7
    IDSX60101 fails   delete IDS002GP
    IDSX60101 fails   copy; #2.LocalPatientId=P2 @2
    IDSX60101 fails   delete IDS101Referral

    # no two rows are alike in LocalPatientId, PrevDiag, DiagDate; no value is like none
    IDSX60102 passes  base
    IDSX60102 fails   copy @1,2
    IDSX60102 fails   copy; copy @1,2,3
    IDSX60102 passes  copy; #2.LocalPatientId=P2 | null
    IDSX60102 passes  copy; #2.LocalPatientId=p1 | "P1 x"
    IDSX60102 fails   copy; #2.LocalPatientId=" P1 " @1,2
    IDSX60102 passes  LocalPatientId=null; copy
    IDSX60102 passes  copy; #2.PrevDiag=F432 | null
    IDSX60102 passes  copy; #2.PrevDiag=f431
    IDSX60102 passes  PrevDiag=null; copy
    IDSX60102 passes  DiagDate={start+5}; copy; #2.DiagDate=2018-02-03 | {start+5}T10:00:00 | null
    IDSX60102 fails   DiagDate={start+5}; copy; #2.DiagDate={start+5}T00:00:00 @1,2
    IDSX60102 passes  DiagDate=null; copy
    IDSX60102 fails   copy; copy; #2.LocalPatientId=P2 @1,3

    # LocalPatientId holds a value; spaces are none
    IDSX60103 passes  LocalPatientId=0010001 | 0 | "\t"
    IDSX60103 fails   LocalPatientId=null | "" | " " | "   "

    # LocalPatientId has at most 20 characters, of any kind
    IDSX60104 passes  LocalPatientId=a | abcdefghijklmnopqrst | "???????????????????é"
    IDSX60104 passes  LocalPatientId="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n" | null
    IDSX60104 fails   LocalPatientId=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDSX60104 fails   LocalPatientId="abcdefghijklmnopqrst\n\n"

    # DiagSchemeInUse holds a value; spaces are none
    IDSX60105 passes  DiagSchemeInUse=x | 0 | "\t"
    IDSX60105 fails   DiagSchemeInUse=null | "" | " " | "   "

    # DiagSchemeInUse has two characters, of any kind
    IDSX60106 passes  DiagSchemeInUse=ab | "é!" | "  ab " | "ab\n" | null
    IDSX60106 fails   DiagSchemeInUse=a | abc | "\na" | "ab\n\n"

    # DiagSchemeInUse is a code of the list
    IDSX60107 passes  DiagSchemeInUse=02 | 06 | null
    IDSX60107 fails   DiagSchemeInUse=07 | QQ | "02\n" | 0202 | 2

    # PrevDiag holds a value; spaces are none
    IDSX60108 passes  PrevDiag=x | 0 | "\t"
    IDSX60108 fails   PrevDiag=null | "" | " " | "   "

    # PrevDiag has 4 to 18 characters, of any kind
    IDSX60109 passes  PrevDiag=abcd | abcdefghijklmnopqr | "?????????????????é"
    IDSX60109 passes  PrevDiag="  abcdefghijklmnopqr " | "abcdefghijklmnopqr\n" | null
    IDSX60109 fails   PrevDiag=abc | abcdefghijklmnopqrs | "abcdefghijklmnop\na"
    IDSX60109 fails   PrevDiag="abcdefghijklmnopqr\n\n"

    # PrevDiag fits the scheme: four to six characters in ICD-10, six to eighteen digits in SNOMED CT
    IDSX60110  passes  DiagSchemeInUse=02; PrevDiag=F431 | F43.1 | F43.12 | abcd | "é???" | null
    IDSX60110  fails   DiagSchemeInUse=02; PrevDiag=F43 | F | F43.123 | 35489007
    IDSX60110  passes  DiagSchemeInUse=06; PrevDiag=100005 | 35489007 | 123456789012345107 | null
    IDSX60110  fails   DiagSchemeInUse=06; PrevDiag=10003 | 1234567890123456100 | F431 | 3548900x
    IDSX60110  fails   DiagSchemeInUse=06; PrevDiag=-35489007 | "35489 007"
    IDSX60110  fails   DiagSchemeInUse=06; PrevDiag=35489007:408730004=100005
    IDSX60110  passes  PrevDiag=1; DiagSchemeInUse=99 | 01 | 0202 | null
    # the digits are a concept with the right check digit
    IDSX60110  fails   DiagSchemeInUse=06; PrevDiag=35489008 | 1234011 | 000000 | 999999999999999999

    # DiagDate is a day of the calendar from 1890 on, without a time of day
    IDSX60111 passes  DiagDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31 | 9999-12-31
    IDSX60111 passes  DiagDate={start}T00:00:00 | null
    IDSX60111 fails   DiagDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59 | 1900-02-29
    IDSX60111 fails   DiagDate=2019-02-29 | 2020-04-31 | 2020-13-01 | 31/08/2020 | yesterday

    # DiagDate lies not after the end of the period
    IDSX60112 passes  DiagDate={end} | {end-1} | {end}T23:59:59 | null | 31/12/2999
    IDSX60112 fails   DiagDate={end+1} | {end+400} | {end+1}T00:00:00 | 9999-12-31
    IDSX60112 passes  DiagDate={end+1}; IDS000Header.ReportingPeriodEndDate=null | {end+1} | 2020
    IDSX60112 passes  DiagDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29
    IDSX60112 passes  DiagDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-29T12:00:00
    IDSX60112 fails   DiagDate=2020-02-29; IDS000Header.ReportingPeriodEndDate=2020-02-28
    """#
}
