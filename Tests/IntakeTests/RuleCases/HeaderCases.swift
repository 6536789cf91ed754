extension RuleCases {
  /// The rules of IDS000Header.
  static let header = #"""
    # DatSetVer holds a value; spaces are none
    IDS00001  passes  DatSetVer=x | 0 | "\t"
    IDS00001  fails   DatSetVer=null | "" | " " | "   "

    # DatSetVer is the version by whose rules the file is checked
    2.0 IDS00003  passes  DatSetVer=2.0 | " 2.0 " | null
    2.0 IDS00003  fails   DatSetVer=2.1 | 1.5 | 2 | 2.00 | 02.0 | "2.0\n"
    2.1 IDS00003  passes  DatSetVer=2.1 | null
    2.1 IDS00003  fails   DatSetVer=2.0 | 2.2 | 21 | 2.10 | 02.1

    # DatSetVer has one or two digits on both sides of a stop
    IDS00004  passes  DatSetVer=2.0 | 02.10 | 99.99 | 0.0 | "2.0\n" | null
    IDS00004  fails   DatSetVer=2 | 2. | .0 | 2,0 | 2x0 | 123.0 | 2.123 | v2.0 | "2. 0" | "2.0\n\n"
    IDS00004  fails   DatSetVer="٢.٠"

    # OrgIDProv holds a value; spaces are none
    IDS00028  passes  OrgIDProv=x | 0 | "\t"
    IDS00028  fails   OrgIDProv=null | "" | " " | "   "

    # OrgIDProv has 3 to 6 characters, of any kind
    IDS00029  passes  OrgIDProv=abc | abcdef | "?????é" | "  abcdef " | "abcdef\n" | null
    IDS00029  passes  OrgIDProv="😀😀😀😀😀😀"
    IDS00029  fails   OrgIDProv=ab | abcdefg | "abcd\na" | "abcdef\n\n"
    IDS00029  fails   OrgIDProv="e\u{301}e\u{301}e\u{301}e\u{301}"

    # OrgIDProv is the organisation for which the file is submitted
    IDS00030  passes  OrgIDProv=RX4 | " RX4 "
    IDS00030  fails   OrgIDProv=RX5 | rx4 | RX4X | RX40 | "RX4\n" | null

    # OrgIDSubmit holds a value; spaces are none
    IDS00031  passes  OrgIDSubmit=x | 0 | "\t"
    IDS00031  fails   OrgIDSubmit=null | "" | " " | "   "

    # OrgIDSubmit has the form of a code
    INTAKE003 passes  OrgIDSubmit=RX5 | 8HK01 | 123456 | "RX5\n" | null
    INTAKE003 fails   OrgIDSubmit=rx5 | RX | RX50001 | "RX 5" | RX-5

    # OrgIDSubmit has 3 to 6 characters, of any kind
    IDS00032  passes  OrgIDSubmit=abc | abcdef | "?????é" | "  abcdef " | "abcdef\n" | null
    IDS00032  fails   OrgIDSubmit=ab | abcdefg | "abcd\na" | "abcdef\n\n"

    # OrgIDSubmit is the organisation that submits the file, here the provider itself
    IDS00033  passes  OrgIDSubmit=RX4 | " RX4 "
    IDS00033  fails   OrgIDSubmit=RX5 | rx4 | RX4X | "RX4\n" | null

    # OrgIDSubmit is an organisation that is open on the first day of the period
    IDS00034  passes     base with organisations=RX4
    IDS00034  passes     OrgIDSubmit=RX4 with organisations=RX4 opens {start} closes {start}
    IDS00034  passes     OrgIDSubmit=RX4 with organisations=RX4 opens 1991-04-01
    IDS00034  passes     OrgIDSubmit=null with organisations=
    IDS00034  fails      OrgIDSubmit=RX4 with organisations=
    IDS00034  fails      OrgIDSubmit=RX4 with organisations=RX4X, XRX4
    IDS00034  fails      OrgIDSubmit=RX4 with organisations=RX4 opens {start+1}
    IDS00034  fails      OrgIDSubmit=RX4 with organisations=RX4 opens 2015-04-01 closes {start-1}
    IDS00034  fails      OrgIDSubmit=rx4 with organisations=RX4
    # a successor does not help, nor that it is open on another day of the period
    IDS00034  fails      OrgIDSubmit=RX4 with organisations=RX4 closes {start-1} successor RX5, RX5 opens {start}
    IDS00034  fails      OrgIDSubmit=RX4 with organisations=RX4 opens {end}
    # the day is that of the header; without one the data of today count
    IDS00034  passes     OrgIDSubmit=RX4; IDS000Header.ReportingPeriodStartDate=2015-04-01 with organisations=RX4 closes 2015-04-01
    IDS00034  fails      OrgIDSubmit=RX4; IDS000Header.ReportingPeriodStartDate=2015-04-02 with organisations=RX4 closes 2015-04-01
    IDS00034  passes     OrgIDSubmit=RX4; IDS000Header.ReportingPeriodStartDate=null with organisations=RX4 opens {start+1}
    IDS00034  fails      OrgIDSubmit=RX4; IDS000Header.ReportingPeriodStartDate=null with organisations=RX4 closes {start+1}
    # without the data nothing is said, not even of an organisation that never was
    IDS00034  unchecked  base
    IDS00034  unchecked  OrgIDSubmit=ZZZ | null
    IDS00034  unchecked  base with sites=RX4; gpPractices=RX4; postcodes=RX4

    # PrimSystemInUse holds a value; spaces are none
    IDS00012  passes  PrimSystemInUse=x | 0 | "\t"
    IDS00012  fails   PrimSystemInUse=null | "" | " " | "   "

    # PrimSystemInUse has at most 20 characters, of any kind
    IDS00013  passes  PrimSystemInUse=a | abcdefghijklmnopqrst | "???????????????????é"
    IDS00013  passes  PrimSystemInUse="  abcdefghijklmnopqrst " | "abcdefghijklmnopqrst\n"
    IDS00013  passes  PrimSystemInUse=null
    IDS00013  fails   PrimSystemInUse=abcdefghijklmnopqrstu | "abcdefghijklmnopqr\na"
    IDS00013  fails   PrimSystemInUse="abcdefghijklmnopqrst\n\n"

    # ReportingPeriodStartDate holds a value, whether or not it can be read
    IDS00014  passes  ReportingPeriodStartDate={start} | 1889-12-31 | yesterday
    IDS00014  fails   ReportingPeriodStartDate=null | " "

    # ReportingPeriodStartDate is a day of the calendar from 1890 on, without a time of day
    IDS00015  passes  ReportingPeriodStartDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS00015  passes  ReportingPeriodStartDate=9999-12-31 | {start}T00:00:00 | null
    IDS00015  fails   ReportingPeriodStartDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS00015  fails   ReportingPeriodStartDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS00015  fails   ReportingPeriodStartDate=31/08/2020 | yesterday

    # ReportingPeriodStartDate is the first day of the month that is submitted
    IDS00016  passes  ReportingPeriodStartDate={start} | {start}T00:00:00
    IDS00016  fails   ReportingPeriodStartDate={start+1} | {start-1} | {end} | {end+2}
    IDS00016  fails   ReportingPeriodStartDate={start}T00:00:01

    # ReportingPeriodEndDate holds a value, whether or not it can be read
    IDS00017  passes  ReportingPeriodEndDate={start} | 1889-12-31 | yesterday
    IDS00017  fails   ReportingPeriodEndDate=null | " "

    # ReportingPeriodEndDate is a day of the calendar from 1890 on, without a time of day
    IDS00018  passes  ReportingPeriodEndDate=1890-01-01 | 2000-02-29 | 2020-02-29 | 2020-12-31
    IDS00018  passes  ReportingPeriodEndDate=9999-12-31 | {start}T00:00:00 | null
    IDS00018  fails   ReportingPeriodEndDate=1889-12-31 | {start}T00:00:01 | {start}T23:59:59
    IDS00018  fails   ReportingPeriodEndDate=1900-02-29 | 2019-02-29 | 2020-04-31 | 2020-13-01
    IDS00018  fails   ReportingPeriodEndDate=31/08/2020 | yesterday

    # ReportingPeriodEndDate is the last day of the month that is submitted
    IDS00019  passes  ReportingPeriodEndDate={end} | {end}T00:00:00
    IDS00019  fails   ReportingPeriodEndDate={end-1} | {end+1} | {start} | {end-31} | {end}T23:59:59
    IDS00019  fails   ReportingPeriodEndDate=null

    # DateTimeDatSetCreate holds a value, whether or not it can be read
    IDS00020  passes  DateTimeDatSetCreate={start} | 1889-12-31 | yesterday
    IDS00020  fails   DateTimeDatSetCreate=null | " "

    # DateTimeDatSetCreate is a moment from the first of 1890 on
    IDS00021  passes  DateTimeDatSetCreate=1890-01-01T00:00:00 | {submitted}T23:59:59
    IDS00021  passes  DateTimeDatSetCreate={start}T00:00:00
    IDS00021  passes  DateTimeDatSetCreate=2020-02-29T12:00:00 | 9999-12-31T23:59:59 | null
    IDS00021  fails   DateTimeDatSetCreate=1889-12-31T23:59:59 | 0001-01-01T00:00:00
    IDS00021  fails   DateTimeDatSetCreate=2019-02-29T12:00:00 | 2020-10-01T24:00:00
    IDS00021  fails   DateTimeDatSetCreate=2020-10-01T10:60:00
    IDS00021  fails   DateTimeDatSetCreate=12/10/2020 | 1602494067 | now

    # DateTimeDatSetCreate lies not after the day of the submission; a later time on that day is right
    IDS00027  passes  DateTimeDatSetCreate={submitted}T00:00:00 | {submitted}T23:59:59
    IDS00027  passes  DateTimeDatSetCreate={submitted-1}T23:59:59 | {start}T00:00:00 | null
    IDS00027  passes  DateTimeDatSetCreate=tomorrow
    IDS00027  fails   DateTimeDatSetCreate={submitted+1}T00:00:00 | {submitted+31}T12:00:00
    """#
}
