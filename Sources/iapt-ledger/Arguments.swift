internal import ArgumentParser
internal import EventLog
internal import Intake
internal import SubmissionLedger

// Arguments that several commands take.

/// What an answer is written as, besides lines and JSON of our own.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  /// Resources of HL7 FHIR R4.
  case fhir
}

/// Reads a time.
func pointInTime(_ text: String, _ name: String) throws(LedgerError) -> Timestamp {
  guard let time = Timestamp(text) else {
    throw .badArgument(name: name, expected: "a time such as 2020-10-12T09:30:00Z")
  }
  return time
}

/// Reads the first and the last moment of a span, where they were given.
func span(
  from: String?, to: String?
) throws(LedgerError) -> (from: Timestamp?, to: Timestamp?) {
  let first = try from.map { text throws(LedgerError) in try pointInTime(text, "--from") }
  let last = try to.map { text throws(LedgerError) in try pointInTime(text, "--to") }
  if let first, let last, last < first {
    throw .badArgument(name: "--from and --to", expected: "the earlier time first")
  }
  return (first, last)
}

/// Reads a moment of history.
func moment(_ text: String?) throws(LedgerError) -> AsOf {
  guard let text else { return .now }
  guard let moment = AsOf(text) else {
    throw .badArgument(
      name: "--as-of", expected: "a time such as 2020-10-12T09:30:00Z, or a position")
  }
  return moment
}

/// Reads an NHS number; nothing of it stands in the error.
func checked(nhsNumber text: String) throws(LedgerError) -> NHSNumber {
  guard let number = NHSNumber(checking: text) else {
    throw .badArgument(name: "--nhs-number", expected: "ten digits that pass their check")
  }
  return number
}
