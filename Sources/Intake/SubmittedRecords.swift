public import DataSet

/// The rows of one patient, referral or batch of personnel that passed every check.
///
/// An object, as records are: what is handed from core to core is one reference.
public final class SubmittedRows: Sendable, CustomStringConvertible, CustomReflectable {
  /// The rows as bytes of the Protocol Buffers message `Rows { repeated Row rows = 1; }`, in the
  /// order of the data set's tables and, within a table, of the file.
  ///
  /// `Row { string table = 1; uint32 number = 2; repeated uint32 fields = 3 [packed];
  /// repeated string values = 4; }`: the number is the place of the data row in its table of the
  /// submitted file, from 1; fields are places in the data set's order, from 1; only fields that
  /// hold a value are listed.
  public let bytes: [UInt8]

  /// The number of rows of each table, by the place of the table in the data set's order.
  public let counts: [Int]

  /// The bytes within ``bytes`` of each row, so that a holder can split them without parsing.
  public let ends: [Int]

  /// The place of each row in its table of the submitted file, from 1.
  public let numbers: [UInt32]

  init(bytes: [UInt8], counts: [Int], ends: [Int], numbers: [UInt32]) {
    self.bytes = bytes
    self.counts = counts
    self.ends = ends
    self.numbers = numbers
  }

  /// The number of rows.
  public var count: Int { ends.count }

  /// What may be shown: counts and dates, and nothing that names a person.
  public var description: String { "\(count) rows (redacted)" }
  /// What a dump shows; the rows and the identifiers are left out.
  public var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}

/// A patient of a submission with the rows that hang on the patient and on no referral.
public final class PatientRecord: Sendable, CustomStringConvertible, CustomReflectable {
  /// The place among the submission's patients, from 0, in the order of the file.
  ///
  /// Ordinals of rejected patients are left out, so they ascend with gaps.
  public let ordinal: UInt32
  /// The provider's number of the patient.
  public let localPatientID: LocalPatientID
  /// The NHS number, where one was submitted.
  public let nhsNumber: NHSNumber?
  /// The rows of the patient and of the tables below that name the patient directly.
  public let rows: SubmittedRows

  init(
    ordinal: UInt32, localPatientID: LocalPatientID, nhsNumber: NHSNumber?, rows: SubmittedRows
  ) {
    self.ordinal = ordinal
    self.localPatientID = localPatientID
    self.nhsNumber = nhsNumber
    self.rows = rows
  }

  /// What may be shown: counts and dates, and nothing that names a person.
  public var description: String { "patient \(ordinal), \(rows)" }
  /// What a dump shows; the rows and the identifiers are left out.
  public var customMirror: Mirror { Mirror(self, children: ["ordinal": ordinal]) }
}

/// A referral of a submission with everything that hangs on it.
public final class ReferralRecord: Sendable, CustomStringConvertible, CustomReflectable {
  /// The provider's number of the referral.
  public let serviceRequestID: ServiceRequestID
  /// The day on which the referral was received.
  public let receivedOn: Day
  /// The day of discharge; nil while the referral is open.
  public let dischargedOn: Day?
  /// The commissioners whom its rows name, in the order of their codes.
  public let commissioners: [OrganisationCode]
  /// The rows of the referral, its contacts, activities, scores and the like.
  public let rows: SubmittedRows

  init(
    serviceRequestID: ServiceRequestID, receivedOn: Day, dischargedOn: Day?,
    commissioners: [OrganisationCode], rows: SubmittedRows
  ) {
    self.serviceRequestID = serviceRequestID
    self.receivedOn = receivedOn
    self.dischargedOn = dischargedOn
    self.commissioners = commissioners
    self.rows = rows
  }

  /// What may be shown: counts and dates, and nothing that names a person.
  public var description: String { "referral received on \(receivedOn), \(rows)" }
  /// What a dump shows; the rows and the identifiers are left out.
  public var customMirror: Mirror { Mirror(self, children: ["receivedOn": receivedOn]) }
}
