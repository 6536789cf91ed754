public import DataSet

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
