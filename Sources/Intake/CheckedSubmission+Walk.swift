extension CheckedSubmission {
  /// Calls the body for every accepted patient, in the order of the file, with the patient's
  /// accepted referrals in theirs.
  ///
  /// Rows are decrypted for about a thousand patients at a time. May be called again.
  /// - Throws: what the body throws, or ``IntakeError`` where the scratch file cannot be read.
  public func forEachPatient(
    _ body: (PatientRecord, [ReferralRecord]) throws -> Void
  ) throws {
    try records.forEachPatient {
      ($0, $1)
    } body: {
      try body($0.0, $0.1)
    }
  }

  /// Calls the body for what is made of every accepted patient, in the order of the file.
  ///
  /// - Parameters:
  ///   - prepare: makes something of a patient and the referrals; runs on any core, some hundred
  ///     patients before the body.
  ///   - body: takes what was made.
  /// - Throws: what the body throws, or ``IntakeError`` where the scratch file cannot be read.
  public func forEachPatient<Prepared: Sendable>(
    preparing prepare: @escaping @Sendable (PatientRecord, [ReferralRecord]) -> Prepared,
    body: (Prepared) throws -> Void
  ) throws {
    try records.forEachPatient(preparing: prepare, body: body)
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
