/// What attributes are derived from: a row, and the rows above it.
public protocol DerivationInput: ~Copyable {
  /// The number of the row in its table, as the ids of rows are to count it.
  var number: UInt32 { get }
  /// The value of a field, in the form that cleansing gives it; nil for nothing, and where there is no such row.
  func value(_ field: Int, of row: RelatedRow) -> String?
}

/// The row for which an attribute is derived, or one above it, by the table in which that is.
public enum RelatedRow: String, Sendable, CaseIterable {
  case own = ""
  case patient = "IDS001MPI"
  case referral = "IDS101Referral"
  case contact = "IDS201CareContact"
  case activity = "IDS202CareActivity"
}

/// A row for which attributes are derived, with the rows above it.
///
/// A row is its values in the order of its table's fields, one for each, in the form that
/// cleansing gives them: nil for nothing, dates as `YYYY-MM-DD`.
public struct DerivationRow: Sendable {
  /// The number of the row in its table, as the ids of rows are to count it.
  public var number: UInt32
  /// The values of the row itself.
  public var values: [String?]
  /// The patient's row in `IDS001MPI`, where the table hangs on patients or on what hangs on them.
  public var patient: [String?]?
  /// The row above in `IDS101Referral`.
  public var referral: [String?]?
  /// The row above in `IDS201CareContact`.
  public var contact: [String?]?
  /// The row above in `IDS202CareActivity`.
  public var activity: [String?]?

  /// A row; a row above that is not given counts as one without values.
  public init(
    number: UInt32, values: [String?], patient: [String?]? = nil, referral: [String?]? = nil,
    contact: [String?]? = nil, activity: [String?]? = nil
  ) {
    self.number = number
    self.values = values
    self.patient = patient
    self.referral = referral
    self.contact = contact
    self.activity = activity
  }
}

extension DerivationRow: DerivationInput {
  /// A value of the row, or of one above it that was given.
  public func value(_ field: Int, of row: RelatedRow) -> String? {
    switch row {
    case .own: values[field]
    case .patient: patient?[field]
    case .referral: referral?[field]
    case .contact: contact?[field]
    case .activity: activity?[field]
    }
  }
}

extension DerivationRow: CustomStringConvertible, CustomReflectable {
  /// What may be shown: the number, and nothing that names a person.
  public var description: String { "row \(number) (redacted)" }
  /// What a dump shows; the values are left out.
  public var customMirror: Mirror { Mirror(self, children: ["number": number]) }
}

/// What every row of a submission has in common.
public struct SubmissionFacts: Sendable {
  /// The number of the submission, with which the ids of its rows begin; at most 14 digits.
  public let id: UInt64
  /// The id of the event by which the submission came, up to the first colon a whole number.
  public let eventID: String
  /// The day on which the submission was received.
  public let receivedOn: Day
  /// The values of the row of `IDS000Header`, in the order of the table's fields.
  public let header: [String?]

  /// The facts of a submission; without an event id the submission's own number stands for it.
  public init(id: UInt64, eventID: String? = nil, receivedOn: Day, header: [String?]) {
    self.id = id
    self.eventID = eventID ?? String(id)
    self.receivedOn = receivedOn
    self.header = header
  }
}

/// A row or a submission whose attributes cannot be derived.
public enum DerivationError: Error, Equatable {
  /// The number of a row has more digits than its place in the row's id.
  case rowNumberTooLong(UInt32, digits: Int)
  /// The number of the submission has more digits than its place in the ids of its rows.
  case submissionIDTooLong(UInt64, digits: Int)
  /// The event id does not begin with a whole number and the separator.
  case unreadableEventID(String)
}

extension DerivationError: CustomStringConvertible {
  /// The reason in one line.
  public var description: String {
    switch self {
    case .rowNumberTooLong(let number, let digits):
      "row number \(number) has more than \(digits) digits, which an id of a row has room for"
    case .submissionIDTooLong(let id, let digits):
      "submission \(id) has more than \(digits) digits, which an id of a row has room for"
    case .unreadableEventID(let id):
      "event id \"\(id)\" does not begin with a whole number"
    }
  }
}
