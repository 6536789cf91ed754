extension CheckedSubmission {
  /// Calls the body for every accepted patient, in the order of the file, with the patient's
  /// accepted referrals in theirs.
  ///
  /// Rows are decrypted for about a thousand patients at a time. May be called again.
  /// - Throws: what the body throws, or ``IntakeError`` where the scratch file cannot be read.
  public func forEachPatient(
    _ body: (PatientRecord, [ReferralRecord]) throws -> Void
  ) throws {
    try records.forEachPatient(body)
  }

  /// Calls the body for the accepted rows of tables that hang on no patient, in batches.
  ///
  /// - Parameters:
  ///   - limitBytes: the most that a batch holds, unless one row alone is longer.
  ///   - body: takes a batch.
  /// - Throws: what the body throws, or ``IntakeError`` where the scratch file cannot be read.
  public func forEachPersonnelBatch(
    limitBytes: Int = 32_768, _ body: (SubmittedRows) throws -> Void
  ) throws {
    try records.forEachPersonnelBatch(limitBytes: limitBytes, body)
  }
}
