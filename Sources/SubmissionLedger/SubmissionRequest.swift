public import DataSet
internal import EventSchema

/// A file that a provider hands in.
public struct SubmissionRequest: Sendable {
  /// The database, zip file or directory of CSV files to read.
  public var path: String
  /// The organisation whose data it must be; a file whose header names another is rejected.
  public var provider: OrganisationCode
  /// Who sends it, where it is not the provider; nil to take the header's word.
  public var submitter: OrganisationCode?
  /// The month; nil to take the header's word.
  public var period: Period?
  /// A name under which this submission happens at most once: 1 to 256 bytes of text on one line.
  public var idempotencyKey: String?

  /// Sets out a request; a submitter or period that is nil is taken from the file's header.
  public init(
    path: String, provider: OrganisationCode, submitter: OrganisationCode? = nil,
    period: Period? = nil, idempotencyKey: String? = nil
  ) {
    self.path = path
    self.provider = provider
    self.submitter = submitter
    self.period = period
    self.idempotencyKey = idempotencyKey
  }
}

extension SubmissionRequest {
  /// Whether an earlier submission is what the caller says that this one is.
  func agrees(with received: SchemaSubmissionReceived) -> Bool {
    received.provider == provider.text
      && (submitter == nil || submitter?.text == received.submitter)
      && (period == nil || period.map(\.number) == received.period)
  }
}
